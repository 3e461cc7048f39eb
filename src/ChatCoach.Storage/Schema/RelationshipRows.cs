using ChatCoach.Coaching.Guides;

namespace ChatCoach.Storage.Schema;

/// <summary>What those on a relationship hold in common, sealed under a key of its own that lies only with its members.</summary>
[StoredFor(Purpose.Relationship, Keeping.Shared)]
public sealed class RelationshipRow
{
    public required string Id { get; init; }

    /// <summary>Counts what was done to the relationship; a change is stored only over the version it read.</summary>
    public int Version { get; init; }

    /// <summary>When it goes, because it was ended (privacy rule P12); null: it goes on.</summary>
    public DateTimeOffset? GoesAt { get; init; }

    public required byte[] Sealed { get; init; }
}

/// <summary>A person on a relationship.</summary>
[StoredFor(Purpose.Relationship, Keeping.Shared)]
public sealed class RelationshipMemberRow
{
    public required string PersonId { get; init; }

    /// <summary>The person's own id of it.</summary>
    public required string LocalId { get; init; }

    public required string RelationshipId { get; init; }

    public bool Owner { get; init; }

    public DateTimeOffset Since { get; init; }

    /// <summary>The key of the relationship, sealed under the person's.</summary>
    public required byte[] Sealed { get; init; }
}

/// <summary>Somebody may come in with a code.</summary>
[StoredFor(Purpose.Relationship, Keeping.Invitation)]
public sealed class InvitationRow
{
    /// <summary>Hash of the code.</summary>
    public required string Tag { get; init; }

    public required string RelationshipId { get; init; }

    /// <summary>Who invites; under their key and the code together lies what the invitation opens.</summary>
    public required string PersonId { get; init; }

    /// <summary>The code counts only here.</summary>
    public required string Tenant { get; init; }

    public DateTimeOffset Until { get; init; }

    public required byte[] Sealed { get; init; }
}

/// <summary>A unit's agreed frame, sealed under the house key.</summary>
[StoredFor(Purpose.Relationship, Keeping.Team)]
public sealed class TeamFrameRow
{
    public required string Unit { get; init; }

    public int Version { get; init; }

    public required byte[] Sealed { get; init; }

    public DateTimeOffset At { get; init; }
}
