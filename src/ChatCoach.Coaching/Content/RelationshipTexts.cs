using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Content;

/// <summary>Sentences of the cards and lists of relationships. As in <see cref="Texts"/>: one property a sentence, none can be absent.</summary>
public sealed record RelationshipTexts
{
    public required Phrase AgreementsTitle { get; init; }

    public required Phrase ButtonAgreements { get; init; }

    public required Phrase ButtonDelete { get; init; }

    public required Phrase ButtonDropped { get; init; }

    public required Phrase ButtonExtras { get; init; }

    public required Phrase ButtonKept { get; init; }

    public required Phrase ButtonMine { get; init; }

    public required Phrase ButtonOpenEntry { get; init; }

    public required Phrase ButtonTherapy { get; init; }

    public required Phrase ButtonWorkOnIt { get; init; }

    public required Phrase ByWhen { get; init; }

    public required Phrase DotDay { get; init; }

    public required Phrase Dots { get; init; }

    public required Phrase EntryAgreement { get; init; }

    public required Phrase EntryDecision { get; init; }

    public required Phrase EntryDeleted { get; init; }

    public required Phrase EntryDropped { get; init; }

    public required Phrase EntryEnded { get; init; }

    public required Phrase EntryExtra { get; init; }

    public required Phrase EntryFollowUp { get; init; }

    public required Phrase EntryFollowUpDone { get; init; }

    public required Phrase EntryGone { get; init; }

    public required Phrase EntryKept { get; init; }

    public required Phrase ExtrasTitle { get; init; }

    public required Phrase FinishedShared { get; init; }

    public required Phrase FactNext { get; init; }

    public required Phrase FactOthers { get; init; }

    public required Phrase FactUntil { get; init; }

    public required Phrase LowestGroup { get; init; }

    public required Phrase Mine { get; init; }

    public required Phrase NoAgreements { get; init; }

    public required Phrase NoExtras { get; init; }

    public required Phrase NoneYet { get; init; }

    public required Phrase NotFound { get; init; }

    public required Phrase NothingYet { get; init; }

    public required Phrase SeenByMe { get; init; }

    public required Phrase SeenByUs { get; init; }

    public required Phrase StateAsked { get; init; }

    public required Phrase StateDropped { get; init; }

    public required Phrase StateKept { get; init; }

    public required Phrase StateOpen { get; init; }

    public required Phrase StatePromised { get; init; }

    public required Phrase Strained { get; init; }

    public required Phrase WhichAgreements { get; init; }

    public required Phrase WhichExtras { get; init; }
}
