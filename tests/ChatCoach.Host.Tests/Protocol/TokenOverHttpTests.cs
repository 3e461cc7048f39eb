using System.Text;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Protocol.Activities;
using ChatCoach.Protocol.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace ChatCoach.Host.Tests.Protocol;

/// <summary>The table of tokens against the running coach: each refusal is an answer with a sentence, and the log names the rule.</summary>
public sealed class TokenOverHttpTests(TokenTableIssuer issuer) : IClassFixture<TokenTableIssuer>, IAsyncLifetime
{
    private readonly Databases databases = Databases.New(Database.Sqlite);
    private FarEnd farEnd = null!;
    private CoachHost host = null!;

    public async Task InitializeAsync()
    {
        farEnd = await FarEnd.StartAsync();
        host = await CoachHost.OnAsync(
            databases,
            farEnd,
            new PlayClock { Now = issuer.Fixture.Clock.Now },
            builder => builder.Services.AddHttpClient(MetadataDocuments.ClientName).ConfigurePrimaryHttpMessageHandler(issuer.Fixture.Issuer.TrustingHandler),
            $"--Bot:AppId={TokenRequest.AppId}",
            $"--Bot:TenantId={TokenRequest.TenantId}",
            "--Bot:ClientSecret=s",
            $"--Bot:OpenIdMetadataUrl={issuer.Fixture.Issuer.BotServiceMetadata}",
            $"--Bot:EntraOpenIdMetadataUrl={issuer.Fixture.Issuer.EntraMetadata}");
    }

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        await farEnd.DisposeAsync();
        await databases.DisposeAsync();
    }

    [Fact]
    public async Task Every_case_of_the_table_is_answered_as_it_says()
    {
        var wrong = new List<string>();
        foreach (var row in TokenTable.Rows)
            if (await WrongAsync(row) is { } what)
                wrong.Add($"{row.Name}: {what}");

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task While_the_issuer_is_away_the_channel_is_asked_to_send_again()
    {
        issuer.Fixture.Issuer.Instead = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        var answered = await SendAsync(issuer.Fixture.BotServiceRequest());
        issuer.Fixture.Issuer.Instead = null;

        Assert.Equal(503, answered.Status);
        Assert.Contains("keys", answered.Json["title"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    /// <summary>Null when status, sentence and log are right.</summary>
    private async Task<string?> WrongAsync(TokenTable.Row row)
    {
        var logged = host.Log.Lines.Count;
        var answered = await SendAsync(row.Request(issuer.Fixture));
        if (row.Outcome is "BotService" or "Emulator")
            return answered.Status == 200 ? null : $"{answered.Status} {answered.Body}";
        var (status, rule) = (row.Outcome.Split(' ')[0], row.Outcome.Split(' ')[1]);
        if (answered.Status.ToString(System.Globalization.CultureInfo.InvariantCulture) != status)
            return $"{answered.Status} {answered.Body}";
        var reason = answered.Json["title"]!.GetValue<string>();
        return host.Log.Lines.Skip(logged).Any(line => line.Contains($"refused by rule {rule} ({status}): {reason}", StringComparison.Ordinal)) ? null : $"not logged: {reason}";
    }

    /// <summary>An activity that changes nothing, so that a valid token sends nothing to the real service.</summary>
    private async Task<Answered> SendAsync(TokenRequest asked)
    {
        using var content = new StringContent(Encoding.UTF8.GetString((asked.Activity with { Type = ActivityTypes.Typing }).ToUtf8()), Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = content };
        if (asked.ToHeader() is { } header)
            request.Headers.TryAddWithoutValidation("Authorization", header);
        return await host.SendAsync(request);
    }
}
