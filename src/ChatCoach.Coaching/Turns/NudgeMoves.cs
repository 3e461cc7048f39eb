using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Turns;

/// <summary>The coach comes back by itself. Such a message carries nothing of what was said (privacy rule P16).</summary>
internal static class NudgeMoves
{
    /// <summary>A run used within this time is not pushed aside.</summary>
    private static readonly TimeSpan InUse = TimeSpan.FromMinutes(30);

    /// <summary>Argument of the button that ends all reminders.</summary>
    public const string Never = "never";

    /// <summary>How long "remind me" waits.</summary>
    public static readonly TimeSpan ResumeAfter = TimeSpan.FromHours(1);

    public static Reply? Due(Turn turn, Nudge nudge)
    {
        if (turn.State.AgreedAt is null && nudge.Kind != NudgeKind.NextDay)
            return null;
        if (turn.Active is { } active && !string.Equals(active.Id, nudge.Run, StringComparison.Ordinal) && turn.Now - active.UsedAt < InUse)
        {
            turn.Later(nudge, InUse);
            return null;
        }

        var texts = turn.Content.Texts;
        return nudge.Kind switch
        {
            NudgeKind.ComeBack => Speech.Say(turn, [turn.Text(texts.ComeBack)], [CheckIn(turn), Enough(turn)]),
            NudgeKind.Resume when turn.Find(nudge.Run) is { FinishedAt: null } run => Speech.Say(turn, [turn.Text(texts.ResumeReminder)],
                [new CardButton(turn.Text(texts.ButtonResume), Verbs.Resume, Primary: true, Run: run.Id), Enough(turn)]),
            NudgeKind.Resume => null,
            _ => Speech.Say(turn, [turn.Text(texts.NextDay)], [CheckIn(turn), Enough(turn), new CardButton(turn.Text(texts.ButtonNever), Verbs.Close, Never)]),
        };
    }

    private static CardButton CheckIn(Turn turn) => new(turn.Text(turn.Content.Texts.ButtonCheckIn), Verbs.Start, RunMoves.CheckInGuide, Primary: true);

    private static CardButton Enough(Turn turn) => new(turn.Text(turn.Content.Texts.ButtonEnough), Verbs.Close);
}
