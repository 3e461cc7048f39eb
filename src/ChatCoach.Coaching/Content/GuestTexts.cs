using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Content;

/// <summary>Sentences about colleagues in a session. As in <see cref="Texts"/>: one property a sentence, none can be absent.</summary>
public sealed record GuestTexts
{
    public required Phrase AskInvite { get; init; }

    public required Phrase AskInviteNever { get; init; }

    public required Phrase ButtonCode { get; init; }

    public required Phrase ButtonGuests { get; init; }

    public required Phrase ButtonInvite { get; init; }

    public required Phrase ButtonLeave { get; init; }

    public required Phrase ButtonLeaveYes { get; init; }

    public required Phrase ButtonOut { get; init; }

    public required Phrase Clash { get; init; }

    public required Phrase CodeHow { get; init; }

    public required Phrase Full { get; init; }

    public required Phrase FullGuest { get; init; }

    public required Phrase GuestAccepted { get; init; }

    public required Phrase GuestsHow { get; init; }

    public required Phrase GuestWaits { get; init; }

    public required Phrase JoinNever { get; init; }

    public required Phrase JoinQuestion { get; init; }

    public required Phrase JoinSees { get; init; }

    public required Phrase Joined { get; init; }

    public required Phrase LeaveQuestion { get; init; }

    public required Phrase Left { get; init; }

    public required Phrase NewsCame { get; init; }

    public required Phrase NewsLeft { get; init; }

    public required Phrase NoDate { get; init; }

    public required Phrase OnlyTeam { get; init; }

    public required Phrase OutDone { get; init; }

    public required Phrase OutQuestion { get; init; }

    public required Phrase OutYes { get; init; }

    public required Phrase TakePart { get; init; }
}
