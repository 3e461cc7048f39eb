using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatCoach.Protocol.Activities;

/// <summary>
/// Something an activity says about itself. Kinds are open, so only the type is typed; the rest is read on demand and
/// an entity of an unknown shape never makes an activity unreadable.
/// </summary>
public sealed record Entity
{
    public const string Mention = "mention";
    public const string ClientInfo = "clientInfo";

    public string? Type { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>The string at <paramref name="path"/> below member <paramref name="name"/>, or null.</summary>
    public string? Text(string name, params ReadOnlySpan<string> path)
        => Extra is not null && Extra.TryGetValue(name, out var member) ? member.TextAt(path) : null;
}
