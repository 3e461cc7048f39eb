using System.Text;
using System.Text.Json.Nodes;
using ChatCoach.Protocol.Activities;
using FsCheck;
using FsCheck.Fluent;

namespace ChatCoach.Host.Tests.Protocol;

public sealed class ActivityRoundTripTests
{
    private static readonly string[] Places =
        ["", "from", "recipient", "conversation", "channelData", "value", "attachments.0", "attachments.0.content", "entities.0", "suggestedActions"];

    [Fact]
    public void Whatever_stands_in_an_activity_stands_there_after_a_round_trip()
        => Prop.ForAll(Activities().ToArbitrary(), json =>
        {
            var sent = json.ToJsonString();
            Assert.True(Activity.TryParse(Encoding.UTF8.GetBytes(sent), out var activity, out var problem), problem);
            var back = Encoding.UTF8.GetString(activity.ToUtf8());
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(sent), JsonNode.Parse(back)), $"{sent}\n{back}");
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Bytes_that_went_wrong_on_the_way_are_an_answer_and_never_an_exception()
    {
        var whole = Encoding.UTF8.GetBytes(Rich);
        var damage = from at in Gen.Choose(0, whole.Length - 1)
                     from length in Gen.Choose(0, 3)
                     from put in Gen.Elements("", "\"", "{", "]", "\\", "\\ud800", "\u0000", "null", "1e999", "é", ",")
                     select Damaged(whole, at, length, put);
        Prop.ForAll(damage.ListOf(3).Select(list => list[0]).ToArbitrary(), bytes =>
        {
            var read = Activity.TryParse(bytes, out var activity, out var problem);
            Assert.Equal(read, activity is not null);
            Assert.Equal(read, problem is null);
            if (read)
                Assert.True(Activity.TryParse(activity!.ToUtf8(), out _, out _));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Theory]
    [InlineData("2026-11-01T10:00:00.123+01:00")]
    [InlineData("2026-11-01T10:00:00.1234567Z")]
    [InlineData("2026-11-01T10:00:00Z")]
    [InlineData("2026-11-01")]
    [InlineData("24.12.2026")]
    [InlineData("/Date(1485983408511)/")]
    public void Strings_that_look_like_dates_keep_every_byte(string date)
    {
        var json = $$"""{"type":"message","timestamp":"{{date}}","localTimestamp":"{{date}}","from":{"id":"29:a"},"conversation":{"id":"a:1"},"entities":[{"type":"x","at":"{{date}}"}],"value":{"due":"{{date}}"},"channelData":{"at":"{{date}}"},"expiration":"{{date}}"}""";

        Assert.True(Activity.TryParse(Encoding.UTF8.GetBytes(json), out var activity, out var problem), problem);

        var back = Encoding.UTF8.GetString(activity.ToUtf8());
        Assert.Equal(6, back.Split($"\"{date}\"").Length - 1);
        Assert.Equal(date, activity.Timestamp);
    }

    [Fact]
    public void Members_named_like_something_computed_here_are_kept_too()
    {
        const string json = """{"type":"event","conversation":{"id":"a:1","isPersonal":"x"},"tenantId":"t","eventType":"e","expectsReplies":1}""";

        Assert.True(Activity.TryParse(Encoding.UTF8.GetBytes(json), out var activity, out _));

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(activity.ToUtf8())), Encoding.UTF8.GetString(activity.ToUtf8()));
    }

    [Fact]
    public void Numbers_keep_the_digits_they_came_with()
    {
        const string json = """{"type":"event","conversation":{"id":"a:1"},"value":{"a":1.0,"b":12345678901234567890,"c":1e2,"d":-0}}""";

        Assert.True(Activity.TryParse(Encoding.UTF8.GetBytes(json), out var activity, out _));

        Assert.Equal("""{"a":1.0,"b":12345678901234567890,"c":1e2,"d":-0}""", activity.Value!.Value.GetRawText());
        Assert.Contains("""{"a":1.0,"b":12345678901234567890,"c":1e2,"d":-0}""", Encoding.UTF8.GetString(activity.ToUtf8()), StringComparison.Ordinal);
    }

    private const string Rich = """
        {"type":"message","id":"1485983408511","timestamp":"2026-11-01T09:00:00.123Z","serviceUrl":"https://smba.trafficmanager.net/emea/","channelId":"msteams","from":{"id":"29:a","name":"Erika","aadObjectId":"o"},"recipient":{"id":"28:b","name":"Bot"},"conversation":{"id":"a:1","conversationType":"personal","tenantId":"t","isGroup":false},"text":"<at>Bot</at> hilfe \u00fc","entities":[{"type":"mention","mentioned":{"id":"28:b"},"text":"<at>Bot</at>"}],"attachments":[{"contentType":"text/html","content":"<p>x</p>"}],"membersAdded":[{"id":"29:a"}],"channelData":{"tenant":{"id":"t"}},"value":{"a":[1,2,{"b":null}]}}
        """;

    private static byte[] Damaged(byte[] whole, int at, int length, string put)
        => [.. whole.Take(at), .. Encoding.UTF8.GetBytes(put), .. whole.Skip(at + length)];

    private static Gen<JsonObject> Activities()
        => from extras in Extras().ArrayOf(Places.Length)
           select Assemble(extras);

    /// <summary>An activity with the given members added in each of the places.</summary>
    private static JsonObject Assemble((string Name, JsonNode? Value)[][] extras)
    {
        var activity = JsonNode.Parse(Rich)!.AsObject();
        activity["attachments"]![0]!["content"] = new JsonObject();
        activity["suggestedActions"] = new JsonObject { ["to"] = new JsonArray("29:a") };
        foreach (var (place, members) in Places.Zip(extras))
        {
            JsonNode at = activity;
            foreach (var step in place.Split('.', StringSplitOptions.RemoveEmptyEntries))
                at = step == "0" ? at[0]! : at[step]!;
            foreach (var (name, value) in members)
                at["x-" + name] = value?.DeepClone();
        }

        return activity;
    }

    private static Gen<(string Name, JsonNode? Value)[]> Extras()
        => (from name in Texts() from value in Gen.Sized(size => Values(Math.Min(size, 3))) select (name, value)).ArrayOf(2);

    private static Gen<string> Texts()
        => Gen.OneOf(
            Gen.Elements("2026-11-01T10:00:00.123+01:00", "2026-02-30", "", "<b>&amp;", "größer 😀", "a\"b\\c\u0000\u2028", "null"),
            Gen.Elements("abcäöü€+'\u00a0".ToCharArray()).ArrayOf(6).Select(letters => new string(letters)));

    private static Gen<JsonNode?> Values(int depth)
    {
        var leaf = Gen.OneOf(
            Texts().Select(text => (JsonNode?)JsonValue.Create(text)),
            Gen.Choose(-5, 5).Select(number => (JsonNode?)JsonValue.Create(number)),
            Gen.Elements<JsonNode?>(null, JsonValue.Create(true), JsonValue.Create(1.50m)));
        if (depth == 0)
            return leaf;
        return Gen.OneOf(
            leaf,
            Values(depth - 1).ArrayOf(2).Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())])),
            (from name in Texts() from value in Values(depth - 1) select (name, value))
                .ArrayOf(2)
                .Select(members => (JsonNode?)new JsonObject(members.DistinctBy(m => m.name).Select(m => KeyValuePair.Create(m.name, m.value?.DeepClone())))));
    }
}
