using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatCoach.Protocol.Activities;

/// <summary>A person or a bot on a channel. Ids are opaque strings: in Teams <c>29:…</c> for people, <c>28:APPID</c> for the bot.</summary>
public sealed record ChannelAccount
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    /// <summary>The Entra object id; absent for anonymous people. Not always a GUID.</summary>
    public string? AadObjectId { get; set; }

    public string? Role { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}
