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
    public void Nine_of_ten_first_offers_are_right() => Assert.InRange(FirstOffersMissed(BlindLists.Utterances), 0, BlindLists.Utterances.Count / 10);

    [Fact]
    public void And_most_where_the_words_were_never_mended_by_the_list() => Assert.InRange(FirstOffersMissed(BlindLists.HeldOutUtterances), 0, BlindLists.HeldOutUtterances.Count / 10);

    private int FirstOffersMissed(IReadOnlyList<Utterance> list)
    {
        var wishes = RealContent.Coach.Wishes;
        var missed = list.Where(u => !Accepted(u).Contains(wishes.Read(u.Text).Offers[0])).ToList();
        foreach (var u in missed)
            output.WriteLine($"{u.Lang} {string.Join('/', u.Guides)} but {string.Join(',', wishes.Read(u.Text).Offers)}: {u.Text}");
        output.WriteLine($"first offer right: {list.Count - missed.Count} of {list.Count}; among the three: {list.Count(u => Accepted(u).Intersect(wishes.Read(u.Text).Offers).Any())}");
        return missed.Count;
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
    public void No_explicit_crisis_line_is_missed() => Assert.Empty(ExplicitMissed(BlindLists.SafetyLines));

    [Fact]
    public void Nor_one_of_the_list_that_was_written_later() => Assert.Empty(ExplicitMissed(BlindLists.HeldOutSafetyLines));

    /// <summary>A figure of speech and a plain line of work raise no alarm.</summary>
    [Fact]
    public void Nobody_is_asked_for_a_figure_of_speech() =>
        Assert.DoesNotContain(BlindLists.SafetyLines.Concat(BlindLists.HeldOutSafetyLines), l => l.Expect is "idiom" or "harmless" && !Fits(l.Expect, RealContent.Coach.Safety.Read(l.Text)));

    private List<SafetyLine> ExplicitMissed(IReadOnlyList<SafetyLine> list)
    {
        var safety = RealContent.Coach.Safety;
        foreach (var line in list.Where(l => !Fits(l.Expect, safety.Read(l.Text))))
            output.WriteLine($"{line.Lang} {line.Expect} but {safety.Read(line.Text)}: {line.Text}");
        foreach (var kind in list.GroupBy(l => l.Expect))
            output.WriteLine($"{kind.Key}: {kind.Count(l => Fits(kind.Key, safety.Read(l.Text)))} of {kind.Count()}");
        return [.. list.Where(l => l.Expect == "explicit" && !Fits(l.Expect, safety.Read(l.Text)))];
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
