using System.Collections.Immutable;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Releases;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Coaching.Turns;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Sessions;

/// <summary>A session as stored, with what shows whether its coach still has no part in the matter.</summary>
/// <param name="KeyId">The owner's key.</param>
/// <param name="OnIt">The coach is on the relationship it is about.</param>
/// <param name="CoachRoles">Null: the coach is gone.</param>
internal sealed record SealedSession(
    string Id, int Version, string Owner, string KeyId, string? OwnerUnit, string? Coach, bool OnIt, ImmutableList<string>? CoachRoles, string? CoachUnit, byte[] Sealed)
{
    /// <summary>Null: it lies under a key its owner has no more, because an older host erased them; nobody reads it.</summary>
    public CoachSession? TryOpen(DataKey owner, ImmutableDictionary<string, StrangeMembers>.Builder strange)
    {
        try
        {
            var session = StoredJson.Read(owner.Open(Sealed, SealPlace.Session(Id)), StateJson.Default.CoachSession, out var unknown);
            if (unknown is not null)
                strange[Id] = unknown;
            return session;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Who takes part and is neither owner nor coach is a guest.</summary>
    public Part PartOf(string person) => string.Equals(person, Owner, StringComparison.Ordinal) ? Part.Owner : string.Equals(person, Coach, StringComparison.Ordinal) ? Part.Coach : Part.Guest;

    /// <summary>As far as data shows (requirement K21, privacy rule P22).</summary>
    public Stake StakeOf(CoachSession session) => session.Coach is null ? Stake.None
        : Coach is null || CoachRoles?.Contains(OrgPlace.Coach) != true ? Stake.NoCoach
        : OnIt ? Stake.Member
        : Leads(CoachRoles, CoachUnit, OwnerUnit) ? Stake.Manager : Stake.None;

    /// <summary>Whether somebody leads the unit.</summary>
    public static bool Leads(ImmutableList<string> roles, string? unit, string? ownerUnit) => roles.Contains(OrgPlace.Manager) && unit is not null && string.Equals(unit, ownerUnit, StringComparison.Ordinal);

    public static bool IsCoach(ImmutableList<string> roles) => roles.Contains(OrgPlace.Coach);
}

/// <summary>A session as a turn met it.</summary>
/// <param name="KeyId">The owner's key.</param>
/// <param name="Session">What was stored.</param>
internal sealed record MetSession(int Version, string Owner, string KeyId, CoachSession Session);

/// <summary>What a coach said about being asked, as stored.</summary>
/// <param name="Version">Counts what was planned with them.</param>
/// <param name="Hours">Under their own key; null: they did not say when they hold sessions.</param>
internal sealed record SealedCoach(bool Takes, int Version, byte[]? Hours);

/// <summary>Sessions with coaches (privacy rule P22).</summary>
internal static class SessionSql
{
    /// <summary>Those the person asked for or is the coach of, the newest first.</summary>
    public static Task<List<SealedSession>> OfAsync(SqlSession sql, string person, DateTimeOffset now) => sql.ReadAsync(
        $"""
        SELECT s.id, s.version, s.owner_id, o.key_id, o.unit, s.coach_id,
            EXISTS (SELECT 1 FROM relationship_members m WHERE m.relationship_id = s.relationship_id AND m.person_id = s.coach_id),
            c.roles, c.unit, s.sealed
        FROM sessions s JOIN people o ON o.id = s.owner_id LEFT JOIN people c ON c.id = s.coach_id
        WHERE (s.owner_id = {person} OR s.coach_id = {person} OR s.id IN (SELECT g.session_id FROM session_people g WHERE g.person_id = {person})) AND s.goes_at > {now} AND o.key_id IS NOT NULL ORDER BY s.goes_at DESC, s.id
        """,
        Read);

    /// <summary>The one colleagues come into by the code of that tag; null: there is none in the organisation, or it is over.</summary>
    public static async Task<SealedSession?> OfCodeAsync(SqlSession sql, string tag, string tenant, DateTimeOffset now) => (await sql.ReadAsync(
        $"""
        SELECT s.id, s.version, s.owner_id, o.key_id, o.unit, s.coach_id,
            EXISTS (SELECT 1 FROM relationship_members m WHERE m.relationship_id = s.relationship_id AND m.person_id = s.coach_id),
            c.roles, c.unit, s.sealed
        FROM sessions s JOIN people o ON o.id = s.owner_id LEFT JOIN people c ON c.id = s.coach_id
        WHERE s.code_tag = {tag} AND s.live AND o.tenant = {tenant} AND s.goes_at > {now} AND o.key_id IS NOT NULL
        """,
        Read)).FirstOrDefault();

    private static SealedSession Read(System.Data.Common.DbDataReader row) => new(
        row.GetString(0), row.GetInt32(1), row.GetString(2), row.GetString(3), row.Text(4), row.Text(5), row.GetBoolean(6), row.Text(7) is { } roles ? Org.Roles.Split(roles) : null, row.Text(8), row.GetFieldValue<byte[]>(9));

    /// <summary>What a coach said about being asked; null: they said nothing.</summary>
    public static async Task<SealedCoach?> CoachAsync(SqlSession sql, string person) =>
        (await sql.ReadAsync($"SELECT takes_requests, version, hours FROM coaches WHERE person_id = {person}", row => new SealedCoach(row.GetBoolean(0), row.GetInt32(1), row.Bytes(2)))).FirstOrDefault();

    /// <summary>What the person, a coach, wrote for themself, by session.</summary>
    public static Task<List<(string Session, byte[] Sealed)>> NotesAsync(SqlSession sql, string person) =>
        sql.ReadAsync($"SELECT session_id, sealed FROM coach_notes WHERE person_id = {person}", row => (row.GetString(0), row.GetFieldValue<byte[]>(1)));

    /// <summary>Coaches of the organisation who take requests, have no part in the matter as far as data shows, and are not the owner.</summary>
    /// <param name="sql">Reads.</param>
    /// <param name="tenant">The organisation.</param>
    /// <param name="owner">Who asks.</param>
    /// <param name="about">The owner's own id of the relationship; null: that of the session.</param>
    /// <param name="session">The session; null: it is new.</param>
    public static async Task<ImmutableList<CoachCandidate>> CandidatesAsync(SqlSession sql, string tenant, string owner, string? about, string? session)
    {
        var rows = await sql.ReadAsync(
            $"""
            SELECT p.id, p.name, p.unit, u.name, p.roles, o.unit, (SELECT COUNT(*) FROM sessions s WHERE s.coach_id = p.id AND s.live)
            FROM people p LEFT JOIN units u ON u.id = p.unit LEFT JOIN people o ON o.id = {owner}
            WHERE p.tenant = {tenant} AND p.roles <> '' AND p.id <> {owner}
                AND NOT EXISTS (SELECT 1 FROM coaches c WHERE c.person_id = p.id AND NOT c.takes_requests)
                AND NOT EXISTS (SELECT 1 FROM relationship_members m
                    WHERE m.person_id = p.id AND m.relationship_id = COALESCE(
                        (SELECT s.relationship_id FROM sessions s WHERE s.id = {session ?? ""}),
                        (SELECT mine.relationship_id FROM relationship_members mine WHERE mine.person_id = {owner} AND mine.local_id = {about ?? ""})))
            ORDER BY p.id
            """,
            row => (Coach: new Recipient(row.GetString(0), RecipientRole.Coach, row.Text(1), row.Text(3) ?? row.Text(2)), Unit: row.Text(2), Roles: Org.Roles.Split(row.GetString(4)), OwnerUnit: row.Text(5), Load: row.GetInt32(6)));
        return [.. rows.Where(r => SealedSession.IsCoach(r.Roles) && !SealedSession.Leads(r.Roles, r.Unit, r.OwnerUnit)).Select(r => new CoachCandidate(r.Coach, r.Load))];
    }

    /// <returns>False: somebody else was there in between, and nothing of the turn may be kept.</returns>
    public static async Task<bool> WriteAsync(SqlSession sql, SealedTurn turn)
    {
        var (person, commit) = (turn.Commit.Before.PersonId, turn.Commit);
        if (commit.ForgetRuns)
            await CalendarOrderSql.TakeOutAsync(sql, person, commit.Now);
        if (commit.ForgetRuns)
            await sql.RunAsync($"DELETE FROM sessions WHERE owner_id = {person}");
        foreach (var change in commit.Sessions)
        {
            var written = change switch
            {
                SessionChange.Put put when commit.Before.Met.GetValueOrDefault(put.Session.Id) is { } met => await ChangeAsync(sql, put.Session, met.Version, turn.Sessions[put.Session.Id], commit.Now),
                SessionChange.Put put => await NewAsync(sql, put.Session, person, turn.Sessions[put.Session.Id], commit.Now),
                SessionChange.Check check when commit.Before.Met.GetValueOrDefault(check.Session) is { } met => await sql.RunAsync($"UPDATE sessions SET version = version WHERE id = {check.Session} AND version = {met.Version}"),
                SessionChange.Hours => await sql.RunAsync(
                    $"INSERT INTO coaches (person_id, takes_requests, version, hours) VALUES ({person}, {true}, 1, {turn.Hours}) ON CONFLICT (person_id) DO UPDATE SET hours = excluded.hours, version = coaches.version + 1"),
                SessionChange.Note { Words: null } note => 1 + await sql.RunAsync($"DELETE FROM coach_notes WHERE session_id = {note.Session} AND person_id = {person}"),
                SessionChange.Note note => await sql.RunAsync(
                    $"INSERT INTO coach_notes (session_id, person_id, sealed) VALUES ({note.Session}, {person}, {turn.Notes[note.Session]}) ON CONFLICT (session_id, person_id) DO UPDATE SET sealed = excluded.sealed"),
                SessionChange.Takes takes => await sql.RunAsync(
                    $"INSERT INTO coaches (person_id, takes_requests, version) VALUES ({person}, {takes.Requests}, 0) ON CONFLICT (person_id) DO UPDATE SET takes_requests = excluded.takes_requests"),
                _ => throw new InvalidOperationException($"Unknown change {change.GetType().Name}."),
            };
            if (written == 0)
                return false;
        }

        foreach (var booking in turn.Bookings)
        {
            if (!await BookingSql.WriteAsync(sql, booking))
                return false;
        }

        foreach (var order in turn.Orders)
            await CalendarOrderSql.WriteAsync(sql, order, commit.Now);
        return true;
    }

    private static Task<int> NewAsync(SqlSession sql, CoachSession session, string owner, byte[] sealedSession, DateTimeOffset now) => sql.RunAsync(
        $"""
        INSERT INTO sessions (id, version, owner_id, coach_id, relationship_id, live, goes_at, code_tag, sealed)
        VALUES ({session.Id}, 1, {owner}, (SELECT p.id FROM people p WHERE p.id = {session.Coach?.Id}),
            (SELECT m.relationship_id FROM relationship_members m WHERE m.person_id = {owner} AND m.local_id = {session.About ?? ""}), {true}, {GoesAt(session, now)}, {session.Code?.Tag}, {sealedSession})
        """);

    private static Task<int> ChangeAsync(SqlSession sql, CoachSession session, int version, byte[] sealedSession, DateTimeOffset now) => sql.RunAsync(
        $"""
        UPDATE sessions SET version = version + 1, coach_id = (SELECT p.id FROM people p WHERE p.id = {session.Coach?.Id}), live = {!IsOver(session)},
            goes_at = CASE WHEN live THEN {GoesAt(session, now)} ELSE goes_at END, code_tag = {session.Code?.Tag}, sealed = {sealedSession}
        WHERE id = {session.Id} AND version = {version}
        """);

    private static DateTimeOffset GoesAt(CoachSession session, DateTimeOffset now)
    {
        if (IsOver(session))
            return now + Lives.AfterSession;
        var last = session.Meetings.Where(m => m is { State: MeetingState.Planned, Start: not null }).Max(m => m.Start?.ToInstant()) + Lives.AfterSession;
        return last > now + Lives.UntouchedSession ? last.Value : now + Lives.UntouchedSession;
    }

    private static bool IsOver(CoachSession session) => session.State is SessionState.Ended or SessionState.Done;
}
