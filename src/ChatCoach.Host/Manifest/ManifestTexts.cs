using System.Text.Json.Nodes;

namespace ChatCoach.Host.Manifest;

/// <summary>The texts of the manifest that people read, each in both languages, with the 1.29 manifest's limits in characters.</summary>
public static class ManifestTexts
{
    /// <summary>Texts no manifest of ours goes without.</summary>
    internal static IReadOnlyList<string> Required { get; } = ["name.short", "name.full", "description.short", "description.full"];

    /// <summary>What a person may send by a command of the manifest, in English and in German: Teams sends the title as text.</summary>
    public static IReadOnlyList<(string English, string German)> CommandTitles(AppPackage package) =>
    [
        .. Of(package.Manifest)
            .Where(text => text.Path.EndsWith(".title", StringComparison.Ordinal))
            .Select(text => (text.Value, (string?)package.German[text.Path] ?? text.Value))
            .Distinct(),
    ];

    internal static IEnumerable<(string Path, string Value, int Limit)> Of(JsonObject manifest) =>
        JsonStrings.Of(manifest)
            .Select(text => (text.Path, text.Value, Limit(text.Path)))
            .Where(text => text.Item3 > 0);

    private static int Limit(string path) => path switch
    {
        "name.short" => 30,
        "name.full" => 100,
        "description.short" => 80,
        "description.full" => 4000,
        _ when !path.Contains("].commands[", StringComparison.Ordinal) => 0,
        _ when path.EndsWith(".title", StringComparison.Ordinal) => 128,
        _ when path.EndsWith(".description", StringComparison.Ordinal) || path.EndsWith(".prompt", StringComparison.Ordinal) => 4000,
        _ => 0,
    };
}
