using System.Text.Json.Nodes;
using ChatCoach.Host.Manifest;

namespace ChatCoach.Host.Tests.Manifest;

public sealed class ManifestCheckTests
{
    [Fact]
    public async Task Our_own_package_breaks_no_rule() =>
        Assert.Empty(ManifestCheck.Check(await Packages.FilledAsync()));

    [Fact]
    public async Task A_placeholder_nobody_fills_is_named() =>
        AssertOne(ManifestCheck.Check((await Packages.FilledAsync()).WithGerman(german => german["description.full"] = "${{TYPO}}")), "${{TYPO}}");

    public static TheoryData<string, Action<JsonObject>> BrokenManifests => new()
    {
        { "manifestVersion", manifest => manifest["manifestVersion"] = "1.28" },
        { "$schema", manifest => manifest["$schema"] = "https://example.org/schema.json" },
        { "version", manifest => manifest["version"] = "1.0" },
        { "name.short", manifest => manifest["name"]!["short"] = new string('x', 31) },
        { "name.full", manifest => manifest["name"]!["full"] = "ChatCoach for Teams" },
        { "description.short", manifest => manifest["description"]!["short"] = new string('x', 81) },
        { "description.full", manifest => ((JsonObject)manifest["description"]!).Remove("full") },
        { "developer.name", manifest => manifest["developer"]!["name"] = new string('x', 33) },
        { "developer.privacyUrl", manifest => manifest["developer"]!["privacyUrl"] = "http://example.org" },
        { "validDomains", manifest => manifest["validDomains"]![0] = "https://coach.example.org" },
        { "icons", manifest => manifest["icons"]!["color"] = "other.png" },
        { "bots", manifest => manifest["bots"] = new JsonArray() },
        { "supportsChannelFeatures", manifest => manifest.Remove("supportsChannelFeatures") },
        { "bots[0].commandLists[1].commands", manifest => manifest["bots"]![0]!["commandLists"]![1]!["commands"] = new JsonArray() },
        { "localizationInfo", manifest => manifest.Remove("localizationInfo") },
    };

    [Theory]
    [MemberData(nameof(BrokenManifests))]
    public async Task A_broken_rule_is_named_with_its_place(string where, Action<JsonObject> spoil) =>
        Assert.Contains(
            ManifestCheck.Check((await Packages.FilledAsync()).WithManifest(spoil)),
            problem => problem.Where == $"manifest.json {where}");

    [Fact]
    public async Task A_command_without_a_title_is_named() =>
        Assert.Contains(
            ManifestCheck.Check((await Packages.FilledAsync()).WithManifest(manifest =>
                ((JsonObject)manifest["bots"]![0]!["commandLists"]![0]!["commands"]![2]!).Remove("title"))),
            problem => problem.What.Contains("title", StringComparison.Ordinal));

    public static TheoryData<string, Action<JsonObject>> BrokenGerman => new()
    {
        { "bots[0].commandLists[0].commands[3].title", german => german.Remove("bots[0].commandLists[0].commands[3].title") },
        { "bots[0].commandLists[0].commands[9].title", german => german["bots[0].commandLists[0].commands[9].title"] = "Übrig" },
        { "description.short", german => german["description.short"] = new string('ü', 81) },
        { "name.full", german => german["name.full"] = " " },
        { "name.short", german => german["name.short"] = "Teams-Coach" },
        { "$schema", german => german.Remove("$schema") },
    };

    [Theory]
    [MemberData(nameof(BrokenGerman))]
    public async Task A_German_text_that_is_missing_left_over_or_too_long_is_named(string key, Action<JsonObject> spoil) =>
        AssertOne(ManifestCheck.Check((await Packages.FilledAsync()).WithGerman(spoil)), $"de.json {key}");

    [Fact]
    public async Task Every_command_has_a_title_in_both_languages()
    {
        var titles = ManifestTexts.CommandTitles(await Packages.SourceAsync());

        Assert.Contains(("My check-ins", "Meine Check-ins"), titles);
        Assert.Contains(("Help", "Hilfe"), titles);
        Assert.Contains(("Deutsch", "English"), titles);
        Assert.Equal(7, titles.Count);
    }

    [Fact]
    public async Task An_icon_of_another_size_is_refused()
    {
        var package = await Packages.FilledAsync();

        AssertOne(ManifestCheck.Check(package with { ColorIcon = package.OutlineIcon }), "color.png", "192 x 192");
        AssertOne(ManifestCheck.Check(package with { OutlineIcon = package.ColorIcon }), "outline.png", "32 x 32");
    }

    [Fact]
    public async Task A_file_that_is_no_png_is_refused()
    {
        var package = await Packages.FilledAsync();

        AssertOne(ManifestCheck.Check(package with { ColorIcon = [1, 2, 3] }), "color.png", "PNG");
        AssertOne(ManifestCheck.Check(package with { OutlineIcon = package.OutlineIcon[..100] }), "outline.png", "PNG");
    }

    [Theory]
    [InlineData(0x2B, 0x8A, 0x8F, 0, "white")]
    [InlineData(0xFF, 0xFF, 0xFF, 0xFF, "transparent")]
    public async Task An_outline_that_is_not_white_on_transparent_is_refused(byte red, byte green, byte blue, byte ground, string reason)
    {
        var outline = Png.Square(32, at => at % 2 == 0 ? [red, green, blue, 0xFF] : [0xFF, 0xFF, 0xFF, ground]);

        AssertOne(ManifestCheck.Check(await Packages.FilledAsync() with { OutlineIcon = outline }), "outline.png", reason);
    }

    [Fact]
    public async Task A_colour_icon_with_a_hole_is_refused()
    {
        var color = Png.Square(192, at => at == 7 ? [0, 0, 0, 0] : [0x2B, 0x8A, 0x8F, 0xFF]);

        AssertOne(ManifestCheck.Check(await Packages.FilledAsync() with { ColorIcon = color }), "color.png", "transparent");
    }

    private static void AssertOne(IReadOnlyList<ManifestProblem> problems, params string[] words)
    {
        var problem = Assert.Single(problems).ToString();
        Assert.All(words, word => Assert.Contains(word, problem, StringComparison.Ordinal));
    }
}
