using System.Data.Common;
using System.Text;
using ChatCoach.Storage.Keys;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChatCoach.Host.Tests.Storage;

/// <summary>Somebody who has a database and some keys and reads whatever can be read, row by row.</summary>
internal static class Crawler
{
    private static readonly string[] Tables =
    [
        "people", "runs", "nudges", "contributions", "units", "conversations", "seen", "outbox", "guide_versions", "erased_keys", "marks",
    ];

    /// <summary>Everything readable, joined.</summary>
    public static async Task<string> ReadAsync(string connectionString, IReadOnlyCollection<DataKey> keys)
    {
        await using DbConnection connection = connectionString.Contains("Host=", StringComparison.Ordinal)
            ? new NpgsqlConnection(connectionString + ";Pooling=false")
            : new SqliteConnection($"Data Source={connectionString};Pooling=false");
        await connection.OpenAsync();
        var found = new StringBuilder();
        foreach (var table in Tables)
            await TableAsync(connection, table, keys, found);
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

    private static async Task TableAsync(DbConnection connection, string table, IReadOnlyCollection<DataKey> keys, StringBuilder found)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {table}";
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var row = Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, reader.GetValue);
            foreach (var value in row.Values)
                found.AppendLine(value is byte[] piece ? Opened(piece, PlaceOf(table, row), keys) : value.ToString());
        }
    }

    private static string PlaceOf(string table, Dictionary<string, object> row) => table switch
    {
        "people" => SealPlace.Person($"{row["id"]}"),
        "runs" => SealPlace.Run($"{row["person_id"]}", $"{row["id"]}"),
        "nudges" => SealPlace.Nudge($"{row["person_id"]}", $"{row["id"]}"),
        "outbox" => SealPlace.Outbox($"{row["id"]}"),
        "conversations" => SealPlace.Card($"{row["conversation_id"]}", $"{row["channel_id"]}", $"{row["card_activity_id"]}"),
        _ => "",
    };

    private static string Opened(byte[] piece, string place, IReadOnlyCollection<DataKey> keys)
    {
        foreach (var key in keys)
        {
            try
            {
                return Encoding.UTF8.GetString(key.Open(piece, place));
            }
            catch (InvalidDataException)
            {
                // Not this key.
            }
        }

        return Encoding.UTF8.GetString(piece);
    }
}
