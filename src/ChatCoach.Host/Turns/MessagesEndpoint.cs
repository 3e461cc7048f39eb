using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using ChatCoach.Host.Settings;

namespace ChatCoach.Host.Turns;

/// <summary>POST /api/messages.</summary>
public static class MessagesEndpoint
{
    public const string Path = "/api/messages";

    /// <summary>
    /// Teams keeps a message to about 100 KB of UTF-16 (Teams docs, message size). A client may escape each character
    /// with six bytes and sends the text twice, once more as HTML: 600 KB, and room for the envelope.
    /// </summary>
    public const int MaxBody = 768 * 1024;

    public static void MapMessages(this WebApplication app) => app.MapPost(Path, async (HttpContext context, Inbound inbound, HostSettings settings, IHostApplicationLifetime lifetime) =>
    {
        var answer = Refusal(context.Request, settings) ?? await AnswerAsync(context.Request, inbound, lifetime.ApplicationStopped);
        context.Response.StatusCode = answer.Status;
        if (answer.Body.Length == 0)
            return;
        context.Response.ContentType = answer.Status < StatusCodes.Status400BadRequest ? "application/json" : "application/problem+json";
        await context.Response.Body.WriteAsync(answer.Body);
    });

    /// <summary>
    /// Without an app id nobody has to prove who they are, so a web page open in a browser on this machine must not get
    /// here: neither by a form or plain text, which need no leave from the browser, nor under a name of its own that
    /// leads to this machine.
    /// </summary>
    private static InboundAnswer? Refusal(HttpRequest request, HostSettings settings)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !string.Equals(type.MediaType, "application/json", StringComparison.OrdinalIgnoreCase))
            return InboundAnswer.Problem(StatusCodes.Status415UnsupportedMediaType, "Send the activity as application/json.");
        if (settings.IsLocal && (request.Headers.Origin.Count > 0 || !IsThisMachine(request.Host.Host)))
            return InboundAnswer.Problem(StatusCodes.Status403Forbidden, "Without an app id only programs on this machine may speak to the bot.");
        return null;
    }

    private static bool IsThisMachine(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>A body that does not come whole is the client's affair, whether it is sent wrongly, too slowly or hangs up.</summary>
    private static async Task<InboundAnswer> AnswerAsync(HttpRequest request, Inbound inbound, CancellationToken stopped)
    {
        ReadOnlyMemory<byte>? body;
        try
        {
            body = await ReadAsync(request);
        }
        catch (BadHttpRequestException wrong)
        {
            return InboundAnswer.Problem(wrong.StatusCode, "The body could not be read.");
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            return InboundAnswer.Problem(StatusCodes.Status400BadRequest, "The body broke off.");
        }

        return body is { } whole
            ? await inbound.ReceiveAsync(request.Headers.Authorization, whole, stopped)
            : InboundAnswer.Problem(StatusCodes.Status413PayloadTooLarge, $"The body is larger than {MaxBody} bytes.");
    }

    /// <summary>The whole body, or null when it is too large.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength > MaxBody)
            return null;
        var writer = new ArrayBufferWriter<byte>((int)(request.ContentLength ?? 4096) + 1);
        while (true)
        {
            var result = await request.BodyReader.ReadAsync();
            foreach (var part in result.Buffer)
                writer.Write(part.Span);
            request.BodyReader.AdvanceTo(result.Buffer.End);
            if (writer.WrittenCount > MaxBody)
                return null;
            if (result.IsCompleted)
                return writer.WrittenMemory;
        }
    }
}
