using System.Net.Http.Headers;

namespace ChatCoach.Protocol.Connector;

/// <summary>What a connector answered, the body at most as long as the call takes of it.</summary>
internal sealed record ConnectorAnswer(int Status, ReadOnlyMemory<byte> Body, TimeSpan? RetryAfter, string Vector, string Correlation)
{
    /// <summary>
    /// The status is known from here on, so a body that breaks off or does not end takes nothing away from it: what
    /// came of it is used.
    /// </summary>
    public static async Task<ConnectorAnswer> ReadAsync(HttpResponseMessage response, int atMost, TimeProvider clock, CancellationToken cancellation)
        => new(
            (int)response.StatusCode,
            await BodyOf(response.Content, atMost, cancellation).ConfigureAwait(false),
            Pause(response.Headers.RetryAfter, clock),
            Header(response, "MS-CV"),
            Header(response, "X-Correlating-OperationId"));

    private static async Task<ReadOnlyMemory<byte>> BodyOf(HttpContent content, int atMost, CancellationToken cancellation)
    {
        var buffer = new byte[Math.Min(content.Headers.ContentLength ?? atMost, atMost)];
        var length = 0;
        try
        {
            using var stream = await content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
            int read;
            while (length < buffer.Length && (read = await stream.ReadAsync(buffer.AsMemory(length), cancellation).ConfigureAwait(false)) > 0)
                length += read;
        }
        catch (Exception e) when (e is IOException or HttpRequestException or OperationCanceledException)
        {
            return buffer.AsMemory(0, length);
        }

        return buffer.AsMemory(0, length);
    }

    /// <summary>Seconds or a date (RFC 9110); a date that has passed is no pause.</summary>
    private static TimeSpan? Pause(RetryConditionHeaderValue? header, TimeProvider clock)
    {
        var pause = header?.Delta ?? (header?.Date is { } date ? date - clock.GetUtcNow() : null);
        return pause < TimeSpan.Zero ? TimeSpan.Zero : pause;
    }

    /// <summary>Support ids of the service, as far as they look like one.</summary>
    private static string Header(HttpResponseMessage response, string name)
        => response.Headers.TryGetValues(name, out var values) && values.FirstOrDefault() is { Length: <= 200 } value
            ? value
            : "";
}
