using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Turns;
using ChatCoach.Protocol.Activities;
using ChatCoach.Protocol.Invokes;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Places;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Host.Turns;

/// <summary>From the wire to the mind: what an activity means. With <see cref="ReplyMap"/> the only place that knows both.</summary>
public static class InboundMap
{
    /// <summary>Characters of a person's or a team's name that are taken over; longer ones fill a card or a line.</summary>
    private const int MaxName = 80;

    public static Incoming Read(Activity activity)
    {
        if (ConversationReference.From(activity) is not { } reference)
            return new Incoming.Nothing();
        if (activity.Type is ActivityTypes.InstallationUpdate or ActivityTypes.ConversationUpdate && TeamOf(activity, reference) is { } team)
            return IsOver(activity) ? new Incoming.TeamLeft(team.Id) : new Incoming.TeamMet(team);
        return activity.Type switch
        {
            ActivityTypes.Message => Message(activity, reference),
            ActivityTypes.Invoke => Invoke(activity, reference),
            ActivityTypes.InstallationUpdate => Installation(activity, reference),
            ActivityTypes.ConversationUpdate when Holds(activity.MembersRemoved, activity) => Left(reference),
            ActivityTypes.ConversationUpdate when Holds(activity.MembersAdded, activity) => Turn(activity, reference, Opening(reference)),
            _ => new Incoming.Nothing(),
        };
    }

    private static Incoming Message(Activity activity, ConversationReference reference)
    {
        if (CardClick.In(activity.Value) is { } click)
            return Turn(activity, reference, new TurnInput.Click(click), activity.ReplyToId);
        if (!reference.IsPersonal)
            return PersonOf(activity) is { } who ? new Incoming.Called(reference, who, HintsOf(reference), activity.Id) { Team = TeamOf(activity, reference) } : new Incoming.Nothing();
        return Turn(activity, reference, new TurnInput.Text(Mentions.TextForBot(activity)));
    }

    private static Incoming Invoke(Activity activity, ConversationReference reference) => activity.Name switch
    {
        InvokeNames.AdaptiveCardAction => Turn(activity, reference, new TurnInput.Click(CardClick.OfInvoke(activity.Value)), activity.ReplyToId),
        InvokeNames.MessageSubmitAction => new Incoming.Answered(InvokeAnswer.Empty),
        InvokeNames.Search => new Incoming.Answered(InvokeAnswer.NoResults()),
        _ => new Incoming.NotImplemented(),
    };

    private static Incoming Installation(Activity activity, ConversationReference reference) => activity.Action switch
    {
        InstallationActions.Add => Turn(activity, reference, new TurnInput.Arrived()),
        InstallationActions.Remove => Left(reference),
        _ => new Incoming.Nothing(),
    };

    /// <summary>A Direct Line conversation begins as an empty window, also for somebody who was here before: they see where they stand.</summary>
    private static TurnInput Opening(ConversationReference reference) =>
        reference.ChannelId is ChannelIds.WebChat or ChannelIds.DirectLine ? new TurnInput.Again(null) : new TurnInput.Arrived();

    /// <summary>Guides are walked in private chats only (pitfalls D8).</summary>
    private static Incoming Turn(Activity activity, ConversationReference reference, TurnInput input, string? card = null)
    {
        if (!reference.IsPersonal || PersonOf(activity) is not { } who)
            return activity.Type == ActivityTypes.Invoke ? new Incoming.NotImplemented() : new Incoming.Nothing();
        return new Incoming.ForTurn(new TurnRequest(who, PlaceOf(activity, reference), HintsOf(reference), input, AnsweringOf(activity))
        {
            ActivityId = activity.Id,
            CardActivityId = card,
            Invoked = activity.Type == ActivityTypes.Invoke,
            Cards = Channels.DrawsCards(activity),
        });
    }

    private static Answering AnsweringOf(Activity activity) =>
        activity.ExpectsReplies ? Answering.Expected : activity.Type == ActivityTypes.Invoke ? Answering.InPlace : Answering.Posted;

    /// <summary>The Entra object id; a channel without Entra has only its own account id.</summary>
    private static PersonKey? PersonOf(Activity activity)
    {
        var person = activity.Type == ActivityTypes.ConversationUpdate && (activity.From is null || IsBot(activity.From, activity))
            ? activity.MembersAdded?.Find(m => !IsBot(m, activity)) : activity.From;
        var id = person?.AadObjectId is { Length: > 0 } objectId ? objectId : person?.Id;
        return string.IsNullOrWhiteSpace(id) ? null : new PersonKey(activity.TenantId ?? "", id);
    }

    private static ConversationPlace PlaceOf(Activity activity, ConversationReference reference) => new(
        reference.Conversation.Id!,
        reference.ChannelId,
        reference.ServiceUrl,
        reference.Bot.Id ?? "",
        reference.User?.Id ?? "",
        activity.TenantId);

    private static ClientHints HintsOf(ConversationReference reference) => new(
        reference.Locale is not { Length: >= 2 } locale ? null : locale.StartsWith("de", StringComparison.OrdinalIgnoreCase) ? Language.De : Language.En,
        reference.TimeZone is { } zone && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _) ? zone : null,
        Short(reference.User?.Name));

    /// <summary>The Teams team it happened in; null: in no team.</summary>
    private static KnownTeam? TeamOf(Activity activity, ConversationReference reference) =>
        reference is { ChannelId: ChannelIds.Teams, IsPersonal: false } && activity.ChannelDataText("team", "id") is { Length: > 0 } id
            ? new KnownTeam(id, activity.TenantId ?? "", reference.ServiceUrl, Short(activity.ChannelDataText("team", "name"))) : null;

    /// <summary>The app is not in the team any more.</summary>
    private static bool IsOver(Activity activity) =>
        activity.Action == InstallationActions.Remove || Holds(activity.MembersRemoved, activity) || activity.EventType is TeamsEventTypes.TeamDeleted or TeamsEventTypes.TeamHardDeleted;

    private static string? Short(string? name) => name is { Length: > 0 } ? name[..Math.Min(name.Length, MaxName)] : null;

    private static Incoming.Left Left(ConversationReference reference) => new(reference.Conversation.Id!, reference.ChannelId);

    private static bool Holds(List<ChannelAccount>? members, Activity activity) => members?.Exists(m => IsBot(m, activity)) == true;

    private static bool IsBot(ChannelAccount account, Activity activity) =>
        string.Equals(account.Id, activity.Recipient?.Id, StringComparison.OrdinalIgnoreCase);
}
