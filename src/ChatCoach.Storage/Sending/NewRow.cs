using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Sending;

/// <summary>How a message becomes a row of the outbox.</summary>
internal static class NewRow
{
    /// <summary>The message with an id, and its sealed body.</summary>
    public static (OutboxItem Item, byte[] Body) Of(OutboxMessage message, DateTimeOffset now, DataKey key)
    {
        // Ids that grow land side by side in the index: fewer pages of it are written a turn.
        var id = Guid.CreateVersion7(now).ToString("N");
        return (new OutboxItem(id, message, now, 1) { KeyId = key.Id }, key.Seal(SealedMessage.Write(message), SealPlace.Outbox(id)));
    }

    /// <param name="sql">The transaction.</param>
    /// <param name="item">The message with its id.</param>
    /// <param name="body">Sealed.</param>
    /// <param name="person">Whose it is; null: nobody's any more.</param>
    /// <param name="host">Who has claimed it; null: it waits free.</param>
    /// <param name="now">UTC.</param>
    public static Task<int> AddAsync(SqlSession sql, OutboxItem item, byte[] body, string? person, string? host, DateTimeOffset now)
    {
        var message = item.Message;
        return sql.RunAsync(
            $"""
            INSERT INTO outbox (id, person_id, conversation_id, channel_id, seq, kind, target_activity_id, key_id, body, state,
                leased_by, leased_until, not_before, attempts, created_at, proactive, card)
            VALUES ({item.Id}, {person}, {message.ConversationId}, {message.ChannelId},
                (SELECT COALESCE(MAX(seq), 0) + 1 FROM outbox WHERE conversation_id = {message.ConversationId} AND channel_id = {message.ChannelId}),
                {OutboxNames.Of(message.Kind)}, {message.TargetActivityId}, {item.KeyId}, {body}, 'waiting',
                {host}, {(host is null ? null : (now + Outbox.Lease).UtcTicks)},
                {message.NotBefore ?? now}, {(host is null ? 0 : 1)}, {now}, {message.Proactive}, {message.Card})
            """);
    }
}
