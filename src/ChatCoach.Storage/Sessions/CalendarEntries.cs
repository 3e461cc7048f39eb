using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Sessions;

/// <summary>A date whose calendar entry is to be brought to what is wanted, leased to who got it.</summary>
/// <param name="Session">Its id.</param>
/// <param name="Meeting">Number of the date.</param>
/// <param name="Version">Which order this is.</param>
/// <param name="Attempts">Times it was claimed, this one included.</param>
/// <param name="Place">Where it stands; null: nothing was sent yet.</param>
/// <param name="Wanted">As it is to stand; null: it is to be taken out.</param>
public sealed record CalendarWork(string Session, int Meeting, int Version, int Attempts, CalendarPlace? Place, WantedEntry? Wanted)
{
    internal string Host { get; init; } = "";

    internal DataKey? Owner { get; init; }

    /// <summary>The name of the entry towards the calendar.</summary>
    public string NameIn(int round) => CalendarOrderSql.NameOf(Session, Meeting, round);
}

/// <summary>How a date is to stand in calendars.</summary>
/// <param name="Start">UTC.</param>
/// <param name="Organizer">The coach, in whose calendar it is made.</param>
/// <param name="People">Who is invited.</param>
/// <param name="Link">Where one joins, as far as it is known.</param>
public sealed record WantedEntry(DateTimeOffset Start, PersonKey Organizer, ImmutableList<PersonKey> People, string? Link);

/// <summary>Dates that are to stand in calendars. A turn's commit orders them; any host with a way to the calendars does it.</summary>
public sealed class CalendarEntries(CoachStorage storage)
{
    /// <summary>How long one host may take over an entry before any other takes it: eight calls of 15 s, the time a call has.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>An order that could not be done so long after its session went is given up: nobody is set up to do it any more.</summary>
    public static readonly TimeSpan TriedFor = TimeSpan.FromDays(14);

    /// <summary>Leases the entry that is due longest; null: none is.</summary>
    public async Task<CalendarWork?> ClaimAsync(string host, DateTimeOffset now, CancellationToken ct)
    {
        var rows = await storage.Sql.WriteAsync(
            sql => sql.ReadAsync(
                $"""
                WITH due AS MATERIALIZED (
                    SELECT session_id AS due_session, meeting AS due_meeting FROM calendar_entries
                    WHERE due_at <= {now} AND (leased_until IS NULL OR leased_until <= {now}) ORDER BY due_at LIMIT 1 {storage.Sql.SkipLocked})
                UPDATE calendar_entries SET leased_by = {host}, leased_until = {now + Lease}, attempts = attempts + 1
                FROM due WHERE session_id = due_session AND meeting = due_meeting
                RETURNING session_id, meeting, wanted, attempts, stands, place, link
                """,
                row => (Work: new CalendarWork(row.GetString(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), null, null) { Host = host }, Stands: row.GetBoolean(4), Place: row.Bytes(5), Link: row.Bytes(6))),
            ct);
        if (rows is not [var found])
            return null;
        var house = await storage.Keys.HouseKeyAsync(ct);
        var work = found.Work with { Place = found.Place is { } place ? JsonSerializer.Deserialize(house.Open(place, SealPlace.CalendarPlace(found.Work.Session, found.Work.Meeting)), StateJson.Default.CalendarPlace) : null };
        return found.Stands ? await WantedAsync(work, found.Link, ct) : work;
    }

    /// <summary>Remembers what is about to be sent, so that a lost answer can be looked for.</summary>
    /// <returns>False: another host has it.</returns>
    public async Task<bool> NoteAsync(CalendarWork work, CalendarPlace? place, CancellationToken ct)
    {
        var sealedPlace = await SealedAsync(work, place, ct);
        return await storage.Sql.WriteAsync($"UPDATE calendar_entries SET place = {sealedPlace} WHERE session_id = {work.Session} AND meeting = {work.Meeting} AND leased_by = {work.Host}", ct) > 0;
    }

    /// <summary>It stands as it was wanted, or is out. What was ordered meanwhile is done next.</summary>
    /// <param name="work">As claimed.</param>
    /// <param name="place">Null: it stands nowhere.</param>
    /// <param name="link">Where one joins; null: nowhere.</param>
    /// <param name="ct">Ends the waiting.</param>
    public async Task DoneAsync(CalendarWork work, CalendarPlace? place, string? link, CancellationToken ct)
    {
        var sealedPlace = await SealedAsync(work, place, ct);
        var sealedLink = link is null ? null : work.Owner?.Seal(Encoding.UTF8.GetBytes(link), SealPlace.CalendarLink(work.Session, work.Meeting));
        await storage.Sql.WriteAsync(
            async sql =>
            {
                if (work.Wanted is null && await sql.RunAsync($"DELETE FROM calendar_entries WHERE session_id = {work.Session} AND meeting = {work.Meeting} AND wanted = {work.Version} AND leased_by = {work.Host}") > 0)
                    return 1;
                var done = await sql.RunAsync(
                    $"""
                    UPDATE calendar_entries SET done = {work.Version}, place = {sealedPlace}, link = {sealedLink}, due_at = NULL, leased_by = NULL, leased_until = NULL
                    WHERE session_id = {work.Session} AND meeting = {work.Meeting} AND wanted = {work.Version} AND leased_by = {work.Host}
                    """);
                return done > 0 ? done : await sql.RunAsync(
                    $"UPDATE calendar_entries SET place = {sealedPlace}, leased_by = NULL, leased_until = NULL WHERE session_id = {work.Session} AND meeting = {work.Meeting} AND leased_by = {work.Host}");
            },
            ct);
    }

