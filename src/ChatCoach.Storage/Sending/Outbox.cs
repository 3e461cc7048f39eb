using System.Collections.Immutable;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Places;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Sending;

/// <summary>Messages that wait to be sent. A turn's commit writes them; any live host sends them.</summary>
public sealed class Outbox(CoachStorage storage)
{
    /// <summary>How long one host may take over a message before any other takes it.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>A body lies no longer than this (privacy rule P12).</summary>
    public static readonly TimeSpan BodyLife = TimeSpan.FromHours(48);

    private static readonly byte[] Emptied = [];

    /// <summary>
    /// Leases messages that are due and nobody holds, oldest first. Of several unsent replies of a conversation only the
    /// newest comes out, the others are marked superseded; so are older updates of the same activity. A proactive message
    /// whose lease ran out is marked unknown instead.
    /// </summary>
    public async Task<ImmutableList<OutboxItem>> ClaimAsync(string host, DateTimeOffset now, int max, CancellationToken ct)
    {
        var rows = await storage.Sql.WriteAsync(
            session => session.ReadAsync(ClaimSql.Claim(host, now, max, storage.Sql.SkipLocked), ClaimSql.Row),
            ct);
        return await OpenAsync(rows.Where(row => row.ToSend), ct);
    }

    /// <summary>It arrived. Empties the body; a card that was sent becomes the newest card of its conversation.</summary>
    /// <param name="item">As claimed, or as born.</param>
    /// <param name="activityId">The id the channel gave it; null when it gave none.</param>
    /// <param name="ct">Ends the waiting.</param>
    /// <param name="lineAt">When the line in the place of the card above is tried again; null: it stands there, or cannot.</param>
    public async Task SentAsync(OutboxItem item, string? activityId, CancellationToken ct, DateTimeOffset? lineAt = null)
    {
        var newest = item.Message is { Card: true, Kind: OutboxKind.Send } && activityId is not null;
        var key = newest || lineAt is not null ? await storage.Keys.OpenableAsync(item.KeyId, ct) : null;
        await storage.Sql.WriteAsync(
            async sql =>
            {
                var rows = await sql.RunAsync(
                    $"UPDATE outbox SET state = 'sent', body = {Emptied}, leased_by = NULL, leased_until = NULL, sent_activity_id = {activityId} WHERE id = {item.Id}");
                if (rows == 0 || key is null)
                    return rows;
                if (newest)
                    await CardSql.SetSentAsync(sql, item, activityId!, key);
                if (lineAt is { } at && item.Message.Replaces is { } old)
                    await LineLaterAsync(sql, item, old, at, key);
                return rows;
            },
            ct);
    }

    /// <summary>The line gets a row of its own, which whoever finds it due sends.</summary>
    private static async Task LineLaterAsync(SqlSession sql, OutboxItem item, ReplacedCard old, DateTimeOffset at, DataKey key)
    {
        var person = await sql.ReadAsync($"SELECT person_id FROM outbox WHERE id = {item.Id}", row => row.Text(0));
        var message = new OutboxMessage(item.Message.ConversationId, item.Message.ChannelId, OutboxKind.Update, old.Line) { TargetActivityId = old.ActivityId, Card = true, NotBefore = at };
        var (line, body) = NewRow.Of(message, item.CreatedAt, key);
        await NewRow.AddAsync(sql, line, body, person[0], host: null, item.CreatedAt);
    }

    /// <summary>It surely did not arrive and goes out later, by any host. Nothing happens when another host has taken it over meanwhile.</summary>
    public Task RetryAsync(OutboxItem item, DateTimeOffset notBefore, CancellationToken ct) => storage.Sql.WriteAsync(
        $"UPDATE outbox SET leased_by = NULL, leased_until = NULL, not_before = {notBefore} WHERE id = {item.Id} AND state = 'waiting' AND attempts = {item.Attempts}",
        ct);

    /// <summary>
    /// It was not even tried and goes out later, by any host; the claim does not count, so that nothing is given up for
    /// want of room. A host that slept since an earlier claim of the same number may at most move the time.
    /// </summary>
    public Task PostponeAsync(OutboxItem item, DateTimeOffset notBefore, CancellationToken ct) => storage.Sql.WriteAsync(
        $"""
        UPDATE outbox SET leased_by = NULL, leased_until = NULL, not_before = {notBefore}, attempts = attempts - 1
        WHERE id = {item.Id} AND state = 'waiting' AND attempts = {item.Attempts}
        """,
        ct);

