using System.Collections.Immutable;
using System.Data.Common;
using ChatCoach.Coaching.Turns;
using ChatCoach.Coaching.Voice;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Turns;

/// <summary>A person as stored, still sealed.</summary>
internal sealed record SealedPerson
{
    public required string PersonId { get; init; }

    public required int Version { get; init; }

    public required string? Unit { get; init; }

    public required ImmutableList<string> Roles { get; init; }

    public required string? KeyId { get; init; }

    public required byte[]? State { get; init; }

    public required long? TidyAt { get; init; }

    public string? CardActivityId { get; init; }

    public bool HasUnclear { get; init; }

    public bool SeenHere { get; init; }

    public ImmutableList<SealedRun> Runs { get; init; } = [];

    public SealedPage? Page { get; init; }

    public string? UnitName { get; init; }

    public string? FederalState { get; init; }

    /// <summary>In which periods the unit counts.</summary>
    public UnitPeriod Period { get; init; } = UnitPeriod.Weeks;

    public SealedFrame? Frame { get; init; }

    public LoadedPerson Open(DataKey key)
    {
        var strange = ImmutableDictionary.CreateBuilder<string, StrangeMembers>();
        var state = StoredJson.Read(key.Open(State, SealPlace.Person(PersonId)), StateJson.Default.PersonState, out var unknown);
        if (unknown is not null)
            strange.Add(PersonId, unknown);
        var open = Runs.Where(run => run.IsOpen).Select(run => run.Open(PersonId, key, strange)).OrderBy(run => run.StartedAt).ThenBy(run => run.Id, StringComparer.Ordinal);
        var memory = new PersonMemory(
            state,
            [.. open],
            Runs.Where(run => !run.IsOpen).Select(run => run.Open(PersonId, key, strange)).FirstOrDefault(),
            Page is null ? null : new HistoryPage(Page.Index, Page.Total, Page.Run?.Open(PersonId, key, strange)));
        return new LoadedPerson(PersonId, Version, memory, Unit, Roles) { KeyId = key.Id, Strange = strange.ToImmutable(), TidyAt = TidyAt, CardActivityId = CardActivityId, HasUnclear = HasUnclear, SeenHere = SeenHere };
    }
}

/// <summary>A run as stored.</summary>
internal sealed record SealedRun(string Id, bool IsOpen, byte[] Sealed)
{
    public Run Open(string person, DataKey key, ImmutableDictionary<string, StrangeMembers>.Builder strange)
    {
        var opened = StoredJson.Read(key.Open(Sealed, SealPlace.Run(person, Id)), StateJson.Default.Run, out var unknown);
        if (unknown is not null)
            strange[Id] = unknown;
        return opened;
    }
}

/// <summary>A page of finished runs as stored.</summary>
internal sealed record SealedPage(int Index, int Total, SealedRun? Run);

/// <summary>What a turn reads: one statement, so that all of it is from one moment.</summary>
internal static class LoadSql
{
    /// <summary>A conversation written to within this time is not noted anew: who is reminded is reminded hours later.</summary>
    private static readonly TimeSpan SeenAgain = TimeSpan.FromMinutes(5);

