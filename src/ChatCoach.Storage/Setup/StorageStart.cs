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
        if (storage.Options.Problems() is [_, ..] problems)
            throw new StorageRefusedException(string.Join(' ', problems));
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

    /// <summary>For /readyz: both stores reachable and migrated.</summary>
    public async Task<Readiness> ProbeAsync(CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(ProbePatience);
        return new Readiness(await ProbeAsync(storage.Migrated, patience.Token) ?? await ProbeAsync(storage.MigratedKeys, patience.Token));
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
