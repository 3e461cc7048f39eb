using System.Data.Common;
using ChatCoach.Storage.Schema;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Places;

/// <summary>Personal conversations. A turn's commit writes them and makes them active again.</summary>
public sealed class Conversations(CoachStorage storage)
{
    private const string Columns =
        "conversation_id, channel_id, tenant, object_id, service_url, bot_id, user_id, conversation_tenant, status, card_activity_id, card_key_id, card_run, last_seen_at";

    /// <summary>The conversation the person used last; on one channel if one is named.</summary>
    public async Task<KnownConversation?> FindAsync(PersonKey who, string? channelId, CancellationToken ct)
    {
        var rows = await storage.Sql.ReadAsync(
            $"""
            SELECT {new Fragment(Columns)} FROM conversations
            WHERE tenant = {who.Tenant} AND object_id = {who.ObjectId} AND ({channelId ?? ""} = '' OR channel_id = {channelId ?? ""})
            ORDER BY last_seen_at DESC LIMIT 1
            """,
            Row,
            ct);
        return rows is [var row] ? await OpenAsync(row, ct) : null;
    }

    public async Task<KnownConversation?> FindAsync(string conversationId, string channelId, CancellationToken ct)
    {
        var rows = await storage.Sql.ReadAsync(
            $"SELECT {new Fragment(Columns)} FROM conversations WHERE conversation_id = {conversationId} AND channel_id = {channelId}",
            Row,
            ct);
        return rows is [var row] ? await OpenAsync(row, ct) : null;
    }

    /// <summary>Returns false when the conversation is not known. What waits for one that cannot be written to is given up.</summary>
    public Task<bool> MarkAsync(string conversationId, string channelId, ConversationStatus status, CancellationToken ct) => storage.Sql.WriteAsync(
        async sql =>
        {
            if (status != ConversationStatus.Active)
            {
                await sql.RunAsync(
                    $"""
                    UPDATE outbox SET state = 'dropped', body = {Array.Empty<byte>()}, leased_by = NULL, leased_until = NULL
                    WHERE conversation_id = {conversationId} AND channel_id = {channelId} AND state = 'waiting'
                    """);
            }

            return await sql.RunAsync(
                $"UPDATE conversations SET status = {NameOf(status)} WHERE conversation_id = {conversationId} AND channel_id = {channelId}") > 0;
        },
        ct);

    /// <summary>
    /// Remembers the newest card of ours, as <see cref="Sending.Outbox.SentAsync"/> does for an outbox row; for a card
    /// that went out as the answer to an invoke. Null: there is none any more. Returns false when the conversation is
    /// not known, or nothing of its person is.
    /// </summary>
    public async Task<bool> SetCardAsync(string conversationId, string channelId, string? activityId, string? run, CancellationToken ct)
    {
        if (activityId is null)
        {
            return await storage.Sql.WriteAsync(
                $"""
                UPDATE conversations SET card_activity_id = NULL, card_key_id = NULL, card_run = NULL
                WHERE conversation_id = {conversationId} AND channel_id = {channelId}
                """,
                ct) > 0;
        }

        var keys = await storage.Sql.ReadAsync(
            $"""
            SELECT p.key_id FROM conversations c JOIN people p ON p.tenant = c.tenant AND p.object_id = c.object_id
            WHERE c.conversation_id = {conversationId} AND c.channel_id = {channelId} AND p.key_id IS NOT NULL
            """,
            row => row.GetString(0),
            ct);
        var key = keys is [var id] ? await storage.Keys.OpenableAsync(id, ct) : null;
        return key is not null
            && await storage.Sql.WriteAsync(sql => CardSql.SetAsync(sql, conversationId, channelId, activityId, run, key), ct) > 0;
    }

    private static ConversationRow Row(DbDataReader row) => new()
    {
        ConversationId = row.GetString(0),
        ChannelId = row.GetString(1),
        Tenant = row.GetString(2),
        ObjectId = row.GetString(3),
        ServiceUrl = row.GetString(4),
        BotId = row.GetString(5),
        UserId = row.GetString(6),
        ConversationTenant = row.Text(7),
        Status = row.GetString(8),
        CardActivityId = row.Text(9),
        CardKeyId = row.Text(10),
        CardRun = row.Bytes(11),
        LastSeenAt = row.Time(12),
    };

    private static string NameOf(ConversationStatus status) => status switch
    {
        ConversationStatus.Active => "active",
        ConversationStatus.Blocked => "blocked",
        ConversationStatus.Removed => "removed",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    private static ConversationStatus StatusOf(string column) => column switch
    {
        "active" => ConversationStatus.Active,
        "blocked" => ConversationStatus.Blocked,
        _ => ConversationStatus.Removed,
    };

    private async Task<KnownConversation> OpenAsync(ConversationRow row, CancellationToken ct)
    {
        var key = row.CardKeyId is null ? null : await storage.Keys.OpenableAsync(row.CardKeyId, ct);
        return new KnownConversation(
            new ConversationPlace(row.ConversationId, row.ChannelId, row.ServiceUrl, row.BotId, row.UserId, row.ConversationTenant),
            new PersonKey(row.Tenant, row.ObjectId),
            StatusOf(row.Status),
            row.CardActivityId,
            key is null ? null : CardSql.Open(row.CardRun!, row.ConversationId, row.ChannelId, row.CardActivityId!, key),
            row.LastSeenAt);
    }
}
