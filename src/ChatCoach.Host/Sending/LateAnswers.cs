using ChatCoach.Coaching.Turns;
using ChatCoach.Host.Turns;
using ChatCoach.Storage.Places;
using ChatCoach.Storage.Sending;

namespace ChatCoach.Host.Sending;

/// <summary>An answer that could not be sent for long would surprise; what stands open now is shown instead.</summary>
public sealed class LateAnswers(IServiceProvider services)
{
    /// <summary>After this a person has gone on with their day.</summary>
    public static readonly TimeSpan TooLate = TimeSpan.FromMinutes(10);

    public static bool IsLate(OutboxItem item, DateTimeOffset now) =>
        item.Message is { Kind: OutboxKind.Send, Proactive: false } && now - item.CreatedAt > TooLate;

    public Task ShowCurrentAsync(KnownConversation conversation, CancellationToken ct) =>
        // Asked for late, because the runner itself hands messages to the sender.
        services.GetRequiredService<TurnRunner>().RunAsync(
            new TurnRequest(conversation.Who, conversation.Place, new ClientHints(), new TurnInput.Late(), Answering.Posted)
            {
                Cards = Channels.DrawsCards(conversation.Place.ChannelId),
            },
            ct);
}
