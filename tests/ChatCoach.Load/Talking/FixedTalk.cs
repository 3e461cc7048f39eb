using System.Diagnostics;
using System.Threading.Channels;
using ChatCoach.Load.Connector;

namespace ChatCoach.Load.Talking;

/// <summary>Somebody who says something and waits for whatever comes, as often as a check-in has turns.</summary>
public sealed class FixedTalk
{
    private readonly Channel<Posted> mailbox = Channel.CreateUnbounded<Posted>();
    private readonly Surroundings around;
    private readonly Place place;

    public FixedTalk(string name, Surroundings around)
    {
        this.around = around;
        place = new Place(name, around.Coach.Connector.ServiceUrl);
        around.Coach.Connector.Listen(place.ConversationId, posted => mailbox.Writer.WriteAsync(posted).AsTask());
    }

    public async Task TalkAsync(int turns)
    {
        for (var turn = 0; turn < turns; turn++)
        {
            var from = Stopwatch.GetTimestamp();
            await around.Delivery.DeliverAsync(Activities.Said(place, "weiter"));
            var posted = await mailbox.Reader.ReadAsync();
            around.Typed.Add(from, posted.ArrivedAt);
        }
    }
}
