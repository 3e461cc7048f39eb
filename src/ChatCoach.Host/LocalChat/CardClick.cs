using System.Text.Json.Nodes;

namespace ChatCoach.Host.LocalChat;

/// <summary>
/// A click on an Action.Execute. Web Chat cannot execute, only submit: the page turns the click into a message whose
/// <c>value</c> is <c>{action: {type, verb, data}, cardActivityId}</c>.
/// </summary>
/// <param name="Action">The action with the inputs merged into its data.</param>
/// <param name="CardActivityId">Id of the activity whose card was clicked, if the page knew it.</param>
internal sealed record CardClick(JsonObject Action, string? CardActivityId)
{
    private const string Execute = "Action.Execute";
    private const string StampName = "cardActivityId";

    /// <summary>The click in a message of the page; null if the message is none.</summary>
    public static CardClick? In(JsonObject message) =>
        message.Object("value") is { } value && value.Object("action") is { } action && action.Text("type") == Execute
            ? new CardClick(action, value.Text(StampName))
            : null;

    /// <summary>Writes the id of the activity into each Action.Execute of its cards, where the page finds it again at a click.</summary>
    public static void Stamp(JsonObject activity)
    {
        if (activity["attachments"] is JsonArray attachments && activity.Text("id") is { } id)
            Stamp(attachments, id);
    }

    private static void Stamp(JsonNode? node, string id)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
                Stamp(item, id);
        }
        else if (node is JsonObject found)
        {
            foreach (var (_, member) in found)
                Stamp(member, id);
            if (found.Text("type") == Execute)
                found[StampName] = id;
        }
    }
}
