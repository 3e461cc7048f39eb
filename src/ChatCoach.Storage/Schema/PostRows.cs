using ChatCoach.Coaching.Guides;

namespace ChatCoach.Storage.Schema;

/// <summary>A personal conversation and how to reach it.</summary>
[StoredFor(Purpose.Support, Keeping.Routing)]
public sealed class ConversationRow
{
    public required string ConversationId { get; init; }

    public required string ChannelId { get; init; }

    /// <summary>Tenant of the person.</summary>
    public required string Tenant { get; init; }

    public required string ObjectId { get; init; }

    public required string ServiceUrl { get; init; }

    public required string BotId { get; init; }

    public required string UserId { get; init; }

    /// <summary>Tenant the channel named for the conversation.</summary>
    public string? ConversationTenant { get; init; }

    /// <summary>"active", "blocked" or "removed".</summary>
    public required string Status { get; init; }

    public string? CardActivityId { get; init; }

    /// <summary>Null exactly when there is no card.</summary>
    public string? CardKeyId { get; init; }

    /// <summary>Sealed, also when the card shows no run.</summary>
    public byte[]? CardRun { get; init; }

    public DateTimeOffset LastSeenAt { get; init; }
}

/// <summary>An activity that was taken in.</summary>
[StoredFor(Purpose.Support, Keeping.Taken)]
public sealed class SeenRow
{
    public required string ConversationId { get; init; }

    public required string ActivityId { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>A message to send, or one that was sent: the row stays, without its body, so that a card can be replaced later.</summary>
[StoredFor(Purpose.Support, Keeping.Message)]
public sealed class OutboxRow
{
    public required string Id { get; init; }

    /// <summary>Null for what goes out after an erasure.</summary>
    public string? PersonId { get; init; }

    public required string ConversationId { get; init; }

    public required string ChannelId { get; init; }

    /// <summary>Order within the conversation, from 1; given at the commit, so that no clock decides what is newer.</summary>
    public long Seq { get; init; }

    /// <summary>"send", "update" or "delete".</summary>
    public required string Kind { get; init; }

    public string? TargetActivityId { get; init; }

    public required string KeyId { get; init; }

    /// <summary>Sealed; empty when done.</summary>
    public required byte[] Body { get; init; }

    /// <summary>"waiting", "sent", "unknown", "superseded" or "dropped".</summary>
    public required string State { get; init; }

    public string? LeasedBy { get; init; }

    public DateTimeOffset? LeasedUntil { get; init; }

    public DateTimeOffset NotBefore { get; init; }

    public int Attempts { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public bool Proactive { get; init; }

    public bool Card { get; init; }

    public string? SentActivityId { get; init; }
}
