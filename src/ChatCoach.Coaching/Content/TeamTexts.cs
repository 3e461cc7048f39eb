using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Content;

/// <summary>Sentences of the team's frame, the menu and the relationship check. As in <see cref="Texts"/>: one property a sentence, none can be absent.</summary>
public sealed record TeamTexts
{
    public required Phrase CheckAliveness { get; init; }

    public required Phrase CheckClarity { get; init; }

    public required Phrase CheckEquality { get; init; }

    public required Phrase CheckFeelings { get; init; }

    public required Phrase CheckHolds { get; init; }

    public required Phrase CheckNeeds { get; init; }

    public required Phrase CheckOpen { get; init; }

    public required Phrase CheckShaky { get; init; }

    public required Phrase FrameHolds { get; init; }

    public required Phrase FrameLine { get; init; }

    public required Phrase FrameNoUnit { get; init; }

    public required Phrase FrameNotSet { get; init; }

    public required Phrase FrameOf { get; init; }

    public required Phrase FrameWho { get; init; }

    public required Phrase MenuBack { get; init; }

    public required Phrase MenuMine { get; init; }

    public required Phrase MenuMineNote { get; init; }

    public required Phrase MenuParked { get; init; }

    public required Phrase MenuParkedTitle { get; init; }

    public required Phrase MenuProgramme { get; init; }

    public required Phrase MenuRelationship { get; init; }

    public required Phrase MenuTeam { get; init; }

    public required Phrase PurposeTooLong { get; init; }

    public required Phrase TooManyPurposes { get; init; }
}
