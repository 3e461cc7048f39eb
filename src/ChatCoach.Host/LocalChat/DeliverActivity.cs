using System.Text.Json.Nodes;

namespace ChatCoach.Host.LocalChat;

/// <summary>
/// Hands one activity of the local chat to the coach, by the same inbound path as POST /api/messages.
/// The only way from the local chat into the coach.
/// </summary>
/// <param name="activity">A complete Activity as Teams would send it; <c>channelId</c> is "webchat", <c>conversationType</c> "personal".</param>
/// <param name="ct">Cancelled only when the host stops: a closed page must not abort a turn that is being stored.</param>
public delegate Task<DeliveredAnswer> DeliverActivity(JsonObject activity, CancellationToken ct);

/// <summary>What POST /api/messages would have answered.</summary>
/// <param name="Status">HTTP status; 2xx means stored.</param>
/// <param name="Body">JSON body; for an invoke <c>{statusCode, type, value}</c>, else null.</param>
public sealed record DeliveredAnswer(int Status, JsonNode? Body);
