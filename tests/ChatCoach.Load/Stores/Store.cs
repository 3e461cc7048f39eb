namespace ChatCoach.Load.Stores;

/// <summary>An empty store for one run, and a look into it from outside.</summary>
/// <param name="folder">A folder of the run's own; it goes with the store.</param>
public abstract class Store(string folder) : IAsyncDisposable
{
    public string Folder => folder;

    /// <summary>What a host is told about it, as environment variables.</summary>
    public abstract IReadOnlyDictionary<string, string> Settings { get; }

    public abstract Task<long> CountAsync(string sql);

    /// <summary>Null when the files are sound; else what is wrong.</summary>
    public abstract Task<string?> DamageAsync();

    public virtual ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>A new folder for one run, on the disk of the repository.</summary>
    protected static string NewFolder() => Directory.CreateDirectory(Path.Combine(Hosts.Repository.Artifacts, $"run-{Guid.NewGuid():N}")).FullName;
}
