using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Schema;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Setup;

/// <summary>Memory and key store carry the same mark. A host on two that do not belong together would lose records for good.</summary>
internal static class Pairing
{
    /// <summary>Marks two new stores; called under the lock of both.</summary>
    public static async Task EnsureAsync(SqlStore memory, SqlStore keys, CancellationToken ct)
    {
        var (here, there) = (await MarkAsync(memory, ct), await MarkAsync(keys, ct));
        if (here is not null && here == there)
            return;
        if (here is not null && there is not null)
            throw new StorageRefusedException("Keys:ConnectionString leads to the keys of another database. Correct it, or Storage:ConnectionString.");
        if (there is null && await AnyAsync(memory, $"SELECT 1 FROM people WHERE key_id IS NOT NULL LIMIT 1", ct))
            throw new StorageRefusedException("The key store is new, but the database holds sealed records. Restore the key store that belongs to it; without it they cannot be read.");
        if (here is null && await AnyAsync(keys, $"SELECT 1 FROM keys WHERE id <> {KeyStore.House} LIMIT 1", ct))
            throw new StorageRefusedException("The database is new, but the key store holds keys of another one. Restore that database, or put the key store away.");
        var pair = here ?? there ?? Guid.NewGuid().ToString("N");
        await WriteAsync(keys, pair, ct);
        await WriteAsync(memory, pair, ct);
    }

    private static async Task<string?> MarkAsync(SqlStore store, CancellationToken ct) =>
        (await store.ReadAsync($"SELECT value FROM marks WHERE key = {Marks.Pair}", row => row.GetString(0), ct)).FirstOrDefault();

    private static Task<int> WriteAsync(SqlStore store, string pair, CancellationToken ct) =>
        store.WriteAsync($"INSERT INTO marks (key, value) VALUES ({Marks.Pair}, {pair}) ON CONFLICT (key) DO NOTHING", ct);

    private static async Task<bool> AnyAsync(SqlStore store, FormattableString sql, CancellationToken ct) =>
        (await store.ReadAsync(sql, row => 1, ct)).Count > 0;
}
