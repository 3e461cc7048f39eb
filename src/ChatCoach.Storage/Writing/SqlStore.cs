namespace ChatCoach.Storage.Writing;

/// <summary>A database of one of the two kinds: how work gets a connection and a transaction.</summary>
internal abstract class SqlStore : IAsyncDisposable
{
    /// <summary>What a claiming statement adds so that two hosts never wait for each other's rows.</summary>
    public abstract Fragment SkipLocked { get; }

    /// <summary>Runs the work in a transaction. When the task ends, the work is on the disk, or undone, or has failed.</summary>
    /// <exception cref="System.Data.Common.DbException">The database refused or cannot be reached; nothing was kept.</exception>
    public abstract Task<T> WriteAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken ct);

    public abstract Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken ct);

    /// <summary>Takes what was deleted out of the database's own files. Returns false when readers stood in the way.</summary>
    public abstract Task<bool> ScrubAsync(CancellationToken ct);

    public abstract ValueTask DisposeAsync();

    public Task<int> WriteAsync(FormattableString sql, CancellationToken ct) =>
        WriteAsync(session => session.RunAsync(sql), ct);

    public Task<List<T>> ReadAsync<T>(FormattableString sql, Func<System.Data.Common.DbDataReader, T> map, CancellationToken ct) =>
        ReadAsync(session => session.ReadAsync(sql, map), ct);
}
