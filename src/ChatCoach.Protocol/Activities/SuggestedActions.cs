using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatCoach.Protocol.Activities;

/// <summary>Quick replies shown under a message. Teams knows them in a personal chat only, at most six.</summary>
public sealed record SuggestedActions
{
    public List<string>? To { get; set; }

    public List<CardAction>? Actions { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

/// <summary>One quick reply. Clients send the title or the value back, so both must mean the same to the reader.</summary>
public sealed record CardAction
{
    /// <summary><c>imBack</c> shows what was chosen as a message of the person.</summary>
    public string? Type { get; set; }

    public string? Title { get; set; }

    public JsonElement? Value { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}
