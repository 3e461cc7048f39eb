using ChatCoach.Coaching.Cadence;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Council;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Turns;

/// <summary>The coach comes back by itself. Such a message carries nothing of what was said (privacy rule P16).</summary>
internal static class NudgeMoves
{
    /// <summary>A run used within this time is not pushed aside.</summary>
    private static readonly TimeSpan InUse = TimeSpan.FromMinutes(30);

    /// <summary>A short pause, as the option says.</summary>
    private static readonly TimeSpan ComeBackAfter = TimeSpan.FromMinutes(5);

    /// <summary>So late it is no longer the time the person wished.</summary>
    private static readonly TimeSpan Overdue = TimeSpan.FromHours(12);

    private static readonly TimeSpan ResumeAfter = TimeSpan.FromHours(1);

    /// <summary>Argument of the button that ends all reminders.</summary>
    public const string Never = "never";

    /// <summary>Argument of the button that asks for a reminder on the morning of the next working day.</summary>
    public const string Tomorrow = "tomorrow";

    /// <summary>A reminder that an option brings.</summary>
    public static void Remind(Turn turn, NudgeKind kind)
    {
        if (kind == NudgeKind.ComeBack)
            Await(turn, kind, turn.Now + ComeBackAfter);
        else
            RemindInTheMorning(turn, kind, null);
    }

    /// <summary>
    /// Reminds of a paused run, in an hour or on the next working day: at the same time as the aftercare reminder, so that
    /// the time tells nothing about it (privacy rule P20). Without a run it is the reminder that was put off.
    /// </summary>
    public static Reply RemindOf(Turn turn, Run? run, string? when)
    {
        if (run is not null && !IsTomorrow(when))
            Await(turn, NudgeKind.Resume, turn.Now + ResumeAfter, run.Id);
        else
            RemindInTheMorning(turn, run is null ? NudgeKind.NextDay : NudgeKind.Resume, run?.Id);
        return Noted(turn, when);
    }

    /// <summary>The person waits for this reminder; asked for again, it takes the place of the one that waits.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="kind">What to say.</param>
    /// <param name="due">UTC.</param>
    /// <param name="run">A run to go on with.</param>
    /// <param name="wall">What <paramref name="due"/> comes of, when it is a time on the person's wall.</param>
    public static void Await(Turn turn, NudgeKind kind, DateTimeOffset due, string? run = null, WallTime? wall = null)
    {
        var waiting = turn.State.Awaited.Find(n => n.Kind == kind && string.Equals(n.Run, run, StringComparison.Ordinal));
        var nudge = new Nudge(waiting?.Id ?? turn.NextId(), kind, due, run, Wall: wall);
        turn.State = turn.State with { Awaited = turn.State.Awaited.RemoveAll(n => ReferenceEquals(n, waiting)).Add(nudge) };
        turn.Plan(nudge);
    }

    private static void RemindInTheMorning(Turn turn, NudgeKind kind, string? run)
    {
        var morning = turn.Window.MorningOf(turn.Today.AddDays(1));
        Await(turn, kind, morning.ToInstant(), run, morning);
    }

    /// <summary>That the person will be reminded.</summary>
    public static Reply Noted(Turn turn, string? when)
    {
        string[] waits = CouncilMoves.IsPaused(turn, Pausable.Reminders) is true ? [turn.Text(turn.Content.Council.RemindersWait)] : [];
        return Speech.Say(turn, [turn.Text(IsTomorrow(when) ? turn.Content.Texts.ReminderSetTomorrow : turn.Content.Texts.ReminderSet), .. waits], MenuMoves.Doors(turn));
    }

    public static bool IsTomorrow(string? when) => string.Equals(when, Tomorrow, StringComparison.Ordinal);

