using System.Text.Json.Nodes;
using ChatCoach.Host.Manifest;

namespace ChatCoach.Host.Tests.Manifest;

/// <summary>The real sources of the package, filled for an invented organisation, and ways to spoil them.</summary>
internal static class Packages
{
    public static ManifestSettings Settings { get; } = new()
    {
        BotAppId = "1b4e28ba-2fa1-41d2-883f-0016d3cca427",
        PublicUrl = "https://coach.example.org/",
        DeveloperName = "Beispiel & Söhne GmbH",
        WebsiteUrl = "https://example.org/coach",
        PrivacyUrl = "https://example.org/coach/privacy",
        TermsUrl = "https://example.org/coach/terms",
    };

    /// <summary>Kept below the repository's git-ignored folder, so that a clean build need not fetch again.</summary>
    public static SchemaSource Schemas { get; } = new(Path.Combine(Repository.Root, "artifacts", "app-manifest"));

    public static SchemaSource NoNpm => new(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), "npm-that-is-not-there");

    public static Task<AppPackage> SourceAsync() => AppPackage.LoadAsync(PackRequest.DeliveredSources, CancellationToken.None);

    public static async Task<AppPackage> FilledAsync() => (await SourceAsync()).Fill(Settings);

    public static AppPackage WithManifest(this AppPackage package, Action<JsonObject> spoil) =>
        package with { Manifest = Changed(package.Manifest, spoil) };

    public static AppPackage WithGerman(this AppPackage package, Action<JsonObject> spoil) =>
        package with { German = Changed(package.German, spoil) };

    private static JsonObject Changed(JsonObject json, Action<JsonObject> change)
    {
        var copy = (JsonObject)json.DeepClone();
        change(copy);
        return copy;
    }
}
