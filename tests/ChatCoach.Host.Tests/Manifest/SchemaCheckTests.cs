using System.Text.Json.Nodes;
using ChatCoach.Host.Manifest;

namespace ChatCoach.Host.Tests.Manifest;

public sealed class SchemaCheckTests
{
    private static async Task<IReadOnlyList<ManifestProblem>> CheckAsync(AppPackage package)
    {
        var fetched = await Packages.Schemas.GetAsync(CancellationToken.None);
        var ready = Assert.IsType<SchemaFetch.Ready>(fetched);
        return await SchemaCheck.CheckAsync(package, ready, CancellationToken.None);
    }

    private static async Task AssertRefusesAsync(string where, AppPackage package) =>
        Assert.Contains(await CheckAsync(package), problem => problem.Where == where);

    private static async Task AssertManifestRefusedAsync(string path, Action<JsonObject> spoil) =>
        await AssertRefusesAsync($"manifest.json #/{path}", (await Packages.FilledAsync()).WithManifest(spoil));

    private static async Task AssertGermanRefusedAsync(string path, Action<JsonObject> spoil) =>
        await AssertRefusesAsync($"de.json #/{path}", (await Packages.FilledAsync()).WithGerman(spoil));

    [NpmFact]
    public async Task Our_package_keeps_the_official_schemas() =>
        Assert.Empty(await CheckAsync(await Packages.FilledAsync()));

    [NpmFact]
    public Task An_accent_colour_that_is_no_colour_is_refused() =>
        AssertManifestRefusedAsync("accentColor", manifest => manifest["accentColor"] = "teal");

    [NpmFact]
    public Task An_unknown_scope_is_refused() =>
        AssertManifestRefusedAsync("bots[0].scopes[0]", manifest => manifest["bots"]![0]!["scopes"]![0] = "planet");

    [NpmFact]
    public Task A_manifest_without_a_name_is_refused() =>
        AssertManifestRefusedAsync("name", manifest => manifest.Remove("name"));

    [NpmFact]
    public Task A_name_that_is_too_long_is_refused() =>
        AssertManifestRefusedAsync("name.short", manifest => manifest["name"]!["short"] = new string('x', 31));

    [NpmFact]
    public Task An_unknown_member_is_refused() =>
        AssertManifestRefusedAsync("colour", manifest => manifest["colour"] = "teal");

    [NpmFact]
    public Task An_id_that_is_no_guid_is_refused() =>
        AssertManifestRefusedAsync("id", manifest => manifest["id"] = "coach");

    [NpmFact]
    public Task A_second_bot_is_refused() =>
        AssertManifestRefusedAsync("bots", manifest => ((JsonArray)manifest["bots"]!).Add(manifest["bots"]![0]!.DeepClone()));

    [NpmFact]
    public Task A_command_without_a_title_is_refused() =>
        AssertManifestRefusedAsync(
            "bots[0].commandLists[0].commands[0].title",
            manifest => ((JsonObject)manifest["bots"]![0]!["commandLists"]![0]!["commands"]![0]!).Remove("title"));

    [NpmFact]
    public Task An_unknown_localisation_key_is_refused() =>
        AssertGermanRefusedAsync("titel", german => german["titel"] = "ChatCoach");

    [NpmFact]
    public Task A_missing_localisation_key_is_refused() =>
        AssertGermanRefusedAsync("description.short", german => german.Remove("description.short"));
}
