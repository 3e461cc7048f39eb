using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Schema;
using ChatCoach.Storage.Writing;
using Microsoft.EntityFrameworkCore;

namespace ChatCoach.Storage.Setup;

/// <summary>The two stores of a host. Everything in this room works through it.</summary>
public sealed class CoachStorage : IAsyncDisposable
{
    private const string Memory = "database";
    private const string KeyStore = "key store";

    public CoachStorage(StorageOptions options)
    {
        Options = options;
        if (options.Provider == StorageProvider.Sqlite)
        {
            var coach = SqliteFile.ConnectionString(options.ConnectionString);
            var keys = SqliteFile.ConnectionString(options.KeysConnectionString);
            Sql = new SqliteStore(coach);
            KeyRows = new SqliteStore(keys);
            Open = () => new SqliteCoachDb(new DbContextOptionsBuilder<SqliteCoachDb>().UseSqlite(coach).Options);
            Migrated = new MigratedStore(Memory, Sql, KnownMigrations.Sqlite, Open);
            MigratedKeys = new MigratedStore(
                KeyStore, KeyRows, KnownMigrations.SqliteKeys, () => new SqliteKeyDb(new DbContextOptionsBuilder<SqliteKeyDb>().UseSqlite(keys).Options));
        }
        else
        {
            var coach = new PostgresStore(options.ConnectionString, options.Password);
            var keys = new PostgresStore(options.KeysConnectionString, options.Password, scrubbed: "keys");
            Sql = coach;
            KeyRows = keys;
            Open = () => new PostgresCoachDb(new DbContextOptionsBuilder<PostgresCoachDb>().UseNpgsql(coach.Source).Options);
            Migrated = new MigratedStore(Memory, Sql, KnownMigrations.Postgres, Open);
            MigratedKeys = new MigratedStore(
                KeyStore, KeyRows, KnownMigrations.PostgresKeys, () => new PostgresKeyDb(new DbContextOptionsBuilder<PostgresKeyDb>().UseNpgsql(keys.Source).Options));
        }

        Keys = new Keys.KeyStore(KeyRows, options.WrappingKey);
    }

    internal StorageOptions Options { get; }

    internal SqlStore Sql { get; }

    internal SqlStore KeyRows { get; }

    internal Keys.KeyStore Keys { get; }

    /// <summary>For reading that is not on a turn's way.</summary>
    internal Func<CoachDb> Open { get; }

    internal MigratedStore Migrated { get; }

    internal MigratedStore MigratedKeys { get; }

    public async ValueTask DisposeAsync()
    {
        await Sql.DisposeAsync();
        await KeyRows.DisposeAsync();
        Keys.Dispose();
    }
}
