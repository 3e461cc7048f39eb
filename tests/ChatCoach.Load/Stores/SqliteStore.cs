using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ChatCoach.Load.Stores;

/// <summary>SQLite files.</summary>
/// <param name="folder">Where; null: a new folder on the disk of the repository.</param>
public sealed class SqliteStore(string? folder = null) : Store(folder ?? NewFolder())
{
    static SqliteStore() => SQLitePCL.Batteries_V2.Init();

    public string Database => Path.Combine(Folder, "coach.db");

    public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Storage__Provider"] = "Sqlite",
        ["Storage__ConnectionString"] = Database,
        ["Keys__ConnectionString"] = Path.Combine(Folder, "keys.db"),
        ["Keys__WrappingKey"] = Path.Combine(Folder, "wrapping.key"),
    };

    /// <summary>A connection of another process than the host.</summary>
    public async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Database, Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Holds the file as another process that writes would, until it is disposed.</summary>
    public async Task<IAsyncDisposable> LockAsync()
    {
        var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    public override async Task<long> CountAsync(string sql) => Convert.ToInt64(await AskAsync(sql), CultureInfo.InvariantCulture);

    public override async Task<string?> DamageAsync() => await AskAsync("PRAGMA integrity_check") is "ok" ? null : "PRAGMA integrity_check is not ok";

    private async Task<object?> AskAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are this program's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }
}
