using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using ChatCoach.Protocol.Activities;
using static ChatCoach.Protocol.Connector.SendOutcome;

namespace ChatCoach.Protocol.Connector;

/// <summary>
/// The connector's REST interface (Bot Connector API v3), one call an operation and one outcome a call. It never tries
/// again by itself, except once with a fresh token after a 401; when and whether to try again is its caller's business,
/// who alone knows what a double would mean. Sends of one conversation keep their order only if each is awaited. Calls
/// to Teams keep within its rate limits (<see cref="SendWindows"/>): each may have to wait, as its <see cref="Patience"/> says.
/// </summary>
public sealed class ConnectorClient
{
    private readonly ConnectorCall _call;

    public ConnectorClient(ConnectorCall call) => _call = call;

    /// <summary>
    /// Posts a message or a typing sign to a conversation. Who it is from and for is filled in. In a channel the thread
    /// is part of the conversation's id.
    /// </summary>
    public Task<SendOutcome> SendAsync(ConversationReference to, Activity activity, CancellationToken cancellation, Patience? patience = null)
        => SendAsync(to, to.Address(activity).ToUtf8(), cancellation, patience);

    /// <summary>Likewise, with the activity addressed and written before: UTF-8 JSON.</summary>
    public Task<SendOutcome> SendAsync(ConversationReference to, ReadOnlyMemory<byte> activity, CancellationToken cancellation, Patience? patience = null)
        => _call.RunAsync(
            In(to, "send", HttpMethod.Post, "activities") with
            {
                Body = activity,
                Repeatable = Repeatable.No,
                Patience = patience ?? Patience.Usual,
            },
            Done,
            cancellation);

    /// <summary>Puts <paramref name="activity"/> in the place of a message sent earlier.</summary>
    public Task<SendOutcome> UpdateAsync(ConversationReference to, string activityId, Activity activity, CancellationToken cancellation, Patience? patience = null)
        => UpdateAsync(to, activityId, (to.Address(activity) with { Id = activityId }).ToUtf8(), cancellation, patience);

    /// <summary>Likewise, with the activity addressed and written before: UTF-8 JSON.</summary>
    public Task<SendOutcome> UpdateAsync(ConversationReference to, string activityId, ReadOnlyMemory<byte> activity, CancellationToken cancellation, Patience? patience = null)
        => _call.RunAsync(
            In(to, "update", HttpMethod.Put, "activities", activityId) with
            {
                Body = activity,
                Patience = patience ?? Patience.Usual,
            },
            Done,
            cancellation);

    /// <summary>Takes back a message sent earlier. Not every channel can: <see cref="NotSupported"/>.</summary>
    public Task<SendOutcome> DeleteAsync(ConversationReference to, string activityId, CancellationToken cancellation, Patience? patience = null)
        => _call.RunAsync(
            In(to, "delete", HttpMethod.Delete, "activities", activityId) with { Patience = patience ?? Patience.Usual },
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
                Thread = ThreadKey.Of(member.Id, reads: false),
                TenantId = tenantId,
            },
            static answer => Done(answer) is Sent { Id: not null } sent ? sent : new Rejected(answer.Status, "NoConversationId"),
            cancellation);

    /// <summary>Describes one person of a conversation, by <c>29:…</c> id or Entra object id.</summary>
    public async Task<MemberOutcome> GetMemberAsync(ConversationReference of, string memberId, CancellationToken cancellation)
    {
        ConversationMember? member = null;
        var outcome = await _call.RunAsync(
            In(of, "member", HttpMethod.Get, "members", memberId),
            answer =>
            {
                member = Read(answer.Body, ProtocolJson.Wire.ConversationMember);
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

    /// <summary>A page of the people of a conversation; of a team's when the conversation is the team.</summary>
    /// <param name="of">The conversation.</param>
    /// <param name="next">Where the page before ended, as it said; null: the first page.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <param name="patience">How long it may wait for room.</param>
    public async Task<MembersOutcome> GetMembersAsync(ConversationReference of, string? next, CancellationToken cancellation, Patience? patience = null)
    {
        MembersPage? page = null;
        var outcome = await _call.RunAsync(
            In(of, "members", HttpMethod.Get, "pagedmembers") with
            {
                Query = [("pageSize", ConnectorLimits.MembersAPage.ToString(CultureInfo.InvariantCulture)), .. next is null ? [] : new[] { ("continuationToken", next) }],
                MaxAnswerBytes = ConnectorLimits.MaxMembersBytes,
                Patience = patience ?? Patience.Usual,
            },
            answer =>
            {
                page = Read(answer.Body, ProtocolJson.Wire.MembersPage);
                // An answer that broke off is no page, and asking again may give the rest.
                return page?.Members is null ? new RetryLater(null, "The answer is no page of members, or broke off.") : new Sent(null);
            },
            cancellation).ConfigureAwait(false);
        return outcome is Sent
            ? new MembersOutcome.Page([.. page!.Members!.OfType<ConversationMember>()], string.IsNullOrEmpty(page.ContinuationToken) ? null : page.ContinuationToken)
            : new MembersOutcome.Failed(outcome);
    }

    private static ConnectorRequest In(ConversationReference conversation, string operation, HttpMethod method, params ReadOnlySpan<string?> path) =>
        new(operation, method, conversation.ServiceUrl, ["v3", "conversations", conversation.Conversation.Id, .. path])
        {
            Thread = conversation.ChannelId == ChannelIds.Teams ? ThreadKey.Of(conversation.Conversation.Id, reads: method == HttpMethod.Get) : null,
            TenantId = conversation.TenantId,
        };

    private static SendOutcome Done(ConnectorAnswer answer) => new Sent(ConnectorError.Parse(answer.Body)?.TextAt("id"));

    private static T? Read<T>(ReadOnlyMemory<byte> body, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body.Span, type);
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
