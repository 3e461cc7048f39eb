using ChatCoach.Coaching.Cadence;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Sessions;

namespace ChatCoach.Coaching.Turns;

/// <summary>
/// Reminders of a date: on the working day before, in working hours, and a quarter of an hour before it begins. Each looks
/// at the session when it is due, and says something only when the date is still the one it was planned for.
/// </summary>
internal static class SessionReminders
{
    public static readonly TimeSpan Soon = TimeSpan.FromMinutes(15);

    /// <summary>What came this late is told no more: it has begun, or everybody is there.</summary>
    private static readonly TimeSpan SoonLasts = TimeSpan.FromMinutes(10);

    /// <summary>The reminder of the day before is of no use so short before.</summary>
    private static readonly TimeSpan DayEnds = TimeSpan.FromHours(2);

    /// <summary>Plans those of the person; one that waits already is moved.</summary>
    public static void Plan(Turn turn, HeldSession held)
    {
        foreach (var meeting in held.Session.Meetings.Where(m => DateMoves.IsAhead(turn, m)))
        {
            var begin = meeting.Start!.ToInstant();
            if (DayBefore(turn, begin) is { } day && day > turn.Now)
                turn.Plan(Nudge(held, meeting, SessionNews.Day, day));
            if (begin > turn.Now)
                turn.Plan(Nudge(held, meeting, SessionNews.Soon, begin - Soon > turn.Now ? begin - Soon : turn.Now));
        }
    }

    /// <summary>Null: nothing to say, or not now.</summary>
    public static Reply? Due(Turn turn, HeldSession held, Nudge nudge)
    {
        if (held.Session.Meetings.Find(m => m.Number == nudge.Meeting) is not { State: MeetingState.Planned, Start: { } start } || turn.State.NewsUntold)
            return null;
        var begin = start.ToInstant();
        return nudge.News == SessionNews.Soon ? SoonDue(turn, held, nudge, begin) : DayDue(turn, held, nudge, begin);
    }

    private static Reply? SoonDue(Turn turn, HeldSession held, Nudge nudge, DateTimeOffset begin)
    {
        if (turn.Now < begin - Soon)
            turn.Plan(nudge with { Due = begin - Soon });
        return turn.Now < begin - Soon || turn.Now > begin + SoonLasts ? null
            : DateMoves.Joining(turn, held, DateMoves.Of(held.Session, nudge.Meeting), Say(turn, held, turn.Text(turn.Content.Dates.NewsSoon, ("when", SessionWords.When(turn, begin))), new CardButton(turn.Text(turn.Content.Dates.ButtonLate), Verbs.SessionDo, DateMoves.Arg("late", held, nudge.Meeting))));
    }

    private static Reply? DayDue(Turn turn, HeldSession held, Nudge nudge, DateTimeOffset begin)
    {
        if (turn.Now > begin - DayEnds)
            return null;
        var due = turn.Now < begin && DayBefore(turn, begin) is { } day && day > turn.Now ? day : turn.Window.IsOpen(turn.Now) ? turn.Now : turn.Window.NextMorning(turn.Now).ToInstant();
        if (due > turn.Now)
        {
            turn.Plan(nudge with { Due = due });
            return null;
        }

        var dates = turn.Content.Dates;
        return Say(turn, held, turn.Text(turn.DayOf(begin) == turn.Today ? dates.NewsToday : dates.NewsDay, ("when", SessionWords.When(turn, begin))));
    }

    /// <summary>What open stands stays open: the session is no other question.</summary>
    private static Reply Say(Turn turn, HeldSession held, string said, params ReadOnlySpan<CardButton> more)
    {
        turn.Sessions.Change(new SessionChange.Check(held.Session.Id));
        return Speech.Say(turn, [said], [new CardButton(turn.Text(turn.Content.Dates.ButtonDates), Verbs.Session, $"dates:{held.Session.Id}"), .. more.ToArray(), .. MenuMoves.WayBack(turn)]);
    }

    /// <summary>The person's working day before it, at the hour it begins, within the hours in which the coach writes first. Null: it is past.</summary>
    private static DateTimeOffset? DayBefore(Turn turn, DateTimeOffset begin)
    {
        var local = TimeZoneInfo.ConvertTime(begin, turn.Zone).DateTime;
        var day = DateOnly.FromDateTime(local).AddDays(-1);
        while (!turn.Window.IsWorkday(day))
            day = day.AddDays(-1);
        var (time, last) = (TimeOnly.FromDateTime(local), ContactWindow.Closes.AddHours(-1));
        var due = new WallTime(day, time < ContactWindow.Opens ? ContactWindow.Opens : time > last ? last : time, turn.Zone.Id).ToInstant();
        return due > turn.Now - DayEnds ? due : null;
    }

    private static Nudge Nudge(HeldSession held, Meeting meeting, SessionNews news, DateTimeOffset due) =>
        new(SessionNudge.IdOf(held.Session.Id, news, meeting.Number), Guides.NudgeKind.Session, due, About: held.Session.Id, News: news, Meeting: meeting.Number);
}
