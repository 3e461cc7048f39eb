using System.Globalization;
using System.Net.WebSockets;
using System.Text;

namespace ChatCoach.Host.LocalChat;

/// <summary>
/// The live end of a conversation: a websocket that first sends what the page has not seen, then each change.
/// There is no queue beside the conversation itself, so a slow page holds nothing in memory.
/// </summary>
internal sealed class DirectLineStream(Conversations conversations, IHostApplicationLifetime lifetime)
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/conversations/{id}/stream", StreamAsync);

    /// <summary>One frame as Direct Line sends it: <c>{"activities": [...], "watermark": "n"}</c>.</summary>
    public static string Frame(IReadOnlyList<string> activities, long watermark) => string.Create(
        CultureInfo.InvariantCulture, $$"""{"activities":[{{string.Join(',', activities)}}],"watermark":"{{watermark}}"}""");

    private async Task StreamAsync(HttpContext context)
    {
        // A browser can set no header on a websocket, so the token is in the query.
        var conversation = conversations.OfToken(context.Request.Query["t"]);
        if (conversation is null || (string?)context.Request.RouteValues["id"] != conversation.Id)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        long? watermark = long.TryParse(context.Request.Query["watermark"], NumberStyles.None, CultureInfo.InvariantCulture, out var mark) ? mark : null;
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping, context.RequestAborted);
        var listening = ListenAsync(socket, ended);
        try
        {
            await SendAsync(socket, conversation, watermark, ended.Token);
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException)
        {
            // The page was closed, reloaded or has lost its network: it comes back with its watermark.
        }
        await ended.CancelAsync();
        await listening;
    }

    private static async Task SendAsync(WebSocket socket, Conversation conversation, long? seen, CancellationToken ct)
    {
        while (true)
        {
            var (activities, watermark) = conversation.After(seen);
            if (activities.Count > 0)
                await socket.SendAsync(Encoding.UTF8.GetBytes(Frame(activities, watermark)), WebSocketMessageType.Text, endOfMessage: true, ct);
            seen = watermark;
            await conversation.WhenAfter(watermark).WaitAsync(ct);
        }
    }

    // The page sends nothing but empty pings; reading them is how its going away is noticed.
    private static async Task ListenAsync(WebSocket socket, CancellationTokenSource ended)
    {
        var ignored = new byte[256];
        try
        {
            while (socket.State == WebSocketState.Open)
            {
                var frame = await socket.ReceiveAsync(ignored, ended.Token);
                if (frame.MessageType == WebSocketMessageType.Close)
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, ended.Token);
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException)
        {
            // As above.
        }
        await ended.CancelAsync();
    }
}
