using System.Data.Common;
using ChatCoach.Storage.Erasing;
using ChatCoach.Storage.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ChatCoach.Storage.Setup;

/// <summary>Whether turns can be stored.</summary>
/// <param name="Why">Null when ready; else one sentence.</param>
public sealed record Readiness(string? Why)
{
    public bool IsReady => Why is null;
}

/// <summary>Gets both stores ready before the first turn.</summary>
public sealed class StorageStart(CoachStorage storage, Erasures erasures, TimeProvider time, ILogger<StorageStart> log)
{
    private const string Memory = "database";
    private const string KeyStore = "key store";

    /// <summary>A load balancer asks every few seconds.</summary>
    private static readonly TimeSpan ProbePatience = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Makes or migrates both stores under a lock, opens the key store, applies the list of erased keys, reads back what
    /// SQLite was told.
    /// </summary>
    /// <exception cref="StorageRefusedException">A host must not start on these stores.</exception>
    public async Task ApplyAsync(CancellationToken ct)
    {
        if (storage.Options.Problems() is [_, ..] problems)
            throw new StorageRefusedException(string.Join(' ', problems));
        await using (await Migrating.LockAsync(storage.Sql, storage.Options.ConnectionString, ct))
        await using (await Migrating.LockAsync(storage.KeyRows, storage.Options.KeysConnectionString, ct))
        {
            await MigrateAsync(storage.OpenKeys(), KeyStore, ct);
            await MigrateAsync(storage.Open(), Memory, ct);
            await Pairing.EnsureAsync(storage.Sql, storage.KeyRows, ct);
            await storage.Keys.OpenAsync(time.GetUtcNow(), ct);
        }

        await erasures.ApplyListAsync(ct);
        await erasures.WipeRestoredAsync(ct);
    }

    /// <summary>For /readyz: both stores reachable and migrated.</summary>
    public async Task<Readiness> ProbeAsync(CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(ProbePatience);
        await using var memory = storage.Open();
        await using var keys = storage.OpenKeys();
        var why = await ProbeAsync(storage.Sql, memory, Memory, patience.Token) ?? await ProbeAsync(storage.KeyRows, keys, KeyStore, patience.Token);
        return new Readiness(why);
    }

    private async Task MigrateAsync(DbContext db, string store, CancellationToken ct)
    {
        await using (db)
        {
            var applied = await Migrating.ApplyAsync(db, store, ct);
            if (applied > 0)
                log.Migrated(store, applied);
        }
    }

    private static async Task<string?> ProbeAsync(SqlStore store, DbContext db, string name, CancellationToken ct)
    {
        try
        {
            var applied = await store.ReadAsync($"SELECT COUNT(*) FROM {new Fragment("\"__EFMigrationsHistory\"")}", row => row.GetInt32(0), ct);
            return applied[0] >= db.Database.GetMigrations().Count() ? null : $"The {name} is not migrated yet.";
        }
        catch (Exception failure) when (failure is DbException or OperationCanceledException or IOException)
        {
            return $"The {name} cannot be reached.";
        }
    }
}