    /// <summary>Open runs, and the one that was named, are each found by an index: nothing here grows with what a person has finished.</summary>
    public static async Task<SealedPerson?> ReadAsync(SqlSession sql, PersonQuery query)
    {
        var who = query.Who;
        var place = query.Place;
        var (conversation, channel) = (place?.ConversationId ?? "", place?.ChannelId ?? "");
        var rows = await sql.ReadAsync(
            $"""
            SELECT p.id, p.version, p.unit, p.roles, p.key_id, p.state, p.tidy_at, c.card_activity_id,
                EXISTS (SELECT 1 FROM outbox o
                    WHERE o.conversation_id = c.conversation_id AND o.channel_id = c.channel_id AND o.proactive AND o.state = 'unknown'),
                r.id, r.open, r.sealed, u.name, f.version, f.sealed,
                COALESCE(c.status = 'active' AND c.service_url = {place?.ServiceUrl} AND c.bot_id = {place?.BotId} AND c.user_id = {place?.UserId}
                    AND c.conversation_tenant IS NOT DISTINCT FROM {place?.Tenant} AND c.last_seen_at > {query.Now - SeenAgain}
                    AND NOT EXISTS (SELECT 1 FROM conversations n WHERE n.tenant = p.tenant AND n.object_id = p.object_id AND n.last_seen_at > c.last_seen_at), FALSE),
                u.federal_state, n.id, n.open, n.sealed, u.period, u.period_from
            FROM people p
                LEFT JOIN conversations c ON c.conversation_id = {conversation} AND c.channel_id = {channel} AND c.tenant = p.tenant AND c.object_id = p.object_id
                LEFT JOIN units u ON u.id = p.unit
                LEFT JOIN team_frames f ON f.unit = p.unit
                LEFT JOIN runs r ON r.person_id = p.id AND r.finished_at IS NULL
                LEFT JOIN runs n ON n.person_id = p.id AND n.id = {query.NamedRun ?? ""} AND n.finished_at IS NOT NULL
            WHERE p.tenant = {who.Tenant} AND p.object_id = {who.ObjectId}
            """,
            row => (Person: Person(row), Open: row.IsDBNull(9) ? null : Run(row, 9), Named: row.IsDBNull(17) ? null : Run(row, 17)));
        if (rows.Count == 0)
            return null;
        var person = rows[0].Person with { Runs = [.. rows.Select(row => row.Open).Append(rows[0].Named).OfType<SealedRun>()] };
        return query.Wants.Page is { } index ? person with { Page = await PageAsync(sql, person.PersonId, index) } : person;
    }

    /// <summary>
    /// Read after the person: had a turn come between, the commit over the older version would be refused. Counting and
    /// skipping reads an index only, so that page 200 costs what page 1 does.
    /// </summary>
    private static async Task<SealedPage> PageAsync(SqlSession sql, string person, int index)
    {
        var total = await sql.ReadAsync($"SELECT COUNT(*) FROM runs WHERE person_id = {person} AND finished_at IS NOT NULL", row => row.GetInt32(0));
        if (index < 0 || index >= total[0])
            return new SealedPage(index, total[0], null);
        var run = await sql.ReadAsync(
            $"""
            SELECT id, open, sealed FROM runs WHERE person_id = {person} AND id =
                (SELECT f.id FROM runs f WHERE f.person_id = {person} AND f.finished_at IS NOT NULL ORDER BY f.finished_at DESC, f.id DESC LIMIT 1 OFFSET {index})
            """,
            row => Run(row, 0));
        return new SealedPage(index, total[0], run.FirstOrDefault());
    }

    private static SealedPerson Person(DbDataReader row) => new()
    {
        PersonId = row.GetString(0),
        Version = row.GetInt32(1),
        Unit = row.Text(2),
        Roles = Org.Roles.Split(row.GetString(3)),
        KeyId = row.Text(4),
        State = row.Bytes(5),
        TidyAt = row.IsDBNull(6) ? null : row.GetInt64(6),
        CardActivityId = row.Text(7),
        HasUnclear = row.GetBoolean(8),
        UnitName = row.Text(12),
        FederalState = row.Text(16),
        Period = PeriodNames.Stored(row.Text(20), row.Text(21)) ?? UnitPeriod.Weeks,
        SeenHere = row.GetBoolean(15),
        Frame = row.IsDBNull(13) ? null : new SealedFrame(row.GetInt32(13), row.GetFieldValue<byte[]>(14)),
    };

    public static SealedRun Run(DbDataReader row, int first) =>
        new(row.GetString(first), row.GetBoolean(first + 1), row.GetFieldValue<byte[]>(first + 2));
}
