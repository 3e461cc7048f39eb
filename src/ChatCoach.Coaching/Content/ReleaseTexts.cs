using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Content;

/// <summary>Sentences about releasing single answers. As in <see cref="Texts"/>: one property a sentence, none can be absent.</summary>
public sealed record ReleaseTexts
{
    public required Phrase AskWhat { get; init; }

    public required Phrase AskWhom { get; init; }

    public required Phrase ButtonGive { get; init; }

    public required Phrase ButtonLong { get; init; }

    public required Phrase ButtonLook { get; init; }

    public required Phrase ButtonMine { get; init; }

    public required Phrase ButtonNot { get; init; }

    public required Phrase ButtonRead { get; init; }

    public required Phrase ButtonReceived { get; init; }

    public required Phrase ButtonShort { get; init; }

    public required Phrase ButtonUntold { get; init; }

    public required Phrase ButtonWithdraw { get; init; }

    public required Phrase Given { get; init; }

    public required Phrase GoneItem { get; init; }

    public required Phrase GoneRecipient { get; init; }

    public required Phrase GoneRelease { get; init; }

    public required Phrase LogGiven { get; init; }

    public required Phrase LogRead { get; init; }

    public required Phrase LogSomebody { get; init; }

    public required Phrase LogWithdrawn { get; init; }

    public required Phrase MineFor { get; init; }

    public required Phrase MineNone { get; init; }

    public required Phrase MineRead { get; init; }

    public required Phrase MineTitle { get; init; }

    public required Phrase MineUnread { get; init; }

    public required Phrase News { get; init; }

    public required Phrase NoItems { get; init; }

    public required Phrase Nobody { get; init; }

    public required Phrase NotGiven { get; init; }

    public required Phrase PreviewHow { get; init; }

    public required Phrase PreviewIntro { get; init; }

    public required Phrase ReceivedHow { get; init; }

    public required Phrase ReceivedNone { get; init; }

    public required Phrase ReceivedTitle { get; init; }

    public required Phrase RoleCoach { get; init; }

    public required Phrase RoleManager { get; init; }

    public required Phrase SeenAbout { get; init; }

    public required Phrase SeenAnswer { get; init; }

    public required Phrase SeenFrom { get; init; }

    public required Phrase SeenFromSomebody { get; init; }

    public required Phrase SummaryReleased { get; init; }

    public required Phrase TooMany { get; init; }

    public required Phrase UntoldNow { get; init; }

    public required Phrase WithdrawnRead { get; init; }

    public required Phrase WithdrawnUnread { get; init; }
}
