using Azure.Identity;
using ChatCoach.Protocol;
using ChatCoach.Protocol.Connector;
using Microsoft.AspNetCore.Http;
using static ChatCoach.Host.Tests.Protocol.ConnectorOutcomeTests;

namespace ChatCoach.Host.Tests.Protocol;

/// <summary>Where tokens go, and that they go nowhere else.</summary>
public sealed class OutboundTokenTests : IAsyncLifetime
{
    private ConnectorFixture _connector = null!;

    [Fact]
    public async Task A_call_carries_a_token_for_the_connector()
    {
        Assert.Equal("Sent 1", InWords(await _connector.SendAsync()));

        Assert.Equal("Bearer token-1", Assert.Single(_connector.Calls).Authorization);
        Assert.Equal(["https://api.botframework.com/.default"], _connector.Credential.Asked!.Value.Scopes);
    }

    [Fact]
    public async Task A_refused_token_is_replaced_once_by_one_of_a_new_credential()
    {
        var answers = 0;
        _connector.Answer = context => ConnectorFixture.With(answers++ == 0 ? 401 : 201, """{"id":"9"}""")(context);

        Assert.Equal("Sent 9", InWords(await _connector.SendAsync()));

        Assert.Equal(["Bearer token-1", "Bearer token-2"], _connector.Calls.Select(call => call.Authorization));
        Assert.Equal(2, _connector.CredentialsMade);
    }

    [Fact]
    public async Task A_token_refused_twice_is_for_an_administrator()
    {
        _connector.Answer = ConnectorFixture.With(401);

        Assert.Equal("Misconfigured", InWords(await _connector.SendAsync()));
        Assert.Equal(2, _connector.Calls.Count);
    }

    [Theory]
    [InlineData("https://evilbotframework.com/")]
    [InlineData("https://smba.trafficmanager.net/teams/")]
    [InlineData("http://localhost:5000/")]
    [InlineData("not an address")]
    public async Task For_a_host_that_is_not_listed_no_token_is_even_asked_for(string serviceUrl)
    {
        var outcome = await _connector.Client.SendAsync(_connector.Reference(serviceUrl), ConnectorFixture.Hello, default);

        Assert.Contains(InWords(outcome), new[] { "Misconfigured", "Rejected 0 BadId" });
        Assert.Equal((0, 0), (_connector.Credential.Issued, _connector.CredentialsMade));
    }

    [Fact]
    public async Task A_local_bot_asks_for_no_token()
    {
        await using var local = await ConnectorFixture.StartAsync(withTokens: false);

        Assert.Equal("Sent 1", InWords(await local.SendAsync()));
        Assert.Null(Assert.Single(local.Calls).Authorization);
        Assert.Equal(0, local.CredentialsMade);
    }

    [Fact]
    public async Task Whoever_gives_no_token_is_asked_again_later_and_whoever_refuses_one_is_for_an_administrator()
    {
        _connector.Credential.Failure = new AuthenticationFailedException("away", new IOException());
        Assert.Equal("RetryLater", InWords(await _connector.SendAsync()));

        _connector.Credential.Failure = new CredentialUnavailableException("no managed identity");
        Assert.Equal("RetryLater", InWords(await _connector.SendAsync()));

        _connector.Credential.Failure = new AuthenticationFailedException("no", new Microsoft.Identity.Client.MsalServiceException("invalid_client", "AADSTS7000215", 401));
        Assert.Equal("Misconfigured", InWords(await _connector.SendAsync()));
        Assert.Empty(_connector.Calls);
    }

    [Fact]
    public async Task A_token_that_never_comes_holds_a_call_no_longer_than_its_limit()
    {
        _connector.Clock.LongestWait = TimeSpan.FromMilliseconds(300);
        _connector.Credential.Hangs = true;

        Assert.Equal("RetryLater", InWords(await _connector.SendAsync()));
        Assert.Empty(_connector.Calls);
    }

    [Fact]
    public void The_app_type_decides_how_the_bot_signs_in()
    {
        var options = new BotOptions { AppId = TokenRequest.AppId, TenantId = TokenRequest.TenantId, ClientSecret = "secret" };

        Assert.IsType<ClientSecretCredential>(BotTokenSource.CredentialFor(options));
        Assert.IsType<ManagedIdentityCredential>(BotTokenSource.CredentialFor(options with { AppType = BotAppType.UserAssignedMSI, ClientSecret = null }));
    }

    [Fact]
    public void A_token_never_stands_in_a_text()
        => Assert.DoesNotContain("secret", new BotToken.Bearer("secret").ToString(), StringComparison.Ordinal);

    public async Task InitializeAsync() => _connector = await ConnectorFixture.StartAsync(withTokens: true);

    public async Task DisposeAsync() => await _connector.DisposeAsync();
}
