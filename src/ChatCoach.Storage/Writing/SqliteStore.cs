using System.Collections.Concurrent;
using ChatCoach.Storage.Setup;

namespace ChatCoach.Storage.Writing;

/// <summary>
/// SQLite: every write of the process goes through one writer, so that nobody waits for a busy database; reading goes
/// on beside it.
/// </summary>
internal sealed class SqliteStore(string connectionString) : SqlStore
{
    /// <summary>Reading sessions kept open with their statements; more are opened when needed and closed after use.</summary>
    private const int ReadersKept = 8;

    private readonly ConcurrentBag<SqlSession> readers = [];
    private readonly SqliteWriter writer = new(connectionString);

    public override Fragment SkipLocked { get; } = new("");

    /// <summary>Transactions committed so far.</summary>
    public int Transactions => writer.Commits;

    public override Task<T> WriteAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken ct) => writer.RunAsync(work, ct);

    public override async Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (!readers.TryTake(out var session))
            session = new SqlSession(await SqliteFile.OpenAsync(connectionString, ct), keepStatements: true);
        var whole = false;
        try
        {
            var result = await work(session);
            whole = true;
            return result;
        }
        finally
        {
            if (whole && readers.Count < ReadersKept)
                readers.Add(session);
            else
                await session.DisposeAsync();
        }
    }

    /// <summary>Deleted content is overwritten by secure_delete; what remains is the log, which this empties.</summary>
    public override Task<bool> ScrubAsync(CancellationToken ct) => writer.CheckpointAsync(ct);

    public override async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        while (readers.TryTake(out var session))
            await session.DisposeAsync();
    }
}
