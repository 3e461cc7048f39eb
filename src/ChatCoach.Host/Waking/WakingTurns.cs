using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Turns;
using ChatCoach.Host.Turns;
using ChatCoach.Storage.Places;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Waking;

namespace ChatCoach.Host.Waking;

/// <summary>Turns that no activity asked for.</summary>
public sealed class WakingTurns(TurnRunner runner, Conversations conversations, Nudges nudges, TimeProvider clock)
{
    /// <summary>A chat may be without the app for a while, for example while a phone is changed.</summary>
    private const int MostDaysAway = 14;

    private static readonly ConversationPlace Nowhere = new("", "", "", "", "", null);

    /// <summary>
    /// What is due is a turn like any other. A reminder without a way to reach the person is given up, a follow-up, which was planned for weeks, only after some days; putting away what
    /// is past its time needs none.
    /// </summary>
    public async Task RemindAsync(DueNudge due, CancellationToken ct)
    {
        var place = due.Nudge.Kind == NudgeKind.Retain ? Nowhere
            : await conversations.FindAsync(due.Who, null, ct) is { Status: ConversationStatus.Active } conversation ? conversation.Place : null;
        if (place is null && due is { Nudge.Kind: NudgeKind.FollowUp or NudgeKind.Released or NudgeKind.Session or NudgeKind.Voice or NudgeKind.TeamAsk, Attempts: < MostDaysAway })
            await nudges.PostponeAsync(due, clock.GetUtcNow() + TimeSpan.FromDays(1), ct);
        else if (place is null)
            await nudges.DropAsync(due, ct);
        else
            await runner.RunAsync(Request(due.Who, place, new TurnInput.Due(due.Nudge)) with { NudgeId = due.Nudge.Id }, ct);
    }

    /// <summary>Puts away what must not lie around; nothing is said.</summary>
    public Task TidyAsync(PersonKey who, CancellationToken ct) => runner.RunAsync(Request(who, Nowhere, new TurnInput.Tidy()), ct);

    private static TurnRequest Request(PersonKey who, ConversationPlace place, TurnInput input) =>
        new(who, place, new ClientHints(), input, Answering.Proactive) { Cards = Channels.DrawsCards(place.ChannelId) };
}
