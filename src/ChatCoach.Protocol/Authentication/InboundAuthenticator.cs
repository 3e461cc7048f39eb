using ChatCoach.Protocol.Activities;
using ChatCoach.Protocol.Connector;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using static ChatCoach.Protocol.Authentication.InboundVerdict;

namespace ChatCoach.Protocol.Authentication;

/// <summary>
/// Decides whether an activity may come in (bot-docs, Bot Connector authentication). Two issuers stand side by side, the
/// Bot Service and Entra, each with its own keys; which one is asked follows from the issuer the token names, which its
/// signature then has to prove. Nothing about one request is ever shared with another.
/// </summary>
public sealed class InboundAuthenticator(
    BotOptions options, SigningKeyRing keys, ServiceHosts hosts, TimeProvider clock, ILogger<InboundAuthenticator> logger)
{
    private readonly TokenReader _reader = new();
    private readonly TokenSignature _signature = new(options, clock);
    private readonly TenantRule _tenants = new(options);
    private readonly HashSet<string> _entraIssuers = [.. EntraRules.IssuersFor(options)];

    /// <summary>
    /// Never throws for what a caller sent. <paramref name="authorizationHeader"/> is the whole header, null if there is none.
    /// </summary>
    public async Task<InboundVerdict> AuthenticateAsync(
        string? authorizationHeader, Activity activity, CancellationToken cancellation)
    {
        var verdict = options.IsAnonymousLoopback
            ? Anonymous(activity)
            : await WithTokenAsync(authorizationHeader, activity, cancellation).ConfigureAwait(false);
        if (verdict is Refused refused)
            Log.InboundRefused(logger, refused.Rule, refused.Status, refused.Reason);
        else if (verdict is Unavailable unavailable)
            Log.InboundUnavailable(logger, unavailable.Reason);
        return verdict;
    }

    private InboundVerdict Anonymous(Activity activity)
        => hosts.Allows(activity.ServiceUrl)
            ? new Accepted(InboundKind.AnonymousLoopback)
            : new Refused(401, InboundRules.Anonymous, "Without an app id only clients on this machine may speak to the bot.");

    private async Task<InboundVerdict> WithTokenAsync(string? header, Activity activity, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(options.AppId))
            return new Refused(401, InboundRules.Audience, "The bot has no app id, so no token can be meant for it.");
        if (_reader.Read(header, out var token) is { } unreadable)
            return unreadable;
        var isBotService = token.Issuer == options.Issuer;
        if (!isBotService && !_entraIssuers.Contains(token.Issuer))
            return new Refused(401, InboundRules.Issuer, "The token comes from an issuer that is not accepted.");

        var found = await (isBotService ? keys.BotService : keys.Entra).FindAsync(token.Kid, cancellation).ConfigureAwait(false);
        if (found is SigningKeyAnswer.Unavailable)
            return new Unavailable("The keys of the token's issuer cannot be fetched.");
        if (found is not SigningKeyAnswer.Found { Key: var key })
            return new Refused(401, InboundRules.KeyId, "The token's key is not among those of its issuer.");

        return await _signature.CheckAsync(token, key).ConfigureAwait(false)
            ?? (isBotService ? BotServiceRules.Broken(token, key, activity) : EntraRules.Broken(token, key, options.AppId))
            ?? BrokenByHost(activity)
            ?? _tenants.Broken(activity)
            ?? (InboundVerdict)new Accepted(isBotService ? InboundKind.BotService : InboundKind.Emulator);
    }

    /// <summary>An answer could never leave for that host; taking the activity would lose it silently.</summary>
    private Refused? BrokenByHost(Activity activity)
        => hosts.Allows(activity.ServiceUrl)
            ? null
            : new Refused(403, InboundRules.ServiceHost, "The host of the activity's serviceUrl is not on the list of allowed hosts (Bot:AllowedServiceHosts).");
}
