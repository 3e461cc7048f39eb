namespace ChatCoach.Host.Manifest;

/// <summary>Says, setting by setting, what is missing or cannot work before anything is packed.</summary>
public static class ManifestSettingsCheck
{
    public static IReadOnlyList<ManifestProblem> Check(ManifestSettings settings) =>
    [
        .. RequiredGuid("Bot:AppId", settings.BotAppId,
            "It is the application (client) id of the bot's Entra app or managed identity; the Azure portal shows it in the bot's Configuration."),
        .. OptionalGuid("Manifest:AppId", settings.AppId),
        .. PublicUrl(settings.PublicUrl),
        .. Required("Manifest:DeveloperName", settings.DeveloperName, "Name who runs this coach, for example your organisation."),
        .. Page("Manifest:WebsiteUrl", settings.WebsiteUrl, "a page about the coach or its operator"),
        .. Page("Manifest:PrivacyUrl", settings.PrivacyUrl, "your privacy notice for the coach"),
        .. Page("Manifest:TermsUrl", settings.TermsUrl, "your terms of use for the coach"),
    ];

    private static IEnumerable<ManifestProblem> Required(string name, string? value, string help)
    {
        if (string.IsNullOrWhiteSpace(value))
            yield return new(name, $"is not set. {help} Set it in appsettings.json or as {name.Replace(":", "__", StringComparison.Ordinal)}.");
    }

    private static IEnumerable<ManifestProblem> RequiredGuid(string name, string? value, string help) =>
        Required(name, value, help).Concat(OptionalGuid(name, value));

    private static IEnumerable<ManifestProblem> OptionalGuid(string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value) && !Guid.TryParse(value, out _))
            yield return new(name, $"is \"{value}\", which is no GUID. It looks like 1b4e28ba-2fa1-41d2-883f-0016d3cca427.");
    }

    private static IEnumerable<ManifestProblem> Page(string name, string? value, string what)
    {
        foreach (var problem in Required(name, value, $"Teams needs the https address of {what}, readable without signing in."))
            yield return problem;
        if (!string.IsNullOrWhiteSpace(value) && !IsHttps(value, out _))
            yield return new(name, $"is \"{value}\". It must be a complete address that begins with https://.");
    }

    private static IEnumerable<ManifestProblem> PublicUrl(string? value)
    {
        const string name = "Host:PublicUrl";
        foreach (var problem in Required(name, value, "It is the https address under which people reach this host."))
            yield return problem;
        if (string.IsNullOrWhiteSpace(value))
            yield break;
        if (!IsHttps(value, out var url))
            yield return new(name, $"is \"{value}\". It must be a complete address that begins with https://.");
        else if (url.IsLoopback)
            yield return new(name, $"is \"{value}\", which only this machine can open. Use the address people reach from outside.");
    }

    private static bool IsHttps(string value, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Uri? url) =>
        Uri.TryCreate(value.Trim(), UriKind.Absolute, out url) && url.Scheme == Uri.UriSchemeHttps;
}
