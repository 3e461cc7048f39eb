using System.Collections.Immutable;
using System.Data.Common;
using ChatCoach.Coaching.Files;
using ChatCoach.Storage.Erasing;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Relationships;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Files;

/// <summary>A sealed piece and the id it is sealed to.</summary>
internal sealed record SealedPiece(string Id, byte[] Sealed);

/// <summary>A conversation as stored.</summary>
internal sealed record ArchivedPlace(string Conversation, string Channel, string Service, string User, string Status, DateTimeOffset LastSeen, string? Card, string? CardKey, byte[]? CardRun);

/// <summary>A release as stored.</summary>
internal sealed record ArchivedRelease(SealedPiece Piece, DateTimeOffset Until, DateTimeOffset? ReadAt);

/// <summary>A message as stored; its body is empty once it is sent.</summary>
internal sealed record ArchivedMessage(string Id, string Kind, string State, DateTimeOffset At, byte[] Body);

/// <summary>
/// The rows of one person, still sealed: opening a year of them takes longer than reading them, and is done while the
/// file is on its way. Every table that holds something of a person is read here; a test compares.
/// </summary>
internal sealed record ArchiveRows
{
    /// <summary>Null: erased meanwhile. The link is gone with them, so nobody gets what is drawn here.</summary>
    public required (string? Unit, string? Team, string Roles, string? Name, int Version, byte[]? State)? Person { get; init; }

    /// <summary>By their beginning.</summary>
    public required List<SealedPiece> Runs { get; init; }

    /// <summary>Guides of the runs, with their versions.</summary>
    public required HashSet<(string Guide, int Version)> Guides { get; init; }

    public required List<SealedPiece> Nudges { get; init; }

    public required List<(string LocalId, DateTimeOffset Since, SealedMembership Member)> Members { get; init; }

    public required List<(string LocalId, DateTimeOffset Until)> Invitations { get; init; }

    public required List<(SealedPiece Piece, DateTimeOffset Until)> Links { get; init; }

    /// <summary>The person's own.</summary>
    public required List<ArchivedRelease> Releases { get; init; }

    /// <summary>Those the person may read: what they say is their owner's.</summary>
    public required List<(DateTimeOffset Until, DateTimeOffset? ReadAt)> Received { get; init; }

    /// <summary>Those the person asked for; what a coach reads of others is theirs.</summary>
    public required List<SealedPiece> Sessions { get; init; }

    /// <summary>Where one joins the dates of those.</summary>
    public required List<(string Session, int Meeting, byte[] Sealed)> JoinLinks { get; init; }

    /// <summary>When the person, a coach, holds sessions; null: they did not say.</summary>
    public required byte[]? Hours { get; init; }

    /// <summary>What the person, a coach, wrote for themself, by session.</summary>
    public required List<SealedPiece> CoachNotes { get; init; }

    /// <summary>When the person is in a session: quarters of an hour since 1970.</summary>
    public required List<long> Booked { get; init; }

    public required List<ArchivedPlace> Places { get; init; }

    public required List<(string Activity, DateTimeOffset At)> Seen { get; init; }

    public required List<ArchivedMessage> Messages { get; init; }

    public required ImmutableList<CountedCode> Counted { get; init; }

    /// <summary>The newest first.</summary>
    public required List<SealedPiece> Log { get; init; }

