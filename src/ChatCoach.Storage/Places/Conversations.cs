using ChatCoach.Storage.Turns;

namespace ChatCoach.Storage.Places;

/// <summary>Personal conversations. A turn's commit writes them and makes them active again.</summary>
public sealed class Conversations
{
    /// <summary>The conversation the person used last; on one channel if one is named.</summary>
    public Task<KnownConversation?> FindAsync(PersonKey who, string? channelId, CancellationToken ct) => throw new InvalidOperationException();

    public Task<KnownConversation?> FindAsync(string conversationId, string channelId, CancellationToken ct) => throw new InvalidOperationException();

    /// <summary>Returns false when the conversation is not known.</summary>
    public Task<bool> MarkAsync(string conversationId, string channelId, ConversationStatus status, CancellationToken ct) => throw new InvalidOperationException();

    /// <summary>
    /// Remembers the newest card of ours, as <see cref="Sending.Outbox.SentAsync"/> does for an outbox row;
    /// for a card that went out as the answer to an invoke. Null: there is none any more.
    /// </summary>
    public Task<bool> SetCardAsync(string conversationId, string channelId, string? activityId, string? run, CancellationToken ct) => throw new InvalidOperationException();
}
