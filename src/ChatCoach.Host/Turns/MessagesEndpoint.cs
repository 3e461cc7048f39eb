using System.Buffers;

namespace ChatCoach.Host.Turns;

/// <summary>POST /api/messages.</summary>
public static class MessagesEndpoint
{
    public const string Path = "/api/messages";

    /// <summary>Teams keeps a message below 100 KB (Teams docs, message size); the rest is room for its envelope.</summary>
    public const int MaxBody = 256 * 1024;

    public static void MapMessages(this WebApplication app) => app.MapPost(Path, async (HttpContext context, Inbound inbound, IHostApplicationLifetime lifetime) =>
    {
        var answer = await ReadAsync(context.Request) is { } body
            ? await inbound.ReceiveAsync(context.Request.Headers.Authorization, body, lifetime.ApplicationStopped)
            : InboundAnswer.Problem(StatusCodes.Status413PayloadTooLarge, $"The body is larger than {MaxBody} bytes.");
        context.Response.StatusCode = answer.Status;
        if (answer.Body.Length == 0)
            return;
        context.Response.ContentType = answer.Status < StatusCodes.Status400BadRequest ? "application/json" : "application/problem+json";
        await context.Response.Body.WriteAsync(answer.Body);
    });

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