    /// <param name="sql">Reads.</param>
    /// <param name="person">Our id of the person.</param>
    /// <param name="key">The person's: it leads to what counts.</param>
    /// <param name="who">As Teams names them.</param>
    public static async Task<ArchiveRows> ReadAsync(SqlSession sql, string person, DataKey key, PersonKey who)
    {
        var runs = await sql.ReadAsync(
            $"SELECT id, sealed, guide, guide_version, started_at FROM runs WHERE person_id = {person}",
            row => (Piece: Piece(row), Guide: (row.GetString(2), row.GetInt32(3)), Started: row.GetInt64(4)));
        return new ArchiveRows
        {
            Person = (await sql.ReadAsync($"SELECT unit, unit_team, roles, name, version, state FROM people WHERE id = {person}", row => ((string?, string?, string, string?, int, byte[]?)?)(row.Text(0), row.Text(1), row.GetString(2), row.Text(3), row.GetInt32(4), row.Bytes(5)))).FirstOrDefault(),
            Runs = [.. runs.OrderBy(r => r.Started).ThenBy(r => r.Piece.Id, StringComparer.Ordinal).Select(r => r.Piece)],
            Guides = [.. runs.Select(r => r.Guide)],
            Nudges = await sql.ReadAsync($"SELECT id, sealed FROM nudges WHERE person_id = {person} ORDER BY due_at, id", Piece),
            Members = await AboutSql.AllAsync(sql, person),
            Invitations = await sql.ReadAsync(
                $"SELECT m.local_id, i.until FROM invitations i JOIN relationship_members m ON m.relationship_id = i.relationship_id AND m.person_id = i.person_id WHERE m.person_id = {person} ORDER BY i.until",
                row => (row.GetString(0), row.Time(1))),
            Links = await sql.ReadAsync($"SELECT tag, sealed, until FROM links WHERE person_id = {person} ORDER BY until, tag", row => (Piece(row), row.Time(2))),
            Releases = await sql.ReadAsync($"SELECT id, sealed, until, read_at FROM releases WHERE person_id = {person} ORDER BY until, id", row => new ArchivedRelease(Piece(row), row.Time(2), row.IsDBNull(3) ? null : row.Time(3))),
            Received = await sql.ReadAsync($"SELECT until, read_at FROM releases WHERE recipient_id = {person} ORDER BY until, id", row => (row.Time(0), row.IsDBNull(1) ? (DateTimeOffset?)null : row.Time(1))),
            Sessions = await sql.ReadAsync($"SELECT id, sealed FROM sessions WHERE owner_id = {person} ORDER BY id", Piece),
            JoinLinks = await sql.ReadAsync(
                $"SELECT e.session_id, e.meeting, e.link FROM sessions s JOIN calendar_entries e ON e.session_id = s.id WHERE s.owner_id = {person} AND e.link IS NOT NULL ORDER BY e.session_id, e.meeting",
                row => (row.GetString(0), row.GetInt32(1), row.GetFieldValue<byte[]>(2))),
            Hours = (await sql.ReadAsync($"SELECT hours FROM coaches WHERE person_id = {person}", row => row.Bytes(0))).FirstOrDefault(),
            CoachNotes = await sql.ReadAsync($"SELECT session_id, sealed FROM coach_notes WHERE person_id = {person} ORDER BY session_id", Piece),
            Booked = await sql.ReadAsync($"SELECT slot FROM booked_slots WHERE person_id = {person} ORDER BY slot", row => row.GetInt64(0)),
            Places = await sql.ReadAsync(
                $"SELECT conversation_id, channel_id, service_url, user_id, status, last_seen_at, card_activity_id, card_key_id, card_run FROM conversations WHERE tenant = {who.Tenant} AND object_id = {who.ObjectId} ORDER BY conversation_id, channel_id",
                row => new ArchivedPlace(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.Time(5), row.Text(6), row.Text(7), row.Bytes(8))),
            Seen = await sql.ReadAsync(
                $"SELECT s.activity_id, s.at FROM seen s JOIN conversations c ON c.conversation_id = s.conversation_id WHERE c.tenant = {who.Tenant} AND c.object_id = {who.ObjectId} ORDER BY s.at, s.activity_id",
                row => (row.GetString(0), row.Time(1))),
            Messages = await sql.ReadAsync(
                $"SELECT id, kind, state, created_at, body FROM outbox WHERE person_id = {person} AND key_id = {key.Id} ORDER BY created_at, id",
                row => new ArchivedMessage(row.GetString(0), row.GetString(1), row.GetString(2), row.Time(3), row.GetFieldValue<byte[]>(4))),
            Counted = await CountedAsync(sql, key),
            Log = await AccessSql.SealedAsync(sql, person),
        };
    }

    /// <summary>A pseudonym is of one week: nothing but the key leads from one to the next.</summary>
    private static async Task<ImmutableList<CountedCode>> CountedAsync(SqlSession sql, DataKey key)
    {
        var counted = ImmutableList.CreateBuilder<CountedCode>();
        foreach (var period in await ErasureSql.PeriodsAsync(sql))
            counted.AddRange(await sql.ReadAsync($"SELECT code FROM contributions WHERE pseudonym = {CountedTap.PseudonymIn(period, key)} AND period = {period} ORDER BY code", row => new CountedCode(period, row.GetString(0))));
        return counted.ToImmutable();
    }

    private static SealedPiece Piece(DbDataReader row) => new(row.GetString(0), row.GetFieldValue<byte[]>(1));
}
