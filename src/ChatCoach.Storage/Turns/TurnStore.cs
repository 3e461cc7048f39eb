using System.Collections.Immutable;
using System.Data.Common;
using ChatCoach.Coaching.Turns;
using ChatCoach.Storage.Erasing;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Writing;
using Npgsql;

namespace ChatCoach.Storage.Turns;

/// <summary>What a turn reads and writes.</summary>
public sealed class TurnStore(CoachStorage storage, Erasures erasures)
{
    /// <summary>Everything the engine needs of a person, from one moment.</summary>
    public async Task<LoadedPerson> LoadAsync(PersonQuery query, CancellationToken ct)
    {
        var found = await ReadAsync();
        if (found?.KeyId is { } known && await storage.Keys.OpenableAsync(known, ct) is null)
        {
            // A database restored from before an erasure still has the row: nobody can read it, so it goes.
            await erasures.WipeAsync(found.PersonId, known, ct);
            found = await ReadAsync();
        }

        if (found?.KeyId is not { } id)
            return Nobody(found);
        return await storage.Keys.OpenableAsync(id, ct) is { } key
            ? found.Open(key)
            : throw new InvalidOperationException($"The person {found.PersonId} was erased and is still there.");

        Task<SealedPerson?> ReadAsync() => storage.Sql.ReadAsync(session => LoadSql.ReadAsync(session, query), ct);
    }

    /// <summary>Stores a turn whole or not at all. When the task ends, it is on the disk.</summary>
    /// <exception cref="DbException">The database refused or cannot be reached.</exception>
    public async Task<CommitOutcome> CommitAsync(TurnCommit commit, CancellationToken ct)
    {
        var known = commit.Before.KeyId;
        var key = known is null ? await storage.Keys.CreateAsync(commit.Now, ct) : await storage.Keys.OpenableAsync(known, ct);
        if (key is null)
            return new CommitOutcome.Conflict();
        var outboxKey = commit.Erase ? await storage.Keys.HouseKeyAsync(ct) : key;
        var turn = SealedTurn.Of(commit, key, outboxKey);
        var outcome = await WriteAsync(turn, ct);
        if (known is null && (commit.Erase || outcome is not CommitOutcome.Committed))
            await storage.Keys.DiscardAsync(key.Id, CancellationToken.None);
        else if (commit.Erase && outcome is CommitOutcome.Committed)
            await erasures.DestroyAsync(key.Id, commit.Now);
        return outcome;
    }

    /// <summary>Someone without a turn; the organisation may have named them.</summary>
    private static LoadedPerson Nobody(SealedPerson? named) =>
        new(named?.PersonId ?? Guid.NewGuid().ToString("N"), 0, PersonMemory.Empty, named?.Unit, named?.Roles ?? []);

    /// <summary>Two turns PostgreSQL will not order are a conflict like any other.</summary>
    private async Task<CommitOutcome> WriteAsync(SealedTurn turn, CancellationToken ct)
    {
        try
        {
            return await storage.Sql.WriteAsync(session => TurnSql.WriteAsync(session, turn), ct);
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure)
        {
            return new CommitOutcome.Conflict();
        }
    }
}
