using ChatCoach.Coaching.Safety;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;
using Xunit.Abstractions;

namespace ChatCoach.Coaching.Tests.Understanding;

/// <summary>How well own words are understood, measured on lists that were written without sight of the word lists.</summary>
public sealed class BlindListTests(ITestOutputHelper output)
{
    private static readonly IReadOnlyList<Relationship> Known =
        [.. new[] { "Huber AG", "Stadtwerke Nord", "die Agentur", "Blue Harbor Ltd", "Facilities team" }.Select((alias, n) => new Relationship($"r{n}", alias))];

    [Fact]
    public void The_lists_are_whole()
    {
        Assert.Equal((300, 150), (BlindLists.Utterances.Count, BlindLists.Utterances.Count(u => u.Lang == "de")));
        Assert.Equal((200, 60), (BlindLists.SafetyLines.Count, BlindLists.SafetyLines.Count(l => l.Expect == "explicit")));
    }

    [Fact]
    public void Nine_of_ten_first_offers_are_right()
    {
        var wishes = RealContent.Coach.Wishes;
        var missed = BlindLists.Utterances.Where(u => !Accepted(u).Contains(wishes.Read(u.Text).Offers[0])).ToList();
        foreach (var u in missed)
            output.WriteLine($"{u.Lang} {string.Join('/', u.Guides)} but {string.Join(',', wishes.Read(u.Text).Offers)}: {u.Text}");
        output.WriteLine($"first offer right: {BlindLists.Utterances.Count - missed.Count} of {BlindLists.Utterances.Count}");
        Assert.True(missed.Count <= BlindLists.Utterances.Count / 10, $"{missed.Count} of {BlindLists.Utterances.Count} first offers are wrong.");
    }

    [Fact]
    public void The_relationship_a_message_names_is_filled_in()
    {
        var wishes = RealContent.Coach.Wishes;
        var missed = BlindLists.Utterances.Where(u => wishes.NamedIn(u.Text, Known)?.Alias != u.About).ToList();
        foreach (var u in missed)
            output.WriteLine($"{u.About ?? "none"} but {wishes.NamedIn(u.Text, Known)?.Alias ?? "none"}: {u.Text}");
        Assert.Empty(missed);
    }

    [Fact]
    public void No_explicit_crisis_line_is_missed_and_figures_of_speech_are_few()
    {
        var safety = RealContent.Coach.Safety;
        var read = BlindLists.SafetyLines.Select(l => (Line: l, Alarm: safety.Read(l.Text))).ToList();
        foreach (var (line, alarm) in read.Where(r => !Fits(r.Line.Expect, r.Alarm)))
            output.WriteLine($"{line.Lang} {line.Expect} but {alarm}: {line.Text}");
        foreach (var kind in read.GroupBy(r => r.Line.Expect))
            output.WriteLine($"{kind.Key}: {kind.Count(r => Fits(kind.Key, r.Alarm))} of {kind.Count()}");
        Assert.DoesNotContain(read, r => r.Line.Expect == "explicit" && r.Alarm is not Alarm.Explicit);
    }

    private static bool Fits(string expect, Alarm alarm) => expect switch
    {
        "explicit" => alarm is Alarm.Explicit,
        "implicit" => alarm is Alarm.Implicit or Alarm.Explicit,
        _ => alarm is Alarm.None or Alarm.Figurative,
    };

    private static IEnumerable<string> Accepted(Utterance utterance) => utterance.Guides.Select(g => g switch
    {
        "MYDATA" => "myData",
        "FORGET" => "forget",
        "WHOSEES" => "whoSees",
        "HELP" => "help",
        _ => g,
    });
}
