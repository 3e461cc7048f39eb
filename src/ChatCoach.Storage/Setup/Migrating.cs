using ChatCoach.Storage.Schema;
using ChatCoach.Storage.Writing;
using Microsoft.EntityFrameworkCore;

namespace ChatCoach.Storage.Setup;

/// <summary>
/// Brings a store up to this program. Migrations only add: a running older host goes on with the newer store, but a
/// starting older one refuses, because it cannot know what was added.
/// </summary>
internal static class Migrating
{
    /// <summary>Nobody else may migrate until what is returned is disposed of.</summary>
    public static Task<IAsyncDisposable> LockAsync(SqlStore store, string setting, CancellationToken ct) => store is PostgresStore postgres
        ? PostgresLock.TakeAsync(postgres.Source, setting, ct)
        : SqliteLock.TakeAsync(SqliteFile.PathOf(setting), ct);

    /// <returns>How many migrations were applied.</returns>
    public static async Task<int> ApplyAsync(DbContext db, string store, CancellationToken ct)
    {
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = (await db.Database.GetAppliedMigrationsAsync(ct)).ToList();
        if (applied.Find(migration => !known.Contains(migration)) is { } newer)
            throw new StorageRefusedException($"The {store} was changed by a newer version of ChatCoach (migration {newer}). Start that version or a later one.");
        if (await db.Database.CanConnectAsync(ct))
            await ForgetStaleLockAsync(db, ct);
        if (applied.Count < known.Count)
            await db.Database.MigrateAsync(ct);
        return known.Count - applied.Count;
    }

    /// <summary>
    /// On SQLite EF Core marks a running migration by a row and waits for ever while it is there; a process that was
    /// killed leaves it. We hold a lock of our own that dies with its process, so such a row is always stale.
    /// </summary>
    private static async Task ForgetStaleLockAsync(DbContext db, CancellationToken ct)
    {
        if (db is SqliteCoachDb or SqliteKeyDb)
        {
            await db.Database.ExecuteSqlAsync($"CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL CONSTRAINT \"PK___EFMigrationsLock\" PRIMARY KEY, \"Timestamp\" TEXT NOT NULL)", ct);
            await db.Database.ExecuteSqlAsync($"DELETE FROM \"__EFMigrationsLock\"", ct);
        }
    }
}
