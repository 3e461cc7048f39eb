using System.Collections.Immutable;
using System.Text.Json;
using ChatCoach.Coaching.Turns;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Waking;

/// <summary>A reminder that is due, leased to who got it for <see cref="Nudges.Lease"/>.</summary>
/// <param name="Who">Whose.</param>
/// <param name="Nudge">What.</param>
/// <param name="Attempts">Times it was claimed, this one included.</param>
public sealed record DueNudge(PersonKey Who, Nudge Nudge, int Attempts)
{
    internal string PersonId { get; init; } = "";
}

/// <summary>Reminders that wait. A turn's commit writes and removes them.</summary>
public sealed class Nudges(CoachStorage storage)
{
    /// <summary>How long one host may take over a reminder before any other takes it.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>Leases reminders that are due and nobody holds, oldest first.</summary>
    public async Task<ImmutableList<DueNudge>> ClaimDueAsync(string host, DateTimeOffset now, int max, CancellationToken ct)
    {
        var rows = await storage.Sql.WriteAsync(session => ClaimAsync(session, host, now, max), ct);
        var due = ImmutableList.CreateBuilder<DueNudge>();
        foreach (var row in rows)
        {
            if (row.KeyId is not null && await storage.Keys.OpenableAsync(row.KeyId, ct) is { } key && await OpenAsync(row, key, ct) is { } open)
                due.Add(open);
        }

        return [.. due.OrderBy(nudge => nudge.Nudge.Due)];
    }

    /// <summary>Puts one off, for example out of a person's quiet hours; returns false when it is gone.</summary>
    public async Task<bool> PostponeAsync(DueNudge nudge, DateTimeOffset due, CancellationToken ct) => await storage.Sql.WriteAsync(
        $"UPDATE nudges SET due_at = {due}, leased_by = NULL, leased_until = NULL WHERE person_id = {nudge.PersonId} AND id = {nudge.Nudge.Id}",
        ct) > 0;

    /// <summary>Gives one up without a turn.</summary>
    public Task DropAsync(DueNudge nudge, CancellationToken ct) => storage.Sql.WriteAsync(
        $"DELETE FROM nudges WHERE person_id = {nudge.PersonId} AND id = {nudge.Nudge.Id}",
        ct);

    private Task<List<ClaimedNudge>> ClaimAsync(SqlSession sql, string host, DateTimeOffset now, int max) => sql.ReadAsync(
        $"""
        WITH due AS MATERIALIZED (
            SELECT person_id AS due_person, id AS due_id FROM nudges
            WHERE due_at <= {now} AND (leased_until IS NULL OR leased_until <= {now})
            ORDER BY due_at LIMIT {max} {storage.Sql.SkipLocked})
        UPDATE nudges SET leased_by = {host}, leased_until = {now + Lease}, attempts = attempts + 1
        FROM due
        WHERE person_id = due_person AND id = due_id
        RETURNING person_id, id, attempts, sealed,
            (SELECT tenant FROM people p WHERE p.id = nudges.person_id),
            (SELECT object_id FROM people p WHERE p.id = nudges.person_id),
            (SELECT key_id FROM people p WHERE p.id = nudges.person_id)
        """,
        row => new ClaimedNudge(
            row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetFieldValue<byte[]>(3), new PersonKey(row.GetString(4), row.GetString(5)), row.Text(6)));

    /// <summary>Null: one that cannot be read holds up no other. What lies under a key its person has no more goes; what a newer host wrote waits for it.</summary>
    private async Task<DueNudge?> OpenAsync(ClaimedNudge row, DataKey key, CancellationToken ct)
    {
        try
        {
            var nudge = JsonSerializer.Deserialize(key.Open(row.Sealed, SealPlace.Nudge(row.PersonId, row.Id)), StateJson.Default.Nudge)!;
            return new DueNudge(row.Who, nudge, row.Attempts) { PersonId = row.PersonId };
        }
        catch (InvalidDataException)
        {
            await storage.Sql.WriteAsync($"DELETE FROM nudges WHERE person_id = {row.PersonId} AND id = {row.Id} AND sealed = {row.Sealed}", ct);
            return null;
        }
        catch (JsonException)
        {
            await storage.Sql.WriteAsync($"UPDATE nudges SET attempts = attempts - 1 WHERE person_id = {row.PersonId} AND id = {row.Id}", ct);
            return null;
        }
    }

    private sealed record ClaimedNudge(string PersonId, string Id, int Attempts, byte[] Sealed, PersonKey Who, string? KeyId);
}
