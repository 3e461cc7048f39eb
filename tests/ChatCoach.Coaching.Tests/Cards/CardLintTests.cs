using System.Text.Json.Nodes;
using ChatCoach.Coaching.Tests.Play;

namespace ChatCoach.Coaching.Tests.Cards;

/// <summary>The lint itself: each of its rules finds what breaks it in a card that is good otherwise.</summary>
public sealed class CardLintTests
{
    [Fact]
    public void A_good_card_has_no_problem() => Assert.Empty(CardLint.Problems(Card("""{"type":"TextBlock","text":"Hallo"}""")));

    [Theory]
    [InlineData("not one of our elements", """{"type":"Media"}""")]
    [InlineData("not one of our elements", """{"text":"Hallo"}""")]
    [InlineData("maxLines: TextBlock has no such property here", """{"type":"TextBlock","text":"Hallo","maxLines":1}""")]
    [InlineData("lang: TextBlock has no such property here", """{"type":"TextBlock","text":"Hallo","lang":"de"}""")]
    [InlineData("\"icon\" in a choice or fact", """{"type":"FactSet","facts":[{"title":"Tag","value":"heute","icon":"x"}]}""")]
    [InlineData("read as a list", """{"type":"TextBlock","text":"3. Mai 2026"}""")]
    [InlineData("read as a list", """{"type":"TextBlock","text":"Bis\n3) Mai"}""")]
    [InlineData("read as a list", """{"type":"FactSet","facts":[{"title":"Tag","value":"3. Mai"}]}""")]
    [InlineData("text without words", """{"type":"TextBlock","text":" "}""")]
    [InlineData("needs id, label and error", """{"type":"Input.Text","id":"a","label":"A"}""")]
    [InlineData("No column", """{"type":"ColumnSet","columns":[]}""")]
    [InlineData("actions in a row", """{"type":"ActionSet","actions":[]}""")]
    [InlineData("needs title, verb, data and token", """{"type":"Action.Execute","title":"Los","verb":"start","data":{"do":"start"}}""")]
    [InlineData("gets something else", """{"type":"Action.Execute","title":"Los","verb":"start","data":{"do":"start","token":"t"}}""")]
    [InlineData("only for clients without", """{"type":"Action.Submit","title":"Los"}""")]
    [InlineData("not bound", """{"type":"TextBlock","text":"Hallo","$if":"title"}""")]
    public void What_is_not_good_is_named(string problem, string element) =>
        Assert.Contains(CardLint.Problems(Card(element)), p => p.Contains(problem, StringComparison.Ordinal));

    [Fact]
    public void More_than_twenty_kilobytes_are_too_many() =>
        Assert.Contains(CardLint.Problems(Card($$"""{"type":"TextBlock","text":"{{new string('ä', 10_300)}}"}""")), p => p.EndsWith("bytes.", StringComparison.Ordinal));

    private static JsonObject Card(string element) => new()
    {
        ["type"] = "AdaptiveCard",
        ["version"] = "1.5",
        ["fallbackText"] = "Hallo",
        ["body"] = new JsonArray(JsonNode.Parse(element)),
    };
}
