using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Sessions;

namespace ChatCoach.Coaching.Turns;

/// <summary>What a person is told of a date that somebody else changed. It comes in working hours, unless the date is there before.</summary>
internal static class DateNews
{
    /// <summary>So long before a date that was moved or called off whoever was to come must know it.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(30);

    /// <summary>A date missed longer ago is no news.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromDays(1);

    /// <summary>Null: nothing to say, or not now.</summary>
    /// <param name="putOff">So long something else is not pushed aside; null: nothing else is asked.</param>
    public static Reply? Due(Turn turn, HeldSession held, Nudge nudge, TimeSpan? putOff)
    {
        var fell = Fell(turn, held);
        if (!fell && held is not { Stake: Stake.None, Session.State: SessionState.Accepted })
            return null;
        if (!fell)
            SessionReminders.Plan(turn, held);
        if (turn.State.NewsUntold)
            return null;
        if (When(turn, held, nudge, putOff) is { } later && later > turn.Now)
        {
            turn.Plan(nudge with { Due = later });
            return null;
        }

        return fell ? Speech.Say(turn, [turn.Text(turn.Content.Dates.NewsDates)], LedCards.Ways(turn, held))
            : Speech.Say(turn, [turn.Text(Words(turn, held, nudge))], [new CardButton(turn.Text(turn.Content.Dates.ButtonDates), Verbs.Session, $"dates:{held.Session.Id}"), .. MenuMoves.Doors(turn)]);
    }

    /// <summary>A date to come was called off with its coach, and no other coach said yes yet.</summary>
    private static bool Fell(Turn turn, HeldSession held) => held is { Part: not Part.Coach, Session.State: SessionState.Asked or SessionState.Nobody } && held.Session.Meetings.Exists(m => m is { State: MeetingState.CalledOff, Start: { } start } && start.ToInstant() > turn.Now);

    /// <summary>Its owner was erased, and the session with them: whoever was to come learns that much. Null: nothing to say, or not now.</summary>
    public static Reply? Gone(Turn turn, Nudge nudge, TimeSpan? putOff)
    {
        if (turn.State.NewsUntold)
            return null;
        if (putOff is null && turn.Window.IsOpen(turn.Now))
            return Speech.Say(turn, [turn.Text(turn.Content.Sessions.NewsGone)], MenuMoves.Doors(turn));
        turn.Plan(nudge with { Due = turn.Window.IsOpen(turn.Now) ? turn.Now + putOff!.Value : turn.Window.NextMorning(turn.Now).ToInstant() });
        return null;
    }

    /// <summary>A guest learns that it is over. Null: nothing to say.</summary>
    public static Reply? Ended(Turn turn, HeldSession held) => turn.State.NewsUntold || held.Session.State != SessionState.Ended ? null
        : Speech.Say(turn, [turn.Text(turn.Content.Sessions.NewsEnded)], MenuMoves.Doors(turn));

    /// <summary>Null: now.</summary>
    private static DateTimeOffset? When(Turn turn, HeldSession held, Nudge nudge, TimeSpan? putOff)
    {
        if (nudge.News == SessionNews.Late)
            return null;
        var later = !turn.Window.IsOpen(turn.Now) ? turn.Window.NextMorning(turn.Now).ToInstant() : putOff is { } wait ? turn.Now + wait : (DateTimeOffset?)null;
        if (later is null)
            return null;
        // Also one that was called off: whoever does not know it would come.
        var first = held.Session.Meetings.Where(m => m is { State: MeetingState.Planned or MeetingState.CalledOff, Start: { } start } && start.ToInstant() > turn.Now).Select(m => m.Start!.ToInstant()).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
        return first < later + Ahead ? first - Ahead : later;
    }

    private static Guides.Phrase Words(Turn turn, HeldSession held, Nudge nudge)
    {
        var (dates, meetings) = (turn.Content.Dates, held.Session.Meetings);
        if (nudge.News == SessionNews.Late && meetings.Exists(m => m.Late && DateMoves.IsAhead(turn, m)))
            return dates.NewsLate;
        if (held.Part != Part.Guest && meetings.Exists(m => !m.Offered.IsEmpty && m.OfferedBy != held.Part))
            return dates.NewsOffered;
        return meetings.Exists(m => m is { State: MeetingState.Missed, Start: { } start } && turn.Now - start.ToInstant() < Recent) && !meetings.Exists(m => DateMoves.IsAhead(turn, m))
            ? dates.NewsMissed : dates.NewsDates;
    }
}
