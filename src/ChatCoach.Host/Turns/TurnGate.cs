using ChatCoach.Storage.Turns;

namespace ChatCoach.Host.Turns;

/// <summary>
/// Turns of one person on this host run one after the other, so that a burst of theirs does not run into itself.
/// Correctness never depends on it: another host's turn is caught by the version in the database.
/// </summary>
public sealed class TurnGate : IDisposable
{
    /// <summary>Two people share a lane once in about a thousand; they then wait a few milliseconds for each other.</summary>
    private const int Lanes = 1024;

    private readonly SemaphoreSlim[] lanes = [.. Enumerable.Range(0, Lanes).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Runs the work when the person's lane is free.</summary>
    public async Task<T> RunAsync<T>(PersonKey who, Func<Task<T>> work, CancellationToken ct)
    {
        var lane = lanes[(uint)who.GetHashCode() % Lanes];
        await lane.WaitAsync(ct);
        try
        {
            return await work();
        }
        finally
        {
            lane.Release();
        }
    }

    public void Dispose()
    {
        foreach (var lane in lanes)
            lane.Dispose();
    }
}
