using ChatCoach.Protocol.Authentication;
using FsCheck;
using FsCheck.Fluent;
using static ChatCoach.Protocol.Authentication.InboundVerdict;

namespace ChatCoach.Host.Tests.Protocol;

public sealed class InboundTokenTests(TokenTableIssuer issuer) : IClassFixture<TokenTableIssuer>
{
    public static TheoryData<string> Cases => [.. TokenTable.Rows.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Each_rule_is_named_when_it_alone_is_broken(string name)
    {
        var row = TokenTable.Rows.Single(row => row.Name == name);

        var verdict = await issuer.Fixture.AskAsync(row.Request(issuer.Fixture));

        Assert.Equal(row.Outcome, InWords(verdict));
    }

    [Fact]
    public void Every_rule_has_a_case_that_breaks_it()
    {
        var broken = TokenTable.Rows.Select(row => row.Outcome.Split(' ')[^1]).ToHashSet();
        var rules = typeof(InboundRules).GetFields().Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal([InboundRules.Anonymous], rules.Except(broken));
    }

    [Fact]
    public void Whatever_stands_in_the_header_is_answered_and_never_accepted()
    {
        var right = issuer.Fixture.BotServiceRequest().ToHeader()!;
        var damage = from at in Gen.Choose(0, right.Length - 40)
                     from length in Gen.Choose(0, 30)
                     from put in Gen.Elements("", ".", "..", "=", "A", "é", "\0", "{}", "eyJhbGciOiJub25lIn0")
                     select right[..at] + put + right[(at + length)..];

        Prop.ForAll(damage.ToArbitrary(), header =>
        {
            var request = issuer.Fixture.BotServiceRequest();
            var verdict = issuer.Fixture.Authenticator.AuthenticateAsync(header, request.Activity, default).GetAwaiter().GetResult();
            Assert.True(IsTheSame(header, right) || verdict is Refused { Status: 401 }, header);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public async Task Requests_of_both_issuers_at_once_each_get_their_own_verdict()
    {
        var fixture = issuer.Fixture;
        fixture.Build(options => options);
        var prepared = TokenTable.Rows.Select(row => (Row: row, Request: row.Request(fixture)))
            .Select(asked => (asked.Row, asked.Request.Activity, Header: asked.Request.ToHeader()))
            .ToArray();

        var asked = Enumerable.Range(0, 60 * prepared.Length)
            .Select(i => prepared[i * 7 % prepared.Length])
            .Select(one => Task.Run(async () =>
                (one.Row, Verdict: InWords(await fixture.Authenticator.AuthenticateAsync(one.Header, one.Activity, default)))));

        Assert.All(await Task.WhenAll(asked), answer => Assert.Equal(answer.Row.Outcome, answer.Verdict));
    }

    /// <summary>The letters of the scheme may be of either size (RFC 9110, 11.1).</summary>
    private static bool IsTheSame(string header, string right)
        => header.Length == right.Length && header.StartsWith("bearer ", StringComparison.OrdinalIgnoreCase) && header[6..] == right[6..];

    internal static string InWords(InboundVerdict verdict) => verdict switch
    {
        Accepted accepted => accepted.Kind.ToString(),
        Refused refused => $"{refused.Status} {refused.Rule}",
        _ => "503",
    };
}

/// <summary>An issuer with a key for each kind of key rule; its keys never change.</summary>
public sealed class TokenTableIssuer : IAsyncLifetime
{
    public InboundFixture Fixture { get; } = new();

    public async Task InitializeAsync()
    {
        await Fixture.InitializeAsync();
        Fixture.Issuer.BotServiceKeys.Add(new IssuerKey("bot-unendorsed"));
        Fixture.Issuer.BotServiceKeys.Add(new IssuerKey("bot-encrypts", "msteams") { Use = "enc" });
        Fixture.Issuer.EntraKeys.Add(new IssuerKey("entra-foreign") { Issuer = "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0" });
        Fixture.Issuer.EntraKeys.Add(new IssuerKey("entra-own") { Issuer = $"https://login.microsoftonline.com/{TokenRequest.TenantId}/v2.0" });
        Fixture.Issuer.EntraKeys.Add(new IssuerKey("entra-common") { Issuer = "https://login.microsoftonline.com/{tenantid}/v2.0" });
    }

    public Task DisposeAsync() => Fixture.DisposeAsync();
}
