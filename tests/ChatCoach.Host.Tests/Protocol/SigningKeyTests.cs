using ChatCoach.Protocol.Authentication;
using Microsoft.AspNetCore.Http;
using static ChatCoach.Host.Tests.Protocol.InboundTokenTests;

namespace ChatCoach.Host.Tests.Protocol;

public sealed class SigningKeyTests : IAsyncLifetime
{
    private readonly InboundFixture _fixture = new();

    private LocalIssuer Issuer => _fixture.Issuer;

    private async Task<string> AskAsync() => InWords(await _fixture.AskAsync(_fixture.BotServiceRequest()));

    private async Task<string> AskWithUnknownKeyAsync()
    {
        var request = _fixture.BotServiceRequest();
        request.Header["kid"] = "made-up";
        return InWords(await _fixture.AskAsync(request));
    }

    [Fact]
    public async Task Keys_are_fetched_once_for_many_requests_and_the_other_issuer_is_left_alone()
    {
        var verdicts = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(AskAsync)));

        Assert.All(verdicts, verdict => Assert.Equal("BotService", verdict));
        Assert.Equal((1, 0), (Issuer.BotServiceFetches, Issuer.EntraFetches));
    }

    [Fact]
    public async Task The_first_request_after_a_rotation_is_accepted_and_the_old_key_no_longer_is()
    {
        Assert.Equal("BotService", await AskAsync());
        var old = _fixture.BotServiceRequest();
        Issuer.BotServiceKeys[0] = new IssuerKey("bot-2", "msteams");

        Assert.Equal("BotService", await AskAsync());
        Assert.Equal("401 kid", InWords(await _fixture.AskAsync(old)));
        Assert.Equal(2, Issuer.BotServiceFetches);
    }

    [Fact]
    public async Task A_rotation_that_many_meet_at_once_costs_one_fetch()
    {
        Assert.Equal("BotService", await AskAsync());
        Issuer.BotServiceKeys[0] = new IssuerKey("bot-2", "msteams");

        var verdicts = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(AskAsync)));

        Assert.All(verdicts, verdict => Assert.Equal("BotService", verdict));
        Assert.Equal(2, Issuer.BotServiceFetches);
    }

    [Fact]
    public async Task A_rotation_of_test_clients_keys_is_noticed_too()
    {
        async Task<string> AskAsTestClientAsync() => InWords(await _fixture.AskAsync(_fixture.EntraRequest()));
        Assert.Equal("Emulator", await AskAsTestClientAsync());
        Issuer.EntraKeys[0] = new IssuerKey("entra-2");

        Assert.Equal("Emulator", await AskAsTestClientAsync());
        Assert.Equal((0, 2), (Issuer.BotServiceFetches, Issuer.EntraFetches));
    }

    [Fact]
    public async Task Made_up_key_ids_fetch_once_a_minute_and_a_rotation_is_noticed_after_it()
    {
        Assert.Equal("BotService", await AskAsync());
        var verdicts = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(AskWithUnknownKeyAsync)));
        Issuer.BotServiceKeys[0] = new IssuerKey("bot-2", "msteams");
        _fixture.Clock.Now += SigningKeys.UnknownKeyPause - TimeSpan.FromSeconds(1);
        var justBefore = await AskAsync();
        _fixture.Clock.Now += TimeSpan.FromSeconds(1);

        Assert.All(verdicts, verdict => Assert.Equal("401 kid", verdict));
        Assert.Equal("401 kid", justBefore);
        Assert.Equal("BotService", await AskAsync());
        Assert.Equal(3, Issuer.BotServiceFetches);
    }

    [Theory]
    [InlineData("a 500")]
    [InlineData("a page of HTML")]
    [InlineData("a dropped connection")]
    [InlineData("metadata without keys")]
    public async Task An_issuer_that_fails_is_a_503_until_it_is_back(string failure)
    {
        Issuer.Instead = context => FailAsync(context, failure);
        Assert.Equal("503", await AskAsync());
        Issuer.Instead = null;
        Assert.Equal("503", await AskAsync());
        _fixture.Clock.Now += SigningKeys.FailurePause;

        Assert.Equal("BotService", await AskAsync());
    }

    [Theory]
    [InlineData(MetadataDocuments.MaxBytes / 2, "BotService")]
    [InlineData(MetadataDocuments.MaxBytes, "503")]
    public async Task Documents_are_read_up_to_a_megabyte(int blanks, string outcome)
    {
        Issuer.Blanks = blanks;

        Assert.Equal(outcome, await AskAsync());
    }

    [Fact]
    public async Task A_request_with_an_unknown_key_is_not_judged_while_the_issuer_is_away()
    {
        Assert.Equal("BotService", await AskAsync());
        Issuer.Instead = context => FailAsync(context, "a 500");

        Assert.Equal("503", await AskWithUnknownKeyAsync());
        Assert.Equal("BotService", await AskAsync());
    }

    [Fact]
    public async Task Keys_are_renewed_after_twelve_hours_and_serve_for_a_day_if_the_issuer_is_away()
    {
        Assert.Equal("BotService", await AskAsync());
        _fixture.Clock.Now += SigningKeys.RefreshAfter;
        Assert.Equal("BotService", await AskAsync());
        Assert.Equal(2, Issuer.BotServiceFetches);

        Issuer.Instead = context => FailAsync(context, "a 500");
        _fixture.Clock.Now += SigningKeys.MaxAge - TimeSpan.FromSeconds(1);
        Assert.Equal("BotService", await AskAsync());
        _fixture.Clock.Now += SigningKeys.FailurePause;
        Assert.Equal("503", await AskAsync());
    }

    [Theory]
    [InlineData("https://elsewhere.example/bot/keys", "BotService")]
    [InlineData("http://elsewhere.example/bot/keys", "503")]
    public async Task Keys_are_never_fetched_over_plain_http_from_elsewhere_even_if_the_issuer_says_so(string keys, string outcome)
    {
        Issuer.KeysElsewhere = keys;

        Assert.Equal(outcome, await AskAsync());
    }

    [Theory]
    [InlineData("https://login.botframework.com/v1/.well-known/openidconfiguration", true)]
    [InlineData("http://localhost:5000/openid", true)]
    [InlineData("http://127.0.0.1:5000/openid", true)]
    [InlineData("http://login.botframework.com/openid", false)]
    [InlineData("http://localhost.example.com/openid", false)]
    [InlineData("file:///etc/openid", false)]
    [InlineData("openid", false)]
    public void Metadata_come_over_https_or_from_this_machine(string address, bool allowed)
        => Assert.Equal(allowed, MetadataDocuments.MayFetch(address));

    private static Task FailAsync(HttpContext context, string failure)
    {
        switch (failure)
        {
            case "a 500":
                context.Response.StatusCode = 500;
                return Task.CompletedTask;
            case "a page of HTML":
                return context.Response.WriteAsync("<html>sign in</html>");
            case "a dropped connection":
                context.Abort();
                return Task.CompletedTask;
            default:
                return context.Response.WriteAsync("{}");
        }
    }

    public Task InitializeAsync() => _fixture.InitializeAsync();

    public Task DisposeAsync() => _fixture.DisposeAsync();
}
