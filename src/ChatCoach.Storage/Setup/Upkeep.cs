namespace ChatCoach.Storage.Setup;

/// <summary>What has to be done every few minutes; any number of hosts may.</summary>
public sealed class Upkeep
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    /// <summary>Applies the list of erased keys and removes what is past its time (privacy rule P12).</summary>
    public Task RunAsync(DateTimeOffset now, CancellationToken ct) => throw new InvalidOperationException();
}
