using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Turns;

/// <summary>The coach comes back by itself. Such a message carries nothing of what was said (privacy rule P16).</summary>
internal static class NudgeMoves
{
    /// <summary>A run used within this time is not pushed aside.</summary>
    private static readonly TimeSpan InUse = TimeSpan.FromMinutes(30);

    /// <summary>A short pause, as the option says.</summary>
    private static readonly TimeSpan ComeBackAfter = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan ResumeAfter = TimeSpan.FromHours(1);

    /// <summary>When in the morning a reminder comes: after the first mails, before the meetings.</summary>
    private static readonly TimeOnly NextMorning = new(9, 30);

    /// <summary>Argument of the button that ends all reminders.</summary>
    public const string Never = "never";

    /// <summary>Argument of the button that asks for a reminder on the next morning.</summary>
    public const string Tomorrow = "tomorrow";

    /// <summary>A reminder that an option brings.</summary>
    public static void Remind(Turn turn, NudgeKind kind) =>
        turn.Remind(kind, kind == NudgeKind.ComeBack ? turn.Now + ComeBackAfter : MorningOf(turn, turn.Today.AddDays(1)));

    /// <summary>
    /// Reminds of a paused run, in an hour or on the next morning: at the same time as the aftercare reminder, so that the
    /// time tells nothing about it (privacy rule P20).
    /// </summary>
    public static Reply RemindOf(Turn turn, Run run, string? when)
    {
        turn.Remind(NudgeKind.Resume, IsTomorrow(when) ? MorningOf(turn, turn.Today.AddDays(1)) : turn.Now + ResumeAfter, run.Id);
        return Noted(turn, when);
    }

    /// <summary>That the person will be reminded.</summary>
    public static Reply Noted(Turn turn, string? when) =>
        Speech.Say(turn, [turn.Text(IsTomorrow(when) ? turn.Content.Texts.ReminderSetTomorrow : turn.Content.Texts.ReminderSet)], MenuMoves.Doors(turn));

    private static bool IsTomorrow(string? when) => string.Equals(when, Tomorrow, StringComparison.Ordinal);

    /// <summary>Says it, puts it off, or keeps silent. One the person no longer waits for stays silent.</summary>
    public static Reply? Due(Turn turn, Nudge nudge)
    {
        if (nudge.Kind == NudgeKind.Retain)
        {
            RetentionMoves.Due(turn, nudge);
            return null;
        }

        var inUse = turn.Active is { } active && turn.Now - active.UsedAt < InUse ? active : null;
        if (nudge.Kind == NudgeKind.FollowUp)
            return FollowUpMoves.Due(turn, nudge, inUse is not null, InUse);
        if (!turn.State.Awaited.Any(n => IsSame(n, nudge)))
            return null;
        var about = turn.Find(nudge.Run);
        if (inUse is not null && nudge.Kind != NudgeKind.ComeBack && inUse != about)
        {
            turn.Later(nudge, InUse);
            return null;
        }

        turn.State = turn.State with { Awaited = turn.State.Awaited.RemoveAll(n => IsSame(n, nudge)) };
        var texts = turn.Content.Texts;
        return nudge.Kind switch
        {
            _ when inUse is not null => null,
            NudgeKind.ComeBack => Say(turn, texts.ComeBack, MenuMoves.CheckIn(turn, primary: true), Enough(turn)),
            NudgeKind.Resume when about is { FinishedAt: null } => Say(turn, texts.ResumeReminder,
                new CardButton(turn.Text(texts.ButtonResume), Verbs.Resume, Primary: true, Run: about.Id), Enough(turn)),
            NudgeKind.Resume => null,
            _ => Say(turn, texts.NextDay, MenuMoves.CheckIn(turn, primary: true), Enough(turn), new CardButton(turn.Text(texts.ButtonNever), Verbs.Close, Never)),
        };
    }

    /// <summary>A question beside the guide that nobody answered does not stand behind the reminder: nothing came of it.</summary>
    private static Reply Say(Turn turn, Phrase phrase, params ReadOnlySpan<CardButton> buttons)
    {
        turn.State = turn.State with { Aside = null };
        return Speech.Say(turn, [turn.Text(phrase)], buttons.ToArray());
    }

    private static CardButton Enough(Turn turn) => new(turn.Text(turn.Content.Texts.ButtonEnough), Verbs.Close);

    private static bool IsSame(Nudge a, Nudge b) => string.Equals(a.Id, b.Id, StringComparison.Ordinal);

    /// <summary>Wall-clock time in the person's zone; a time that the change of clocks skips moves on by the gap.</summary>
    public static DateTimeOffset MorningOf(Turn turn, DateOnly day)
    {
        var local = day.ToDateTime(NextMorning);
        var wall = turn.Zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new DateTimeOffset(wall, turn.Zone.GetUtcOffset(wall)).ToUniversalTime();
    }
}
