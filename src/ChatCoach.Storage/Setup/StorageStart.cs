using System.Data.Common;
using ChatCoach.Storage.Erasing;
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
    /// <summary>A load balancer asks every few seconds.</summary>
    private static readonly TimeSpan ProbePatience = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Makes or migrates both stores under a lock, opens the key store, applies the list of erased keys, reads back what
    /// SQLite was told.
    /// </summary>
    /// <exception cref="StorageRefusedException">A host must not start on these stores.</exception>
    public async Task ApplyAsync(CancellationToken ct)
    {
        RefuseProblems();
        await using (await Migrating.LockAsync(storage.Sql, storage.Options.ConnectionString, ct))
        await using (await Migrating.LockAsync(storage.KeyRows, storage.Options.KeysConnectionString, ct))
        {
            await MigrateAsync(storage.MigratedKeys, ct);
            await MigrateAsync(storage.Migrated, ct);
            await Pairing.EnsureAsync(storage.Sql, storage.KeyRows, ct);
            await storage.Keys.OpenAsync(time.GetUtcNow(), ct);
        }

        await erasures.ApplyListAsync(ct);
        await erasures.WipeRestoredAsync(ct);
    }

    /// <summary>Whether there is a memory to be read as it lies; nothing is made or migrated, not even a file.</summary>
    /// <returns>False: there is none yet.</returns>
    /// <exception cref="StorageRefusedException">Another version of this program made it.</exception>
    public async Task<bool> IsThereAsync(CancellationToken ct)
    {
        RefuseProblems();
        if (storage.Options.Provider == StorageProvider.Sqlite && !File.Exists(SqliteFile.PathOf(storage.Options.ConnectionString)))
            return false;
        var applied = await Migrating.KnownAsync(storage.Migrated, ct);
        if (applied > 0 && applied < storage.Migrated.Known.Count)
            throw new StorageRefusedException($"The {storage.Migrated.Name} is of an older version of ChatCoach. It is brought up to date when a host of this version starts.");
        return applied > 0;
    }

    /// <summary>For /readyz: both stores reachable and migrated.</summary>
    public async Task<Readiness> ProbeAsync(CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(ProbePatience);
        return new Readiness(await ProbeAsync(storage.Migrated, patience.Token) ?? await ProbeAsync(storage.MigratedKeys, patience.Token));
    }

    private void RefuseProblems()
    {
        if (storage.Options.Problems() is [_, ..] problems)
            throw new StorageRefusedException(string.Join(' ', problems));
    }

    private async Task MigrateAsync(MigratedStore store, CancellationToken ct)
    {
        var applied = await Migrating.ApplyAsync(store, ct);
        if (applied > 0)
            log.Migrated(store.Name, applied);
    }

    private static async Task<string?> ProbeAsync(MigratedStore store, CancellationToken ct)
    {
        try
        {
            return (await Migrating.AppliedAsync(store.Sql, ct)).Count >= store.Known.Count ? null : $"The {store.Name} is not migrated yet.";
        }
        catch (Exception failure) when (failure is DbException or OperationCanceledException or IOException)
        {
            return $"The {store.Name} cannot be reached.";
        }
    }
}
