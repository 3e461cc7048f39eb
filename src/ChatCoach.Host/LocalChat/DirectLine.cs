using System.Globalization;
using System.Text.Json.Nodes;

namespace ChatCoach.Host.LocalChat;

/// <summary>The part of Direct Line 3.0 that Web Chat uses. Whom a call speaks for is decided by its token alone.</summary>
internal sealed class DirectLine(Conversations conversations, CoachLink coach, PageToken pageToken)
{
    /// <summary>Seconds a token is said to live; Web Chat refreshes every 15 minutes. Really it lives as long as the process.</summary>
    private const int TokenLifetime = 3600;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/tokens/generate", GenerateAsync);
        routes.MapPost("/tokens/refresh", WithTokenAsync(RefreshAsync));
        routes.MapPost("/conversations", WithTokenAsync(StartAsync));
        routes.MapGet("/conversations/{id}", WithTokenAsync(ReconnectAsync));
        routes.MapGet("/conversations/{id}/activities", WithTokenAsync(ReadAsync));
        routes.MapPost("/conversations/{id}/activities", WithTokenAsync(SendAsync));
        routes.MapPost("/conversations/{id}/upload", WithTokenAsync(RefuseUploadAsync));
    }

    // Body {"as": objectId}. Only our own page can call this: it alone can read the page token.
    private async Task GenerateAsync(HttpContext context)
    {
        if (!pageToken.IsIn(context.Request))
            await RefuseTokenAsync(context);
        else if (await Wire.ReadObjectAsync(context.Request) is not { } body)
            await RefuseBodyAsync(context);
        else if (conversations.OfPerson(body.Text("as")) is not { } conversation)
            await Wire.RefuseAsync(context, StatusCodes.Status404NotFound, "BadArgument", "There is no such person in the demo organisation.");
        else
            await Wire.WriteAsync(context, StatusCodes.Status200OK, Ticket(conversation));
    }

    private static Task RefreshAsync(HttpContext context, Conversation conversation) =>
        Wire.WriteAsync(context, StatusCodes.Status200OK, Ticket(conversation));

    private async Task StartAsync(HttpContext context, Conversation conversation)
    {
        var body = await Wire.ReadObjectAsync(context.Request);
        if (await coach.OpenAsync(conversation, context, body))
            await Wire.WriteAsync(context, StatusCodes.Status201Created, Ticket(conversation, StreamUrl(context, conversation, null)));
        else
            await RefuseForCoachAsync(context);
    }

    private static Task ReconnectAsync(HttpContext context, Conversation conversation) =>
        Wire.WriteAsync(context, StatusCodes.Status200OK, Ticket(conversation, StreamUrl(context, conversation, Watermark(context.Request))));

    private static Task ReadAsync(HttpContext context, Conversation conversation)
    {
        var (activities, watermark) = conversation.After(Watermark(context.Request));
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(DirectLineStream.Frame(activities, watermark), context.RequestAborted);
    }

    private async Task SendAsync(HttpContext context, Conversation conversation)
    {
        if (await Wire.ReadObjectAsync(context.Request) is not { } activity)
            await RefuseBodyAsync(context);
        else if (activity.Text("type") is "typing" or "event")
            await Wire.WriteAsync(context, StatusCodes.Status200OK, new JsonObject { ["id"] = conversations.NextActivityId() });
        else if (activity.Text("type") != "message")
            await Wire.RefuseAsync(context, StatusCodes.Status400BadRequest, "BadSyntax", "The local chat sends messages only.");
        else if (await coach.SendAsync(conversation, context, activity) is { } id)
            await Wire.WriteAsync(context, StatusCodes.Status200OK, new JsonObject { ["id"] = id });
        else
            await RefuseForCoachAsync(context);
    }

    private static Task RefuseUploadAsync(HttpContext context, Conversation conversation) =>
        Wire.RefuseAsync(context, StatusCodes.Status400BadRequest, "NotSupported", "The coach reads no files. Please write it in a message.");

    // 403 tells Web Chat that its token is worth nothing any more, as after a restart: the page then begins again.
    private RequestDelegate WithTokenAsync(Func<HttpContext, Conversation, Task> handle) => context =>
        conversations.OfToken(BearerOf(context.Request)) is { } conversation
        && context.Request.RouteValues["id"] is var id && (id is null || (string)id == conversation.Id)
            ? handle(context, conversation)
            : RefuseTokenAsync(context);

    private static string? BearerOf(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { } header && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? header["Bearer ".Length..]
            : null;

    private static long? Watermark(HttpRequest request) =>
        long.TryParse(request.Query["watermark"], NumberStyles.None, CultureInfo.InvariantCulture, out var watermark) ? watermark : null;

    private static JsonObject Ticket(Conversation conversation, string? streamUrl = null)
    {
        var ticket = new JsonObject
        {
            ["conversationId"] = conversation.Id, ["token"] = conversation.Token, ["expires_in"] = TokenLifetime,
        };
        if (streamUrl is not null)
            ticket["streamUrl"] = streamUrl;
        return ticket;
    }

    private static string StreamUrl(HttpContext context, Conversation conversation, long? watermark)
    {
        var scheme = context.Request.IsHttps ? "wss" : "ws";
        var url = $"{scheme}://{context.Request.Host}/directline/conversations/{conversation.Id}/stream?t={conversation.Token}";
        return watermark is { } mark ? string.Create(CultureInfo.InvariantCulture, $"{url}&watermark={mark}") : url;
    }

    private static Task RefuseTokenAsync(HttpContext context) =>
        Wire.RefuseAsync(context, StatusCodes.Status403Forbidden, "TokenExpired", "This token opens nothing here. Please load the page again.");

    private static Task RefuseBodyAsync(HttpContext context) =>
        Wire.RefuseAsync(context, StatusCodes.Status400BadRequest, "BadSyntax", "The body must be one JSON object without doubled members.");

    // Not 502 as Direct Line itself: its client takes a 5xx for sent and Web Chat says so only after 20 s; a 4xx at once.
    private static Task RefuseForCoachAsync(HttpContext context) =>
        Wire.RefuseAsync(context, StatusCodes.Status424FailedDependency, "BotError", "The coach did not take this. Please send it again.");
}
