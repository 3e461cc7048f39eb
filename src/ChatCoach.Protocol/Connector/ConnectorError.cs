using System.Text.Json;
using ChatCoach.Protocol.Activities;

namespace ChatCoach.Protocol.Connector;

/// <summary>
/// The code inside an error body, in either of the two shapes Teams uses: <c>{"error":{"code":…}}</c>, or
/// <c>{"errorCode":209,"message":"{ \"subCode\":\"MessageWritesBlocked\" …}"}</c> with JSON inside a string. A body of
/// another kind, HTML for example, has no code.
/// </summary>
internal static class ConnectorError
{
    public static string CodeIn(ReadOnlyMemory<byte> body)
    {
        if (Parse(body) is not { } root)
            return "";
        return Short(root.TextAt("error", "code")
            ?? SubCode(root)
            ?? root.TextAt("code")
            ?? root.At("errorCode")?.ToString());
    }

    private static string? SubCode(JsonElement root)
        => root.TextAt("message") is { } message && message.TrimStart().StartsWith('{')
            ? Parse(System.Text.Encoding.UTF8.GetBytes(message))?.TextAt("subCode")
            : null;

    public static JsonElement? Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json.Span);
            return JsonElement.TryParseValue(ref reader, out var element) ? element : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A code goes into logs and outcomes: only if it looks like one.</summary>
    private static string Short(string? code)
        => code is { Length: > 0 and <= 80 } && code.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or ' ')
            ? code
            : "";
}
