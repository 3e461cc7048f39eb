using System.Text.Json.Nodes;

namespace ChatCoach.Host.Manifest;

/// <summary>Both languages say everything: each text of the manifest has its German key, and no key is left over.</summary>
public static class LocalisationCheck
{
    private const string SchemaUrl =
        $"https://developer.microsoft.com/en-us/json-schemas/teams/v{ManifestCheck.ManifestVersion}/MicrosoftTeams.Localization.schema.json";

    public static IReadOnlyList<ManifestProblem> Check(AppPackage package)
    {
        var limits = ManifestTexts.Of(package.Manifest).ToDictionary(text => text.Path, text => text.Limit, StringComparer.Ordinal);
        var german = package.German
            .Where(member => member.Key != "$schema")
            .ToDictionary(member => member.Key, member => member.Value?.ToString(), StringComparer.Ordinal);
        return
        [
            .. Registered(package.Manifest),
            .. Schema(package.German),
            .. limits.SelectMany(text => ManifestCheck.Length(text.Key, german.GetValueOrDefault(text.Key), text.Value, AppPackage.GermanFile)),
            .. german.Keys.Where(key => !limits.ContainsKey(key)).Select(key => At(key, "translates nothing: the manifest has no such text.")),
            .. ManifestCheck.Marks("name.short", german.GetValueOrDefault("name.short"), AppPackage.GermanFile),
            .. ManifestCheck.Marks("name.full", german.GetValueOrDefault("name.full"), AppPackage.GermanFile),
        ];
    }

    private static IEnumerable<ManifestProblem> Schema(JsonObject german)
    {
        if (german["$schema"]?.ToString() != SchemaUrl)
            yield return At("$schema", $"must be {SchemaUrl}.");
    }

    private static IEnumerable<ManifestProblem> Registered(JsonObject manifest)
    {
        var languages = (manifest["localizationInfo"] as JsonObject)?["additionalLanguages"] as JsonArray ?? [];
        var german = languages.OfType<JsonObject>().Any(language =>
            language["languageTag"]?.ToString() == "de" && language["file"]?.ToString() == AppPackage.GermanFile);
        if (!german || languages.Count != 1)
            yield return new($"{AppPackage.ManifestFile} localizationInfo", $"must register {AppPackage.GermanFile} for \"de\" and nothing else.");
    }

    private static ManifestProblem At(string key, string what) => new($"{AppPackage.GermanFile} {key}", what);
}
