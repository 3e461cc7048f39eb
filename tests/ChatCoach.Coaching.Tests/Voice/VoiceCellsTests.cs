using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Voice;

namespace ChatCoach.Coaching.Tests.Voice;

/// <summary>What feeds which lane of the weekly card (guides B.17).</summary>
public sealed class VoiceCellsTests
{
    private const string Needs = "needs";

    [Fact]
    public void No_code_stands_in_two_cells()
    {
        var cells = VoiceCells.With(["clarity", "respect"]);
        Assert.Equal(cells.Sum(c => c.Codes.Count), cells.SelectMany(c => c.Codes).Distinct().Count());
        Assert.Equal(cells.Count, cells.Select(c => c.Id).Distinct().Count());
        Assert.DoesNotContain(cells, c => c.Codes.Contains(VoiceCells.TookPart));
        Assert.Equal(Enum.GetValues<VoiceAsk>().Order(), cells.Select(c => c.Ask).OfType<VoiceAsk>().Distinct().Order());
    }

    [Fact]
    public void Every_tap_that_counts_feeds_a_cell_and_no_cell_waits_for_a_tap_nobody_can_give()
    {
        var content = RealContent.Coach;
        var counted = content.Guides.Newest.SelectMany(g => g.Steps.Select(s => (Guide: g, Step: s))).Where(p => p.Step.Counts.Count > 0)
            .SelectMany(p => content.Guides.OptionsOf(p.Guide, p.Step).Where(o => p.Step.Counts.Contains(o.Id) || p.Step.Counts.Contains(GuideShelf.Otherwise)).Select(o => $"{p.Step.Field}:{o.Id}"));
        var fed = VoiceCells.With(content.Guides.Vocabularies[Needs].Options.Select(o => o.Id)).SelectMany(c => c.Codes);
        Assert.Equal(counted.Distinct().Order(StringComparer.Ordinal), fed.Order(StringComparer.Ordinal));
    }
}
