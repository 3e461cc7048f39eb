using Npgsql;

namespace ChatCoach.Storage.Writing;

/// <summary>PostgreSQL: one transaction a piece of work.</summary>
/// <param name="connectionString">Npgsql's.</param>
/// <param name="password">Asked for each new connection; null: the connection string has it, or the server wants none.</param>
/// <param name="scrubbed">A small table whose removed content must leave the files; null: none has to.</param>
internal sealed class PostgresStore(string connectionString, Func<CancellationToken, ValueTask<string>>? password = null, string? scrubbed = null) : SqlStore
{
    /// <summary>The turn has about thirty statements; each is prepared by its second use on a connection.</summary>
    private const int PreparedStatements = 64;

    /// <summary>
    /// Connections of one host: a turn holds one for some milliseconds, so this serves several hundred turns a second,
    /// and two hosts stay well below PostgreSQL's 100.
    /// </summary>
    private const int MostConnections = 20;

    /// <summary>What Npgsql takes when nothing is said; whoever wants as many says 101.</summary>
    private static readonly int Untold = new NpgsqlConnectionStringBuilder().MaxPoolSize;

    /// <summary>Keys are asked for once in minutes a person.</summary>
    private const int MostKeyConnections = 5;

    public NpgsqlDataSource Source { get; } = SourceOf(WithDefaults(connectionString, scrubbed is null ? MostConnections : MostKeyConnections), password);

    public override Fragment SkipLocked { get; } = new("FOR UPDATE SKIP LOCKED");

    public override async Task<T> WriteAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken ct)
    {
        await using var session = new SqlSession(await Source.OpenConnectionAsync(ct), keepStatements: false);
        await using var transaction = await session.Connection.BeginTransactionAsync(ct);
        session.Transaction = transaction;
        var result = await work(session);
        if (session.Undone)
            await transaction.RollbackAsync(CancellationToken.None);
        else
            await transaction.CommitAsync(CancellationToken.None);
        return result;
    }

    public override async Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken ct)
    {
        await using var session = new SqlSession(await Source.OpenConnectionAsync(ct), keepStatements: false);
        return await work(session);
    }

    /// <summary>
    /// Writes the table anew with the rows there are. VACUUM, even FULL, would keep an overwritten row while any
    /// transaction of the whole server is older. Whoever reads waits for the lock and then sees the new table; a backup
    /// that is running is not waited for long, or every reader would wait with us.
    /// </summary>
    public override async Task<bool> ScrubAsync(CancellationToken ct)
    {
        if (scrubbed is null)
            return true;
        await using var connection = await Source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var command = new NpgsqlCommand(
            $"""
            SET LOCAL lock_timeout = '2s';
            LOCK TABLE {scrubbed} IN ACCESS EXCLUSIVE MODE;
            CREATE TEMP TABLE kept ON COMMIT DROP AS SELECT * FROM {scrubbed};
            TRUNCATE {scrubbed};
            INSERT INTO {scrubbed} SELECT * FROM kept;
            """,
            connection);
        try
        {
            await command.ExecuteNonQueryAsync(ct);
            await transaction.CommitAsync(ct);
            return true;
        }
        catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return false;
        }
    }

    public override ValueTask DisposeAsync() => Source.DisposeAsync();

    private static NpgsqlDataSource SourceOf(string connectionString, Func<CancellationToken, ValueTask<string>>? password)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        if (password is not null)
            builder.UsePasswordProvider(_ => password(CancellationToken.None).AsTask().GetAwaiter().GetResult(), (_, ct) => password(ct));
        return builder.Build();
    }

    /// <summary>What the connection string does not say itself.</summary>
    private static string WithDefaults(string connectionString, int mostConnections)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        if (builder.MaxPoolSize == Untold)
            builder.MaxPoolSize = mostConnections;
        if (builder.MaxAutoPrepare == 0)
        {
            builder.MaxAutoPrepare = PreparedStatements;
            builder.AutoPrepareMinUsages = 2;
        }

        return builder.ConnectionString;
    }
}
