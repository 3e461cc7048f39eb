using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Content;

/// <summary>Sentences of the client therapy and its follow-ups. As in <see cref="Texts"/>: one property a sentence, none can be absent.</summary>
public sealed record ProgrammeTexts
{
    public required Phrase ButtonDecide { get; init; }

    public required Phrase ButtonLater { get; init; }

    public required Phrase ButtonLook { get; init; }

    public required Phrase ButtonNextPart { get; init; }

    public required Phrase ButtonNextSession { get; init; }

    public required Phrase ButtonQuiet { get; init; }

    public required Phrase ButtonShowRelationship { get; init; }

    public required Phrase FollowUpDue { get; init; }

    public required Phrase FollowUpLast { get; init; }

    public required Phrase FollowUpsPlanned { get; init; }

    public required Phrase LookLater { get; init; }

    public required Phrase NoMoreFollowUps { get; init; }

    public required Phrase QuietNow { get; init; }

    public required Phrase Session { get; init; }

    public required Phrase WithoutRelationship { get; init; }
}
