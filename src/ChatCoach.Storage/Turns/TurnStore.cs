namespace ChatCoach.Storage.Turns;

/// <summary>What a turn reads and writes.</summary>
public sealed class TurnStore
{
    /// <summary>Everything the engine needs of a person, from one moment.</summary>
    /// <param name="who">The person; need not be known.</param>
    /// <param name="namedRun">The run a card names; it comes back only if it is this person's and finished.</param>
    /// <param name="historyIndex">Place among the finished runs, 0 the newest; null: no page.</param>
    public Task<LoadedPerson> LoadAsync(PersonKey who, string? namedRun, int? historyIndex, CancellationToken ct) => throw new InvalidOperationException();

    /// <summary>Stores a turn whole or not at all. When the task ends, it is on the disk.</summary>
    public Task<CommitOutcome> CommitAsync(TurnCommit commit, CancellationToken ct) => throw new InvalidOperationException();
}
