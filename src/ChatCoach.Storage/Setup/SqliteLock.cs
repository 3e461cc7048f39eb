namespace ChatCoach.Storage.Setup;

/// <summary>One process at a time migrates a SQLite file.</summary>
internal sealed class SqliteLock(FileStream file) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>A migration takes well under a second; who holds the lock longer has hung.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<IAsyncDisposable> TakeAsync(string databasePath, CancellationToken ct)
    {
        Directories.Make(databasePath);
        var path = databasePath + ".lock";
        var until = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (true)
        {
            try
            {
                return new SqliteLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException busy) when (Environment.TickCount64 >= until)
            {
                throw new StorageRefusedException($"Another process has held {path} for {Patience.TotalSeconds:0} seconds. End it and start again.", busy);
            }
            catch (IOException)
            {
                await Task.Delay(Pause, ct);
            }
        }
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();
}
