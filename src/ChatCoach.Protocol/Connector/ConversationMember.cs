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

    /// <summary>See <see cref="UserRoles"/>.</summary>
    public string? UserRole { get; set; }

    public string? TenantId { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>The Entra object id, also where the service still calls it <c>objectId</c>.</summary>
    [JsonIgnore]
    public string? EntraId => AadObjectId
        ?? (Extra is not null && Extra.TryGetValue("objectId", out var id) ? id.TextAt() : null);
}

/// <summary>What <see cref="ConversationMember.UserRole"/> may be.</summary>
public static class UserRoles
{
    /// <summary>Somebody of the organisation.</summary>
    public const string User = "user";

    /// <summary>Somebody of another one, let into this one.</summary>
    public const string Guest = "guest";

    public const string Anonymous = "anonymous";
}

/// <summary>A page of members, as it stands on the wire.</summary>
public sealed record MembersPage
{
    public string? ContinuationToken { get; set; }

    public List<ConversationMember?>? Members { get; set; }
}
