using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Content;

/// <summary>Sentences of the cards and lists of relationships, and of sharing them. As in <see cref="Texts"/>: one property a sentence, none can be absent.</summary>
public sealed record RelationshipTexts
{
    public required Phrase AgreementsTitle { get; init; }

    public required Phrase AliasInUse { get; init; }

    public required Phrase AloneNow { get; init; }

    public required Phrase AloneQuestion { get; init; }

    public required Phrase ButtonAgreements { get; init; }

    public required Phrase ButtonAlone { get; init; }

    public required Phrase ButtonAloneYes { get; init; }

    public required Phrase ButtonDelete { get; init; }

    public required Phrase ButtonDone { get; init; }

    public required Phrase ButtonDropped { get; init; }

    public required Phrase ButtonExtras { get; init; }

    public required Phrase ButtonInvite { get; init; }

    public required Phrase ButtonJoin { get; init; }

    public required Phrase ButtonJoinNot { get; init; }

    public required Phrase ButtonKept { get; init; }

    public required Phrase ButtonLeave { get; init; }

    public required Phrase ButtonLeaveYes { get; init; }

    public required Phrase ButtonMine { get; init; }

    public required Phrase ButtonMore { get; init; }

    public required Phrase ButtonOpenEntry { get; init; }

    public required Phrase ButtonRename { get; init; }

    public required Phrase ButtonShowCode { get; init; }

    public required Phrase ButtonTherapy { get; init; }

    public required Phrase ButtonWorkOnIt { get; init; }

    public required Phrase ByWhen { get; init; }

    public required Phrase CodeHow { get; init; }

    public required Phrase CodeLater { get; init; }

    public required Phrase CodeUseless { get; init; }

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

    public required Phrase FactNext { get; init; }

    public required Phrase FactOthers { get; init; }

    public required Phrase FactUntil { get; init; }

    public required Phrase FinishedShared { get; init; }

    public required Phrase ChangedShared { get; init; }

    public required Phrase SummaryShared { get; init; }

    public required Phrase InviteAlias { get; init; }

    public required Phrase InviteNever { get; init; }

    public required Phrase InviteQuestion { get; init; }

    public required Phrase JoinDeclined { get; init; }

    public required Phrase Joined { get; init; }

    public required Phrase JoinNever { get; init; }

    public required Phrase JoinQuestion { get; init; }

    public required Phrase JoinShared { get; init; }

    public required Phrase LeaveQuestion { get; init; }

    public required Phrase Left { get; init; }

    public required Phrase LowestGroup { get; init; }

    public required Phrase Mine { get; init; }

    public required Phrase NoAgreements { get; init; }

    public required Phrase NobodyElse { get; init; }

    public required Phrase NoExtras { get; init; }

    public required Phrase NoLongerOnIt { get; init; }

    public required Phrase NoneYet { get; init; }

    public required Phrase NotFound { get; init; }

    public required Phrase NothingYet { get; init; }

    public required Phrase OthersOfGuest { get; init; }

    public required Phrase OthersOfOwner { get; init; }

    public required Phrase Renamed { get; init; }

    public required Phrase RenameQuestion { get; init; }

    public required Phrase SeenByMe { get; init; }

    public required Phrase SeenByUs { get; init; }

    public required Phrase SharedList { get; init; }

    public required Phrase StateAsked { get; init; }

    public required Phrase StateDropped { get; init; }

    public required Phrase StateKept { get; init; }

    public required Phrase StateOpen { get; init; }

    public required Phrase StatePromised { get; init; }

    public required Phrase StaysWithOthers { get; init; }

    public required Phrase Strained { get; init; }

    public required Phrase WhichAgreements { get; init; }

    public required Phrase WhichExtras { get; init; }

    public required Phrase WhoSeesOwn { get; init; }
}
