namespace ChatCoach.Host.Sending;

/// <summary>Work that runs one after the other within a lane, and side by side across lanes.</summary>
/// <typeparam name="TKey">Names a lane.</typeparam>
public sealed class Lanes<TKey>
    where TKey : notnull
{
    private readonly Dictionary<TKey, Lane> lanes = [];

    /// <summary>Begins the work when what was appended to the lane before has ended, well or not.</summary>
    public void Append(TKey key, Func<Task> work)
    {
        lock (lanes)
        {
            var lane = lanes.GetValueOrDefault(key) ?? (lanes[key] = new Lane());
            lane.Waiting++;
            lane.Last = RunAsync(key, lane, lane.Last, work);
        }
    }

    /// <summary>Ends when nothing is left, or throws with the token.</summary>
    public async Task DrainAsync(CancellationToken ct)
    {
        while (Running() is { Length: > 0 } running)
            await WithoutFailures(Task.WhenAll(running)).WaitAsync(ct);
    }

    private static async Task WithoutFailures(Task work) => await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private Task[] Running()
    {
        lock (lanes)
            return [.. lanes.Values.Select(lane => lane.Last)];
    }

    private async Task RunAsync(TKey key, Lane lane, Task before, Func<Task> work)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        try
        {
            await work();
        }
        finally
        {
            lock (lanes)
            {
                if (--lane.Waiting == 0)
                    lanes.Remove(key);
            }
        }
    }

    private sealed class Lane
    {
        public Task Last { get; set; } = Task.CompletedTask;

        public int Waiting { get; set; }
    }
}
