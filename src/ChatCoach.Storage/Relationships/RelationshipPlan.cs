using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Storage.Relationships;

/// <summary>Works out and seals what a turn does to relationships, one change after the other.</summary>
internal sealed class RelationshipPlan
{
    private readonly TurnCommit commit;
    private readonly DataKey personKey;
    private readonly Dictionary<string, HeldRelationship> held;
    private readonly List<RelationshipWrite> writes = [];

    private RelationshipPlan(TurnCommit commit, DataKey personKey)
    {
        this.commit = commit;
        this.personKey = personKey;
        held = commit.ForgetRuns ? [] : new(commit.Before.Held, StringComparer.Ordinal);
    }

    /// <summary>
    /// Those of one relationship in the order of the changes; relationships in the order of their ids, so that two turns
    /// that change several never wait for each other crosswise.
    /// </summary>
    public static ImmutableList<RelationshipWrite> Of(TurnCommit commit, DataKey personKey)
    {
        var plan = new RelationshipPlan(commit, personKey);
        foreach (var change in commit.Relationships)
            plan.Add(change);
        return [.. plan.writes.GroupBy(write => write.LocalId, StringComparer.Ordinal).OrderBy(group => group.First().Id, StringComparer.Ordinal).SelectMany(group => group)];
    }

    private void Add(RelationshipChange change)
    {
        switch (change)
        {
            case RelationshipChange.Put put:
                Put(put.Id, put.Record);
                break;
            case RelationshipChange.Leave leave when Find(leave.Id) is { } left:
                held.Remove(leave.Id);
                writes.Add(new RelationshipWrite.Leave(leave.Id, left.Id));
                break;
            case RelationshipChange.AloneAgain alone when Find(alone.Id) is { } shared:
                AloneAgain(alone.Id, shared);
                break;
            case RelationshipChange.Invite invite:
                Invite(invite, Find(invite.Id) ?? Put(invite.Id, RelationshipRecord.New));
                break;
            case RelationshipChange.Join join:
                Join(join);
                break;
        }
    }

    private HeldRelationship Put(string localId, RelationshipRecord record)
    {
        if (Find(localId) is { } known)
        {
            writes.Add(new RelationshipWrite.Change(localId, known.Id, known.Version, Sealed(known, record), GoesAt(record)));
            return held[localId] = known with { Version = known.Version + 1, Record = record };
        }

        var made = new HeldRelationship(Guid.NewGuid().ToString("N"), 1, RandomNumberGenerator.GetBytes(DataKey.Bytes), true, record);
        writes.Add(new RelationshipWrite.New(localId, made.Id, Sealed(made, record), GoesAt(record), SealedFor(localId, made.Secret)));
        return held[localId] = made;
    }

    private void AloneAgain(string localId, HeldRelationship shared)
    {
        if (!shared.Owner)
            throw new InvalidOperationException("Only its owner can be alone again with a relationship.");
        var alone = shared with { Secret = RandomNumberGenerator.GetBytes(DataKey.Bytes), Version = shared.Version + 1 };
        writes.Add(new RelationshipWrite.AloneAgain(localId, shared.Id, shared.Version, Sealed(alone, alone.Record), GoesAt(alone.Record), SealedFor(localId, alone.Secret)));
        held[localId] = alone;
    }

    private void Invite(RelationshipChange.Invite invite, HeldRelationship known)
    {
        var code = InvitationCode.Of(invite.Code);
        var alias = commit.State.Relationships.Find(own => string.Equals(own.Id, invite.Id, StringComparison.Ordinal))?.Alias ?? "";
        var content = JsonSerializer.SerializeToUtf8Bytes(new InvitationContent(known.Secret, alias), StateJson.Default.InvitationContent);
        var place = SealPlace.Invitation(code.Tag);
        writes.Add(new RelationshipWrite.Invite(invite.Id, known.Id, known.Version, code.Tag, invite.Until, personKey.Seal(code.Key.Seal(content, place), place)));
        held[invite.Id] = known with { Version = known.Version + 1 };
    }

    private void Join(RelationshipChange.Join join)
    {
        if (commit.Before.Invited is not { } invited || !string.Equals(invited.Tag, InvitationCode.Of(join.Code).Tag, StringComparison.Ordinal))
            throw new InvalidOperationException("Somebody comes in with an invitation that was not asked for, or does not count.");
        writes.Add(new RelationshipWrite.Join(join.Id, invited.RelationshipId, invited.Version, invited.Tag, SealedFor(join.Id, invited.Content.Secret)));
    }

    /// <summary>Null when nothing of it is stored for the person.</summary>
    private HeldRelationship? Find(string localId)
    {
        if (held.TryGetValue(localId, out var known))
            return known;
        var before = commit.Before.Memory;
        return commit.ForgetRuns || before.About.ContainsKey(localId) || !before.State.Relationships.Any(own => string.Equals(own.Id, localId, StringComparison.Ordinal))
            ? null
            : throw new InvalidOperationException("A relationship is changed that was not asked for.");
    }

    /// <summary>After its end, and after the last that was written about it: what is still worked with, for example under a long notice, stays.</summary>
    private DateTimeOffset? GoesAt(RelationshipRecord record)
    {
        if (record.EndedOn is not { } ended)
            return null;
        var today = DateOnly.FromDateTime(commit.Now.UtcDateTime);
        return new DateTimeOffset((ended > today ? ended : today).AddMonths(Lives.MonthsAfterRelationship), TimeOnly.MinValue, TimeSpan.Zero);
    }

    private byte[] Sealed(HeldRelationship known, RelationshipRecord record) => known.Key.Seal(
        StoredJson.Write(record, StateJson.Default.RelationshipRecord, commit.Before.Strange.GetValueOrDefault(known.Id)),
        SealPlace.Relationship(known.Id));

    private byte[] SealedFor(string localId, byte[] secret) => personKey.Seal(secret, SealPlace.Member(commit.Before.PersonId, localId));
}
