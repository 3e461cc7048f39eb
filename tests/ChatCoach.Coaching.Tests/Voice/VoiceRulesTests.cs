using System.Collections.Immutable;
using ChatCoach.Coaching.Voice;

namespace ChatCoach.Coaching.Tests.Voice;

/// <summary>Privacy rules P4 and P5 on both sides of each limit.</summary>
public sealed class VoiceRulesTests
{
    private static readonly VoiceCell Frame = new("frame", VoiceLane.Obstacle, ["checkin.frame:out", "checkin.frame:unclear"]);

    private static readonly ImmutableList<VoiceCell> Match =
    [
        new("yes", VoiceLane.Need, ["fit.match:yes"], "fit.match"),
        new("partly", VoiceLane.Need, ["fit.match:partly"], "fit.match"),
        new("no", VoiceLane.Need, ["fit.match:no"], "fit.match"),
    ];

    [Theory]
    [InlineData(4, 6, false)]
    [InlineData(5, 5, true)]
    [InlineData(6, 4, false)]
    [InlineData(5, 4, false)]
    [InlineData(10, 0, false)]
    [InlineData(25, 5, true)]
    [InlineData(26, 4, false)]
    public void A_cell_is_shown_only_with_five_who_tapped_it_and_five_who_did_not(int tapped, int others, bool shown) =>
        Assert.Equal(shown, new VoiceRules().Show([Frame], People((tapped, "checkin.frame:out"), (others, "checkin.source:process"))).Count == 1);

    [Theory]
    [InlineData(6, 6, true)]
    [InlineData(5, 7, false)]
    [InlineData(7, 5, false)]
    public void A_higher_threshold_holds_on_both_sides_too(int tapped, int others, bool shown) =>
        Assert.Equal(shown, new VoiceRules(6).Show([Frame], People((tapped, "checkin.frame:out"), (others, VoiceCells.TookPart))).Count == 1);

    [Fact]
    public void The_threshold_cannot_be_lowered() => Assert.Throws<ArgumentOutOfRangeException>(() => new VoiceRules(4));

    [Fact]
    public void Who_tapped_two_codes_of_a_cell_is_one_person()
    {
        var people = People((4, "checkin.frame:out"), (6, VoiceCells.TookPart)).Append(Codes("checkin.frame:out", "checkin.frame:unclear")).ToList();
        Assert.Equal(Share.Half, Assert.Single(new VoiceRules().Show([Frame], people)).Share);
        people[^1] = Codes(VoiceCells.TookPart);
        Assert.Empty(new VoiceRules().Show([Frame], people));
    }

    [Theory]
    [InlineData(9, 28, Share.Some)]
    [InlineData(9, 27, Share.Half)]
    [InlineData(17, 27, Share.Half)]
    [InlineData(18, 27, Share.Most)]
    public void How_many_is_a_word(int tapped, int all, Share word) => Assert.Equal(word, VoiceRules.Of("frame", tapped, all).Share);

    [Theory]
    [InlineData(19, null)]
    [InlineData(20, 20)]
    [InlineData(29, 20)]
    [InlineData(30, 30)]
    public void A_number_is_a_band_of_ten_and_none_below_twenty(int tapped, int? from) => Assert.Equal(from, VoiceRules.Of("frame", tapped, 100).From);

    [Fact]
    public void Of_answers_that_exclude_each_other_the_rest_cannot_be_reckoned()
    {
        Assert.Equal(["yes", "partly"], Shown(new VoiceRules().Show(Match, People((6, "fit.match:yes"), (5, "fit.match:partly"), (5, VoiceCells.TookPart)))));
        Assert.Equal(["yes"], Shown(new VoiceRules().Show(Match, People((6, "fit.match:yes"), (5, "fit.match:partly"), (4, "fit.match:no")))));
        Assert.Equal(["yes", "partly"], Shown(new VoiceRules().Show(Match, People((7, "fit.match:yes"), (6, "fit.match:partly"), (5, "fit.match:no")))));
    }

    private static List<string> Shown(IEnumerable<ShownCell> cells) => [.. cells.Select(c => c.Cell)];

    private static List<IReadOnlySet<string>> People(params (int Count, string Code)[] groups) => [.. groups.SelectMany(g => Enumerable.Range(0, g.Count).Select(_ => (IReadOnlySet<string>)Codes(g.Code)))];

    private static HashSet<string> Codes(params string[] codes) => codes.ToHashSet(StringComparer.Ordinal);
}
