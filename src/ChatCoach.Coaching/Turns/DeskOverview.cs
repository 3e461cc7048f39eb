using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Sessions;

namespace ChatCoach.Coaching.Turns;

/// <summary>A coach's work at a glance: requests, today, this week, what is open, capacity. Nothing in it compares people.</summary>
internal static class DeskOverview
{
    /// <summary>After so long without a date somebody is asked how it goes on (requirement K29: the first look is after two weeks).</summary>
    private static readonly TimeSpan AskAfter = TimeSpan.FromDays(14);

    /// <summary>Lines of a part that are read at a glance; the rest stands on the pages behind.</summary>
    private const int MostLines = 6;

    /// <summary>One button for each session; the page of the only one stands below at once.</summary>
    public static Reply Show(Turn turn, ImmutableList<HeldSession> all, CardButton door, string? lead)
    {
        var sessions = turn.Content.Sessions;
        var buttons = all.Select((held, at) => new CardButton(NameOf(turn, all, at), Verbs.Session, string.Create(CultureInfo.InvariantCulture, $"desk:{at}"), Primary: held.Session.State == SessionState.Asked));
        List<string> said = lead is null ? [] : [lead];
        said.AddRange(Lines(turn, all));
        return Speech.Say(turn, [.. said, turn.Text(turn.Content.Texts.ShownOnWish)], [.. buttons, door, HoursMoves.Button(turn), .. MenuMoves.WayBack(turn)], turn.Text(sessions.ButtonDesk));
    }

    /// <summary>What is to be done and when, in short lines.</summary>
    public static IEnumerable<string> Lines(Turn turn, ImmutableList<HeldSession> all)
    {
        var sessions = turn.Content.Sessions;
        if (all.Count(h => h.Session.State == SessionState.Asked) is var asked and > 0)
            yield return turn.Text(sessions.OverviewRequests, ("n", Number(asked)));
        var ahead = all.SelectMany(h => h.Session.Meetings.Where(m => DateMoves.IsAhead(turn, m)).Select(m => (Name: Owner(turn, h.Session), Begin: m.Start!.ToInstant()))).OrderBy(d => d.Begin).ToList();
        if (Joined(ahead.Where(d => turn.DayOf(d.Begin) == turn.Today)) is { Length: > 0 } today)
            yield return turn.Text(sessions.OverviewToday, ("list", today));
        if (Joined(ahead.Where(d => turn.DayOf(d.Begin) > turn.Today && turn.DayOf(d.Begin) < NextMonday(turn))) is { Length: > 0 } week)
            yield return turn.Text(sessions.OverviewWeek, ("list", week));
        if (Names(all.Where(h => h.Session.State == SessionState.Accepted && IsOpen(turn, h.Session))) is { Length: > 0 } open)
            yield return turn.Text(sessions.OverviewOpen, ("list", open));
        if (Names(all.Where(h => h.Session.State == SessionState.Accepted && IsDue(turn, h.Session))) is { Length: > 0 } due)
            yield return turn.Text(sessions.OverviewFollowUps, ("list", due));
        if (turn.Sessions.Hours is { } hours)
            yield return turn.Text(sessions.OverviewCapacity, ("n", Number(all.Sum(h => h.Session.Meetings.Count(m => IsThisWeek(turn, m))))), ("max", Number(hours.PerWeek)));

        string Joined(IEnumerable<(string Name, DateTimeOffset Begin)> dates) => string.Join("; ", dates.Take(MostLines).Select(d => $"{SessionWords.When(turn, d.Begin)} {d.Name}"));
        string Names(IEnumerable<HeldSession> held) => string.Join(", ", held.Take(MostLines).Select(h => Owner(turn, h.Session)));
    }

    /// <summary>Something waits for the coach: a date is missing, offered by the other side, or over and nobody said how it went.</summary>
    private static bool IsOpen(Turn turn, CoachSession session) => session.Meetings.IsEmpty
        || (session.Meetings[^1].State is MeetingState.Open or MeetingState.CalledOff or MeetingState.Missed && !session.Meetings.Exists(m => DateMoves.IsAhead(turn, m)))
        || session.Meetings.Exists(m => m.OfferedBy == Part.Owner || (m is { State: MeetingState.Planned, Start: { } start } && start.ToInstant() + Slots.SessionLength <= turn.Now));

    private static bool IsDue(Turn turn, CoachSession session) => !IsOpen(turn, session) && !session.Meetings.Exists(m => DateMoves.IsAhead(turn, m))
        && session.Meetings.Where(m => m is { State: MeetingState.Held, Start: not null }).Select(m => m.Start!.ToInstant()).DefaultIfEmpty(DateTimeOffset.MaxValue).Max() < turn.Now - AskAfter;

    private static bool IsThisWeek(Turn turn, Meeting meeting) => meeting is { State: MeetingState.Planned or MeetingState.Held, Start: { } start }
        && turn.DayOf(start.ToInstant()) is var day && day < NextMonday(turn) && day >= NextMonday(turn).AddDays(-7);

    private static DateOnly NextMonday(Turn turn) => turn.Today.AddDays(7 - (((int)turn.Today.DayOfWeek + 6) % 7));

    /// <summary>Two of the same name are told apart by a number, requests by their order.</summary>
    private static string NameOf(Turn turn, ImmutableList<HeldSession> all, int at)
    {
        var label = Label(turn, all[at].Session);
        var same = all.Take(at + 1).Count(h => string.Equals(Label(turn, h.Session), label, StringComparison.Ordinal));
        return same == 1 ? label : $"{label} ({Number(same)})";
    }

    private static string Label(Turn turn, CoachSession session) => session.State == SessionState.Asked ? turn.Text(turn.Content.Sessions.OverviewRequest) : OwnWords.Plain(Owner(turn, session));

    private static string Owner(Turn turn, CoachSession session) => session.Owner is { } owner ? OwnWords.Mark(owner) : turn.Text(turn.Content.Sessions.Somebody);

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
