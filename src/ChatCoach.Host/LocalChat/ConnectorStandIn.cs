using System.Text.Json.Nodes;

namespace ChatCoach.Host.LocalChat;

/// <summary>
/// Where the coach's connector client posts to: what the Bot Connector is to Teams, with its status codes
/// (Bot Framework REST reference), for the conversations of the local chat.
/// </summary>
internal sealed class ConnectorStandIn(Conversations conversations, CoachActivities activities, LocalChatOptions options)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v3/conversations", Keyed(CreateAsync));
        routes.MapPost("/v3/conversations/{id}/activities", InConversation(PostAsync));
        routes.MapPost("/v3/conversations/{id}/activities/{activityId}", InConversation(PostAsync));
        routes.MapPut("/v3/conversations/{id}/activities/{activityId}", InConversation(UpdateAsync));
        routes.MapDelete("/v3/conversations/{id}/activities/{activityId}", InConversation(DeleteAsync));
        routes.MapGet("/v3/conversations/{id}/members/{memberId}", InConversation(MemberAsync));
    }

    // As in Teams: exactly one member, the same member gives the same id, and an activity sent along reports no id.
    private async Task CreateAsync(HttpContext context)
    {
        var body = await Wire.ReadObjectAsync(context.Request);
        if (body?["members"] is not JsonArray { Count: 1 } members)
        {
            await Wire.RefuseAsync(context, StatusCodes.Status400BadRequest, "BadSyntax", "Incorrect conversation creation parameters");
            return;
        }
        if (conversations.OfMember(members[0].Text("id")) is not { } conversation)
        {
            await Wire.RefuseAsync(context, StatusCodes.Status403Forbidden, "ForbiddenOperationException", "There is no such person here.");
            return;
        }
        if (body.Object("activity") is { } activity)
            conversation.Add(activities.FromCoach(conversation, activity, conversations.NextActivityId()));
        await Wire.WriteAsync(context, StatusCodes.Status201Created, new JsonObject { ["id"] = conversation.Id });
    }

    private async Task PostAsync(HttpContext context, Conversation conversation)
    {
        var body = await Wire.ReadObjectAsync(context.Request);
        if (body.Text("type") is not ("message" or "typing"))
        {
            await Wire.RefuseAsync(context, StatusCodes.Status400BadRequest, "BadArgument", "Invalid input");
            return;
        }
        if (context.Request.RouteValues["activityId"] is string target)
            body!["replyToId"] = target;
        var id = conversations.NextActivityId();
        var typing = body.Text("type") == "typing";
        conversation.Add(activities.FromCoach(conversation, body!, id), transient: typing);
        if (typing)
            context.Response.StatusCode = StatusCodes.Status202Accepted;
        else
            await Wire.WriteAsync(context, StatusCodes.Status201Created, new JsonObject { ["id"] = id });
    }

    private async Task UpdateAsync(HttpContext context, Conversation conversation)
    {
        var id = (string)context.Request.RouteValues["activityId"]!;
        var body = await Wire.ReadObjectAsync(context.Request);
        if (body is null)
            await Wire.RefuseAsync(context, StatusCodes.Status400BadRequest, "BadSyntax", "Invalid input");
        else if (conversation.Find(id) is { } shown && shown.Object("from").Text("role") == "bot"
            && conversation.Replace(id, InPlaceOf(shown, activities.FromCoach(conversation, body, id))))
            await Wire.WriteAsync(context, StatusCodes.Status200OK, new JsonObject { ["id"] = id });
        else
            await RefuseUnknownAsync(context);
    }

    private static Task DeleteAsync(HttpContext context, Conversation conversation)
    {
        var id = (string)context.Request.RouteValues["activityId"]!;
        if (conversation.Find(id).Object("from").Text("role") != "bot" || !conversation.Delete(id))
            return RefuseUnknownAsync(context);
        context.Response.StatusCode = StatusCodes.Status200OK;
        return Task.CompletedTask;
    }

    private async Task MemberAsync(HttpContext context, Conversation conversation)
    {
        if (conversations.OfMember((string?)context.Request.RouteValues["memberId"]) != conversation)
        {
            await Wire.RefuseAsync(context, StatusCodes.Status404NotFound, "MemberNotFoundInConversation", "There is no such person here.");
            return;
        }
        await Wire.WriteAsync(context, StatusCodes.Status200OK, new JsonObject
        {
            ["id"] = Conversations.UserId(conversation.Persona),
            ["name"] = conversation.Persona.Name,
            ["aadObjectId"] = conversation.Persona.ObjectId,
            ["tenantId"] = options.TenantId,
            ["userRole"] = "user",
        });
    }

    // Web Chat orders bubbles by time: with a new time an updated card would move to the end.
    private static JsonObject InPlaceOf(JsonObject shown, JsonObject update)
    {
        update["timestamp"] = shown["timestamp"]?.DeepClone();
        return update;
    }

    private RequestDelegate Keyed(RequestDelegate handle) => context =>
    {
        if (Secrets.Same(options.ConnectorKey, context.Request.RouteValues["key"] as string))
            return handle(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    };

    private RequestDelegate InConversation(Func<HttpContext, Conversation, Task> handle) => Keyed(context =>
        conversations.OfId(context.Request.RouteValues["id"] as string) is { } conversation
            ? handle(context, conversation)
            : Wire.RefuseAsync(context, StatusCodes.Status404NotFound, "ConversationNotFound", "There is no such conversation here."));

    private static Task RefuseUnknownAsync(HttpContext context) =>
        Wire.RefuseAsync(context, StatusCodes.Status404NotFound, "ActivityNotFoundInConversation", "There is no such message of the coach here.");
}
