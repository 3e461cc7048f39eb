using System.Text.Json;
using ChatCoach.Coaching.Files;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Files;

/// <summary>A line of an access log ready to be written.</summary>
internal sealed record SealedAccess(string PersonId, string KeyId, string Id, DateTimeOffset At, byte[] Sealed)
{
    /// <param name="entry">What is written.</param>
    /// <param name="person">Whose log.</param>
    /// <param name="key">That person's.</param>
    public static SealedAccess Of(LogEntry entry, string person, DataKey key) =>
        new(person, key.Id, entry.Id, entry.At, key.Seal(JsonSerializer.SerializeToUtf8Bytes(entry, StateJson.Default.LogEntry), SealPlace.Access(person, entry.Id)));
}

/// <summary>Access logs of people.</summary>
internal static class AccessSql
{
    /// <summary>Nothing is written for a person who was erased meanwhile.</summary>
    public static async Task AddAsync(SqlSession sql, SealedAccess line)
    {
        await sql.RunAsync(
            $"""
            INSERT INTO accesses (person_id, id, at, sealed)
            SELECT p.id, {line.Id}, {line.At}, {line.Sealed} FROM people p WHERE p.id = {line.PersonId} AND p.key_id = {line.KeyId}
            ON CONFLICT (person_id, id) DO NOTHING
            """);
        await sql.RunAsync(
            $"""
            DELETE FROM accesses WHERE person_id = {line.PersonId}
                AND id NOT IN (SELECT a.id FROM accesses a WHERE a.person_id = {line.PersonId} ORDER BY a.at DESC, a.id LIMIT {LogEntry.Most})
            """);
    }

    public static async Task<List<LogEntry>> ReadAsync(SqlSession sql, string person, DataKey key) => (await SealedAsync(sql, person)).ConvertAll(line => Open(line, person, key));

    /// <summary>The newest first.</summary>
    public static Task<List<SealedPiece>> SealedAsync(SqlSession sql, string person) => sql.ReadAsync(
        $"SELECT id, sealed FROM accesses WHERE person_id = {person} ORDER BY at DESC, id",
        row => new SealedPiece(row.GetString(0), row.GetFieldValue<byte[]>(1)));

    public static LogEntry Open(SealedPiece line, string person, DataKey key) =>
        JsonSerializer.Deserialize(key.Open(line.Sealed, SealPlace.Access(person, line.Id)), StateJson.Default.LogEntry)!;
}
