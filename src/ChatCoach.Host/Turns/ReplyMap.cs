using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Content;
using ChatCoach.Host.Publishing;
using ChatCoach.Protocol.Activities;
using ChatCoach.Storage.Places;

namespace ChatCoach.Host.Turns;

/// <summary>From the mind to the wire: a reply as one activity, with one card or as text.</summary>
public sealed class ReplyMap(GuidePublisher publisher)
{
    /// <summary>The card of a reply.</summary>
    public RawJson Card(Reply reply) => new(publisher.Templates.Draw(reply, publisher.Content));

    /// <summary>The reply as a message. A notification shows the coach's name, never content (privacy rule P16).</summary>
    public Activity Message(Reply reply, bool cards)
    {
        if (!cards)
            return new Activity { Type = ActivityTypes.Message, Text = CardText.Of(reply, publisher.Content), TextFormat = "plain" };
        return new Activity
        {
            Type = ActivityTypes.Message,
            Summary = publisher.Content.Values.Bot,
            Attachments = [Attachment.AdaptiveCard(Card(reply))],
        };
    }

    /// <summary>How the wire names a place.</summary>
    public static ConversationReference ReferenceTo(ConversationPlace place) => new()
    {
        ChannelId = place.ChannelId,
        ServiceUrl = place.ServiceUrl,
        Conversation = new ConversationAccount { Id = place.ConversationId },
        Bot = new ChannelAccount { Id = place.BotId },
        User = new ChannelAccount { Id = place.UserId },
        TenantId = place.Tenant,
    };

    /// <summary>A neutral line in the place of an old card.</summary>
    public Activity Line(Reply reply, string text) =>
        Message(new Reply.Line { Language = reply.Language, Ref = reply.Ref, Text = text }, cards: true);
}
