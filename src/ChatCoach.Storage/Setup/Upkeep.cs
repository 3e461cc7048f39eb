using ChatCoach.Coaching.Files;
using ChatCoach.Coaching.Voice;
using ChatCoach.Storage.Council;
using ChatCoach.Storage.Erasing;
using ChatCoach.Storage.Relationships;
using ChatCoach.Storage.Sending;
using ChatCoach.Storage.Sessions;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Voice;
using ChatCoach.Storage.Writing;
using Microsoft.Extensions.Logging;

namespace ChatCoach.Storage.Setup;

/// <summary>What has to be done every few minutes; any number of hosts may.</summary>
public sealed class Upkeep(CoachStorage storage, Erasures erasures, ILogger<Upkeep> log)
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    /// <summary>How long an activity id is remembered, so that its repetition changes nothing (privacy rule P12).</summary>
    public static readonly TimeSpan SeenLife = TimeSpan.FromHours(48);

    /// <summary>How long a conversation stays whose person was erased, so that what goes out after the erasure still finds its way, or from which the app was removed.</summary>
    public static readonly TimeSpan ForgottenConversationLife = TimeSpan.FromHours(48);

    /// <summary>Applies the list of erased keys and removes what is past its time (privacy rule P12).</summary>
    public async Task RunAsync(DateTimeOffset now, CancellationToken ct)
    {
        await erasures.ApplyListAsync(ct);
        var seen = await storage.Sql.WriteAsync($"DELETE FROM seen WHERE at < {now - SeenLife}", ct);
        var bodies = await DropOldAsync("state = 'waiting' AND not_before >= 0", now, ct) + await DropOldAsync("state = 'unknown'", now, ct);
        var conversations = await storage.Sql.WriteAsync(
            $"""
            DELETE FROM conversations WHERE last_seen_at < {now - ForgottenConversationLife}
                AND (status = 'removed' OR NOT EXISTS (SELECT 1 FROM people p
                    WHERE p.tenant = conversations.tenant AND p.object_id = conversations.object_id AND p.key_id IS NOT NULL))
                AND NOT EXISTS (SELECT 1 FROM outbox o
                    WHERE o.conversation_id = conversations.conversation_id AND o.channel_id = conversations.channel_id AND o.state = 'waiting')
            """,
            ct);
        var invitations = await storage.Sql.WriteAsync($"DELETE FROM invitations WHERE until <= {now}", ct);
        var shared = await EndedRelationships.SweepAsync(storage, now, ct);
        await storage.Sql.WriteAsync($"DELETE FROM links WHERE until <= {now}", ct);
        await storage.Sql.WriteAsync($"DELETE FROM releases WHERE until <= {now}", ct);
        await storage.Sql.WriteAsync($"DELETE FROM sessions WHERE goes_at <= {now}", ct);
        await storage.Sql.WriteAsync(
            $"DELETE FROM calendar_entries WHERE (due_at IS NULL OR due_at <= {now - CalendarEntries.TriedFor}) AND NOT EXISTS (SELECT 1 FROM sessions s WHERE s.id = calendar_entries.session_id)", ct);
        await storage.Sql.WriteAsync($"DELETE FROM accesses WHERE at <= {now - LogEntry.Life}", ct);
        await OldTaps.SweepAsync(storage, now, ct);
        var oldest = VoicePeriod.WeekOf(DateOnly.FromDateTime((now - Snapshots.Life).UtcDateTime)).Id;
        await storage.Sql.WriteAsync($"DELETE FROM voice_snapshots WHERE period < {oldest}", ct);
        await storage.Sql.WriteAsync($"DELETE FROM team_asks WHERE last < {oldest}", ct);
        await storage.Sql.WriteAsync($"DELETE FROM setup_changes WHERE at <= {now - SetupLog.Life}", ct);
        await storage.Sql.WriteAsync($"DELETE FROM card_words WHERE until <= {now}", ct);
        if (seen + bodies + conversations + invitations + shared > 0)
            log.Swept(seen, bodies, conversations, invitations, shared);
    }

    /// <param name="which">Named so that an index of few rows answers it.</param>
    /// <param name="now">UTC.</param>
    /// <param name="ct">Ends the waiting.</param>
    private Task<int> DropOldAsync(string which, DateTimeOffset now, CancellationToken ct) => storage.Sql.WriteAsync(
        $"""
        UPDATE outbox SET state = 'dropped', body = {Array.Empty<byte>()}, leased_by = NULL, leased_until = NULL
        WHERE {new Fragment(which)} AND LENGTH(body) > 0 AND created_at < {now - Outbox.BodyLife}
        """,
        ct);
}
