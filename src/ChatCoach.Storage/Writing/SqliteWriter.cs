using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using ChatCoach.Storage.Setup;
using Microsoft.Data.Sqlite;

namespace ChatCoach.Storage.Writing;

/// <summary>
/// The only writer of a SQLite file in this process. Work that waits is put into one transaction, so that one flush to
/// the disk serves many turns; each piece has its savepoint and fails alone.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    /// <summary>Pieces of work in one transaction: enough to share the flush, few enough to keep the first one's wait short.</summary>
    private const int MostTogether = 128;

    /// <summary>Work waiting; beyond it callers wait to hand theirs in. Their requests are not answered before it is done.</summary>
    private const int MostWaiting = 1024;

    private readonly string connectionString;
    private readonly Channel<Work> waiting = Channel.CreateBounded<Work>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly Task loop;
    private SqlSession? session;

    public SqliteWriter(string connectionString)
    {
        this.connectionString = connectionString;
        loop = Task.Run(LoopAsync);
    }

    /// <summary>Transactions committed so far: fewer than pieces of work when they were put together.</summary>
    public int Commits { get; private set; }

    public async Task<T> RunAsync<T>(Func<SqlSession, Task<T>> body, CancellationToken ct)
    {
        var work = new Work<T>(body, ct);
        await waiting.Writer.WriteAsync(work, ct);
        return await work.Result;
    }

    /// <summary>Moves the log into the database and empties it. Returns false when a reader stood in the way.</summary>
    public async Task<bool> CheckpointAsync(CancellationToken ct)
    {
        var work = new Checkpoint(ct);
        await waiting.Writer.WriteAsync(work, ct);
        return await work.Result;
    }

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await loop;
        await CloseAsync();
    }

    private async Task LoopAsync()
    {
        while (await waiting.Reader.WaitToReadAsync())
        {
            while (waiting.Reader.TryRead(out var first))
            {
                if (first is Checkpoint checkpoint)
                    await CheckpointAsync(checkpoint);
                else
                    await TogetherAsync(first);
            }
        }
    }

    private async Task CheckpointAsync(Checkpoint checkpoint)
    {
        try
        {
            session ??= new SqlSession(await SqliteFile.OpenAsync(connectionString, CancellationToken.None), keepStatements: true);
            await checkpoint.RunAsync(session);
            checkpoint.Finish();
        }
        catch (Exception failure)
        {
            checkpoint.Fail(failure);
        }
    }

    private async Task TogetherAsync(Work first)
    {
        var together = new List<Work> { first };
        try
        {
            session ??= new SqlSession(await SqliteFile.OpenAsync(connectionString, CancellationToken.None), keepStatements: true);
            await using var transaction = ((SqliteConnection)session.Connection).BeginTransaction(deferred: false);
            session.Transaction = transaction;
            await OneAsync(first, session);
            while (together.Count < MostTogether && TryTake(out var next))
            {
                together.Add(next);
                await OneAsync(next, session);
            }

            await transaction.CommitAsync();
            Commits++;
        }
        catch (Exception failure)
        {
            // What waited behind would meet the same file; each for itself would wait as long again.
            while (TryTake(out var behind))
                together.Add(behind);
            together.ForEach(work => work.Fail(failure));
            await CloseAsync();
            return;
        }

        session.Transaction = null;
        together.ForEach(work => work.Finish());
    }

    private bool TryTake([NotNullWhen(true)] out Work? work)
    {
        work = null;
        return waiting.Reader.TryPeek(out var next) && next is not Checkpoint && waiting.Reader.TryRead(out work);
    }

    /// <summary>A failing piece is undone alone; when even that fails, the transaction is gone and all of it fails.</summary>
    private static async Task OneAsync(Work work, SqlSession session)
    {
        if (work.Cancelled)
            return;
        await session.RunAsync($"SAVEPOINT work");
        session.Begin();
        try
        {
            await work.RunAsync(session);
            if (session.Undone)
                await session.RunAsync($"ROLLBACK TO work");
        }
        catch (Exception failure)
        {
            await session.RunAsync($"ROLLBACK TO work");
            work.Fail(failure);
        }

        await session.RunAsync($"RELEASE work");
    }

    private async ValueTask CloseAsync()
    {
        if (session is not null)
            await session.DisposeAsync();
        session = null;
    }

    private abstract class Work
    {
        public abstract bool Cancelled { get; }

        public abstract Task RunAsync(SqlSession session);

        public abstract void Finish();

        public abstract void Fail(Exception failure);
    }

    private class Work<T>(Func<SqlSession, Task<T>> body, CancellationToken ct) : Work
    {
        private readonly TaskCompletionSource<T> result = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? value;

        public Task<T> Result => result.Task;

        public override bool Cancelled => ct.IsCancellationRequested && result.TrySetCanceled(ct);

        public override async Task RunAsync(SqlSession session) => value = await body(session);

        public override void Finish() => result.TrySetResult(value!);

        public override void Fail(Exception failure) => result.TrySetException(failure);
    }

    private sealed class Checkpoint(CancellationToken ct) : Work<bool>(
        async session => await session.ReadAsync($"PRAGMA wal_checkpoint(TRUNCATE)", row => row.GetInt32(0)) is [0],
        ct);
}
