using System.Text.Json;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Sending;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Places;

/// <summary>
/// The newest card of a conversation. Which run it shows lies sealed, also when it shows none: a plain run id without
/// a record would tell that the person walked a guide that keeps nothing (privacy rule P20).
/// </summary>
internal static class CardSql
{
    public static Task<int> SetAsync(SqlSession sql, string conversation, string channel, string activity, string? run, DataKey key) => sql.RunAsync(
        $"""
        UPDATE conversations SET card_activity_id = {activity}, card_key_id = {key.Id}, card_run = {Sealed(conversation, channel, activity, run, key)}
        WHERE conversation_id = {conversation} AND channel_id = {channel}
        """);

    /// <summary>Likewise, unless another host sent a newer card of the conversation meanwhile.</summary>
    public static Task<int> SetSentAsync(SqlSession sql, OutboxItem item, string activity, DataKey key)
    {
        var (conversation, channel) = (item.Message.ConversationId, item.Message.ChannelId);
        return sql.RunAsync(
            $"""
            UPDATE conversations SET card_activity_id = {activity}, card_key_id = {key.Id}, card_run = {Sealed(conversation, channel, activity, item.Message.Run, key)}
            WHERE conversation_id = {conversation} AND channel_id = {channel} AND NOT EXISTS (
                SELECT 1 FROM outbox n
                WHERE n.conversation_id = {conversation} AND n.channel_id = {channel} AND n.seq > (SELECT o.seq FROM outbox o WHERE o.id = {item.Id})
                    AND n.kind = 'send' AND n.card AND n.state = 'sent' AND n.sent_activity_id IS NOT NULL)
            """);
    }

    private static byte[] Sealed(string conversation, string channel, string activity, string? run, DataKey key) => key.Seal(
        JsonSerializer.SerializeToUtf8Bytes(new SealedCard(run), StateJson.Default.SealedCard),
        SealPlace.Card(conversation, channel, activity));

    public static string? Open(byte[] card, string conversation, string channel, string activity, DataKey key) =>
        JsonSerializer.Deserialize(key.Open(card, SealPlace.Card(conversation, channel, activity)), StateJson.Default.SealedCard)!.Run;
}
