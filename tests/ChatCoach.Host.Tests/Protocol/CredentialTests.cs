using Azure.Core;
using Azure.Core.Pipeline;
using ChatCoach.Protocol;
using ChatCoach.Protocol.Connector;
using Microsoft.AspNetCore.Http;

namespace ChatCoach.Host.Tests.Protocol;

/// <summary>The real credentials of Azure.Identity, against stand-ins for Entra and for the machine's identity endpoint.</summary>
public sealed class CredentialTests
{
    private static readonly BotOptions Options = new()
    {
        AppId = TokenRequest.AppId,
        TenantId = TokenRequest.TenantId,
        ClientSecret = "open-sesame",
    };

    [Fact]
    public async Task A_secret_becomes_a_token_of_the_bots_own_tenant()
    {
        string asked = "";
        await using var entra = await StandIn.StartAsync(https: true, async context =>
        {
            context.Response.ContentType = "application/json";
            if (context.Request.Path != $"/{TokenRequest.TenantId}/oauth2/v2.0/token")
            {
                context.Response.StatusCode = 404;
                return;
            }

            using var body = new StreamReader(context.Request.Body);
            asked = Uri.UnescapeDataString(await body.ReadToEndAsync());
            await context.Response.WriteAsync("""{"token_type":"Bearer","expires_in":3600,"access_token":"issued"}""");
        });
        using var transport = new HttpClientTransport(new Redirected(entra));

        var credential = BotTokenSource.CredentialFor(Options, transport);
        var token = await credential.GetTokenAsync(new TokenRequestContext([Options.OutboundScope]), default);

        Assert.Equal("issued", token.Token);
        Assert.Contains($"client_id={TokenRequest.AppId}", asked, StringComparison.Ordinal);
        Assert.Contains("client_secret=open-sesame", asked, StringComparison.Ordinal);
        Assert.Contains("https://api.botframework.com/.default", asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_managed_identity_becomes_a_token_without_any_secret()
    {
        var asked = new TaskCompletionSource<string>();
        await using var machine = await StandIn.StartAsync(https: false, async context =>
        {
            asked.TrySetResult($"{context.Request.Headers["X-IDENTITY-HEADER"]} {Uri.UnescapeDataString(context.Request.QueryString.Value!)}");
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync($$"""{"access_token":"issued","expires_on":"{{DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds()}}","resource":"https://api.botframework.com","token_type":"Bearer"}""");
        });
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", machine.Address + "msi/token");
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", "of-this-machine");
        try
        {
            var credential = BotTokenSource.CredentialFor(Options with { AppType = BotAppType.UserAssignedMSI, ClientSecret = null });
            var token = await credential.GetTokenAsync(new TokenRequestContext([Options.OutboundScope]), default);

            Assert.Equal("issued", token.Token);
            var request = await asked.Task;
            Assert.StartsWith("of-this-machine ", request, StringComparison.Ordinal);
            Assert.Contains("resource=https://api.botframework.com", request, StringComparison.Ordinal);
            Assert.Contains($"client_id={TokenRequest.AppId}", request, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", null);
            Environment.SetEnvironmentVariable("IDENTITY_HEADER", null);
        }
    }

    /// <summary>Sends what is meant for the public login host to the stand-in.</summary>
    private sealed class Redirected(StandIn entra) : DelegatingHandler(entra.TrustingHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Assert.Equal("login.microsoftonline.com", request.RequestUri!.Host);
            request.RequestUri = new Uri(entra.Address, request.RequestUri.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
