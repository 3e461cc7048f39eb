using ChatCoach.Coaching.Guides;

namespace ChatCoach.Storage.Schema;

/// <summary>A session with a coach.</summary>
[StoredFor(Purpose.Session, Keeping.Session)]
public sealed class SessionRow
{
    public required string Id { get; init; }

    /// <summary>Counts what was done to it; a change is stored only over the version it read.</summary>
    public int Version { get; init; }

    /// <summary>Who asked.</summary>
    public required string OwnerId { get; init; }

    /// <summary>Who is asked or said yes; null: nobody is.</summary>
    public string? CoachId { get; init; }

    /// <summary>The record of the relationship it is about, so that nobody who is on it is asked; null: none is stored.</summary>
    public string? RelationshipId { get; init; }

    /// <summary>It is not over.</summary>
    public bool Live { get; init; }

    public DateTimeOffset GoesAt { get; init; }

    /// <summary>Under the key of who asked: with that key it is gone everywhere.</summary>
    public required byte[] Sealed { get; init; }
}

/// <summary>What a coach said about being asked.</summary>
[StoredFor(Purpose.Session, Keeping.Settings)]
public sealed class CoachRow
{
    public required string PersonId { get; init; }

    public bool TakesRequests { get; init; }
}
