using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ChatCoach.Host.Manifest;

/// <summary>
/// Our own rules for a filled package, checked with or without the official schemas: limits of the 1.29 manifest,
/// the store's rules on names and addresses, and what a JSON schema of draft 4 cannot say.
/// </summary>
public static partial class ManifestCheck
{
    public const string ManifestVersion = "1.29";
    private const string SchemaUrl = $"https://developer.microsoft.com/en-us/json-schemas/teams/v{ManifestVersion}/MicrosoftTeams.schema.json";
    private const int DeveloperName = 32, Commands = 12;

    public static IReadOnlyList<ManifestProblem> Check(AppPackage package) =>
    [
        .. Identity(package.Manifest),
        .. Texts(package.Manifest),
        .. Addresses(package.Manifest),
        .. Bot(package.Manifest),
        .. Placeholders(AppPackage.ManifestFile, package.Manifest),
        .. Placeholders(AppPackage.GermanFile, package.German),
        .. LocalisationCheck.Check(package),
        .. IconCheck.Check(package),
    ];

    private static IEnumerable<ManifestProblem> Identity(JsonObject manifest)
    {
        if (Text(manifest, "manifestVersion") != ManifestVersion)
            yield return At("manifestVersion", $"must be \"{ManifestVersion}\".");
        if (Text(manifest, "$schema") != SchemaUrl)
            yield return At("$schema", $"must be {SchemaUrl}, the schema of the version it names.");
        if (!Semver().IsMatch(Text(manifest, "version") ?? ""))
            yield return At("version", "must be three numbers such as 1.0.3; raise it with every upload.");
        if (Text(manifest["icons"], "color") != AppPackage.ColorFile || Text(manifest["icons"], "outline") != AppPackage.OutlineFile)
            yield return At("icons", $"must name {AppPackage.ColorFile} and {AppPackage.OutlineFile}, the files that are packed.");
    }

    private static IEnumerable<ManifestProblem> Texts(JsonObject manifest)
    {
        var texts = ManifestTexts.Of(manifest).ToList();
        return
        [
            .. Length("developer.name", Text(manifest["developer"], "name"), DeveloperName),
            .. ManifestTexts.Required.Where(path => texts.All(text => text.Path != path)).Select(path => At(path, "is missing.")),
            .. texts.SelectMany(text => Length(text.Path, text.Value, text.Limit)),
            .. Marks("name.short", Text(manifest["name"], "short")),
            .. Marks("name.full", Text(manifest["name"], "full")),
        ];
    }

    private static IEnumerable<ManifestProblem> Addresses(JsonObject manifest)
    {
        foreach (var member in (string[])["websiteUrl", "privacyUrl", "termsOfUseUrl"])
        {
            var value = Text(manifest["developer"], member);
            if (!Uri.TryCreate(value, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttps)
                yield return At($"developer.{member}", "must be a complete address that begins with https://.");
        }

        foreach (var domain in Strings(manifest["validDomains"]))
        {
            if (Uri.CheckHostName(domain) != UriHostNameType.Dns)
                yield return At("validDomains", $"\"{domain}\" must be a plain host name, without https:// and without a path.");
        }
    }

    private static IEnumerable<ManifestProblem> Bot(JsonObject manifest)
    {
        if (manifest["bots"] is not JsonArray { Count: 1 } bots || bots[0] is not JsonObject bot)
        {
            yield return At("bots", "must hold exactly one bot.");
            yield break;
        }

        // Without it the upload is refused since 1.25 (TeamsDocs, supportsChannelFeatures).
        if (Strings(bot["scopes"]).Contains("team", StringComparer.Ordinal) && Text(manifest, "supportsChannelFeatures") != "tier1")
            yield return At("supportsChannelFeatures", "must be \"tier1\" because the bot may be added to a team.");

        var lists = bot["commandLists"] as JsonArray ?? [];
        for (var at = 0; at < lists.Count; at++)
        {
            var path = $"bots[0].commandLists[{at}].commands";
            if ((lists[at] as JsonObject)?["commands"] is not JsonArray { Count: > 0 and <= Commands } commands)
                yield return At(path, $"must hold 1 to {Commands} commands.");
            else if (commands.Any(command => Text(command, "title") is null))
                yield return At(path, "must give every command a title; Teams sends it as the message.");
        }
    }

    /// <summary>Words that others own may not stand in an app's name (store policy 1140.1).</summary>
    internal static IEnumerable<ManifestProblem> Marks(string where, string? name, string file = AppPackage.ManifestFile)
    {
        foreach (var mark in (string[])["Teams", "Microsoft"])
        {
            if (name?.Contains(mark, StringComparison.OrdinalIgnoreCase) == true)
                yield return At(where, $"must not contain \"{mark}\".", file);
        }
    }

    internal static IEnumerable<ManifestProblem> Length(string where, string? text, int most, string file = AppPackage.ManifestFile)
    {
        if (string.IsNullOrWhiteSpace(text))
            yield return At(where, "is missing or empty.", file);
        else if (text.Length > most)
            yield return At(where, $"has {text.Length} characters; at most {most} are allowed.", file);
    }

    private static IEnumerable<ManifestProblem> Placeholders(string file, JsonObject json) =>
        JsonStrings.Of(json)
            .Where(text => text.Value.Contains("${{", StringComparison.Ordinal))
            .Select(text => At(text.Path, $"still holds \"{text.Value}\", a placeholder nobody fills.", file));

    private static ManifestProblem At(string where, string what, string file = AppPackage.ManifestFile) => new($"{file} {where}", what);

    private static string? Text(JsonNode? parent, string member) =>
        parent is JsonObject members && members[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static IEnumerable<string> Strings(JsonNode? node) => JsonStrings.Of(node).Select(text => text.Value);

    [GeneratedRegex(@"^(0|[1-9]\d{0,8})(\.(0|[1-9]\d{0,8})){2}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Semver();
}
