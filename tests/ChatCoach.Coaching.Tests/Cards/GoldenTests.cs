using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Cards;

/// <summary>
/// The cards as they were looked at, as JSON and as text. After a wanted change: CHATCOACH_RECORD=1 dotnet test
/// tests/ChatCoach.Coaching.Tests --filter GoldenTests, then look at the difference. The Action.Submit behind every
/// Action.Execute is left out: it is the same again, which the lint sees to.
/// </summary>
public sealed class GoldenTests
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly bool Write = Environment.GetEnvironmentVariable("CHATCOACH_RECORD") == "1";

    [Fact]
    public void Every_card_looks_as_it_did_as_JSON_and_as_text()
    {
        var files = Samples.All.SelectMany(s => Files(s.Name, s.Reply)).ToDictionary(f => f.Name, f => f.Content, StringComparer.Ordinal);
        if (Write)
            WriteAll(files);

        var differing = files.Where(f => !File.Exists(Path.Combine(Folder(), f.Key)) || File.ReadAllText(Path.Combine(Folder(), f.Key)) != f.Value).Select(f => f.Key).ToList();
        Assert.True(differing.Count == 0, "Look at these, then write them with CHATCOACH_RECORD=1: " + string.Join(", ", differing));
        Assert.Empty(Directory.GetFiles(Folder()).Select(Path.GetFileName).Except(files.Keys, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_template_is_among_them()
    {
        Assert.Equal(8, Samples.All.Select(s => s.Reply.GetType()).Distinct().Count());
        Assert.Equal(8, CardTemplates.Names.Count);
    }

    [Fact]
    public void Every_card_is_a_good_card()
    {
        foreach (var (name, reply) in Samples.All)
            Assert.True(CardLint.Problems(RealContent.Draw(reply)) is [], name);
    }

    private static IEnumerable<(string Name, string Content)> Files(string name, Reply reply)
    {
        var card = RealContent.Draw(reply);
        card["fallbackText"] = "(the text)";
        card["speak"] = "(the text)";
        foreach (var action in new DrawnCard(card).Actions)
            action.Remove("fallback");
        var drawn = Ids(reply).Aggregate(card.ToJsonString(Written), (json, id) => json.Replace($"\"{id}\"", "\"(id)\"", StringComparison.Ordinal));
        yield return (name + ".json", Named(reply).Aggregate(drawn, (json, id) => json.Replace(id, "(id)", StringComparison.Ordinal)) + "\n");
        yield return (name + ".txt", CardText.Of(reply, RealContent.Coach) + "\n");
    }

    private static void WriteAll(Dictionary<string, string> files)
    {
        foreach (var old in Directory.GetFiles(Folder()))
            File.Delete(old);
        foreach (var (name, content) in files)
            File.WriteAllText(Path.Combine(Folder(), name), content);
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Golden");

    /// <summary>Characters of the id of an entry, which is a hash.</summary>
    private const int EntryId = 16;

    /// <summary>Ids inside what a button means.</summary>
    private static IEnumerable<string> Named(Reply reply) =>
        reply.Buttons.SelectMany(b => (b.Arg ?? "").Split('@', ':')).Where(part => part.Length is MomentIds.Length or EntryId).Distinct(StringComparer.Ordinal);

    /// <summary>Tokens and ids are new each time.</summary>
    private static IEnumerable<string> Ids(Reply reply)
    {
        IEnumerable<string?> ids = [reply.Ref.Token, reply.Ref.Run, .. reply.Buttons.Select(b => b.Run)];
        var relationships = (reply as Reply.Question)?.Items.Where(i => i.Kind == StepKind.Relationship).SelectMany(i => i.Choices.Select(c => c.Value)) ?? [];
        return ids.OfType<string>().Concat(relationships).Distinct(StringComparer.Ordinal);
    }
}
