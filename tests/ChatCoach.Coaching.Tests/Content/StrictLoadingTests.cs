using System.Text.Json.Nodes;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Content;
using ChatCoach.Coaching.Tests.Play;

namespace ChatCoach.Coaching.Tests.Content;

/// <summary>Content is read strictly: what is unknown, missing or doubled is refused with file and path.</summary>
public sealed class StrictLoadingTests
{
    [Fact]
    public void An_unknown_member_is_refused() => Refused(Text("guides/g1.json").Replace("\"seeds\"", "\"sedes\"", StringComparison.Ordinal), "sedes", "$.steps[0]");

    [Fact]
    public void A_missing_member_is_refused() => Refused(Without("why"), "why", "$.steps[0]");

    [Fact]
    public void A_missing_language_is_refused() => Refused(Text("guides/g1.json").Replace("\"title\": { \"de\": \"Kurz durchatmen\", \"en\": \"Take a breath\" }", "\"title\": { \"de\": \"Kurz durchatmen\" }", StringComparison.Ordinal), "en", "$.title");

    [Fact]
    public void A_doubled_member_is_refused() => Refused(Text("guides/g1.json").Replace("\"version\": 2,", "\"version\": 2, \"version\": 3,", StringComparison.Ordinal), "Duplicate", "$.version");

    [Fact]
    public void A_null_where_a_sentence_belongs_is_refused() => Refused(Text("guides/g1.json").Replace("\"goal\": ", "\"goal\": null, \"x\": ", StringComparison.Ordinal), "goal", "$");

    [Fact]
    public void A_kind_by_number_is_refused() => Refused(Text("guides/g1.json").Replace("\"kind\": \"relationship\"", "\"kind\": 6", StringComparison.Ordinal), "converted", "$.steps[0].kind");

    [Theory]
    [InlineData("\"who\": \"employee\"", "\"who\": \"boss\"", "$.who")]
    [InlineData("\"menu\": \"contact\"", "\"menu\": \"contacts\"", "$.menu")]
    [InlineData("\"purpose\": \"support\"", "\"purpose\": \"curiosity\"", "$.steps[0].purpose")]
    public void A_name_that_stands_for_nothing_is_refused(string good, string bad, string path) => Refused(Text("guides/g1.json").Replace(good, bad, StringComparison.Ordinal), "converted", path);

    [Theory]
    [InlineData("\"who\": \"each\"", "\"who\": \"everybody\"", "$.steps[1].who")]
    [InlineData("\"who\": \"coach\"", "\"who\": 0", "$.steps[0].who")]
    [InlineData("\"minutes\": 10", "\"minutes\": \"ten\"", ".minutes")]
    [InlineData("\"minutes\": 10", "\"minutes\": 2.5", ".minutes")]
    public void A_led_guide_whose_people_or_time_mean_nothing_is_refused(string good, string bad, string path) => Refused(Text("guides/g9.json").Replace(good, bad, StringComparison.Ordinal), "converted", path);

    [Fact]
    public void What_is_no_JSON_is_refused() => Refused("{ nonsense", "invalid", "");

    [Fact]
    public void Every_other_file_is_read_as_strictly()
    {
        Assert.Throws<ContentException>(() => ContentFile.Texts("texts.json", "{}"));
        Assert.Throws<ContentException>(() => ContentFile.Texts("texts.json", Text("texts.json").Replace("\"agreeFirst\"", "\"agreeFrist\"", StringComparison.Ordinal)));
        Assert.Throws<ContentException>(() => ContentFile.Notice("notice.json", "{\"title\":{\"de\":\"a\",\"en\":\"b\"}}"));
        Assert.Throws<ContentException>(() => ContentFile.Names("names.json", "{\"de\":[]}"));
        Assert.Throws<ContentException>(() => ContentFile.Repairs("repair.json", "[{\"repair\":\"dance\",\"words\":{\"de\":[],\"en\":[]}}]"));
        Assert.Throws<ContentException>(() => ContentFile.Safety("safety.json", "{\"explicit\":{\"de\":[],\"en\":[]}}"));
        Assert.Throws<ContentException>(() => ContentFile.RelationshipTexts("texts-relationships.json", "{\"nobody\":{\"de\":\"a\",\"en\":\"b\"}}"));
        Assert.Throws<ContentException>(() => ContentFile.ProgrammeTexts("texts-programme.json", "{\"nobody\":{\"de\":\"a\",\"en\":\"b\"}}"));
        Assert.Throws<ContentException>(() => ContentFile.TeamTexts("texts-team.json", "{\"nobody\":{\"de\":\"a\",\"en\":\"b\"}}"));
        Assert.Throws<ContentException>(() => ContentFile.Terms("terms.json", "[]"));
        Assert.Throws<ContentException>(() => ContentFile.Terms("terms.json", Text("terms.json").Replace("\"guest\"", "\"klient\"", StringComparison.Ordinal)));
        Assert.Throws<ContentException>(() => ContentFile.Vocabularies("vocabularies.json", "null"));
    }

    [Fact]
    public void A_card_template_that_is_missing_or_broken_is_refused()
    {
        var files = CardTemplates.Names.ToDictionary(n => n, n => Text($"cards/{n}.json"), StringComparer.Ordinal);
        files["menu"] = "[]";
        Assert.Contains("cards/menu.json", Assert.Throws<ContentException>(() => new CardTemplates(files)).Message, StringComparison.Ordinal);
        files.Remove("menu");
        Assert.Contains("cards/menu.json", Assert.Throws<ContentException>(() => new CardTemplates(files)).Message, StringComparison.Ordinal);
        files["menu"] = "{";
        Assert.Contains("cards/menu.json", Assert.Throws<ContentException>(() => new CardTemplates(files)).Message, StringComparison.Ordinal);
    }

    private static void Refused(string json, string what, string path)
    {
        var message = Assert.Throws<ContentException>(() => ContentFile.Guide("g1.json", json)).Message;

        Assert.StartsWith("g1.json: ", message, StringComparison.Ordinal);
        Assert.Contains(what, message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(path, message, StringComparison.Ordinal);
    }

    private static string Without(string member)
    {
        var guide = JsonNode.Parse(Text("guides/g1.json"))!;
        guide["steps"]![0]!.AsObject().Remove(member);
        return guide.ToJsonString();
    }

    private static string Text(string file) => File.ReadAllText(Path.Combine(RealContent.Folder, file));
}
