using System.Text.Json.Nodes;
using ChatCoach.Browser.Tests.Cards;
using ChatCoach.Browser.Tests.Chat;
using ChatCoach.Browser.Tests.Running;

namespace ChatCoach.Browser.Tests;

/// <summary>Every card that people meet, parsed and drawn by Microsoft's renderer, on a phone and on a desktop.</summary>
[Collection(InTheHouse.Name)]
public sealed class CardTests(House house)
{
    /// <summary>CSS pixels of a window, and of a card in it as the local chat draws it there.</summary>
    private static readonly (int Window, int Card)[] Sizes = [(360, 296), (1280, 560)];

    private const int CardsForAxe = 40;

    [BrowserFact]
    public Task Every_card_is_drawn_without_a_flaw_in_light() => NothingIsWrongAsync(Look.Light);

    [BrowserFact]
    public Task Every_card_is_drawn_without_a_flaw_in_the_dark() => NothingIsWrongAsync(Look.Dark);

    [BrowserFact]
    public Task Every_card_is_drawn_without_a_flaw_in_high_contrast() => NothingIsWrongAsync(Look.HighContrast);

    /// <summary>
    /// What axe looks at (roles, names, order of headings) is the same in every language, colour and width; contrasts are
    /// measured above. A few cards at a time: with hundreds on a page it takes minutes.
    /// </summary>
    [NpmBrowserFact]
    public async Task Axe_finds_nothing_in_any_card()
    {
        await using var sheet = await CardSheet.OpenAsync(house, Look.Light, Sizes[0].Window);
        foreach (var some in GoldenCards.All.Where(c => c.Name.EndsWith(".de", StringComparison.Ordinal)).Chunk(CardsForAxe))
        {
            await sheet.DrawAsync(some, Sizes[0].Card);

            Assert.Empty(await Axe.FindingsAsync(sheet.Page, contrast: false));
        }
    }

    /// <summary>The eyes themselves: each of these cards has one flaw.</summary>
    [BrowserFact]
    public async Task What_is_wrong_with_a_card_is_seen()
    {
        var broken = Broken();
        await using var sheet = await CardSheet.OpenAsync(house, Look.Light, Sizes[0].Window);

        var found = await sheet.DrawAsync(broken.Select(b => b.Card).Append(Card("good", Good)), Sizes[0].Card);

        Assert.All(broken, b => Assert.Contains(found, line => line.StartsWith($"{b.Card.Name}: {b.Flaw}", StringComparison.Ordinal)));
        Assert.DoesNotContain(found, line => line.StartsWith("good", StringComparison.Ordinal));
    }

    /// <summary>Part of each of them, so that every flaw is seen beside something good.</summary>
    private const string Good = """{"type":"TextBlock","text":"Hallo","wrap":true}""";

    private async Task NothingIsWrongAsync(Look look)
    {
        Assert.True(GoldenCards.All.Count > 300);
        foreach (var (window, card) in Sizes)
        {
            await using var sheet = await CardSheet.OpenAsync(house, look, window);

            var found = await sheet.DrawAsync(GoldenCards.All, card);

            Assert.True(found.Count == 0, $"In {window} pixels:\n{string.Join('\n', found)}");
        }
    }

    private static IReadOnlyList<(string Flaw, SampleCard Card)> Broken()
    {
        (string Flaw, string Element)[] all =
        [
            ("the renderer says: ", """{"type":"TextBlock","text":"Hallo","size":"huge"}"""),
            ("the renderer says: ", """{"type":"Sparkle"}"""),
            ("wider than the card", """{"type":"ColumnSet","columns":[{"type":"Column","width":"600px","items":[{"type":"TextBlock","text":"Hallo"}]}]}"""),
            ("cut off: ", $$"""{"type":"TextBlock","text":"{{string.Concat(Enumerable.Repeat("lange Worte ", 9))}}"}"""),
            ("torn: wackelig", """{"type":"ColumnSet","columns":[{"type":"Column","width":"40px","items":[{"type":"TextBlock","text":"wackelig","wrap":true}]}]}"""),
            ("cut off in its input: ", $$"""{"type":"Input.Text","id":"a","label":"A","errorMessage":"Bitte.","placeholder":"{{string.Concat(Enumerable.Repeat("lange Worte ", 9))}}"}"""),
            ("“Donaudampfschiff” and “Hallo” overlap", """{"type":"ColumnSet","columns":[{"type":"Column","width":"20px","items":[{"type":"FactSet","facts":[{"title":"Donaudampfschiff","value":""}]}]},{"type":"Column","width":"stretch","items":[{"type":"TextBlock","text":"Hallo"}]}]}"""),
            ("contrast 1.0 to 1: Hallo", """{"type":"TextBlock","text":"Hallo","color":"light"}"""),
            ("input a has no label", """{"type":"Input.Text","id":"a","errorMessage":"Bitte."}"""),
            ("input a has no error message", """{"type":"Input.Text","id":"a","label":"A"}"""),
            ("an input has no name", """{"type":"Input.Text","id":"a","errorMessage":"Bitte."}"""),
            ("an image has no words", """{"type":"Image","url":"data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="}"""),
            ("read as a list: Mai", """{"type":"TextBlock","text":"3. Mai","wrap":true}"""),
        ];
        return [.. all.Select((b, at) => (b.Flaw, Card($"bad {at}", Good, b.Element)))];
    }

    private static SampleCard Card(string name, params string[] elements) => new(name, new JsonObject
    {
        ["type"] = "AdaptiveCard",
        ["version"] = "1.5",
        ["body"] = new JsonArray([.. elements.Select(e => JsonNode.Parse(e))]),
    });
}
