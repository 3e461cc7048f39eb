using Microsoft.Extensions.Configuration;

namespace ChatCoach.Host.Manifest;

/// <summary>What an organisation fills into the app package. Read by <c>manifest pack</c> only.</summary>
public sealed record ManifestSettings
{
    /// <summary>Setting <c>Bot:AppId</c>: the GUID of the bot's Entra app or managed identity.</summary>
    public string? BotAppId { get; init; }

    /// <summary>Setting <c>Host:PublicUrl</c>: where people reach this host; its host name becomes a valid domain.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>Setting <c>Manifest:AppId</c> or <c>--app-id</c>: the GUID of the app in the catalogue. Default: the bot's.</summary>
    public string? AppId { get; init; }

    /// <summary>Setting <c>Manifest:Version</c>: x.y.z, must rise with each upload. Default: the one in manifest.json.</summary>
    public string? Version { get; init; }

    /// <summary>Setting <c>Manifest:DeveloperName</c>: who runs this coach, at most 32 characters.</summary>
    public string? DeveloperName { get; init; }

    /// <summary>Setting <c>Manifest:WebsiteUrl</c>: an https page about the coach or its operator.</summary>
    public string? WebsiteUrl { get; init; }

    /// <summary>Setting <c>Manifest:PrivacyUrl</c>: an https page with the privacy notice, readable without signing in.</summary>
    public string? PrivacyUrl { get; init; }

    /// <summary>Setting <c>Manifest:TermsUrl</c>: an https page with the terms of use, readable without signing in.</summary>
    public string? TermsUrl { get; init; }

    public static ManifestSettings From(IConfiguration configuration) => new()
    {
        BotAppId = configuration["Bot:AppId"],
        PublicUrl = configuration["Host:PublicUrl"],
        AppId = configuration["Manifest:AppId"],
        Version = configuration["Manifest:Version"],
        DeveloperName = configuration["Manifest:DeveloperName"],
        WebsiteUrl = configuration["Manifest:WebsiteUrl"],
        PrivacyUrl = configuration["Manifest:PrivacyUrl"],
        TermsUrl = configuration["Manifest:TermsUrl"],
    };

    /// <summary>The placeholders of <c>manifest/*.json</c> and their values. Call only when <see cref="ManifestSettingsCheck"/> found nothing.</summary>
    public IReadOnlyDictionary<string, string> Placeholders() => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["TEAMS_APP_ID"] = Canonical(string.IsNullOrWhiteSpace(AppId) ? BotAppId! : AppId),
        ["BOT_ID"] = Canonical(BotAppId!),
        ["BOT_DOMAIN"] = new Uri(PublicUrl!.Trim()).IdnHost,
        ["DEVELOPER_NAME"] = DeveloperName!.Trim(),
        ["DEVELOPER_WEBSITE_URL"] = WebsiteUrl!.Trim(),
        ["DEVELOPER_PRIVACY_URL"] = PrivacyUrl!.Trim(),
        ["DEVELOPER_TERMS_URL"] = TermsUrl!.Trim(),
    };

    private static string Canonical(string guid) => Guid.Parse(guid).ToString("D");
}
