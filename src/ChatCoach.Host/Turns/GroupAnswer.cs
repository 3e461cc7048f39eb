using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Content;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Turns;
using ChatCoach.Host.Publishing;
using ChatCoach.Protocol.Activities;
using ChatCoach.Protocol.Connector;
using ChatCoach.Storage.Places;

namespace ChatCoach.Host.Turns;

/// <summary>
/// In a group or channel others read along, so nothing is asked there: one kind sentence, and the private chat is
/// opened. Nothing of the message is kept, so it is sent at once and not through the outbox.
/// </summary>
public sealed class GroupAnswer(ConnectorClient connector, Conversations conversations, TurnRunner runner, GuidePublisher publisher)
{
    public async Task AnswerAsync(Incoming.Called called, CancellationToken ct)
    {
        Reply? opener = null;
        if (await PrivateChatAsync(called, ct) is { } place)
        {
            opener = await OpenAsync(called, place, ct);
            if (opener is null)
                return;
        }

        var content = publisher.Content;
        // The language the person chose counts for more than that of their client.
        var text = content.Fill(content.Texts.GroupChat, opener?.Language ?? called.Hints.Language ?? Language.De);
        await connector.SendAsync(called.Where, new Activity { Type = ActivityTypes.Message, Text = text, TextFormat = "plain" }, ct);
    }

    /// <summary>What stands in the private chat now; null: the same activity came before and was answered.</summary>
    private async Task<Reply?> OpenAsync(Incoming.Called called, ConversationPlace place, CancellationToken ct)
    {
        var request = new TurnRequest(called.Who, place, called.Hints, new TurnInput.Called(), Answering.Posted)
        {
            ActivityId = called.ActivityId,
            Cards = Channels.DrawsCards(place.ChannelId),
        };
        return (await runner.RunAsync(request, ct)).Reply;
    }

    /// <summary>The private chat we know, or a new one; null where the app is not installed for the person.</summary>
    private async Task<ConversationPlace?> PrivateChatAsync(Incoming.Called called, CancellationToken ct)
    {
        if (await conversations.FindAsync(called.Who, called.Where.ChannelId, ct) is { Status: ConversationStatus.Active } known)
            return known.Place;
        if (called.Where.User is not { } user)
            return null;
        var created = await connector.CreateConversationAsync(called.Where.ServiceUrl, user, called.Where.Bot, called.Where.TenantId, ct);
        return created is SendOutcome.Sent { Id: { } id }
            ? new ConversationPlace(id, called.Where.ChannelId, called.Where.ServiceUrl, called.Where.Bot.Id ?? "", user.Id ?? "", called.Where.TenantId)
            : null;
    }
}
