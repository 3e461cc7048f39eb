using System.Collections.Immutable;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Content;
using ChatCoach.Coaching.Turns;
using ChatCoach.Host.Publishing;
using ChatCoach.Host.Turns;
using ChatCoach.Storage.Sending;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Host.Sending;

/// <summary>
/// A message the coach began with is never sent twice. When nobody knows whether it arrived, the next answer says so
/// (pitfalls D14).
/// </summary>
public sealed class UnclearMessages(Outbox outbox, GuidePublisher publisher)
{
    /// <summary>The turn with that sentence before its reply, and the messages it speaks of; none where a reply has no room for it.</summary>
    public async Task<(TurnResult Result, ImmutableList<OutboxItem> Told)> TellAsync(TurnRequest request, LoadedPerson before, TurnResult result, CancellationToken ct)
    {
        if (!before.HasUnclear || request.Answering == Answering.Proactive || result.Erase || result.Reply is not { } reply)
            return (result, []);
        var unclear = await outbox.UnclearProactiveAsync(request.Place.ConversationId, request.Place.ChannelId, ct);
        if (unclear.IsEmpty)
            return (result, []);
        var content = publisher.Content;
        var told = reply.After(content.Fill(content.Texts.DeliveryUnclear, reply.Language));
        return ReferenceEquals(told, reply) ? (result, []) : (result with { Reply = told }, unclear);
    }

    /// <summary>Said once. Comes after the commit: rather twice than never.</summary>
    public async Task ForgetAsync(ImmutableList<OutboxItem> told, CancellationToken ct)
    {
        foreach (var item in told)
            await outbox.DropAsync(item.Id, ct);
    }
}
