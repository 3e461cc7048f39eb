using System.Collections.Immutable;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Sessions;

/// <summary>All quarters of an hour in which people are in a session, after a turn.</summary>
/// <param name="Session">Its id.</param>
/// <param name="Coach">Our id of its coach; null: it has none.</param>
/// <param name="Over">The version of the coach's calendar in which a new date was looked for; null: no new date came.</param>
/// <param name="People">Who takes part besides owner and coach.</param>
/// <param name="Slots">Each of everybody.</param>
internal sealed record Booking(string Session, string? Coach, int? Over, ImmutableList<string> People, ImmutableList<BookedSlot> Slots)
{
    /// <summary>What the turn changes about who is where; null: nothing.</summary>
    /// <param name="commit">The turn.</param>
    /// <param name="session">As it is stored from now on.</param>
    public static Booking? Of(TurnCommit commit, CoachSession session)
    {
        var met = commit.Before.Met.GetValueOrDefault(session.Id);
        var owner = met?.Owner ?? commit.Before.PersonId;
        var (before, after) = (Booked(met?.Session, owner, commit.Now), Booked(session, owner, commit.Now));
        var (guests, came) = (Guests(met?.Session), Guests(session));
        if (before.SetEquals(after) && guests.SequenceEqual(came))
            return null;
        // A guest who comes in or leaves plans nothing with the coach.
        var adds = session.Coach is { } coach && after.Any(b => string.Equals(b.Person, coach.Id, StringComparison.Ordinal) && !before.Contains(b));
        return new Booking(session.Id, session.Coach?.Id, adds ? commit.Before.CalendarVersion : null, came, [.. after.OrderBy(b => b.Person, StringComparer.Ordinal).ThenBy(b => b.Slot)]);
    }

    /// <summary>A date that is over stands in nobody's way.</summary>
    private static HashSet<BookedSlot> Booked(CoachSession? session, string owner, DateTimeOffset now)
    {
        if (session is null or { State: SessionState.Ended or SessionState.Done })
            return [];
        string[] people = [owner, .. session.Coach is { } coach ? [coach.Id] : Array.Empty<string>(), .. Guests(session)];
        return [.. session.Meetings.Where(m => m.IsAhead(now))
            .SelectMany(m => Coaching.Sessions.Slots.Covering(m.Start!.ToInstant(), Coaching.Sessions.Slots.SessionLength).SelectMany(slot => people.Select(person => new BookedSlot(person, slot, m.Number))))];
    }

    /// <summary>Of one that is over, too, until it goes: they learn that it is.</summary>
    private static ImmutableList<string> Guests(CoachSession? session) => session is null ? []
        : [.. session.People.Select(p => p.Person).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}

/// <summary>A quarter of an hour in which somebody is in a session.</summary>
/// <param name="Person">Our id of the person.</param>
/// <param name="Slot">See <see cref="Slots"/>.</param>
/// <param name="Meeting">Number of the date.</param>
internal readonly record struct BookedSlot(string Person, long Slot, int Meeting);

/// <summary>Who is when in a session. Nobody can be in two at once: the row of a quarter is there once.</summary>
internal static class BookingSql
{
    /// <returns>False: somebody else planned with the coach, or with one of the others at that time, in between.</returns>
    public static async Task<bool> WriteAsync(SqlSession sql, Booking booking)
    {
        if (booking is { Coach: { } coach, Over: { } over } && await sql.RunAsync(
            $"INSERT INTO coaches (person_id, takes_requests, version) VALUES ({coach}, {true}, 1) ON CONFLICT (person_id) DO UPDATE SET version = coaches.version + 1 WHERE coaches.version = {over}") == 0)
            return false;
        await sql.RunAsync($"DELETE FROM session_people WHERE session_id = {booking.Session}");
        foreach (var person in booking.People)
            await sql.RunAsync($"INSERT INTO session_people (session_id, person_id) VALUES ({booking.Session}, {person})");
        await sql.RunAsync($"DELETE FROM booked_slots WHERE session_id = {booking.Session}");
        foreach (var slot in booking.Slots)
        {
            if (await sql.RunAsync($"INSERT INTO booked_slots (person_id, slot, session_id, meeting) VALUES ({slot.Person}, {slot.Slot}, {booking.Session}, {slot.Meeting}) ON CONFLICT DO NOTHING") == 0)
                return false;
        }

        return true;
    }

    /// <summary>When somebody is in a session: quarter, session and number of the date.</summary>
    /// <param name="sql">Reads.</param>
    /// <param name="person">Our id of the person.</param>
    /// <param name="from">The first quarter.</param>
    /// <param name="to">The quarter after the last.</param>
    public static Task<List<(long Slot, string Session, int Meeting)>> OfAsync(SqlSession sql, string person, long from, long to) => sql.ReadAsync(
        $"SELECT slot, session_id, meeting FROM booked_slots WHERE person_id = {person} AND slot >= {from} AND slot < {to} ORDER BY slot",
        row => (row.GetInt64(0), row.GetString(1), row.GetInt32(2)));
}
