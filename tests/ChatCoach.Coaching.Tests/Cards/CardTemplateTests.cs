using System.Text.Json.Nodes;
using ChatCoach.Coaching.Cards;

namespace ChatCoach.Coaching.Tests.Cards;

/// <summary>Binding happens on the tree: no value can become structure.</summary>
public sealed class CardTemplateTests
{
    [Theory]
    [InlineData("${other}")]
    [InlineData("\",\"type\":\"Action.OpenUrl\",\"x\":\"")]
    [InlineData("{\"type\":\"Image\"}")]
    [InlineData("\u0000\u202e\\ \" '")]
    public void A_value_that_looks_like_a_template_or_JSON_stays_text(string value)
    {
        var card = Bind("""{"text":"${name}","with":"Hallo ${name}!"}""", new JsonObject { ["name"] = value, ["other"] = "secret" });

        Assert.Equal(value, card["text"]!.GetValue<string>());
        Assert.Equal($"Hallo {value}!", card["with"]!.GetValue<string>());
        Assert.Equal(2, JsonNode.Parse(card.ToJsonString())!.AsObject().Count);
    }

    [Fact]
    public void A_whole_value_keeps_its_shape() =>
        Assert.Equal("""{"data":{"a":[1,true]}}""", Bind("""{"data":"${data}"}""", new JsonObject { ["data"] = JsonNode.Parse("""{"a":[1,true]}""") }).ToJsonString());

    [Fact]
    public void An_object_is_repeated_for_each_item_and_finds_what_lies_outside() =>
        Assert.Equal("""{"all":[{"t":"1 of x"},{"t":"2 of x"}]}""",
            Bind("""{"all":[{"$each":"items","t":"${n} of ${who}"}]}""", new JsonObject { ["items"] = JsonNode.Parse("""[{"n":"1"},{"n":"2"}]"""), ["who"] = "x" }).ToJsonString());

    [Theory]
    [InlineData("null", 0)]
    [InlineData("false", 0)]
    [InlineData("[]", 0)]
    [InlineData("true", 1)]
    [InlineData("\"\"", 1)]
    [InlineData("[1]", 1)]
    public void An_object_stays_only_when_its_condition_is_there(string value, int count) =>
        Assert.Equal(count, Bind("""{"all":[{"$if":"it","t":"x"}]}""", new JsonObject { ["it"] = JsonNode.Parse(value) })["all"]!.AsArray().Count);

    [Fact]
    public void A_name_without_data_is_an_error_and_not_a_lost_sentence() =>
        Assert.Contains("\"nobody\"", Assert.Throws<InvalidOperationException>(() => Bind("""{"text":"${nobody}"}""", [])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_member_whose_value_is_null_is_left_out() =>
        Assert.Equal("{}", Bind("""{"value":"${value}"}""", new JsonObject { ["value"] = null }).ToJsonString());

    [Theory]
    [InlineData("Montag-Runde 2.0!", "Montag-Runde 2.0!")]
    [InlineData("# laut", "\\# laut")]
    [InlineData("- eins", "\\- eins")]
    [InlineData("1. eins", "1.\u00A0eins")]
    [InlineData("am\n 12) zwei\n3.", "am\n 12)\u00A0zwei\n3.\u00A0")]
    [InlineData("1.5 von 2. Mal", "1.5 von 2. Mal")]
    [InlineData("*a* _b_ `c` ~d~", "\\*a\\* \\_b\\_ \\`c\\` \\~d\\~")]
    [InlineData("[a](b) <c>", "\\[a\\](b) \\<c\\>")]
    public void Marks_are_escaped_only_where_they_mean_something(string text, string escaped) => Assert.Equal(escaped, Markdown.Escape(text));

    [Fact]
    public void What_is_written_beside_a_list_wins_over_what_was_chosen_in_it()
    {
        var inputs = CardInputs.Merge([KeyValuePair.Create("clientNew", "Neue Runde"), KeyValuePair.Create("client", "abc"), KeyValuePair.Create("strain", "3"), KeyValuePair.Create("feelNew", " ")]);

        Assert.Equal(("Neue Runde", "3"), (inputs["client"], inputs["strain"]));
        Assert.False(inputs.ContainsKey("feel"));
    }

    private static JsonObject Bind(string template, JsonObject data) => JsonNode.Parse(new CardTemplate(JsonNode.Parse(template)!.AsObject()).Bind(data))!.AsObject();
}