    /// <summary>Whether it is still to be sent by who claimed it: not given up meanwhile, not taken over, and nothing newer stands for it.</summary>
    public async Task<bool> IsWantedAsync(OutboxItem item, CancellationToken ct) => (await storage.Sql.ReadAsync(
        $"SELECT o.id FROM outbox o WHERE o.id = {item.Id} AND o.state = 'waiting' AND o.attempts = {item.Attempts} AND NOT ({new Fragment(ClaimSql.Superseded)})",
        row => row.GetString(0),
        ct)).Count > 0;

    /// <summary>Nobody knows whether it arrived. The body of a proactive message stays until <see cref="DropAsync"/> or <see cref="BodyLife"/>.</summary>
    public Task UnknownAsync(OutboxItem item, CancellationToken ct) => storage.Sql.WriteAsync(
        $"""
        UPDATE outbox SET state = 'unknown', leased_by = NULL, leased_until = NULL, body = CASE WHEN proactive THEN body ELSE {Emptied} END
        WHERE id = {item.Id} AND state = 'waiting' AND attempts = {item.Attempts}
        """,
        ct);

    /// <summary>It is given up, or an unclear one was shown. Empties the body.</summary>
    public Task DropAsync(string id, CancellationToken ct) => storage.Sql.WriteAsync(
        $"UPDATE outbox SET state = 'dropped', body = {Emptied}, leased_by = NULL, leased_until = NULL WHERE id = {id} AND state <> 'sent'",
        ct);

    /// <summary>Proactive messages of a conversation nobody knows the fate of, oldest first: to be shown at the next contact, then dropped.</summary>
    public async Task<ImmutableList<OutboxItem>> UnclearProactiveAsync(string conversationId, string channelId, CancellationToken ct)
    {
        var rows = await storage.Sql.ReadAsync(
            $"""
            SELECT {new Fragment(ClaimSql.Columns)} FROM outbox
            WHERE conversation_id = {conversationId} AND channel_id = {channelId} AND proactive AND state = 'unknown' ORDER BY seq
            """,
            ClaimSql.Row,
            ct);
        return await OpenAsync(rows.Where(row => row.Body.Length > 0), ct);
    }

    /// <summary>Every card of ours the person was sent, newest first; asked before an erasing commit.</summary>
    public async Task<ImmutableList<SentCard>> SentCardsAsync(PersonKey who, CancellationToken ct)
    {
        var cards = await storage.Sql.ReadAsync(
            $"""
            SELECT c.conversation_id, c.channel_id, c.service_url, c.bot_id, c.user_id, c.conversation_tenant, o.sent_activity_id, o.created_at
            FROM outbox o
                JOIN people p ON p.id = o.person_id
                JOIN conversations c ON c.conversation_id = o.conversation_id AND c.channel_id = o.channel_id
            WHERE p.tenant = {who.Tenant} AND p.object_id = {who.ObjectId} AND o.card AND o.kind = 'send' AND o.sent_activity_id IS NOT NULL
            UNION ALL
            SELECT conversation_id, channel_id, service_url, bot_id, user_id, conversation_tenant, card_activity_id, last_seen_at FROM conversations
            WHERE tenant = {who.Tenant} AND object_id = {who.ObjectId} AND card_activity_id IS NOT NULL
            ORDER BY 8 DESC
            """,
            row => new SentCard(
                new ConversationPlace(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.Text(5)),
                row.GetString(6)),
            ct);
        return [.. cards.Distinct()];
    }

    /// <summary>Opens what was claimed; a body whose key was erased meanwhile cannot go out any more.</summary>
    private async Task<ImmutableList<OutboxItem>> OpenAsync(IEnumerable<ClaimedRow> rows, CancellationToken ct)
    {
        var items = ImmutableList.CreateBuilder<OutboxItem>();
        foreach (var row in rows.OrderBy(row => row.Item.CreatedAt))
        {
            if (await storage.Keys.OpenableAsync(row.Item.KeyId, ct) is { } key)
                items.Add(Open(row, key) with { To = await storage.Sql.ReadAsync(sql => RecipientSql.FindAsync(sql, row.Item.Message.ConversationId, row.Item.Message.ChannelId), ct) });
            else
                await DropAsync(row.Item.Id, ct);
        }

        return items.ToImmutable();
    }

    private static OutboxItem Open(ClaimedRow row, DataKey key) =>
        row.Item with { Message = SealedMessage.Read(key.Open(row.Body, SealPlace.Outbox(row.Item.Id)), row.Item.Message) };
}
