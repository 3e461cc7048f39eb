using ChatCoach.Storage.Turns;

namespace ChatCoach.Storage.Places;

/// <summary>A personal conversation and how to reach it, in the protocol's terms.</summary>
/// <param name="ConversationId">conversation.id.</param>
/// <param name="ChannelId">channelId, for example "msteams".</param>
/// <param name="ServiceUrl">serviceUrl, as last seen.</param>
/// <param name="BotId">Account id of the bot there.</param>
/// <param name="UserId">Account id of the person there.</param>
/// <param name="Tenant">Tenant of the conversation; null where a channel has none.</param>
public sealed record ConversationPlace(
    string ConversationId,
    string ChannelId,
    string ServiceUrl,
    string BotId,
    string UserId,
    string? Tenant);

/// <summary>Who is written to, and where: the conversation can be written to.</summary>
public sealed record Recipient(PersonKey Who, ConversationPlace Place);

/// <summary>Whether a conversation can be written to.</summary>
public enum ConversationStatus
{
    Active,

    /// <summary>The person blocked the coach; left in peace until they write.</summary>
    Blocked,

    /// <summary>The app was uninstalled, or the channel does not know the conversation any more.</summary>
    Removed,
}

/// <summary>A stored conversation.</summary>
/// <param name="Place">How to reach it.</param>
/// <param name="Who">Whose it is.</param>
/// <param name="Status">Whether it can be written to.</param>
/// <param name="CardActivityId">The newest card of ours in it; null: none.</param>
/// <param name="CardRun">The run that card shows; null: none, or a card outside a run.</param>
/// <param name="LastSeenAt">When the person last wrote there, UTC.</param>
public sealed record KnownConversation(
    ConversationPlace Place,
    PersonKey Who,
    ConversationStatus Status,
    string? CardActivityId,
    string? CardRun,
    DateTimeOffset LastSeenAt);
