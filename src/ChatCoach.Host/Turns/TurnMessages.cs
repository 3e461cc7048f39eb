using System.Collections.Immutable;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Turns;
using ChatCoach.Protocol.Activities;
using ChatCoach.Storage.Places;
using ChatCoach.Storage.Sending;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Host.Turns;

/// <summary>What a turn puts into the outbox: its answer, and neutral lines in the place of cards that are done with.</summary>
public sealed class TurnMessages(ReplyMap replies, Outbox outbox, Conversations conversations)
{
    public async Task<ImmutableList<OutboxMessage>> OfAsync(TurnRequest request, LoadedPerson before, TurnResult result, CancellationToken ct)
    {
        if (result.Reply is not { } reply)
            return [];
        var rows = ImmutableList.CreateBuilder<OutboxMessage>();
        if (Removes(result))
            rows.AddRange(await RemovedAsync(request, reply, ct));
        if (request.Answering is Answering.Posted or Answering.Proactive)
            rows.Add(Send(request, before, result, reply));
        return rows.ToImmutable();
    }

    /// <summary>After a click the clicked activity shows the run's card: typed answers will replace it there.</summary>
    public async Task NoteCardAsync(TurnRequest request, LoadedPerson before, Reply? reply, CancellationToken ct)
    {
        if (request.Answering != Answering.InPlace || reply is null || request.CardActivityId is not { } card)
            return;
        if (!string.Equals(before.CardActivityId, card, StringComparison.Ordinal))
            await conversations.SetCardAsync(request.Place.ConversationId, request.Place.ChannelId, card, reply.Ref.Run, ct);
    }

    private OutboxMessage Send(TurnRequest request, LoadedPerson before, TurnResult result, Reply reply) =>
        new(request.Place.ConversationId, request.Place.ChannelId, OutboxKind.Send, ReplyMap.ReferenceTo(request.Place).Address(replies.Message(reply, request.Cards)).ToUtf8())
        {
            Run = reply.Ref.Run,
            Replaces = !Removes(result) && reply.OldCardLine is { } line && OldCard(request, before) is { } old
                ? new ReplacedCard(old, LineFor(request.Place, old, replies.Line(reply, line))) : null,
            Card = request.Cards,
            Proactive = request.Answering == Answering.Proactive,
        };

    private static bool Removes(TurnResult result) => result.Erase || result.ForgetRuns;

    /// <summary>The card above, unless it is the one this click replaces in place.</summary>
    private static string? OldCard(TurnRequest request, LoadedPerson before) =>
        request.Answering != Answering.Posted || !request.Cards ? null : request.CardActivityId ?? before.CardActivityId;

    /// <summary>"Forget me" takes back every card of ours that can be reached (privacy rule P16).</summary>
    private async Task<IEnumerable<OutboxMessage>> RemovedAsync(TurnRequest request, Reply reply, CancellationToken ct)
    {
        var line = replies.Line(reply, reply.OldCardLine ?? "");
        var inPlace = request.Answering == Answering.InPlace ? request.CardActivityId : null;
        var cards = await outbox.SentCardsAsync(request.Who, ct);
        return cards.Where(c => !string.Equals(c.ActivityId, inPlace, StringComparison.Ordinal)).Select(c => Update(c.Place, c.ActivityId, line));
    }

    private static OutboxMessage Update(ConversationPlace place, string activityId, Activity line) =>
        new(place.ConversationId, place.ChannelId, OutboxKind.Update, LineFor(place, activityId, line)) { TargetActivityId = activityId, Card = true };

    private static byte[] LineFor(ConversationPlace place, string activityId, Activity line) => (ReplyMap.ReferenceTo(place).Address(line) with { Id = activityId }).ToUtf8();
}
