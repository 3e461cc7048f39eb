using System.Collections.Immutable;
using System.Text;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Turns;
using ChatCoach.Protocol.Activities;
using ChatCoach.Storage.Places;
using ChatCoach.Storage.Sending;

namespace ChatCoach.Host.Turns;

/// <summary>What a turn puts into the outbox: its answer, and neutral lines in the place of cards that are done with.</summary>
public sealed class TurnMessages(ReplyMap replies, Outbox outbox, Conversations conversations)
{
    public async Task<ImmutableList<OutboxMessage>> OfAsync(TurnRequest request, TurnResult result, CancellationToken ct)
    {
        if (result.Reply is not { } reply)
            return [];
        var rows = ImmutableList.CreateBuilder<OutboxMessage>();
        if (result.Erase || result.ForgetRuns)
            rows.AddRange(await RemovedAsync(request, reply, ct));
        else if (reply.OldCardLine is { } line && await OldCardAsync(request, ct) is { } old)
            rows.Add(Update(request.Place.ConversationId, request.Place.ChannelId, old, replies.Line(reply, line)));
        if (request.Answering is Answering.Posted or Answering.Proactive)
            rows.Add(Send(request, reply));
        return rows.ToImmutable();
    }

    /// <summary>After a click the clicked activity shows the run's card: typed answers will replace it there.</summary>
    public async Task NoteCardAsync(TurnRequest request, Reply? reply, CancellationToken ct)
    {
        if (request.Answering != Answering.InPlace || reply is null || request.CardActivityId is not { } card)
            return;
        var known = await conversations.FindAsync(request.Place.ConversationId, request.Place.ChannelId, ct);
        if (!string.Equals(known?.CardActivityId, card, StringComparison.Ordinal))
            await conversations.SetCardAsync(request.Place.ConversationId, request.Place.ChannelId, card, reply.Ref.Run, ct);
    }

    private OutboxMessage Send(TurnRequest request, Reply reply) =>
        new(request.Place.ConversationId, request.Place.ChannelId, OutboxKind.Send, Json(replies.Message(reply, request.Cards)))
        {
            Run = reply.Ref.Run,
            Card = request.Cards,
            Proactive = request.Answering == Answering.Proactive,
        };

    /// <summary>The card above, unless it is the one this click replaces in place.</summary>
    private async Task<string?> OldCardAsync(TurnRequest request, CancellationToken ct)
    {
        if (request.Answering != Answering.Posted || !request.Cards)
            return null;
        if (request.CardActivityId is { } clicked)
            return clicked;
        var known = await conversations.FindAsync(request.Place.ConversationId, request.Place.ChannelId, ct);
        return known?.CardActivityId;
    }

    /// <summary>"Forget me" takes back every card of ours that can be reached (privacy rule P16).</summary>
    private async Task<IEnumerable<OutboxMessage>> RemovedAsync(TurnRequest request, Reply reply, CancellationToken ct)
    {
        var line = replies.Line(reply, reply.OldCardLine ?? "");
        var inPlace = request.Answering == Answering.InPlace ? request.CardActivityId : null;
        var cards = await outbox.SentCardsAsync(request.Who, ct);
        return cards.Where(c => !string.Equals(c.ActivityId, inPlace, StringComparison.Ordinal))
            .Select(c => Update(c.ConversationId, c.ChannelId, c.ActivityId, line));
    }

    private static OutboxMessage Update(string conversationId, string channelId, string activityId, Activity line) =>
        new(conversationId, channelId, OutboxKind.Update, Json(line)) { TargetActivityId = activityId, Card = true };

    private static string Json(Activity activity) => Encoding.UTF8.GetString(activity.ToUtf8());
}
