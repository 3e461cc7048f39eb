using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Schema;
using ChatCoach.Storage.Writing;
using Microsoft.EntityFrameworkCore;

namespace ChatCoach.Storage.Setup;

/// <summary>The two stores of a host. Everything in this room works through it.</summary>
public sealed class CoachStorage : IAsyncDisposable
{
    public CoachStorage(StorageOptions options)
    {
        Options = options;
        if (options.Provider == StorageProvider.Sqlite)
        {
            var coach = SqliteFile.ConnectionString(options.ConnectionString);
            var keys = SqliteFile.ConnectionString(options.KeysConnectionString);
            Sql = new SqliteStore(coach);
            KeyRows = new SqliteStore(keys);
            var coachOptions = new DbContextOptionsBuilder<SqliteCoachDb>().UseSqlite(coach).Options;
            var keyOptions = new DbContextOptionsBuilder<SqliteKeyDb>().UseSqlite(keys).Options;
            Open = () => new SqliteCoachDb(coachOptions);
            OpenKeys = () => new SqliteKeyDb(keyOptions);
        }
        else
        {
            var coach = new PostgresStore(options.ConnectionString, options.Password);
            var keys = new PostgresStore(options.KeysConnectionString, options.Password, scrubbed: "keys");
            Sql = coach;
            KeyRows = keys;
            var coachOptions = new DbContextOptionsBuilder<PostgresCoachDb>().UseNpgsql(coach.Source).Options;
            var keyOptions = new DbContextOptionsBuilder<PostgresKeyDb>().UseNpgsql(keys.Source).Options;
            Open = () => new PostgresCoachDb(coachOptions);
            OpenKeys = () => new PostgresKeyDb(keyOptions);
        }

        Keys = new KeyStore(KeyRows, options.WrappingKey);
    }

    internal StorageOptions Options { get; }

    internal SqlStore Sql { get; }

    internal SqlStore KeyRows { get; }

    internal KeyStore Keys { get; }

    /// <summary>For reading that is not on a turn's way.</summary>
    internal Func<CoachDb> Open { get; }

    internal Func<KeyDb> OpenKeys { get; }

    public async ValueTask DisposeAsync()
    {
        await Sql.DisposeAsync();
        await KeyRows.DisposeAsync();
        Keys.Dispose();
    }
}
