using System.Text.Json.Nodes;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Transcripts;

namespace ChatCoach.Host.Tests.Privacy;

/// <summary>P33: what a card sends is only a claim. Who speaks is known from the activity.</summary>
public sealed class CardFuzzTests(SqliteCoach coach) : IClassFixture<SqliteCoach>
{
    private const int Tries = 400;
    private const string Secret = "Geheimkunde Zwölf";

    private static int people;

    private static readonly string[] Verbs =
        ["answer", "more", "repair", "start", "resume", "summary", "page", "change", "reopen", "delete", "aside", "notice", "remind", "close", "", "nonsense"];

    private static readonly JsonNode?[] Strange =
    [
        null, "", "0", "-1", "999999999999", "strain:0", "client:0", "delete-sure.delete", "forget-sure.delete", "Forget", "17", "G1", "SOS", "never",
        "5,5,5", "annoyed,nosuch", new string('x', 5000), "\u0000", "${token}", 7, true, new JsonArray(1, 2), new JsonObject { ["a"] = 1 },
    ];

    [Fact]
    public async Task P33_Another_persons_card_and_made_up_data_change_nothing_of_theirs_and_show_nothing()
    {
        var owner = await AtFeelingsAsync("p33-owner", Secret);
        var stored = await Stored.OfAsync(owner);
        var other = await AtFeelingsAsync("p33-other", "Linie 9");
        var random = new Random(33);
        for (var n = 0; n < Tries; n++)
        {
            var data = Mutated(random, random.Next(2) == 0 ? owner : other);
            var answered = random.Next(3) == 0
                ? await coach.Host.PostAsync(other.Submit(data, "m-1"))
                : await coach.Host.PostAsync(other.Click(Verbs[random.Next(Verbs.Length)], data, "m-1"));
            Assert.True(answered.Status == 200, $"{answered.Status} to {data}");
            Assert.False(answered.Body.Contains("vnd.microsoft.error", StringComparison.Ordinal), $"{answered.Body} to {data}");
            Assert.DoesNotContain("Geheimkunde", answered.Body, StringComparison.Ordinal);
        }

        await coach.Host.SettleAsync();
        Assert.All(other.History, s => Assert.DoesNotContain("Geheimkunde", s.Shown.Plain, StringComparison.Ordinal));
        Assert.Equal(stored, await Stored.OfAsync(owner));
        // Whatever came in, there is a visible way on.
        await other.SayAsync("hallo");
        Assert.NotEmpty(other.Newest.Buttons);
    }

    [Theory]
    [InlineData("feel", "nosuch")]
    [InlineData("feel", "annoyed,angry,sad,calm")]
    [InlineData("body", "tail")]
    public async Task An_option_that_does_not_exist_is_said_and_nothing_is_written(string step, string value)
    {
        var person = await AtFeelingsAsync($"p33-{step}-{value.Length}", "Linie 9");
        var (id, card) = person.Chat[^1];
        var data = Person.DataOf(card, card.Find("Weiter"));
        data[step] = value;
        person.Became(id, await coach.Host.PostAsync(person.Click("answer", data, id)));

        Assert.Matches("passt hier nicht|höchstens", person.Newest.Plain);
        Assert.Equal("G1 open client=Linie 9 strain=4", (await Stored.OfAsync(person))[^1]);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"action":null}""")]
    [InlineData("""{"action":"x"}""")]
    [InlineData("""{"action":{"verb":7,"data":[]}}""")]
    [InlineData("""{"action":{"verb":"answer","data":{"token":{},"run":[],"step":null}}}""")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("null")]
    public async Task An_invoke_with_a_strange_value_gets_the_current_card(string value)
    {
        var person = await AtFeelingsAsync($"p33-value-{Interlocked.Increment(ref people)}", "Linie 9");
        var invoke = person.Click("answer", [], "m-1");
        invoke["value"] = JsonNode.Parse(value);
        var answered = await coach.Host.PostAsync(invoke);
        Assert.Equal(200, answered.Status);
        Assert.Contains("Was ist gerade da?", Shown.OfCard(answered.Card).Plain, StringComparison.Ordinal);
    }

    private static JsonObject Mutated(Random random, Person source)
    {
        var buttons = source.Chat.Last(m => m.Shown.Buttons.Count > 0).Shown.Buttons;
        var data = buttons[random.Next(buttons.Count)].Data.DeepClone().AsObject();
        for (var changes = random.Next(4); changes > 0; changes--)
        {
            var name = (string[])["do", "token", "run", "guide", "version", "step", "arg", "feel", "body", "client", "clientNew", "strain", "other"];
            data[name[random.Next(name.Length)]] = Strange[random.Next(Strange.Length)]?.DeepClone();
        }

        // Nobody wants to be forgotten in the middle of the test.
        if (data["arg"]?.ToJsonString().Contains("delete", StringComparison.Ordinal) == true)
            data["do"] = "answer";
        return data;
    }

    private async Task<Person> AtFeelingsAsync(string name, string alias)
    {
        var person = coach.Host.Person(name);
        await person.SayAsync("hallo");
        await person.TapAsync("Deutsch");
        await person.TapAsync("Einverstanden");
        await person.TapAsync("Weiter", ("client", alias), ("strain", "4"));
        if (person.Newest.Buttons.Exists(b => b.Label == "So lassen"))
            await person.TapAsync("So lassen");
        return person;
    }
}
