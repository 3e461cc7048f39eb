using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatCoach.Host.LocalChat;

/// <summary>JSON bodies in and out. Trees, not records: what we do not know must survive the way through.</summary>
internal static class Wire
{
    /// <summary>Largest body of one request, bytes: a Teams message is at most about 100 KB (Teams docs, message size limit), doubled for JSON.</summary>
    public const long BodyLimit = 256 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The body as a JSON object; null if it is none.</summary>
    public static async Task<JsonObject?> ReadObjectAsync(HttpRequest request)
    {
        try
        {
            return await JsonNode.ParseAsync(request.Body, null, Strict, request.HttpContext.RequestAborted) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static Task WriteAsync(HttpContext context, int status, JsonNode body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }

    /// <summary>The error shape of the Bot Framework protocol.</summary>
    public static Task RefuseAsync(HttpContext context, int status, string code, string message) =>
        WriteAsync(context, status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } });

    /// <summary>A member as text; null if it is missing or anything else.</summary>
    public static string? Text(this JsonNode? node, string name) =>
        node is JsonObject found && found[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    /// <summary>A member as an object; null if it is missing or anything else.</summary>
    public static JsonObject? Object(this JsonNode? node, string name) => (node as JsonObject)?[name] as JsonObject;
}
