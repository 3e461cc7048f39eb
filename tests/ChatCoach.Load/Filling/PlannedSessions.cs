using System.Collections.Immutable;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Releases;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Coaching.Turns;
using ChatCoach.Load.Talking;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Load.Filling;

/// <summary>
/// A store with many planned sessions, and in it somebody who looks for a date with a coach. The two of them and their
/// session are written by turns; all other sessions by statements, since nobody opens them.
/// </summary>
internal sealed class PlannedSessions(Memory memory, DateTimeOffset now)
{
    /// <summary>Dates of each coach, over <see cref="Weeks"/>: half of what a week holds.</summary>
    private const int PerCoach = 50;

    private const int Weeks = 20;

    private static readonly PersonKey Owner = new(Activities.Tenant, "oid-owner");
    private static readonly PersonKey Coach = new(Activities.Tenant, "oid-coach");

    private string session = "";

    public async Task FillAsync(int planned)
    {
        await memory.People.ImportAsync([new OrgUnit("north", "Nord"), new OrgUnit("south", "Süd")], [new OrgPerson(Owner, "north", []), new OrgPerson(Coach, "south", ["coach"], "Cora")], CancellationToken.None);
        var week = new[] { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday }.Select(day => new WorkingSpan(day, new TimeOnly(8, 0), new TimeOnly(18, 0))).ToImmutableList();
        await CommitAsync(Coach, new SessionChange.Hours(new CoachHours(week, "Europe/Berlin")));
        var coach = (await memory.Turns.LoadAsync(new PersonQuery(Coach), CancellationToken.None)).PersonId;
        session = Guid.NewGuid().ToString("N");
        await CommitAsync(Owner, new SessionChange.Put(
            new CoachSession { Id = session, State = SessionState.Accepted, AskedAt = now, At = new Whereabouts("Europe/Berlin", null), Coach = new Recipient(coach, RecipientRole.Coach, "Cora", "Süd") }));
        await OthersAsync(coach, planned);
    }

    /// <summary>What a turn does to offer times: load what decides, search.</summary>
    /// <returns>How many were found.</returns>
    public async Task<int> ProposeAsync()
    {
        var query = new PersonQuery(Owner) { Now = now, Wants = new TurnWants { Sessions = true, CalendarOf = session } };
        var memoryOf = (await memory.Turns.LoadAsync(query, CancellationToken.None)).Memory;
        return new DateSearch(memoryOf.Sessions!.Single().Session, memoryOf.Calendar!, 1, now, TimeZoneInfo.Utc).Propose(0).Count;
    }

    private async Task CommitAsync(PersonKey who, SessionChange change)
    {
        var before = await memory.Turns.LoadAsync(new PersonQuery(who), CancellationToken.None);
        var commit = new TurnCommit { Who = who, Before = before, Now = now, Host = "filling", State = PersonState.New with { AgreedAt = now, Language = Language.De }, Sessions = [change] };
        if (await memory.Turns.CommitAsync(commit, CancellationToken.None) is not CommitOutcome.Committed)
            throw new InvalidOperationException("A person of the filling was refused.");
    }

    /// <summary>Of every coach two or three in each week, from tomorrow on; the first of them is the one who is asked for a date.</summary>
    private Task<int> OthersAsync(string coach, int planned)
    {
        var (first, day, goes) = (Slots.Of(now.Date.AddDays(1).AddHours(9)), (long)(TimeSpan.FromDays(1) / Slots.Grid), now.AddDays(183));
        return memory.Storage.Sql.WriteAsync(
            async (SqlSession sql) =>
            {
                await sql.RunAsync(
                    $"""
                    INSERT INTO people (id, tenant, object_id, roles, version)
                    SELECT 'owner-' || n, {Activities.Tenant}, 'oid-owner-' || n, '', 0 FROM generate_series(0, {planned - 1}) n
                    UNION ALL SELECT 'coach-' || n, {Activities.Tenant}, 'oid-coach-' || n, 'coach', 0 FROM generate_series(1, {planned / PerCoach}) n
                    """);
                await sql.RunAsync(
                    $"""
                    INSERT INTO sessions (id, version, owner_id, coach_id, live, goes_at, sealed)
                    SELECT 'session-' || n, 1, 'owner-' || n, CASE WHEN n / {PerCoach} = 0 THEN {coach} ELSE 'coach-' || n / {PerCoach} END, TRUE, {goes}, decode('00', 'hex') FROM generate_series(0, {planned - 1}) n
                    """);
                return await sql.RunAsync(
                    $"""
                    INSERT INTO booked_slots (person_id, slot, session_id, meeting)
                    SELECT CASE WHEN who = 0 THEN 'owner-' || n WHEN n / {PerCoach} = 0 THEN {coach} ELSE 'coach-' || n / {PerCoach} END,
                        {first} + (n % {PerCoach}) % {Weeks} * 7 * {day} + (n % {PerCoach}) / {Weeks} * {day} + quarter, 'session-' || n, 1
                    FROM generate_series(0, {planned - 1}) n, generate_series(0, 1) who, generate_series(0, 2) quarter
                    """);
            },
            CancellationToken.None);
    }
}