    /// <summary>Says it, puts it off, or keeps silent. One the person no longer waits for stays silent.</summary>
    public static Reply? Due(Turn turn, Nudge nudge)
    {
        if (nudge.Kind == NudgeKind.Retain)
        {
            RetentionMoves.Due(turn, nudge);
            return null;
        }

        if (CouncilMoves.Holds(turn, nudge) is not false)
            return null;
        var inUse = turn.Active is { } active && turn.Now - active.UsedAt < InUse ? active : null;
        if (nudge.Kind is NudgeKind.Session or NudgeKind.Voice or NudgeKind.TeamAsk or NudgeKind.Released or NudgeKind.FollowUp)
            return News(turn, nudge, inUse is not null);
        if (turn.State.Awaited.Find(n => IsSame(n, nudge)) is not { } awaited || PutOff(turn, awaited))
            return null;
        var about = turn.Find(nudge.Run);
        if (inUse is not null && nudge.Kind != NudgeKind.ComeBack && inUse != about)
        {
            turn.Plan(nudge with { Due = turn.Now + InUse });
            return null;
        }

        turn.State = turn.State with { Awaited = turn.State.Awaited.RemoveAll(n => IsSame(n, nudge)) };
        var texts = turn.Content.Texts;
        return nudge.Kind switch
        {
            _ when inUse is not null => null,
            NudgeKind.ComeBack => Say(turn, texts.ComeBack, MenuMoves.CheckIn(turn, primary: true), Enough(turn)),
            NudgeKind.Resume when about is { FinishedAt: null } => Say(turn, texts.ResumeReminder,
                new CardButton(turn.Text(texts.ButtonResume), Verbs.Resume, Primary: true, Run: about.Id), Later(turn, about.Id), Enough(turn), NoMore(turn)),
            NudgeKind.Resume => null,
            _ => Say(turn, texts.NextDay, MenuMoves.CheckIn(turn, primary: true), Later(turn, null), Enough(turn), NoMore(turn)),
        };
    }

    /// <summary>What comes of others or of an agreement, not of a reminder the person asked for.</summary>
    private static Reply? News(Turn turn, Nudge nudge, bool inUse) => nudge.Kind switch
    {
        NudgeKind.Session => SessionMoves.Due(turn, nudge, inUse, InUse),
        NudgeKind.Voice => VoiceMoves.Due(turn, nudge, inUse, InUse),
        NudgeKind.TeamAsk => TeamAskMoves.Due(turn, nudge, inUse, InUse),
        NudgeKind.Released => ReceivedMoves.Due(turn, nudge, inUse, InUse),
        _ => FollowUpMoves.Due(turn, nudge, inUse, InUse),
    };

    /// <summary>A question beside the guide that nobody answered does not stand behind the reminder: nothing came of it.</summary>
    private static Reply Say(Turn turn, Phrase phrase, params ReadOnlySpan<CardButton> buttons)
    {
        turn.State = turn.State with { Aside = null };
        return Speech.Say(turn, [turn.Text(phrase)], buttons.ToArray());
    }

    /// <summary>True when it is not the time for it: too early, because the person moved, or outside the hours in which the coach writes first.</summary>
    private static bool PutOff(Turn turn, Nudge awaited)
    {
        if (!MorningMoves.WaitsForMorning(awaited) && turn.Now - awaited.Due < Overdue)
            return false;
        if (awaited.Due > turn.Now)
        {
            turn.Plan(awaited);
            return true;
        }

        if (turn.Window.IsOpen(turn.Now))
            return false;
        var morning = turn.Window.NextMorning(turn.Now);
        Await(turn, awaited.Kind, morning.ToInstant(), awaited.Run, morning);
        return true;
    }

    private static CardButton Later(Turn turn, string? run) => new(turn.Text(turn.Content.Texts.ButtonRemindTomorrow), Verbs.Remind, Tomorrow, Run: run);

    private static CardButton Enough(Turn turn) => new(turn.Text(turn.Content.Texts.ButtonEnough), Verbs.Close);

    /// <summary>Ends all reminders.</summary>
    public static CardButton NoMore(Turn turn) => new(turn.Text(turn.Content.Texts.ButtonNever), Verbs.Close, Never);

    private static bool IsSame(Nudge a, Nudge b) => string.Equals(a.Id, b.Id, StringComparison.Ordinal);
}
