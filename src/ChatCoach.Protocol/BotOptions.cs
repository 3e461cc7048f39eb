namespace ChatCoach.Protocol;

/// <summary>How the bot gets its outbound tokens.</summary>
public enum BotAppType
{
    /// <summary>An app registration of one tenant, with a client secret.</summary>
    SingleTenant,

    /// <summary>A user-assigned managed identity whose client id is the bot's app id; no secret.</summary>
    UserAssignedMSI,
}

/// <summary>
/// Section <c>Bot</c>. Every default is the public cloud's documented value; other clouds set them all, none is ever
/// derived from a request (bot-docs, Bot Connector authentication).
/// </summary>
public sealed record BotOptions
{
    /// <summary>The bot's Microsoft app id, the audience of every inbound token. Empty: a local bot without tokens.</summary>
    public string? AppId { get; init; }

    /// <summary>The Entra tenant of the app registration or managed identity.</summary>
    public string? TenantId { get; init; }

    public BotAppType AppType { get; init; } = BotAppType.SingleTenant;

    /// <summary>Secret of the app registration; only with <see cref="BotAppType.SingleTenant"/>.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>OpenID metadata of the Bot Service. https, or http on loopback.</summary>
    public string OpenIdMetadataUrl { get; init; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary>Issuer of Bot Service tokens.</summary>
    public string Issuer { get; init; } = "https://api.botframework.com";

    /// <summary>OpenID metadata of Entra, for tokens with which a test client signs in as the bot. https, or http on loopback.</summary>
    public string EntraOpenIdMetadataUrl { get; init; } = "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration";

    /// <summary>
    /// Issuers accepted with the Entra keys. Empty: those of the public cloud for the Bot Framework's two tenants and
    /// <see cref="TenantId"/>, in the forms of version 1 and 2.
    /// </summary>
    public IReadOnlyList<string> EntraIssuers { get; init; } = [];

    /// <summary>
    /// Hosts that may be sent to, and so receive a token. <c>.example.com</c> means that domain and everything under it,
    /// <c>example.com</c> that host alone. Empty: <see cref="DefaultServiceHosts"/>.
    /// </summary>
    public IReadOnlyList<string> AllowedServiceHosts { get; init; } = [];

    /// <summary>Tenants whose people may use the bot. Empty: <see cref="TenantId"/> alone, or all if that is empty too.</summary>
    public IReadOnlyList<string> AllowedTenants { get; init; } = [];

    /// <summary>Scope of outbound tokens.</summary>
    public string OutboundScope { get; init; } = "https://api.botframework.com/.default";

    /// <summary>Entra's login host for outbound tokens.</summary>
    public string LoginHost { get; init; } = "https://login.microsoftonline.com/";

    /// <summary>
    /// Activities without a token are taken from loopback addresses. Not a setting: the host computes it as Development
    /// and no app id, and it has no effect while <see cref="AppId"/> is set.
    /// </summary>
    public bool AllowAnonymousLoopback { get; init; }

    /// <summary>Teams (public, GCC, GCC High, DoD) and the Bot Framework's own channels.</summary>
    public static IReadOnlyList<string> DefaultServiceHosts { get; } =
        ["smba.trafficmanager.net", ".botframework.com", ".teams.microsoft.com", ".teams.microsoft.us"];

    /// <summary>True while the bot is local: no app id, and the host said so.</summary>
    public bool IsAnonymousLoopback => AllowAnonymousLoopback && string.IsNullOrWhiteSpace(AppId);
}
