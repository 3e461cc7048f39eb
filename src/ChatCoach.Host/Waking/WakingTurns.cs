using ChatCoach.Coaching.Turns;
using ChatCoach.Host.Turns;
using ChatCoach.Storage.Places;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Waking;

namespace ChatCoach.Host.Waking;

/// <summary>Turns that no activity asked for.</summary>
public sealed class WakingTurns(TurnRunner runner, Conversations conversations, Nudges nudges)
{
    /// <summary>A due reminder is a turn like any other; without a way to reach the person it is given up.</summary>
    public async Task RemindAsync(DueNudge due, CancellationToken ct)
    {
        if (await conversations.FindAsync(due.Who, null, ct) is not { Status: ConversationStatus.Active } conversation)
        {
            await nudges.DropAsync(due, ct);
            return;
        }

        await runner.RunAsync(Request(conversation.Who, conversation.Place, new TurnInput.Due(due.Nudge)) with { NudgeId = due.Nudge.Id }, ct);
    }

    /// <summary>Puts away what must not lie around; nothing is said.</summary>
    public Task TidyAsync(PersonKey who, CancellationToken ct) =>
        runner.RunAsync(Request(who, new ConversationPlace("", "", "", "", "", null), new TurnInput.Tidy()), ct);

    private static TurnRequest Request(PersonKey who, ConversationPlace place, TurnInput input) =>
        new(who, place, new ClientHints(), input, Answering.Proactive) { Cards = Channels.DrawsCards(place.ChannelId) };
}
