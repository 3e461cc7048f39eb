using ChatCoach.Coaching.Content;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Tests.Play;

namespace ChatCoach.Coaching.Tests.Guides;

/// <summary>A guide as a flow chart. That the charts are good Mermaid is seen in the browser tests.</summary>
public sealed class GuideChartTests
{
    [Fact]
    public void Steps_of_one_card_share_a_frame_and_a_step_alone_has_none()
    {
        var chart = Of("G1");

        Assert.Contains("  subgraph card_open[\"eine Karte\"]\n    step_client[\"", chart, StringComparison.Ordinal);
        Assert.Contains("\n  step_safe[\"", chart, StringComparison.Ordinal);
    }

    [Fact]
    public void A_way_is_named_by_the_options_that_take_it_where_there_are_several()
    {
        var chart = Of("G1");

        Assert.Contains("  step_client --> step_strain\n", chart, StringComparison.Ordinal);
        Assert.Contains("  step_strain -->|\"1<br/>2\"| step_safe\n", chart, StringComparison.Ordinal);
        Assert.Contains("  step_strain -->|\"3<br/>4<br/>5\"| step_feel\n", chart, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_guide_is_a_stadium_and_one_that_is_not_loaded_is_not_drawn()
    {
        var chart = Of("G1");

        Assert.Contains("  guide_G3([\"G3 Den Menschen sehen\"])\n", chart, StringComparison.Ordinal);
        Assert.Contains("| guide_GI_person\n", chart, StringComparison.Ordinal);
        Assert.Contains("  guide_GI_person([\"GI ", chart, StringComparison.Ordinal);
        Assert.DoesNotContain("G9", chart, StringComparison.Ordinal);
    }

    [Fact]
    public void Leaving_out_is_dotted_where_no_answer_leads_there()
    {
        Assert.Contains("  step_extra -.->|\"ausgelassen\"| step_balance\n", Of("G2.3"), StringComparison.Ordinal);
        Assert.Contains("  step_extra --> step_who\n", Of("G2.3"), StringComparison.Ordinal);
        Assert.Contains("  step_intro -.->|\"left out\"| done\n", Of("G2.0", Language.En), StringComparison.Ordinal);
        Assert.Contains("  step_intro -->|\"Later\"| does_Pause\n", Of("G2.0", Language.En), StringComparison.Ordinal);
    }

    [Fact]
    public void A_loop_says_how_often_it_is_gone_round_at_most()
    {
        Assert.Contains("<br/>höchstens 4-mal\"]", Of("G2.6"), StringComparison.Ordinal);
        Assert.Contains("  step_more -->|\"Ja\"| step_agree\n", Of("G2.6"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_means_something_in_a_chart_is_a_letter_in_its_texts()
    {
        var guide = new Guide
        {
            Id = "X", Version = 1, Title = new Phrase("X", "X"), Who = Audience.Employee, Goal = "", Keeps = Keeps.Nothing, Minutes = 1, MaxTurns = 1,
            Commands = new WordList([], []),
            Steps = [Step("end", "1. \"Ä\" #1 {n} [x] <b> `c` & d")],
        };

        var chart = GuideChart.Mermaid(guide, new GuideShelf([guide], []), Language.De);

        Assert.Equal("flowchart TD\n  step_end[\"A<br/>1#46; #quot;Ä#quot; #35;1 {n} [x] #lt;b#gt; #96;c#96; #amp; d\"]\n  done((\"Ende\"))\n  step_end --> done\n", chart);
    }

    private static GuideStep Step(string id, string ask) => new()
    {
        Id = id, Kind = StepKind.Text, Label = new Phrase("A", "A"), Ask = new Phrase(ask, ask), Why = new Phrase("", ""), Go = new Dictionary<string, string>(StringComparer.Ordinal) { ["*"] = "END" },
    };

    private static string Of(string guide, Language language = Language.De) =>
        GuideChart.Mermaid(RealContent.Coach.Guides.Find(guide)!, RealContent.Coach.Guides, language);
}
