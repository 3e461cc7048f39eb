using System.Data.Common;
using System.Text;
using System.Text.Json;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Relationships;
using ChatCoach.Storage.Turns;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChatCoach.Host.Tests.Storage;

/// <summary>Somebody who has a database and some keys and reads whatever can be read, row by row.</summary>
internal static class Crawler
{
    private static readonly string[] Tables =
    [
        "people", "runs", "nudges", "contributions", "units", "conversations", "seen", "outbox", "guide_versions", "erased_keys", "marks",
        "relationship_members", "invitations", "relationships", "team_frames", "links", "accesses", "releases", "sessions", "coaches",
        "session_people", "booked_slots", "coach_notes",
    ];

    /// <summary>Everything readable, joined. A key that lies in a row is tried on what comes after it.</summary>
    /// <param name="connectionString">Where.</param>
    /// <param name="keys">What is known.</param>
    /// <param name="codes">Codes of invitations that are known besides.</param>
    public static async Task<string> ReadAsync(string connectionString, IReadOnlyCollection<DataKey> keys, params string[] codes)
    {
        var known = new List<DataKey>(keys.Concat(codes.Select(code => InvitationCode.Of(code).Key)));
        await using DbConnection connection = connectionString.Contains("Host=", StringComparison.Ordinal)
            ? new NpgsqlConnection(connectionString + ";Pooling=false")
            : new SqliteConnection($"Data Source={connectionString};Pooling=false");
        await connection.OpenAsync();
        var found = new StringBuilder();
        foreach (var table in Tables)
            await TableAsync(connection, table, known, found);
        return found.ToString();
    }

    /// <summary>Every key a key store still opens, with nothing remembered from before.</summary>
    public static async Task<List<DataKey>> KeysAsync(TestStore store)
    {
        await using var fresh = store.Beside();
        await fresh.Storage.Keys.OpenAsync(TestStore.Now, default);
        var keys = new List<DataKey>();
        foreach (var id in await fresh.Storage.Keys.LiveAsync(default))
            keys.Add((await fresh.Storage.Keys.OpenableAsync(id, default))!);
        return keys;
    }

    private static async Task TableAsync(DbConnection connection, string table, List<DataKey> keys, StringBuilder found)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {table}";
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var row = Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, reader.GetValue);
            foreach (var value in row.Values)
                found.AppendLine(value is byte[] piece ? Encoding.UTF8.GetString(Opened(piece, PlaceOf(table, row), keys)) : value.ToString());
            if (table is "relationship_members" or "invitations" && SecretOf(Opened((byte[])row["sealed"], PlaceOf(table, row), keys)) is { } secret)
                keys.Add(new DataKey($"{row["relationship_id"]}", secret));
        }
    }

    private static string PlaceOf(string table, Dictionary<string, object> row) => table switch
    {
        "people" => SealPlace.Person($"{row["id"]}"),
        "runs" => SealPlace.Run($"{row["person_id"]}", $"{row["id"]}"),
        "nudges" => SealPlace.Nudge($"{row["person_id"]}", $"{row["id"]}"),
        "relationship_members" => SealPlace.Member($"{row["person_id"]}", $"{row["local_id"]}"),
        "invitations" => SealPlace.Invitation($"{row["tag"]}"),
        "relationships" => SealPlace.Relationship($"{row["id"]}"),
        "links" => SealPlace.Link($"{row["tag"]}"),
        "releases" => SealPlace.Release($"{row["id"]}"),
        "sessions" => SealPlace.Session($"{row["id"]}"),
        "coaches" => SealPlace.Hours($"{row["person_id"]}"),
        "coach_notes" => SealPlace.CoachNote($"{row["session_id"]}"),
        "accesses" => SealPlace.Access($"{row["person_id"]}", $"{row["id"]}"),
        "team_frames" => SealPlace.Frame($"{row["unit"]}"),
        "outbox" => SealPlace.Outbox($"{row["id"]}"),
        "conversations" => SealPlace.Card($"{row["conversation_id"]}", $"{row["channel_id"]}", $"{row["card_activity_id"]}"),
        _ => "",
    };

    /// <summary>The key in a member's row, or in an invitation.</summary>
    private static byte[]? SecretOf(byte[] opened)
    {
        if (opened.Length == DataKey.Bytes)
            return opened;
        try
        {
            return JsonSerializer.Deserialize(opened, StateJson.Default.InvitationContent)?.Secret;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>As far as the keys open it, layer by layer.</summary>
    private static byte[] Opened(byte[] piece, string place, List<DataKey> keys)
    {
        foreach (var key in keys)
        {
            try
            {
                return Opened(key.Open(piece, place), place, keys);
            }
            catch (InvalidDataException)
            {
                // Not this key.
            }
        }

        return piece;
    }
}
