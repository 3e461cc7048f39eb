using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Places;

/// <summary>Who is reached in a conversation.</summary>
internal static class RecipientSql
{
    /// <summary>Null: the conversation is not known, or cannot be written to.</summary>
    public static async Task<Recipient?> FindAsync(SqlSession sql, string conversation, string channel)
    {
        var found = await sql.ReadAsync(
            $"""
            SELECT tenant, object_id, service_url, bot_id, user_id, conversation_tenant FROM conversations
            WHERE conversation_id = {conversation} AND channel_id = {channel} AND status = 'active'
            """,
            row => new Recipient(
                new PersonKey(row.GetString(0), row.GetString(1)),
                new ConversationPlace(conversation, channel, row.GetString(2), row.GetString(3), row.GetString(4), row.Text(5))));
        return found.FirstOrDefault();
    }
}
