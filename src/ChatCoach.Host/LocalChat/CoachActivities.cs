using System.Globalization;
using System.Text.Json.Nodes;

namespace ChatCoach.Host.LocalChat;

/// <summary>The activities the coach receives, shaped as Teams shapes those of a personal chat.</summary>
internal sealed class CoachActivities(LocalChatOptions options, Conversations conversations)
{
    public const string ChannelId = "webchat";
    public const string BotId = "28:chatcoach";
    public const string BotName = "ChatCoach";

    private static readonly string[] TakenFromMessage = ["text", "textFormat", "value", "entities", "attachments", "localTimestamp"];

    /// <summary>The coach has been added to the chat of this person.</summary>
    public JsonObject Added(Conversation conversation, HttpContext context, JsonObject? page)
    {
        var activity = Envelope(conversation, context, page, "conversationUpdate", conversations.NextActivityId());
        activity["membersAdded"] = new JsonArray(Person(conversation.Persona), Bot());
        return activity;
    }

    /// <summary>A message of the page, typed or sent by a card.</summary>
    public JsonObject Message(Conversation conversation, HttpContext context, JsonObject page, string id)
    {
        var activity = Envelope(conversation, context, page, "message", id);
        foreach (var name in TakenFromMessage)
        {
            if (page[name] is { } value)
                activity[name] = value.DeepClone();
        }
        return activity;
    }

    /// <summary>A click on an Action.Execute, as Teams sends it (Universal Action Model).</summary>
    public JsonObject Invoke(Conversation conversation, HttpContext context, JsonObject page, CardClick click, string id)
    {
        var activity = Envelope(conversation, context, page, "invoke", id);
        activity["name"] = "adaptiveCard/action";
        activity["value"] = new JsonObject { ["action"] = click.Action.DeepClone(), ["trigger"] = "manual" };
        if (click.CardActivityId is { } card)
            activity["replyToId"] = card;
        return activity;
    }

    /// <summary>What the chat shows of a message of the page: unchanged, but for who wrote it, where and when.</summary>
    public JsonObject Echo(Conversation conversation, JsonObject page, string id)
    {
        var echo = page.DeepClone().AsObject();
        echo["id"] = id;
        echo["timestamp"] = Timestamp();
        echo["channelId"] = ChannelId;
        echo["from"] = new JsonObject
        {
            ["id"] = Conversations.UserId(conversation.Persona), ["name"] = conversation.Persona.Name, ["role"] = "user",
        };
        echo["conversation"] = new JsonObject { ["id"] = conversation.Id };
        return echo;
    }

    /// <summary>An activity of the coach, made ready for the chat: its id, its author, its time.</summary>
    public JsonObject FromCoach(Conversation conversation, JsonObject activity, string id)
    {
        var shown = activity.DeepClone().AsObject();
        shown["id"] = id;
        shown["timestamp"] = Timestamp();
        shown["channelId"] = ChannelId;
        shown["from"] = Bot("bot");
        shown["conversation"] = new JsonObject { ["id"] = conversation.Id };
        // Web Chat holds a reply back for seconds while it waits for the message replied to; a message that is not
        // in this chat would never come.
        if (shown.Text("replyToId") is { } target && conversation.Find(target) is null)
            shown.Remove("replyToId");
        CardClick.Stamp(shown);
        return shown;
    }

    /// <summary>A line of the coach that came as an answer to a click.</summary>
    public JsonObject Line(Conversation conversation, string text) =>
        FromCoach(
            conversation,
            new JsonObject { ["type"] = "message", ["text"] = text, ["textFormat"] = "plain" },
            conversations.NextActivityId());

    /// <summary>The language the page asked for, else the persona's.</summary>
    public static string Locale(Conversation conversation, JsonObject? page) =>
        page.Text("locale") is { Length: > 0 and <= 35 } locale ? locale : conversation.Persona.Locale;

    private JsonObject Envelope(Conversation conversation, HttpContext context, JsonObject? page, string type, string id)
    {
        var channelData = page.Object("channelData")?.DeepClone().AsObject() ?? [];
        channelData["tenant"] = new JsonObject { ["id"] = options.TenantId };
        channelData["clientCapabilities"] ??= new JsonObject { ["cards"] = true };
        var activity = new JsonObject
        {
            ["type"] = type,
            ["id"] = id,
            ["timestamp"] = Timestamp(),
            ["channelId"] = ChannelId,
            ["serviceUrl"] = ServiceUrl(context),
            ["from"] = Person(conversation.Persona),
            ["recipient"] = Bot(),
            ["conversation"] = new JsonObject
            {
                ["id"] = conversation.Id, ["conversationType"] = "personal", ["tenantId"] = options.TenantId,
            },
            ["locale"] = Locale(conversation, page),
            ["channelData"] = channelData,
        };
        if (page.Text("localTimezone") is { } zone)
            activity["localTimezone"] = zone;
        return activity;
    }

    // The port is the one this very request came in by, so it is right for any --urls.
    private string ServiceUrl(HttpContext context) => string.Create(
        CultureInfo.InvariantCulture,
        $"{context.Request.Scheme}://localhost:{context.Connection.LocalPort}/directline/connector/{options.ConnectorKey}");

    private string Timestamp() => conversations.Now.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static JsonObject Person(Persona persona) => new()
    {
        ["id"] = Conversations.UserId(persona), ["name"] = persona.Name, ["aadObjectId"] = persona.ObjectId,
    };

    private static JsonObject Bot(string? role = null)
    {
        var bot = new JsonObject { ["id"] = BotId, ["name"] = BotName };
        if (role is not null)
            bot["role"] = role;
        return bot;
    }
}
