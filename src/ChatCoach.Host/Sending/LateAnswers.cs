using ChatCoach.Coaching.Turns;
using ChatCoach.Host.Turns;
using ChatCoach.Storage.Places;
using ChatCoach.Storage.Sending;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Host.Sending;

/// <summary>An answer that could not be sent for long would surprise; what stands open now is shown instead.</summary>
public sealed class LateAnswers(IServiceProvider services, TurnStore store)
{
    /// <summary>After this a person has gone on with their day.</summary>
    public static readonly TimeSpan TooLate = TimeSpan.FromMinutes(10);

    public static bool IsLate(OutboxItem item, DateTimeOffset now) =>
        item.Message is { Kind: OutboxKind.Send, Proactive: false } && now - item.CreatedAt > TooLate;

    /// <summary>
    /// False for somebody of whom nothing is stored: the receipt of an erasure goes out as it is, however late, because a
    /// turn would begin to remember them again.
    /// </summary>
    public async Task<bool> ShowCurrentAsync(Recipient to, CancellationToken ct)
    {
        if ((await store.LoadAsync(new PersonQuery(to.Who), ct)).Version == 0)
            return false;
        // Asked for late, because the runner itself hands messages to the sender.
        await services.GetRequiredService<TurnRunner>().RunAsync(
            new TurnRequest(to.Who, to.Place, new ClientHints(), new TurnInput.Late(), Answering.Posted)
            {
                Cards = Channels.DrawsCards(to.Place.ChannelId),
            },
            ct);
        return true;
    }
}
