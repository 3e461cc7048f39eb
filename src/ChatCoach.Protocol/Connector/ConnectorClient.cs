using System.Text.Json;
using System.Text.Json.Nodes;
using ChatCoach.Protocol.Activities;
using static ChatCoach.Protocol.Connector.SendOutcome;

namespace ChatCoach.Protocol.Connector;

/// <summary>
/// The connector's REST interface (Bot Connector API v3), one call an operation and one outcome a call. It never tries
/// again by itself, except once with a fresh token after a 401; when and whether to try again is its caller's business,
/// who alone knows what a double would mean. Sends of one conversation keep their order only if each is awaited.
/// </summary>
public sealed class ConnectorClient
{
    private readonly ConnectorCall _call;

    public ConnectorClient(ConnectorCall call) => _call = call;

    /// <summary>
    /// Posts a message or a typing sign to a conversation. Who it is from and for is filled in. In a channel the thread
    /// is part of the conversation's id.
    /// </summary>
    public Task<SendOutcome> SendAsync(ConversationReference to, Activity activity, CancellationToken cancellation)
        => SendAsync(to, to.Address(activity).ToUtf8(), cancellation);

    /// <summary>Likewise, with the activity addressed and written before: UTF-8 JSON.</summary>
    public Task<SendOutcome> SendAsync(ConversationReference to, ReadOnlyMemory<byte> activity, CancellationToken cancellation)
        => _call.RunAsync(
            new ConnectorRequest("send", HttpMethod.Post, to.ServiceUrl, ["v3", "conversations", to.Conversation.Id, "activities"])
            {
                Body = activity,
                Repeatable = Repeatable.No,
            },
            Done,
            cancellation);

    /// <summary>Puts <paramref name="activity"/> in the place of a message sent earlier.</summary>
    public Task<SendOutcome> UpdateAsync(ConversationReference to, string activityId, Activity activity, CancellationToken cancellation)
        => UpdateAsync(to, activityId, (to.Address(activity) with { Id = activityId }).ToUtf8(), cancellation);

    /// <summary>Likewise, with the activity addressed and written before: UTF-8 JSON.</summary>
    public Task<SendOutcome> UpdateAsync(ConversationReference to, string activityId, ReadOnlyMemory<byte> activity, CancellationToken cancellation)
        => _call.RunAsync(
            new ConnectorRequest("update", HttpMethod.Put, to.ServiceUrl, ["v3", "conversations", to.Conversation.Id, "activities", activityId])
            {
                Body = activity,
            },
            Done,
            cancellation);

    /// <summary>Takes back a message sent earlier. Not every channel can: <see cref="NotSupported"/>.</summary>
    public Task<SendOutcome> DeleteAsync(ConversationReference to, string activityId, CancellationToken cancellation)
        => _call.RunAsync(
            new ConnectorRequest("delete", HttpMethod.Delete, to.ServiceUrl, ["v3", "conversations", to.Conversation.Id, "activities", activityId]),
            Done,
            cancellation);

    /// <summary>
    /// Opens the chat of the bot with one person and answers its id in <see cref="Sent"/>; the same person gets the same
    /// id each time. In Teams <paramref name="member"/> carries the <c>29:…</c> id, and the app must be installed for
    /// them. Nothing is written into the chat.
    /// </summary>
    public Task<SendOutcome> CreateConversationAsync(
        string serviceUrl, ChannelAccount member, ChannelAccount? bot, string? tenantId, CancellationToken cancellation)
        => _call.RunAsync(
            new ConnectorRequest("create", HttpMethod.Post, serviceUrl, ["v3", "conversations"])
            {
                Body = ConversationWith(member, bot, tenantId),
            },
            static answer => Done(answer) is Sent { Id: not null } sent ? sent : new Rejected(answer.Status, "NoConversationId"),
            cancellation);

    /// <summary>Describes one person of a conversation, by <c>29:…</c> id or Entra object id.</summary>
    public async Task<MemberOutcome> GetMemberAsync(ConversationReference of, string memberId, CancellationToken cancellation)
    {
        ConversationMember? member = null;
        var outcome = await _call.RunAsync(
            new ConnectorRequest("member", HttpMethod.Get, of.ServiceUrl, ["v3", "conversations", of.Conversation.Id, "members", memberId]),
            answer =>
            {
                member = MemberIn(answer.Body);
                return member is null ? new Rejected(answer.Status, "NoMember") : new Sent(member.Id);
            },
            cancellation).ConfigureAwait(false);
        return outcome switch
        {
            Sent => new MemberOutcome.Found(member!),
            Rejected { Status: 404, Code: "MemberNotFoundInConversation" } => new MemberOutcome.NotAMember(),
            _ => new MemberOutcome.Failed(outcome),
        };
    }

    private static SendOutcome Done(ConnectorAnswer answer) => new Sent(ConnectorError.Parse(answer.Body)?.TextAt("id"));

    private static ConversationMember? MemberIn(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body.Span, ProtocolJson.Wire.ConversationMember);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// The tenant stands there twice, since older services read it only from channelData. There is no activity: one would
    /// be sent on every call, and without an id to know it by.
    /// </summary>
    private static byte[] ConversationWith(ChannelAccount member, ChannelAccount? bot, string? tenantId)
    {
        var body = new JsonObject
        {
            ["isGroup"] = false,
            ["members"] = new JsonArray((JsonNode)new JsonObject { ["id"] = member.Id }),
        };
        if (bot?.Id is { } botId)
            body["bot"] = new JsonObject { ["id"] = botId };
        if (tenantId is not null)
        {
            body["tenantId"] = tenantId;
            body["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenantId } };
        }

        return JsonSerializer.SerializeToUtf8Bytes(body, ProtocolJson.Wire.JsonObject);
    }
}
