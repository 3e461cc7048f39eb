using System.Net.Http.Headers;
using System.Text.Json;

namespace ChatCoach.Protocol.Graph;

/// <summary>What came of a call to Graph, as far as it decides what to do next.</summary>
public enum GraphEnd
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>What it is about is not there, or not any more (404, 410).</summary>
    Gone,

    /// <summary>Not now, or nobody knows: throttled, a failure of the service, no answer.</summary>
    Later,

    /// <summary>Never, until somebody changes a setting (400, 403 and their like).</summary>
    Refused,
}

/// <summary>The end of a call.</summary>
/// <param name="End">What to do next.</param>
/// <param name="Operation">Of ours, for a log.</param>
/// <param name="Status">0: there was no answer.</param>
/// <param name="Code">Graph's word for what is wrong; empty: it gave none.</param>
/// <param name="RetryAfter">How long Graph asks to be left alone; null: it did not say.</param>
/// <param name="Body">JSON; null: there was none.</param>
public sealed record GraphAnswer(GraphEnd End, string Operation, int Status, string Code, TimeSpan? RetryAfter, JsonElement? Body)
{
    /// <summary>Events with their members are some KB; a page of HTML is read no further than this.</summary>
    public const int MostBytes = 256 * 1024;

    /// <summary>A longer pause is a slip: nobody could tell it from never.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(24);

    public static GraphAnswer Nothing(string operation) => new(GraphEnd.Later, operation, 0, "", null, null);

    public static async Task<GraphAnswer> ReadAsync(string operation, HttpResponseMessage response, TimeProvider clock, CancellationToken ct)
    {
        var status = (int)response.StatusCode;
        var body = await BodyAsync(response, ct).ConfigureAwait(false);
        return new GraphAnswer(EndOf(status), operation, status, CodeIn(body), Pause(response.Headers.RetryAfter, clock), body);
    }

    /// <summary>A text member of the body, also one level down.</summary>
    public string? Text(params ReadOnlySpan<string> path)
    {
        if (Body is not { } at)
            return null;
        foreach (var name in path)
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
                return null;
        }

        return at.ValueKind == JsonValueKind.String && at.GetString() is { Length: > 0 } text ? text : null;
    }

    /// <summary>
    /// 429 and 503 are throttling, 409 a change that met another; a token that was refused may be a permission that was
    /// just granted (Graph docs, Microsoft Graph error responses and resource types).
    /// </summary>
    private static GraphEnd EndOf(int status) => status switch
    {
        >= 200 and < 300 => GraphEnd.Done,
        404 or 410 => GraphEnd.Gone,
        401 or 408 or 409 or 412 or 423 or 425 or 429 or >= 500 => GraphEnd.Later,
        _ => GraphEnd.Refused,
    };

    /// <summary>Seconds or a date (RFC 9110, 10.2.3; Graph docs, Microsoft Graph throttling guidance); a date that has passed is no pause.</summary>
    private static TimeSpan? Pause(RetryConditionHeaderValue? header, TimeProvider clock)
    {
        var pause = header?.Delta ?? (header?.Date is { } date ? date - clock.GetUtcNow() : null);
        return pause < TimeSpan.Zero ? TimeSpan.Zero : pause > LongestPause ? LongestPause : pause;
    }

    private static async Task<JsonElement?> BodyAsync(HttpResponseMessage response, CancellationToken ct)
    {
        try
        {
            if (response.Content.Headers.ContentLength is > MostBytes)
                return null;
            await response.Content.LoadIntoBufferAsync(MostBytes, ct).ConfigureAwait(false);
            var bytes = await response.Content.ReadAsByteArrayAsync(ct).ConfigureAwait(false);
            return bytes.Length == 0 ? null : JsonSerializer.Deserialize(bytes, ProtocolJson.Wire.JsonElement);
        }
        catch (Exception e) when (e is JsonException or HttpRequestException or IOException)
        {
            return null;
        }
    }

    /// <summary>"error.code" (Graph docs, error resource type), as far as it is a word of letters: it goes into a log.</summary>
    private static string CodeIn(JsonElement? body) =>
        body is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object
        && error.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.String && code.GetString() is { Length: <= 60 } word && word.All(char.IsAsciiLetterOrDigit) ? word : "";
}