    /// <summary>It is tried again then; what was ordered meanwhile is done next.</summary>
    /// <param name="work">As claimed.</param>
    /// <param name="place">Where it stands by now.</param>
    /// <param name="due">UTC; null: not before somebody changes the date.</param>
    /// <param name="ct">Ends the waiting.</param>
    public async Task LaterAsync(CalendarWork work, CalendarPlace? place, DateTimeOffset? due, CancellationToken ct)
    {
        var sealedPlace = await SealedAsync(work, place, ct);
        await storage.Sql.WriteAsync(
            $"""
            UPDATE calendar_entries SET place = {sealedPlace}, leased_by = NULL, leased_until = NULL, due_at = CASE WHEN wanted = {work.Version} THEN {due} ELSE due_at END
            WHERE session_id = {work.Session} AND meeting = {work.Meeting} AND leased_by = {work.Host}
            """,
            ct);
    }

    /// <summary>Nothing that waits is tried before then, on any host.</summary>
    public Task PauseAsync(DateTimeOffset until, CancellationToken ct) => storage.Sql.WriteAsync($"UPDATE calendar_entries SET due_at = {until} WHERE due_at < {until}", ct);

    /// <summary>Opens where one joins the dates of sessions that were loaded; what cannot be opened is left out.</summary>
    internal static async Task<ImmutableDictionary<(string Session, int Meeting), string>> OpenAsync(
        CoachStorage storage, List<(string Session, int Meeting, byte[] Sealed)> links, IReadOnlyDictionary<string, MetSession> met, CancellationToken ct)
    {
        var all = ImmutableDictionary.CreateBuilder<(string Session, int Meeting), string>();
        foreach (var (session, meeting, link) in links)
        {
            if (met.GetValueOrDefault(session) is { } known && await storage.Keys.OpenableAsync(known.KeyId, ct) is { } owner && Open(owner, link, session, meeting) is { } url)
                all[(session, meeting)] = url;
        }

        return all.ToImmutable();
    }

    /// <summary>With what is wanted now; a session that is gone, over or without its coach wants nothing.</summary>
    private async Task<CalendarWork> WantedAsync(CalendarWork work, byte[]? link, CancellationToken ct)
    {
        var rows = await storage.Sql.ReadAsync(
            $"SELECT s.owner_id, o.key_id, s.coach_id, s.sealed FROM sessions s JOIN people o ON o.id = s.owner_id WHERE s.id = {work.Session} AND s.live AND o.key_id IS NOT NULL",
            row => new SealedSession(work.Session, 0, row.GetString(0), row.GetString(1), null, row.Text(2), false, null, null, row.GetFieldValue<byte[]>(3)), ct);
        if (rows is not [var row] || await storage.Keys.OpenableAsync(row.KeyId, ct) is not { } owner || row.TryOpen(owner, ImmutableDictionary.CreateBuilder<string, StrangeMembers>()) is not { } session)
            return work;
        var meeting = session.Meetings.Find(m => m.Number == work.Meeting);
        if (meeting is not { State: MeetingState.Planned or MeetingState.Held or MeetingState.Missed, Start: { } start } || row.Coach is null || await PersonAsync(row.Coach, ct) is not { } coach)
            return work;
        var people = ImmutableList.CreateBuilder<PersonKey>();
        foreach (var person in session.People.Select(p => p.Person).OfType<string>().Prepend(row.Owner).Distinct(StringComparer.Ordinal))
        {
            if (await PersonAsync(person, ct) is { } key && key != coach)
                people.Add(key);
        }

        var known = link is null ? null : Open(owner, link, work.Session, work.Meeting);
        return work with { Wanted = new WantedEntry(start.ToInstant(), coach, people.ToImmutable(), known), Owner = owner };
    }

    /// <summary>Null: they are erased.</summary>
    private async Task<PersonKey?> PersonAsync(string person, CancellationToken ct) =>
        (await storage.Sql.ReadAsync($"SELECT tenant, object_id FROM people WHERE id = {person} AND key_id IS NOT NULL", row => new PersonKey(row.GetString(0), row.GetString(1)), ct)).FirstOrDefault();

    private async Task<byte[]?> SealedAsync(CalendarWork work, CalendarPlace? place, CancellationToken ct) => place is null ? null
        : (await storage.Keys.HouseKeyAsync(ct)).Seal(JsonSerializer.SerializeToUtf8Bytes(place, StateJson.Default.CalendarPlace), SealPlace.CalendarPlace(work.Session, work.Meeting));

    private static string? Open(DataKey owner, byte[] link, string session, int meeting)
    {
        try
        {
            return Encoding.UTF8.GetString(owner.Open(link, SealPlace.CalendarLink(session, meeting)));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
