using System.Text.Json;
using System.Text.Json.Serialization;
using ChatCoach.Protocol.Activities;

namespace ChatCoach.Protocol.Connector;

/// <summary>A person of a conversation, as Teams describes them. Any member but the id may be absent (guests, missing consent).</summary>
public sealed record ConversationMember
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? AadObjectId { get; set; }

    public string? GivenName { get; set; }

    public string? Surname { get; set; }

    public string? Email { get; set; }

    public string? UserPrincipalName { get; set; }

    /// <summary><c>user</c>, <c>guest</c> or <c>anonymous</c>.</summary>
    public string? UserRole { get; set; }

    public string? TenantId { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>The Entra object id, also where the service still calls it <c>objectId</c>.</summary>
    [JsonIgnore]
    public string? EntraId => AadObjectId
        ?? (Extra is not null && Extra.TryGetValue("objectId", out var id) ? id.TextAt() : null);
}
