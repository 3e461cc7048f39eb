using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ChatCoach.Storage.Setup;

/// <summary>How a SQLite file is opened. What it is told is read back: a file that does not obey is not used.</summary>
internal static class SqliteFile
{
    /// <summary>Seconds another process may hold the file before a turn fails with a kind sentence.</summary>
    private const int BusySeconds = 5;

    /// <summary>
    /// 16 MB of log before it is moved into the database, four times SQLite's default: the pages every turn touches are
    /// moved once instead of four times.
    /// </summary>
    private const string CheckpointPages = "4000";

    /// <summary>
    /// Pragma, value, what it reads back. Full: a committed turn survives a loss of power. Secure delete: what is
    /// removed is overwritten.
    /// </summary>
    private static readonly (string Name, string Value, string ReadsBack)[] Pragmas =
    [
        ("journal_mode", "WAL", "wal"),
        ("synchronous", "FULL", "2"),
        ("foreign_keys", "ON", "1"),
        ("secure_delete", "ON", "1"),
        ("wal_autocheckpoint", CheckpointPages, CheckpointPages),
    ];

    /// <summary>The setting may be a connection string or just a path.</summary>
    public static string ConnectionString(string setting)
    {
        var builder = setting.Contains('=', StringComparison.Ordinal)
            ? new SqliteConnectionStringBuilder(setting)
            : new SqliteConnectionStringBuilder { DataSource = setting };
        builder.ForeignKeys = true;
        builder.Pooling = false;
        builder.DefaultTimeout = BusySeconds;
        return builder.ConnectionString;
    }

    public static string PathOf(string setting) => Path.GetFullPath(new SqliteConnectionStringBuilder(ConnectionString(setting)).DataSource);

    public static async Task<SqliteConnection> OpenAsync(string connectionString, CancellationToken ct)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            await connection.OpenAsync(ct);
            foreach (var (name, value, readsBack) in Pragmas)
                await TellAsync(connection, name, value, readsBack, ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task TellAsync(SqliteConnection connection, string name, string value, string readsBack, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA {name}={value}";
        await command.ExecuteNonQueryAsync(ct);
        command.CommandText = $"PRAGMA {name}";
        var found = Convert.ToString(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture);
        if (found != readsBack)
            throw new StorageRefusedException($"SQLite keeps {name}={found} instead of {value} for {connection.DataSource}. Put the file on a local disk that allows it.");
    }
}
