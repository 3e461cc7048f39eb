using System.Collections.Immutable;
using System.Text.Json;
using ChatCoach.Coaching.Releases;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Releases;

/// <summary>A release as stored, with what decides whether it may still be read.</summary>
/// <param name="Owner">Who released it.</param>
/// <param name="OwnerUnit">Their unit now.</param>
internal sealed record SealedRelease(string Id, string Owner, string? OwnerUnit, string KeyId, DateTimeOffset Until, DateTimeOffset? ReadAt, byte[] Sealed)
{
    /// <summary>Null: it lies under a key its owner has no more, because an older host erased them; nobody reads it.</summary>
    public ReleasedItem? TryOpen(DataKey owner)
    {
        try
        {
            return JsonSerializer.Deserialize(owner.Open(Sealed, SealPlace.Release(Id)), StateJson.Default.ReleasedItem)!;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}

/// <summary>Single answers that others may read (privacy rule P8).</summary>
internal static class ReleaseSql
{
    /// <summary>Coaches of the organisation and managers of the unit, by name; not the person. Who is both is there as the manager: nobody coaches their own reports (privacy rule P22).</summary>
    public static async Task<ImmutableList<Recipient>> RecipientsAsync(SqlSession sql, LoadedPerson person, string tenant)
    {
        var rows = await sql.ReadAsync(
            $"""
            SELECT p.id, p.name, p.unit, u.name, p.roles FROM people p LEFT JOIN units u ON u.id = p.unit
            WHERE p.tenant = {tenant} AND p.roles <> '' AND p.id <> {person.PersonId} ORDER BY p.name, p.id
            """,
            row => (Id: row.GetString(0), Name: row.Text(1), Unit: row.Text(2), UnitName: row.Text(3), Roles: Org.Roles.Split(row.GetString(4))));
        return [.. rows.Where(r => As(r.Roles, r.Unit, person.Unit) is not null).Select(r => new Recipient(r.Id, As(r.Roles, r.Unit, person.Unit)!.Value, r.Name, r.UnitName ?? r.Unit))];
    }

    /// <summary>As what somebody may be given something by a person of that unit; null: as nothing.</summary>
    private static RecipientRole? As(ImmutableList<string> roles, string? unit, string? ownerUnit)
    {
        var held = roles.Where(Recipient.Roles.ContainsKey).Select(r => Recipient.Roles[r]).ToList();
        if (held.Contains(RecipientRole.Manager) && unit is not null && string.Equals(unit, ownerUnit, StringComparison.Ordinal))
            return RecipientRole.Manager;
        return held.Contains(RecipientRole.Coach) ? RecipientRole.Coach : null;
    }

    /// <summary>The person's own that are still stored.</summary>
    public static async Task<ImmutableList<GivenRelease>> GivenAsync(SqlSession sql, string person) => [.. await sql.ReadAsync(
        $"SELECT id, read_at FROM releases WHERE person_id = {person}",
        row => new GivenRelease(row.GetString(0), row.IsDBNull(1) ? null : row.Time(1)))];

    /// <summary>What may be read by somebody at an instant, the newest first.</summary>
    public static Task<List<SealedRelease>> ReceivedAsync(SqlSession sql, string recipient, DateTimeOffset now) => sql.ReadAsync(
        $"""
        SELECT r.id, r.person_id, p.unit, p.key_id, r.until, r.read_at, r.sealed FROM releases r JOIN people p ON p.id = r.person_id
        WHERE r.recipient_id = {recipient} AND r.until > {now} AND p.key_id IS NOT NULL ORDER BY r.until DESC, r.id
        """,
        row => new SealedRelease(row.GetString(0), row.GetString(1), row.Text(2), row.GetString(3), row.Time(4), row.IsDBNull(5) ? null : row.Time(5), row.GetFieldValue<byte[]>(6)));

    /// <summary>The role for which it was released must still be held, a manager's in the unit the owner is in.</summary>
    public static bool MayRead(ReleasedItem item, LoadedPerson reader, string? ownerUnit) => As([.. reader.Roles], reader.Unit, ownerUnit) == item.To.Role;

    /// <returns>False: it is no longer as the turn met it, and nothing of the turn may be kept.</returns>
    public static async Task<bool> WriteAsync(SqlSession sql, SealedTurn turn)
    {
        var (person, commit) = (turn.Commit.Before.PersonId, turn.Commit);
        if (commit.ForgetRuns)
            await sql.RunAsync($"DELETE FROM releases WHERE person_id = {person}");
        foreach (var change in commit.Releases)
        {
            var written = change switch
            {
                ReleaseChange.Give give => await sql.RunAsync(
                    $"""
                    INSERT INTO releases (id, person_id, recipient_id, until, sealed)
                    SELECT {give.Release.Id}, {person}, p.id, {give.Release.Until}, {turn.Released[give.Release.Id]}
                    FROM people p WHERE p.id = {give.Release.To.Id} AND p.tenant = {commit.Who.Tenant}
                    """),
                ReleaseChange.Withdraw { Unread: true } unread => await sql.RunAsync($"DELETE FROM releases WHERE id = {unread.Id} AND person_id = {person} AND read_at IS NULL"),
                ReleaseChange.Withdraw withdraw => await sql.RunAsync($"DELETE FROM releases WHERE id = {withdraw.Id} AND person_id = {person}") + 1,
                ReleaseChange.Read read => await sql.RunAsync($"UPDATE releases SET read_at = {commit.Now} WHERE id = {read.Id} AND recipient_id = {person} AND until > {commit.Now} AND read_at IS NULL"),
                _ => throw new InvalidOperationException($"Unknown change {change.GetType().Name}."),
            };
            if (written == 0)
                return false;
        }

        return true;
    }
}
