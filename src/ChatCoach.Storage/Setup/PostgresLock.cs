using Npgsql;

namespace ChatCoach.Storage.Setup;

/// <summary>One host at a time migrates a PostgreSQL database.</summary>
internal sealed class PostgresLock(NpgsqlConnection connection) : IAsyncDisposable
{
    /// <summary>Any number will do that nobody else uses in this database.</summary>
    private const long Number = 0x43_6F_61_63_68;

    public static async Task<IAsyncDisposable> TakeAsync(NpgsqlDataSource source, string connectionString, CancellationToken ct)
    {
        await MakeDatabaseAsync(source, connectionString, ct);
        var connection = await source.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand($"SELECT pg_advisory_lock({Number})", connection);
        await command.ExecuteNonQueryAsync(ct);
        return new PostgresLock(connection);
    }

    /// <summary>Server, port and database, to compare two settings.</summary>
    public static string NameOf(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        return $"{builder.Host}:{builder.Port}/{builder.Database ?? builder.Username}";
    }

    public async ValueTask DisposeAsync()
    {
        await using (var command = new NpgsqlCommand($"SELECT pg_advisory_unlock({Number})", connection))
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        await connection.DisposeAsync();
    }

    private static async Task MakeDatabaseAsync(NpgsqlDataSource source, string connectionString, CancellationToken ct)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(ct);
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await CreateAsync(new NpgsqlConnectionStringBuilder(connectionString), ct);
        }
    }

    private static async Task CreateAsync(NpgsqlConnectionStringBuilder wanted, CancellationToken ct)
    {
        var name = wanted.Database!;
        try
        {
            await using var admin = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(wanted.ConnectionString) { Database = "postgres", Pooling = false }.ConnectionString);
            await admin.OpenAsync(ct);
            await using var command = new NpgsqlCommand($"CREATE DATABASE \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", admin);
            await command.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another host was quicker.
        }
        catch (PostgresException refused)
        {
            throw new StorageRefusedException($"The database {name} does not exist and could not be made ({refused.SqlState}). Create it and let the coach's user own it.", refused);
        }
    }
}
