using System.Collections.Concurrent;
using System.Collections.Immutable;
using ChatCoach.Host.Turns;
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

    /// <summary>
    /// The coach may write first until a quarter of an hour before working hours end (<c>ContactWindow</c>); what could not
    /// be sent by then is shown at the next contact (privacy rule P31).
    /// </summary>
    private static readonly TimeSpan ProactiveLife = TimeSpan.FromMinutes(15);

    private readonly Lanes<(string Channel, string Conversation)> lanes = new();

    /// <summary>Conversations that took nothing any more, and since when; few, and gone when the person is back.</summary>
    private readonly ConcurrentDictionary<(string Channel, string Conversation), DateTimeOffset> closed = new();

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

    /// <summary>The conversation takes nothing any more: what waits here for it is not sent. What a later turn brings is.</summary>
    public void Close(string channel, string conversation) => closed[(channel, conversation)] = clock.GetUtcNow();

    /// <summary>Ends when everything that was begun is sent, or with the token.</summary>
    public Task DrainAsync(CancellationToken ct) => lanes.DrainAsync(ct);

    private async Task SendAllAsync(ImmutableList<OutboxItem> items, DateTimeOffset leased, CancellationToken ct)
    {
        foreach (var item in items)
            await AloneAsync(() => SendInTimeAsync(item, leased, ct));
    }

    private async Task AloneAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The lease runs out and any host takes the row again.
            Log.SendingFailed(logger, e.GetType().Name);
        }
    }

    /// <summary>What waited too long behind others is given back; after its lease it belongs to nobody here.</summary>
    private async Task SendInTimeAsync(OutboxItem item, DateTimeOffset leased, CancellationToken ct)
    {
        var held = clock.GetUtcNow() - leased;
        if (held > Fresh && !await outbox.IsWantedAsync(item, ct))
            return;
        if (held < BeginWithin)
            await SendAsync(item, leased, ct);
        else if (held < Outbox.Lease)
            await outbox.PostponeAsync(item, clock.GetUtcNow(), ct);
    }

    private async Task SendAsync(OutboxItem item, DateTimeOffset leased, CancellationToken ct)
    {
        if (item.To is not { } to || IsClosed(item, leased))
        {
            await outbox.DropAsync(item.Id, ct);
            return;
        }

        if (item.Message.Proactive && clock.GetUtcNow() - item.CreatedAt > ProactiveLife)
        {
            await outbox.UnknownAsync(item, ct);
            return;
        }

        var lineAt = await TakeBackAsync(item, to.Place, leased, ct);
        if (clock.GetUtcNow() - leased >= BeginWithin)
        {
            // The line took so long that the reply could outlive the lease.
            await outbox.PostponeAsync(item, clock.GetUtcNow(), ct);
            return;
        }

        if (LateAnswers.IsLate(item, clock.GetUtcNow()) && await late.ShowCurrentAsync(to, ct))
            await outbox.DropAsync(item.Id, ct);
        else
            await NoteAsync(item, await CallAsync(item, to.Place, leased, ct), lineAt, ct);
    }

    /// <summary>
    /// Puts the line in the place of the card above; done again after a crash, nobody sees it. The reply waits for
    /// this one call at most: what could work later is tried when the reply is out.
    /// </summary>
    /// <returns>When to try again; null: it stands there, there is none, or it can never work.</returns>
    private async Task<DateTimeOffset?> TakeBackAsync(OutboxItem item, ConversationPlace place, DateTimeOffset leased, CancellationToken ct)
    {
        if (item.Message.Replaces is not { } old)
            return null;
        return await connector.UpdateAsync(ReplyMap.ReferenceTo(place), old.ActivityId, old.Line, ct, PatienceFor(item, leased, ct)) switch
        {
            SendOutcome.NoRoom none => clock.GetUtcNow() + none.In,
            SendOutcome.RetryLater later => clock.GetUtcNow() + Pauses.Next(item.Attempts, later.RetryAfter),
            _ => null,
        };
    }

    /// <summary>What was waiting here when the conversation closed is not sent any more; what a later turn brings is.</summary>
    private bool IsClosed(OutboxItem item, DateTimeOffset leased)
    {
        var place = (item.Message.ChannelId, item.Message.ConversationId);
        if (!closed.TryGetValue(place, out var at))
            return false;
        if (leased <= at)
            return true;
        closed.TryRemove(place, out _);
        return false;
    }

    private Task<SendOutcome> CallAsync(OutboxItem item, ConversationPlace place, DateTimeOffset leased, CancellationToken ct)
    {
        var (to, patience) = (ReplyMap.ReferenceTo(place), PatienceFor(item, leased, ct));
        return item.Message.Kind switch
        {
            OutboxKind.Delete => connector.DeleteAsync(to, item.Message.TargetActivityId!, ct, patience),
            OutboxKind.Update => connector.UpdateAsync(to, item.Message.TargetActivityId!, item.Message.Activity, ct, patience),
            _ => connector.SendAsync(to, item.Message.Activity, ct, patience),
        };
    }

    private Patience PatienceFor(OutboxItem item, DateTimeOffset leased, CancellationToken ct)
    {
        var left = leased + BeginWithin - clock.GetUtcNow();
        return new Patience(left > TimeSpan.Zero ? left : TimeSpan.Zero, () => outbox.IsWantedAsync(item, ct));
    }

    private async Task NoteAsync(OutboxItem item, SendOutcome outcome, DateTimeOffset? lineAt, CancellationToken ct)
    {
        switch (outcome)
        {
            case SendOutcome.Sent sent:
                await outbox.SentAsync(item, item.Message.Kind == OutboxKind.Send ? sent.Id : null, ct, lineAt);
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
        Close(item.Message.ChannelId, item.Message.ConversationId);
        await outbox.DropAsync(item.Id, ct);
        Log.ConversationClosed(logger, unreachable.Cause.ToString());
    }
}
