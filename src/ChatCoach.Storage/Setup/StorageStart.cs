namespace ChatCoach.Storage.Setup;

/// <summary>The surroundings are not as they must be; the message says in a sentence what to do.</summary>
public sealed class StorageRefusedException : Exception
{
    public StorageRefusedException()
    {
    }

    public StorageRefusedException(string message)
        : base(message)
    {
    }

    public StorageRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>Whether turns can be stored.</summary>
/// <param name="Why">Null when ready; else one sentence.</param>
public sealed record Readiness(string? Why)
{
    public bool IsReady => Why is null;
}

/// <summary>Gets both stores ready before the first turn.</summary>
public sealed class StorageStart
{
    /// <summary>
    /// Makes or migrates both stores under a lock, opens the key store, applies the list of erased keys, reads back what
    /// SQLite was told. Throws <see cref="StorageRefusedException"/> when a host must not start on these stores.
    /// </summary>
    public Task ApplyAsync(CancellationToken ct) => throw new InvalidOperationException();

    /// <summary>For /readyz: both stores reachable and migrated.</summary>
    public Task<Readiness> ProbeAsync(CancellationToken ct) => throw new InvalidOperationException();
}
