using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatCoach.Load.Talking;

/// <summary>Who speaks and where, as Teams names them.</summary>
/// <param name="Name">Of the person; everything else is made from it.</param>
/// <param name="ServiceUrl">The stand-in connector.</param>
public sealed record Place(string Name, string ServiceUrl)
{
    public string ConversationId => $"a:{Name}";

    public string ObjectId => $"oid-{Name}";
}

/// <summary>Activities as Teams sends them (Teams docs, conversation basics).</summary>
public static class Activities
{
    public const string Tenant = "11111111-1111-4111-8111-111111111111";

    public static JsonObject Installed(Place place)
    {
        var activity = Base(place, "installationUpdate");
        activity["action"] = "add";
        return activity;
    }

    public static JsonObject Said(Place place, string text)
    {
        var activity = Base(place, "message");
        activity["text"] = text;
        activity["textFormat"] = "plain";
        return activity;
    }

    /// <summary>A click on an Action.Execute with what stands in the inputs.</summary>
    public static JsonObject Clicked(Place place, CardButton button, IReadOnlyDictionary<string, string> inputs)
    {
        var data = JsonObject.Create(button.Data)!;
        foreach (var (name, value) in inputs)
            data[name] = value;
        var activity = Base(place, "invoke");
        activity["name"] = "adaptiveCard/action";
        activity["replyToId"] = "1";
        activity["value"] = new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["title"] = button.Title, ["verb"] = button.Verb, ["data"] = data },
            ["trigger"] = "manual",
        };
        return activity;
    }

    /// <summary>Teams delivers a card action again under a new id when the first delivery was not answered.</summary>
    public static JsonObject UnderNewId(JsonObject activity)
    {
        var again = activity.DeepClone().AsObject();
        again["id"] = NewId();
        return again;
    }

    public static bool IsClick(JsonObject activity) => (string?)activity["type"] == "invoke";

    public static bool TurnsPage(JsonObject activity) => IsClick(activity) && (string?)activity["value"]!["action"]!["verb"] == "page";

    public static byte[] ToUtf8(JsonObject activity)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
            activity.WriteTo(writer);
        return buffer.ToArray();
    }

    private static JsonObject Base(Place place, string type) => new()
    {
        ["type"] = type,
        ["id"] = NewId(),
        ["timestamp"] = DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture),
        // Nobody pauses here. On Teams' own channel its rate limits would be what is measured.
        ["channelId"] = "emulator",
        ["serviceUrl"] = place.ServiceUrl,
        ["from"] = new JsonObject { ["id"] = $"29:{place.Name}", ["name"] = place.Name, ["aadObjectId"] = place.ObjectId },
        ["recipient"] = new JsonObject { ["id"] = "28:coach", ["name"] = "ChatCoach" },
        ["conversation"] = new JsonObject { ["conversationType"] = "personal", ["tenantId"] = Tenant, ["id"] = place.ConversationId },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Tenant } },
        ["locale"] = "de-DE",
        ["entities"] = new JsonArray(new JsonObject
        {
            ["type"] = "clientInfo",
            ["locale"] = "de-DE",
            ["country"] = "DE",
            ["platform"] = "Web",
            ["timezone"] = "Europe/Berlin",
        }),
    };

    private static string NewId() => Guid.NewGuid().ToString("N");
}
