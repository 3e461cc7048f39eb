using Npgsql;

namespace ChatCoach.Storage.Writing;

/// <summary>PostgreSQL: one transaction a piece of work.</summary>
/// <param name="connectionString">Npgsql's.</param>
/// <param name="scrubbed">A small table whose removed content must leave the files; null: none has to.</param>
internal sealed class PostgresStore(string connectionString, string? scrubbed = null) : SqlStore
{
    /// <summary>The turn has about thirty statements; each is prepared by its second use on a connection.</summary>
    private const int PreparedStatements = 64;

    public NpgsqlDataSource Source { get; } = NpgsqlDataSource.Create(Prepared(connectionString));

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

    /// <summary>A plain VACUUM would leave the bytes in the file until a row overwrites them; FULL writes the table anew.</summary>
    public override async Task<bool> ScrubAsync(CancellationToken ct)
    {
        if (scrubbed is null)
            return true;
        await using var session = new SqlSession(await Source.OpenConnectionAsync(ct), keepStatements: false);
        await session.RunAsync($"VACUUM (FULL) {new Fragment(scrubbed)}");
        return true;
    }

    public override ValueTask DisposeAsync() => Source.DisposeAsync();

    private static string Prepared(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        if (builder.MaxAutoPrepare == 0)
        {
            builder.MaxAutoPrepare = PreparedStatements;
            builder.AutoPrepareMinUsages = 2;
        }

        return builder.ConnectionString;
    }
}
