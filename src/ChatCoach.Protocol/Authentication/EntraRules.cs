using Microsoft.IdentityModel.JsonWebTokens;
using static ChatCoach.Protocol.Authentication.InboundVerdict;

namespace ChatCoach.Protocol.Authentication;

/// <summary>
/// What Entra tokens have to fulfil, once their signature holds: a test client signs in as the bot itself (bot-docs,
/// requests from the Emulator). A token of any other app is one of a bot that calls this one as its skill; this bot is
/// nobody's skill.
/// </summary>
internal static class EntraRules
{
    /// <summary>The tenants from which the Bot Framework's own test clients sign in, public cloud.</summary>
    private static readonly string[] FrameworkTenants =
        ["d6d49420-f39b-4df7-a1dc-d59a935871db", "f8cdef31-a31e-4b4a-93e4-5f571e91255a"];

    public static IEnumerable<string> IssuersFor(BotOptions options)
        => options.EntraIssuers.Count > 0
            ? options.EntraIssuers
            : FrameworkTenants.Append(options.TenantId)
                .Where(static tenant => !string.IsNullOrWhiteSpace(tenant))
                .SelectMany(static tenant => new[]
                {
                    $"https://sts.windows.net/{tenant}/",
                    $"https://login.microsoftonline.com/{tenant}/v2.0",
                });

    public static Refused? Broken(JsonWebToken token, SigningKey key, string appId)
    {
        if (!KeyMaySign(token, key))
            return new Refused(401, InboundRules.Issuer, "The token's key or tenant does not belong to its issuer.");
        var version = Claim(token, "ver");
        var claim = version switch { "1.0" => "appid", "2.0" => "azp", _ => null };
        if (claim is null)
            return new Refused(401, InboundRules.Version, "The token does not state a known version.");
        if (Claim(token, claim) is not { Length: > 0 } caller)
            return new Refused(401, InboundRules.AppId, "The token does not say which app it was issued to.");
        return string.Equals(caller, appId, StringComparison.OrdinalIgnoreCase)
            ? null
            : new Refused(403, InboundRules.Skill, "Another app is calling; this bot takes no calls from bots.");
    }

    /// <summary>
    /// The shared Entra key document holds keys of many tenants and says which a key belongs to; <c>{tenantid}</c> means
    /// all. Without this a key of one issuer could sign in the name of another.
    /// </summary>
    private static bool KeyMaySign(JsonWebToken token, SigningKey key)
    {
        var tenant = Claim(token, "tid");
        if (tenant is not null && !token.Issuer.Contains(tenant, StringComparison.OrdinalIgnoreCase))
            return false;
        return key.Issuer is null
            || key.Issuer.Contains("{tenantid}", StringComparison.OrdinalIgnoreCase)
            || TenantIn(key.Issuer) == TenantIn(token.Issuer);
    }

    /// <summary>The first part of the path, which both forms of an issuer share.</summary>
    private static string? TenantIn(string issuer)
        => Uri.TryCreate(issuer, UriKind.Absolute, out var uri) && uri.Segments.Length > 1
            ? uri.Segments[1].TrimEnd('/').ToLowerInvariant()
            : null;

    private static string? Claim(JsonWebToken token, string name)
        => token.TryGetPayloadValue<string>(name, out var value) ? value : null;
}
