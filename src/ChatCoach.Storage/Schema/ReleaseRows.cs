using ChatCoach.Coaching.Guides;

namespace ChatCoach.Storage.Schema;

/// <summary>One answer that one other person may read (privacy rule P8).</summary>
[StoredFor(Purpose.Support, Keeping.Release)]
public sealed class ReleaseRow
{
    public required string Id { get; init; }

    /// <summary>Who released it.</summary>
    public required string PersonId { get; init; }

    /// <summary>Who may read it.</summary>
    public required string RecipientId { get; init; }

    public DateTimeOffset Until { get; init; }

    /// <summary>When it was first read; null: not yet.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>What is read, under the key of the person who released it: with that key it is gone everywhere.</summary>
    public required byte[] Sealed { get; init; }
}
