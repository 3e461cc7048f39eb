using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Microsoft.Extensions.Logging;

namespace ChatCoach.Protocol.Connector;

/// <summary>Makes the credential the bot signs in with; called again when a token turned out to be refused.</summary>
public delegate TokenCredential BotCredentialFactory();

/// <summary>
/// Outbound tokens. Azure.Identity fetches and caches them; a token the service refused is replaced by one from a new
/// credential, whose cache is empty.
/// </summary>
public sealed class BotTokenSource(BotOptions options, BotCredentialFactory newCredential, ILogger<BotTokenSource> logger)
{
    private readonly TokenRequestContext _request = new([options.OutboundScope]);
    private readonly Lock _gate = new();
    private TokenCredential? _credential;
    private string? _lastToken;

    /// <summary>The credential of the public cloud for the app type in <paramref name="options"/>.</summary>
    /// <param name="transport">How to reach Entra; null for the usual way.</param>
    public static TokenCredential CredentialFor(BotOptions options, HttpPipelineTransport? transport = null)
    {
        if (options.AppType == BotAppType.UserAssignedMSI)
            return new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(options.AppId));
        var client = new ClientSecretCredentialOptions { AuthorityHost = new Uri(options.LoginHost) };
        if (transport is not null)
            client.Transport = transport;
        return new ClientSecretCredential(options.TenantId, options.AppId, options.ClientSecret, client);
    }

    /// <summary>
    /// A token for the connector. A managed identity that does not answer may be back soon, so it counts as unavailable. <paramref name="refused"/> is the token that was just answered 401; of many callers
    /// with the same refused token only the first makes a new credential.
    /// </summary>
    public async Task<BotToken> GetAsync(CancellationToken cancellation, string? refused = null)
    {
        if (options.IsAnonymousLoopback)
            return new BotToken.NotNeeded();
        try
        {
            var token = await Credential(refused).GetTokenAsync(_request, cancellation).ConfigureAwait(false);
            lock (_gate)
                _lastToken = token.Token;
            return new BotToken.Bearer(token.Token);
        }
        catch (AuthenticationFailedException e)
        {
            Log.TokenNotIssued(logger, e.GetType().Name);
            return IsRefusal(e)
                ? new BotToken.Misconfigured("Entra refused the bot's app id, tenant or secret.")
                : new BotToken.Unavailable("No token could be fetched.");
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return new BotToken.Unavailable("No token came in time.");
        }
        catch (ArgumentException e)
        {
            Log.TokenNotIssued(logger, e.GetType().Name);
            return new BotToken.Misconfigured("The settings of the bot's identity are incomplete.");
        }
    }

    private TokenCredential Credential(string? refused)
    {
        lock (_gate)
        {
            if (refused is not null && refused == _lastToken)
                _credential = null;
            return _credential ??= newCredential();
        }
    }

    /// <summary>Entra answered and said no (MSAL service exception with an AADSTS code), as opposed to not being there.</summary>
    private static bool IsRefusal(AuthenticationFailedException e)
        => e.InnerException is Microsoft.Identity.Client.MsalServiceException { StatusCode: >= 400 and < 429 };
}

/// <summary>A token, or why there is none.</summary>
public abstract record BotToken
{
    private BotToken()
    {
    }

    public sealed record Bearer(string Value) : BotToken
    {
        /// <summary>A token never reaches a log.</summary>
        public override string ToString() => "Bearer { … }";
    }

    /// <summary>A local bot talks to loopback without one.</summary>
    public sealed record NotNeeded : BotToken;

    public sealed record Unavailable(string Reason) : BotToken;

    public sealed record Misconfigured(string Reason) : BotToken;
}
