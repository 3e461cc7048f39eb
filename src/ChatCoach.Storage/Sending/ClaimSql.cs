using System.Data.Common;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Sending;

/// <summary>An outbox row as claimed, still sealed.</summary>
internal sealed record ClaimedRow(OutboxItem Item, bool ToSend, byte[] Body);

/// <summary>The claim: one statement on both databases, so that no message goes to two hosts.</summary>
internal static class ClaimSql
{
    public const string Columns = "id, conversation_id, channel_id, kind, target_activity_id, proactive, card, created_at, attempts, key_id, state, body";

    /// <summary>Of a row o: a newer reply of the conversation stands for it, or a newer update or deletion of the same activity.</summary>
    public const string Superseded =
        """
        NOT o.proactive AND EXISTS (
            SELECT 1 FROM outbox n
            WHERE n.conversation_id = o.conversation_id AND n.channel_id = o.channel_id AND n.seq > o.seq
                AND NOT n.proactive AND n.state IN ('waiting', 'sent', 'unknown')
                AND ((o.kind = 'send' AND n.kind = 'send')
                    OR (o.kind = 'update' AND n.kind <> 'send' AND n.target_activity_id = o.target_activity_id)))
        """;

    /// <summary>
    /// A row gets its verdict while it is locked. Unknown: proactive, and the host that held it is gone. Superseded: a
    /// newer reply of the conversation is waiting or went out; likewise a newer update or deletion of the same activity.
    /// </summary>
    public static FormattableString Claim(string host, DateTimeOffset now, int max, Fragment skipLocked) =>
        $"""
        WITH due AS MATERIALIZED (
            SELECT id FROM outbox
            WHERE state = 'waiting' AND not_before <= {now} AND (leased_until IS NULL OR leased_until <= {now})
            ORDER BY created_at, id LIMIT {max} {skipLocked}),
        judged AS (
            SELECT o.id AS judged_id, CASE
                WHEN o.proactive AND o.leased_by IS NOT NULL THEN 'unknown'
                WHEN {new Fragment(Superseded)} THEN 'superseded'
                ELSE 'waiting' END AS verdict
            FROM outbox o JOIN due ON due.id = o.id)
        UPDATE outbox SET
            state = verdict,
            body = CASE verdict WHEN 'superseded' THEN {Array.Empty<byte>()} ELSE body END,
            attempts = CASE verdict WHEN 'waiting' THEN attempts + 1 ELSE attempts END,
            leased_by = CASE verdict WHEN 'waiting' THEN {host} ELSE NULL END,
            leased_until = CASE verdict WHEN 'waiting' THEN CAST({now + Outbox.Lease} AS BIGINT) ELSE NULL END
        FROM judged WHERE outbox.id = judged_id
        RETURNING {new Fragment(Columns)}
        """;

    public static ClaimedRow Row(DbDataReader row) => new(
        new OutboxItem(
            row.GetString(0),
            new OutboxMessage(row.GetString(1), row.GetString(2), OutboxNames.Kind(row.GetString(3)), default)
            {
                TargetActivityId = row.Text(4),
                Proactive = row.GetBoolean(5),
                Card = row.GetBoolean(6),
            },
            row.Time(7),
            row.GetInt32(8)) { KeyId = row.GetString(9) },
        row.GetString(10) == "waiting",
        row.GetFieldValue<byte[]>(11));
}
