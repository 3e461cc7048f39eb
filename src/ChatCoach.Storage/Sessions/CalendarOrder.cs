using System.Globalization;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Sessions;

/// <summary>What a turn asks of calendars: that a date stands there as it is in the session, or that it is taken out.</summary>
/// <param name="Session">Its id.</param>
/// <param name="Meeting">Number of the date.</param>
/// <param name="Stands">False: it is to be taken out.</param>
internal sealed record CalendarOrder(string Session, int Meeting, bool Stands)
{
    /// <param name="commit">The turn.</param>
    /// <param name="session">As it is stored from now on.</param>
    public static IEnumerable<CalendarOrder> Of(TurnCommit commit, CoachSession session)
    {
        var (before, after) = (Standing(commit.Before.Met.GetValueOrDefault(session.Id)?.Session), Standing(session));
        foreach (var (number, as_) in after.Where(a => a.Value.End > commit.Now && before.GetValueOrDefault(a.Key) != a.Value))
            yield return new CalendarOrder(session.Id, number, as_.Coach is not null);
        foreach (var number in before.Keys.Where(n => !after.ContainsKey(n)))
            yield return new CalendarOrder(session.Id, number, false);
    }

    /// <summary>Dates by their number, as far as a calendar shows them. What took place, or was missed, stays there.</summary>
    private static Dictionary<int, (DateTimeOffset End, string? Coach, string Guests)> Standing(CoachSession? session) => session is null or { State: SessionState.Ended or SessionState.Done } ? [] :
        session.Meetings.Where(m => m is { State: MeetingState.Planned or MeetingState.Held or MeetingState.Missed, Start: not null })
            .ToDictionary(m => m.Number, m => (m.Start!.ToInstant() + Slots.SessionLength, session.Coach?.Id, string.Join(' ', session.People.Select(p => p.Person).OfType<string>().Order(StringComparer.Ordinal))));
}

/// <summary>Where a date stands in calendars.</summary>
/// <param name="Organizer">Entra object id of the coach in whose calendar it was made.</param>
/// <param name="EventId">Id of the entry there; null: it was sent, and no answer came.</param>
/// <param name="Start">UTC; when it was to be when it was sent last.</param>
/// <param name="Round">Counts entries made for this date; each has a name of its own.</param>
/// <param name="SentFor">What was asked for when it was sent last, see <see cref="Schema.CalendarEntryRow.Wanted"/>; 0: it is not known what arrived.</param>
[Coaching.Guides.StoredFor(Coaching.Guides.Purpose.Session, Coaching.Guides.Keeping.CalendarEntry)]
public sealed record CalendarPlace(string Organizer, string? EventId, DateTimeOffset Start, int Round, int SentFor);

/// <summary>Orders for calendars. A turn's commit writes them; <see cref="CalendarEntries"/> has them done.</summary>
internal static class CalendarOrderSql
{
    /// <summary>What is done about it now goes on, and then the new order is done.</summary>
    public static Task<int> WriteAsync(SqlSession sql, CalendarOrder order, DateTimeOffset now) => order.Stands
        ? sql.RunAsync(
            $"""
            INSERT INTO calendar_entries (session_id, meeting, wanted, done, stands, due_at, attempts) VALUES ({order.Session}, {order.Meeting}, 1, 0, {true}, {now}, 0)
            ON CONFLICT (session_id, meeting) DO UPDATE SET wanted = calendar_entries.wanted + 1, stands = excluded.stands, due_at = excluded.due_at, attempts = 0
            """)
        : sql.RunAsync(
            $"UPDATE calendar_entries SET wanted = wanted + 1, stands = {false}, due_at = {now}, attempts = 0, link = NULL WHERE session_id = {order.Session} AND meeting = {order.Meeting}");

    /// <summary>Before the person's sessions go: all that stands of them in calendars.</summary>
    public static Task<int> TakeOutAsync(SqlSession sql, string owner, DateTimeOffset now) => sql.RunAsync(
        $"""
        UPDATE calendar_entries SET wanted = wanted + 1, stands = {false}, due_at = {now}, attempts = 0, link = NULL
        WHERE session_id IN (SELECT s.id FROM sessions s WHERE s.owner_id = {owner})
        """);

    /// <summary>The person, a coach or a guest, is erased: their dates stand in calendars without them, or not at all.</summary>
    public static async Task LeaveAsync(SqlSession sql, string person, DateTimeOffset now)
    {
        await sql.RunAsync(
            $"""
            UPDATE calendar_entries SET wanted = wanted + 1, stands = {false}, due_at = {now}, attempts = 0, link = NULL
            WHERE session_id IN (SELECT s.id FROM sessions s WHERE s.coach_id = {person})
            """);
        await sql.RunAsync(
            $"""
            UPDATE calendar_entries SET wanted = wanted + 1, due_at = {now}, attempts = 0
            WHERE stands AND session_id IN (SELECT g.session_id FROM session_people g WHERE g.person_id = {person})
            """);
    }

    /// <summary>Where one joins the dates of the person's sessions.</summary>
    public static Task<List<(string Session, int Meeting, byte[] Sealed)>> LinksAsync(SqlSession sql, string person) => sql.ReadAsync(
        $"""
        SELECT e.session_id, e.meeting, e.link FROM sessions s JOIN calendar_entries e ON e.session_id = s.id
        WHERE (s.owner_id = {person} OR s.coach_id = {person} OR s.id IN (SELECT g.session_id FROM session_people g WHERE g.person_id = {person})) AND e.stands AND e.link IS NOT NULL
        """,
        row => (row.GetString(0), row.GetInt32(1), row.GetFieldValue<byte[]>(2)));

    /// <summary>How an entry is called towards the calendar: the same each time it is tried.</summary>
    public static string NameOf(string session, int meeting, int round) => string.Create(CultureInfo.InvariantCulture, $"chatcoach-{session}-{meeting}-{round}");
}
