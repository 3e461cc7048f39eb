using System.Collections.Immutable;
using System.Data.Common;
using ChatCoach.Coaching.Turns;
using ChatCoach.Storage.Erasing;
using ChatCoach.Storage.Files;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Relationships;
using ChatCoach.Storage.Releases;
using ChatCoach.Storage.Sessions;
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

        var key = found?.KeyId is not { } id ? null : await storage.Keys.OpenableAsync(id, ct)
            ?? throw new InvalidOperationException($"The person {found.PersonId} was erased and is still there.");
        var person = found is not null && key is not null ? found.Open(key) : Nobody(found);
        if (found is not null && (found.Unit is not null || !found.Roles.IsEmpty))
            person = await PlacedAsync(person, found, ct);
        return await Wanted.AddAsync(person, key, query, storage, ct);

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
        var turn = SealedTurn.Of(commit, key, await storage.Keys.HouseKeyAsync(ct));
        turn = turn with
        {
            Accesses = [.. turn.Accesses, .. await AccessPlan.OfAsync(storage, commit, turn.Relationships, ct), .. await ReleasePlan.ReadAsync(storage, commit, ct), .. await SessionPlan.ReadAsync(storage, commit, ct)],
            Leaving = await EndedRelationships.LeavingAsync(storage, commit, key, turn.Relationships, ct),
            News = [.. await ReleasePlan.NewsAsync(storage, commit, ct), .. await SessionPlan.NewsAsync(storage, commit, ct)],
        };
        if (commit.Erase)
            turn = turn with { Without = await ErasedPeople.OfAsync(storage, commit.Before.PersonId, ct) };
        else if (!commit.Sessions.IsEmpty)
        {
            if (await SessionPlan.SealedAsync(storage, commit, key, ct) is not { } sessions)
                return new CommitOutcome.Conflict();
            turn = turn with { Sessions = sessions };
        }

        var outcome = await WriteAsync(turn, ct);
        if (known is null && (commit.Erase || outcome is not CommitOutcome.Committed))
            await storage.Keys.DiscardAsync(key.Id, CancellationToken.None);
        else if (commit.Erase && outcome is CommitOutcome.Committed)
            await erasures.DestroyAsync(key.Id, commit.Now);
        return outcome;
    }

    /// <summary>With the unit's name and what its manager set.</summary>
    private async Task<LoadedPerson> PlacedAsync(LoadedPerson person, SealedPerson found, CancellationToken ct)
    {
        StrangeMembers? strange = null;
        var frame = found.Frame?.Open(found.Unit!, await storage.Keys.HouseKeyAsync(ct), out strange);
        return person with
        {
            Memory = person.Memory with { Place = new OrgPlace(found.Unit, found.UnitName, found.Roles, frame) { FederalState = found.FederalState } },
            FrameVersion = found.Frame?.Version ?? 0,
            Period = found.Period,
            Strange = strange is null ? person.Strange : person.Strange.SetItem(LoadedPerson.StrangeFrame, strange),
        };
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
