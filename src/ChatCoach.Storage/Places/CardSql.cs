using System.Text.Json;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Places;

/// <summary>
/// The newest card of a conversation. Which run it shows lies sealed, also when it shows none: a plain run id without
/// a record would tell that the person walked a guide that keeps nothing (privacy rule P20).
/// </summary>
internal static class CardSql
{
    public static Task<int> SetAsync(SqlSession sql, string conversation, string channel, string activity, string? run, DataKey key)
    {
        var card = key.Seal(
            JsonSerializer.SerializeToUtf8Bytes(new SealedCard(run), StateJson.Default.SealedCard),
            SealPlace.Card(conversation, channel, activity));
        return sql.RunAsync(
            $"""
            UPDATE conversations SET card_activity_id = {activity}, card_key_id = {key.Id}, card_run = {card}
            WHERE conversation_id = {conversation} AND channel_id = {channel}
            """);
    }

    public static string? Open(byte[] card, string conversation, string channel, string activity, DataKey key) =>
        JsonSerializer.Deserialize(key.Open(card, SealPlace.Card(conversation, channel, activity)), StateJson.Default.SealedCard)!.Run;
}
