using System.Collections.Immutable;
using System.Text.Json;
using ChatCoach.Protocol;
using ChatCoach.Protocol.Activities;
using ChatCoach.Protocol.Connector;
using ChatCoach.Storage.Places;
using ChatCoach.Storage.Sending;

namespace ChatCoach.Host.Sending;

/// <summary>
/// Sends what turns left in the outbox: at once after their commit, and what a dead host left behind. The rows are the
/// only queue; whatever is lost in memory is found there again.
/// </summary>
public sealed class OutboxSender(
    Outbox outbox, Conversations conversations, ConnectorClient connector, LateAnswers late, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<OutboxSender> logger)
{
    /// <summary>A call begun later than this after the claim could outlive the lease, and another host would send it too.</summary>
    private static readonly TimeSpan BeginWithin = Outbox.Lease - ConnectorLimits.Timeout;

    /// <summary>What waited longer behind others may have been overtaken by another host, or its person may have left.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly Lanes<(string Channel, string Conversation)> lanes = new();

    /// <summary>
    /// Sends messages that were just claimed or born, without holding anybody back. Those of one conversation go out one
    /// after the other: Teams keeps the order only if each send is awaited (Teams docs, proactive messages).
    /// </summary>
    public void SendNow(ImmutableList<OutboxItem> items)
    {
        var leased = clock.GetUtcNow();
        foreach (var together in items.GroupBy(i => (i.Message.ChannelId, i.Message.ConversationId)))
            lanes.Append(together.Key, () => SendAllAsync([.. together], leased, lifetime.ApplicationStopped));
    }

    /// <summary>Ends when everything that was begun is sent, or with the token.</summary>
    public Task DrainAsync(CancellationToken ct) => lanes.DrainAsync(ct);

    private async Task SendAllAsync(ImmutableList<OutboxItem> items, DateTimeOffset leased, CancellationToken ct)
    {
        foreach (var item in items)
        {
            try
            {
                await SendInTimeAsync(item, clock.GetUtcNow() - leased, ct);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The lease runs out and any host takes the row again.
                Log.SendingFailed(logger, e.GetType().Name);
            }
        }
    }

    /// <summary>What waited too long behind others is given back; after its lease it belongs to nobody here.</summary>
    private async Task SendInTimeAsync(OutboxItem item, TimeSpan held, CancellationToken ct)
    {
        if (held > Fresh && !await outbox.IsWantedAsync(item, ct))
            return;
        if (held < BeginWithin)
            await SendAsync(item, new Patience(BeginWithin - held, () => outbox.IsWantedAsync(item, ct)), ct);
        else if (held < Outbox.Lease)
            await outbox.PostponeAsync(item, clock.GetUtcNow(), ct);
    }

    private async Task SendAsync(OutboxItem item, Patience patience, CancellationToken ct)
    {
        var message = item.Message;
        if (await conversations.FindAsync(message.ConversationId, message.ChannelId, ct) is not { Status: ConversationStatus.Active } conversation)
        {
            await outbox.DropAsync(item.Id, ct);
            return;
        }

        if (LateAnswers.IsLate(item, clock.GetUtcNow()) && await late.ShowCurrentAsync(conversation, ct))
        {
            await outbox.DropAsync(item.Id, ct);
            return;
        }

        await NoteAsync(item, await CallAsync(item, conversation.Place, patience, ct), ct);
    }

    private Task<SendOutcome> CallAsync(OutboxItem item, ConversationPlace place, Patience patience, CancellationToken ct)
    {
        var to = new ConversationReference
        {
            ChannelId = place.ChannelId,
            ServiceUrl = place.ServiceUrl,
            Conversation = new ConversationAccount { Id = place.ConversationId },
            Bot = new ChannelAccount { Id = place.BotId },
            User = new ChannelAccount { Id = place.UserId },
            TenantId = place.Tenant,
        };
        if (item.Message.Kind == OutboxKind.Delete)
            return connector.DeleteAsync(to, item.Message.TargetActivityId!, ct, patience);
        var activity = JsonSerializer.Deserialize(item.Message.Activity, ProtocolJson.Wire.Activity)!;
        return item.Message.Kind == OutboxKind.Update
            ? connector.UpdateAsync(to, item.Message.TargetActivityId!, activity, ct, patience)
            : connector.SendAsync(to, activity, ct, patience);
    }

    private async Task NoteAsync(OutboxItem item, SendOutcome outcome, CancellationToken ct)
    {
        switch (outcome)
        {
            case SendOutcome.Sent sent:
                await outbox.SentAsync(item, sent.Id, ct);
                break;
            case SendOutcome.NoRoom none:
                await outbox.PostponeAsync(item, clock.GetUtcNow() + none.In, ct);
                break;
            case SendOutcome.Needless:
                // Given up already, or the next claim marks it superseded.
                break;
            case SendOutcome.RetryLater later when Pauses.Next(item.Attempts, later.RetryAfter) is { } pause:
                await outbox.RetryAsync(item, clock.GetUtcNow() + pause, ct);
                break;
            case SendOutcome.Unknown when item.Message is { Proactive: true }:
                await outbox.UnknownAsync(item, ct);
                break;
            // A reply that may stand there twice asks the same with the same token; without it the person would be stuck.
            case SendOutcome.Unknown when Pauses.Next(item.Attempts, null) is { } pause:
                await outbox.RetryAsync(item, clock.GetUtcNow() + pause, ct);
                break;
            case SendOutcome.Unreachable unreachable:
                await CloseAsync(item, unreachable, ct);
                break;
            default:
                await outbox.DropAsync(item.Id, ct);
                Log.MessageDropped(logger, outcome.ToString());
                break;
        }
    }

    /// <summary>Nobody is written to there until they show up again (Teams docs, status codes of proactive messages).</summary>
    private async Task CloseAsync(OutboxItem item, SendOutcome.Unreachable unreachable, CancellationToken ct)
    {
        var status = unreachable.Cause is UnreachableCause.Blocked or UnreachableCause.WritesBlocked ? ConversationStatus.Blocked : ConversationStatus.Removed;
        await conversations.MarkAsync(item.Message.ConversationId, item.Message.ChannelId, status, ct);
        await outbox.DropAsync(item.Id, ct);
        Log.ConversationClosed(logger, unreachable.Cause.ToString());
    }
}
