using System.Collections.Immutable;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Storage.Sending;

/// <summary>Messages that wait to be sent. A turn's commit writes them; any live host sends them.</summary>
public sealed class Outbox
{
    /// <summary>How long one host may take over a message before any other takes it.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>A body lies no longer than this (privacy rule P12).</summary>
    public static readonly TimeSpan BodyLife = TimeSpan.FromHours(48);

    /// <summary>
    /// Leases messages that are due and nobody holds, oldest first. Of several unsent replies of a conversation only the
    /// newest comes out, the others are marked superseded; so are older updates of the same activity. A proactive message
    /// whose lease ran out is marked unknown instead.
    /// </summary>
    public Task<ImmutableList<OutboxItem>> ClaimAsync(string host, DateTimeOffset now, int max, CancellationToken ct) => throw new InvalidOperationException();

    /// <summary>It arrived. Empties the body; a card becomes the newest card of its conversation.</summary>
    public Task SentAsync(OutboxItem item, string? activityId, CancellationToken ct) => throw new InvalidOperationException();

    /// <summary>It surely did not arrive and goes out later, by any host.</summary>
    public Task RetryAsync(OutboxItem item, DateTimeOffset notBefore, CancellationToken ct) => throw new InvalidOperationException();

    /// <summary>Nobody knows whether it arrived. The body of a proactive message stays until <see cref="DropAsync"/> or <see cref="BodyLife"/>.</summary>
    public Task UnknownAsync(OutboxItem item, CancellationToken ct) => throw new InvalidOperationException();

    /// <summary>It is given up, or an unclear one was shown. Empties the body.</summary>
    public Task DropAsync(string id, CancellationToken ct) => throw new InvalidOperationException();

    /// <summary>Proactive messages of a conversation nobody knows the fate of, oldest first: to be shown at the next contact, then dropped.</summary>
    public Task<ImmutableList<OutboxItem>> UnclearProactiveAsync(string conversationId, string channelId, CancellationToken ct) => throw new InvalidOperationException();

    /// <summary>Every card of ours the person was sent, newest first; asked before an erasing commit.</summary>
    public Task<ImmutableList<SentCard>> SentCardsAsync(PersonKey who, CancellationToken ct) => throw new InvalidOperationException();
}
