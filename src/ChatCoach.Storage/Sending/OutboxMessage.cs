using ChatCoach.Storage.Places;

namespace ChatCoach.Storage.Sending;

/// <summary>What is done in the conversation.</summary>
public enum OutboxKind
{
    Send,
    Update,
    Delete,
}

/// <summary>Where a message stands.</summary>
public enum OutboxState
{
    /// <summary>To be sent, or being sent by who holds its lease.</summary>
    Waiting,
    Sent,

    /// <summary>Nobody knows whether it arrived. Never sent again.</summary>
    Unknown,

    /// <summary>A newer one of the same conversation stands for it.</summary>
    Superseded,

    /// <summary>Given up.</summary>
    Dropped,
}

/// <summary>A message a turn wants sent.</summary>
/// <param name="ConversationId">Where.</param>
/// <param name="ChannelId">Where.</param>
/// <param name="Kind">What.</param>
/// <param name="Activity">The activity as UTF-8 JSON, as it goes out; empty for a deletion. Stored sealed.</param>
public sealed record OutboxMessage(string ConversationId, string ChannelId, OutboxKind Kind, ReadOnlyMemory<byte> Activity)
{
    /// <summary>The activity an update or deletion is about.</summary>
    public string? TargetActivityId { get; init; }

    /// <summary>The run whose card it is. Stored sealed, so that a row does not tell a guide that keeps nothing (privacy rule P20).</summary>
    public string? Run { get; init; }

    /// <summary>The card above, whose place a line takes before this is sent; null: it stays. Stored sealed.</summary>
    public ReplacedCard? Replaces { get; init; }

    /// <summary>It carries a card: one "forget me" has to replace.</summary>
    public bool Card { get; init; }

    /// <summary>The coach writes first: never sent twice, and not replaced by a newer reply.</summary>
    public bool Proactive { get; init; }

    /// <summary>Not before this time, UTC; null: now, by the committing host.</summary>
    public DateTimeOffset? NotBefore { get; init; }
}

/// <summary>
/// A card of ours that is done with, and what stands in its place. It lies in one row with the message that takes it
/// back: most turns have both, and each row costs its page.
/// </summary>
/// <param name="ActivityId">Of the card.</param>
/// <param name="Line">The activity in its place, as UTF-8 JSON.</param>
public sealed record ReplacedCard(string ActivityId, ReadOnlyMemory<byte> Line);

/// <summary>A message somebody has to send now; it is leased to who got it for <see cref="Outbox.Lease"/>.</summary>
/// <param name="Id">Of the row.</param>
/// <param name="Message">As the turn gave it.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="Attempts">Times it was claimed, this one included.</param>
public sealed record OutboxItem(string Id, OutboxMessage Message, DateTimeOffset CreatedAt, int Attempts)
{
    /// <summary>As it was when the item was leased; null when the conversation is not known any more, or cannot be written to.</summary>
    public Recipient? To { get; init; }

    /// <summary>The key its body lies under.</summary>
    internal string KeyId { get; init; } = "";
}

/// <summary>A card of ours that arrived in a conversation.</summary>
public sealed record SentCard(ConversationPlace Place, string ActivityId);
