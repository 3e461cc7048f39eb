using ChatCoach.Storage.Schema;
using ChatCoach.Storage.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ChatCoach.Storage.Setup;

/// <summary>A store and the migrations this program knows for it.</summary>
/// <param name="Name">For people.</param>
/// <param name="Sql">How it is read.</param>
/// <param name="Known">Names of the migrations, in order.</param>
/// <param name="Open">Opens it for migrating.</param>
internal sealed record MigratedStore(string Name, SqlStore Sql, IReadOnlyList<string> Known, Func<DbContext> Open);

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
    public static async Task<int> ApplyAsync(MigratedStore store, CancellationToken ct)
    {
        var applied = await KnownAsync(store, ct);
        if (applied == store.Known.Count)
            return 0;
        await using var db = store.Open();
        if (await db.Database.CanConnectAsync(ct))
            await ForgetStaleLockAsync(db, ct);
        await db.Database.MigrateAsync(ct);
        return store.Known.Count - applied;
    }

    /// <summary>How many migrations the store has, all of which this program knows.</summary>
    /// <exception cref="StorageRefusedException">It has another one.</exception>
    public static async Task<int> KnownAsync(MigratedStore store, CancellationToken ct)
    {
        var applied = await AppliedAsync(store.Sql, ct);
        if (applied.Find(migration => !store.Known.Contains(migration, StringComparer.Ordinal)) is { } newer)
            throw new StorageRefusedException($"The {store.Name} was changed by a newer version of ChatCoach (migration {newer}). Start that version or a later one.");
        return applied.Count;
    }

    /// <summary>Names of the migrations the store has; none: it is new.</summary>
    public static async Task<List<string>> AppliedAsync(SqlStore store, CancellationToken ct)
    {
        try
        {
            return await store.ReadAsync($"SELECT {new Fragment("\"MigrationId\"")} FROM {new Fragment("\"__EFMigrationsHistory\"")}", row => row.GetString(0), ct);
        }
        catch (SqliteException missing) when (missing.SqliteErrorCode == SQLitePCL.raw.SQLITE_ERROR)
        {
            return [];
        }
        catch (PostgresException missing) when (missing.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidCatalogName)
        {
            return [];
        }
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
