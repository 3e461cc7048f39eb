using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatCoach.Protocol.Activities;

/// <summary>A chat, group chat or channel thread.</summary>
public sealed record ConversationAccount
{
    /// <summary>Opaque; in a channel thread it ends in <c>;messageid=…</c>.</summary>
    public string? Id { get; set; }

    public string? Name { get; set; }

    /// <summary><c>personal</c>, <c>groupChat</c> or <c>channel</c>; absent outside Teams.</summary>
    public string? ConversationType { get; set; }

    public string? TenantId { get; set; }

    public bool? IsGroup { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

/// <summary>What can be read out of a conversation; beside the record for the reason of <see cref="ActivityFacts"/>.</summary>
public static class ConversationFacts
{
    extension(ConversationAccount conversation)
    {
        /// <summary>A chat of one person with the bot.</summary>
        public bool IsPersonal => conversation.ConversationType is { } type
            ? string.Equals(type, ConversationTypes.Personal, StringComparison.OrdinalIgnoreCase)
            : conversation.IsGroup != true;
    }
}
