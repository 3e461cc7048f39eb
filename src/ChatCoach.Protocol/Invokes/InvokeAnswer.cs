using System.Text.Json;
using System.Text.Json.Nodes;
using ChatCoach.Protocol.Activities;

namespace ChatCoach.Protocol.Invokes;

/// <summary>
/// The synchronous answer to an invoke: the HTTP status and the JSON body, null for none. Answers to a card's button
/// are HTTP 200 throughout and carry the status of the application in the body (Universal Action Model).
/// </summary>
public sealed record InvokeAnswer(int Status, RawJson? Body)
{
    private const string MessageType = "application/vnd.microsoft.activity.message";
    private const string ErrorType = "application/vnd.microsoft.error";
    private const string SearchType = "application/vnd.microsoft.search.searchResponse";

    /// <summary>Done, nothing to show: closes a dialog, thanks for feedback.</summary>
    public static InvokeAnswer Empty { get; } = new(200, null);

    /// <summary>This bot has no such invoke.</summary>
    public static InvokeAnswer NotImplemented { get; } = new(501, null);

    /// <summary>The card takes the place of the one whose button was pressed, for this person.</summary>
    public static InvokeAnswer Card(RawJson card) => Application(200, AttachmentTypes.AdaptiveCard, card);

    /// <summary>A short sentence near the card; the card stays.</summary>
    public static InvokeAnswer Message(string text) => Application(200, MessageType, Raw(JsonValue.Create(text)));

    /// <summary>An error near the card. <paramref name="statusCode"/> is 400 or 500, <paramref name="code"/> for example <c>BadRequest</c>.</summary>
    public static InvokeAnswer Error(int statusCode, string code, string message)
        => Application(statusCode, ErrorType, Raw(new JsonObject { ["code"] = code, ["message"] = message }));

    /// <summary>Typeahead (<c>application/search</c>) that finds nothing.</summary>
    public static InvokeAnswer NoResults() => Results([]);

    /// <summary>Typeahead with results, best first.</summary>
    public static InvokeAnswer Results(IEnumerable<(string Title, string Value)> results)
    {
        var rows = new JsonArray();
        foreach (var (title, value) in results)
            rows.Add((JsonNode)new JsonObject { ["title"] = title, ["value"] = value });
        return Application(200, SearchType, Raw(new JsonObject { ["results"] = rows }));
    }

    private static InvokeAnswer Application(int statusCode, string type, RawJson value) =>
        new(200, new RawJson(JsonSerializer.SerializeToUtf8Bytes(new ApplicationAnswer(statusCode, type, value), ProtocolJson.Wire.ApplicationAnswer)));

    private static RawJson Raw(JsonNode value) => new(JsonSerializer.SerializeToUtf8Bytes(value, ProtocolJson.Wire.JsonNode));

    /// <summary>The body as UTF-8 JSON; empty if there is none.</summary>
    public ReadOnlyMemory<byte> ToUtf8() => Body?.Utf8 ?? default;
}

/// <summary>What an application says to a card's button.</summary>
public sealed record ApplicationAnswer(int StatusCode, string Type, RawJson Value);
