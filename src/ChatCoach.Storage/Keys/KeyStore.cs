using System.Security.Cryptography;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Writing;
using Microsoft.Extensions.Caching.Memory;

namespace ChatCoach.Storage.Keys;

/// <summary>What is known of a key.</summary>
internal abstract record KeyLookup
{
    private KeyLookup()
    {
    }

    public sealed record Found(DataKey Key) : KeyLookup;

    /// <summary>It was erased: nothing sealed under it can be read again by anybody.</summary>
    public sealed record Erased : KeyLookup;
}

/// <summary>
/// Data keys in their own store. Unwrapped ones are kept in memory, few and for minutes. After an erasure another host
/// may hold the key that long; nothing leads it there any more, because the way to a key is the person's row, and a
/// turn it began before loses by its version.
/// </summary>
internal sealed class KeyStore(SqlStore store, string wrappingKeySetting) : IDisposable
{
    /// <summary>The key for messages without content, for example "removed" after an erasure.</summary>
    public const string House = "house";

    private const int KeysKept = 10_000;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    private readonly MemoryCache unwrapped = new(new MemoryCacheOptions { SizeLimit = KeysKept });
    private WrappingKey? wrapping;

    /// <summary>Loads the wrapping key, makes what is missing on a first start, and proves that it opens the store.</summary>
    public async Task OpenAsync(DateTimeOffset now, CancellationToken ct)
    {
        var used = (await store.ReadAsync($"SELECT 1 FROM keys WHERE wrapped IS NOT NULL LIMIT 1", row => 1, ct)).Count > 0;
        wrapping = WrappingKey.Load(wrappingKeySetting, mayMake: !used);
        var secret = RandomNumberGenerator.GetBytes(DataKey.Bytes);
        await store.WriteAsync(
            $"INSERT INTO keys (id, wrapped, created_at) VALUES ({House}, {wrapping.Wrap(House, secret)}, {now}) ON CONFLICT (id) DO NOTHING",
            ct);
        await FindAsync(House, ct);
    }

    /// <summary>A new key, on the disk when the task ends: nothing may be sealed under a key that could be lost.</summary>
    public async Task<DataKey> CreateAsync(DateTimeOffset now, CancellationToken ct)
    {
        var id = Guid.NewGuid().ToString("N");
        var secret = RandomNumberGenerator.GetBytes(DataKey.Bytes);
        await store.WriteAsync($"INSERT INTO keys (id, wrapped, created_at) VALUES ({id}, {Wrapping.Wrap(id, secret)}, {now})", ct);
        return Keep(new DataKey(id, secret));
    }

    /// <exception cref="StorageRefusedException">The store never held it, or another wrapping key wrapped it.</exception>
    public async Task<KeyLookup> FindAsync(string id, CancellationToken ct)
    {
        if (unwrapped.TryGetValue(id, out DataKey? known) && known is not null)
            return new KeyLookup.Found(known);
        var rows = await store.ReadAsync($"SELECT wrapped FROM keys WHERE id = {id}", row => row.Bytes(0), ct);
        return rows switch
        {
            [] => throw new StorageRefusedException($"The key store does not hold the key {id}. Restore the key store that belongs to this database, or correct Keys:ConnectionString."),
            [null] => new KeyLookup.Erased(),
            [{ } wrapped, ..] => Wrapping.Unwrap(id, wrapped) is { } secret
                ? new KeyLookup.Found(Keep(new DataKey(id, secret)))
                : throw new StorageRefusedException("The wrapping key does not open the key store. Point Keys:WrappingKey to the one it was made with."),
            _ => throw new InvalidOperationException("A key id is unique."),
        };
    }

    /// <summary>The key of a row that was just read, or null when it was erased meanwhile.</summary>
    public async Task<DataKey?> OpenableAsync(string id, CancellationToken ct) => (await FindAsync(id, ct) as KeyLookup.Found)?.Key;

    public async Task<DataKey> HouseKeyAsync(CancellationToken ct) =>
        await OpenableAsync(House, ct) ?? throw new InvalidOperationException("The house key is never erased.");

    /// <summary>Destroys keys for good. Their rows stay and say so.</summary>
    public async Task EraseAsync(IReadOnlyCollection<string> ids, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var id in ids)
        {
            await store.WriteAsync($"UPDATE keys SET wrapped = NULL, erased_at = {now} WHERE id = {id} AND wrapped IS NOT NULL", ct);
            unwrapped.Remove(id);
        }
    }

    /// <summary>Takes the bytes of erased keys out of the store's files. Returns false when it has to be tried again.</summary>
    public Task<bool> ScrubAsync(CancellationToken ct) => store.ScrubAsync(ct);

    /// <summary>Removes a key under which nothing was ever stored.</summary>
    public async Task DiscardAsync(string id, CancellationToken ct)
    {
        unwrapped.Remove(id);
        await store.WriteAsync($"DELETE FROM keys WHERE id = {id}", ct);
    }

    public async Task<HashSet<string>> LiveAsync(CancellationToken ct) =>
        [.. await store.ReadAsync($"SELECT id FROM keys WHERE wrapped IS NOT NULL", row => row.GetString(0), ct)];

    public async Task<HashSet<string>> ErasedAsync(CancellationToken ct) =>
        [.. await store.ReadAsync($"SELECT id FROM keys WHERE wrapped IS NULL", row => row.GetString(0), ct)];

    /// <summary>An erased key must not be used again although the store was changed by another host.</summary>
    public void Forget(IEnumerable<string> ids)
    {
        foreach (var id in ids)
            unwrapped.Remove(id);
    }

    public void Dispose() => unwrapped.Dispose();

    private WrappingKey Wrapping => wrapping ?? throw new InvalidOperationException("StorageStart.ApplyAsync has not run.");

    private DataKey Keep(DataKey key) =>
        unwrapped.Set(key.Id, key, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Kept });
}
