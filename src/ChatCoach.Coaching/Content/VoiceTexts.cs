using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Content;

/// <summary>Sentences of the weekly card. As in <see cref="Texts"/>: one property a sentence, none can be absent.</summary>
public sealed record VoiceTexts
{
    public required Phrase Again { get; init; }

    public required Phrase AgainFourWeeks { get; init; }

    public required Phrase AskAuthority { get; init; }

    public required Phrase AskCorePerformance { get; init; }

    public required Phrase AskFrame { get; init; }

    public required Phrase AskPushPressure { get; init; }

    public required Phrase Asks { get; init; }

    public required Phrase AskTime { get; init; }

    public required Phrase Band { get; init; }

    public required Phrase ButtonCard { get; init; }

    public required Phrase ButtonDay { get; init; }

    public required Phrase ButtonOff { get; init; }

    public required Phrase ButtonOn { get; init; }

    public required Phrase ButtonTrend { get; init; }

    public required Phrase ButtonTrendBack { get; init; }

    public required Phrase ButtonTrendMore { get; init; }

    public required Phrase DayKept { get; init; }

    public required Phrase DayQuestion { get; init; }

    public required Phrase DaySet { get; init; }

    public required Phrase FourWeeks { get; init; }

    public required Phrase Good { get; init; }

    public required Phrase IsNew { get; init; }

    public required Phrase LaneNeed { get; init; }

    public required Phrase LaneObstacle { get; init; }

    public required Phrase LanePossibility { get; init; }

    public required Phrase Larger { get; init; }

    public required Phrase LargerUnnamed { get; init; }

    public required Phrase NoneYet { get; init; }

    public required Phrase Nothing { get; init; }

    public required Phrase Off { get; init; }

    public required Phrase On { get; init; }

    public required Phrase OnCards { get; init; }

    public required Phrase OnlyManagers { get; init; }

    public required Phrase ShareHalf { get; init; }

    public required Phrase ShareMost { get; init; }

    public required Phrase ShareSome { get; init; }

    public required Phrase SmallPrint { get; init; }

    public required Phrase Title { get; init; }

    public required Phrase TitleFourWeeks { get; init; }

    public required Phrase ToCard { get; init; }

    public required Phrase Tomorrow { get; init; }

    public required Phrase TrendCut { get; init; }

    public required Phrase TrendFourWeeks { get; init; }

    public required Phrase TrendLegend { get; init; }

    public required Phrase TrendNone { get; init; }

    public required Phrase TrendOnCards { get; init; }

    public required Phrase TrendSmallPrint { get; init; }

    public required Phrase TrendTimes { get; init; }

    public required Phrase TrendTitle { get; init; }

    public required Phrase TrendWeek { get; init; }

    public required Phrase TrendWholeLegend { get; init; }

    public required Phrase Week { get; init; }

    public required Phrase Whole { get; init; }

    public required Phrase WholeMixed { get; init; }

    public required Phrase WholeNothing { get; init; }

    public required Phrase WholeSmallPrint { get; init; }

    public required Phrase WordsGiven { get; init; }

    public required Phrase WordsHow { get; init; }

    public required Phrase WordsLine { get; init; }

    public required Phrase WordsMine { get; init; }

    public required Phrase WordsPreview { get; init; }

    public required Phrase WordsTaken { get; init; }

    public required Phrase WordsTooMany { get; init; }

    public required Phrase WordsYes { get; init; }

    /// <summary>What a line of the card says, by the id of its cell; those of needs are in the vocabulary.</summary>
    public required IReadOnlyDictionary<string, Phrase> Cells { get; init; }
}
