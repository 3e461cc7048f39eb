using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatCoach.Protocol.Activities;

/// <summary>
/// One activity of the Bot Framework protocol, as it stands on the wire. Only the members this product reads are
/// typed; every other member lives on in <see cref="Extra"/> and is written back unchanged. Times stay the strings
/// they came as, so that a round trip never rewrites one.
/// </summary>
public sealed record Activity
{
    /// <summary>See <see cref="ActivityTypes"/>; never empty after <see cref="TryParse"/>.</summary>
    public string Type { get; set; } = "";

    public string? Id { get; set; }

    /// <summary>UTC, as the channel wrote it.</summary>
    public string? Timestamp { get; set; }

    /// <summary>The sender's time with its offset, as the channel wrote it.</summary>
    public string? LocalTimestamp { get; set; }

    /// <summary>IANA name, for example <c>Europe/Berlin</c>.</summary>
    public string? LocalTimezone { get; set; }

    /// <summary>Where answers go. Trusted only after <see cref="Authentication.InboundAuthenticator"/> accepted it.</summary>
    public string? ServiceUrl { get; set; }

    /// <summary><c>msteams</c>, <c>webchat</c>, <c>emulator</c> and so on.</summary>
    public string? ChannelId { get; set; }

    public ChannelAccount? From { get; set; }

    public ChannelAccount? Recipient { get; set; }

    public ConversationAccount? Conversation { get; set; }

    /// <summary>BCP 47, for example <c>de-DE</c>.</summary>
    public string? Locale { get; set; }

    public string? Text { get; set; }

    /// <summary><c>plain</c>, <c>markdown</c> or <c>xml</c>.</summary>
    public string? TextFormat { get; set; }

    /// <summary>What a notification shows instead of the text.</summary>
    public string? Summary { get; set; }

    public string? ReplyToId { get; set; }

    /// <summary>The name of an invoke or event; see <see cref="Invokes.InvokeNames"/>.</summary>
    public string? Name { get; set; }

    /// <summary><c>add</c>, <c>remove</c>, <c>add-upgrade</c>, <c>remove-upgrade</c> of an installationUpdate.</summary>
    public string? Action { get; set; }

    /// <summary>See <see cref="DeliveryModes"/>.</summary>
    public string? DeliveryMode { get; set; }

    public List<ChannelAccount>? MembersAdded { get; set; }

    public List<ChannelAccount>? MembersRemoved { get; set; }

    public List<Attachment>? Attachments { get; set; }

    public List<Entity>? Entities { get; set; }

    public SuggestedActions? SuggestedActions { get; set; }

    /// <summary>The data of a card's button, or the payload of an invoke.</summary>
    public JsonElement? Value { get; set; }

    public JsonElement? ChannelData { get; set; }

    /// <summary>Every member not named above.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>
    /// Reads one activity. Bad input never throws: <paramref name="problem"/> then says in one sentence what is wrong,
    /// without repeating any content.
    /// </summary>
    public static bool TryParse(
        ReadOnlySpan<byte> json,
        [NotNullWhen(true)] out Activity? activity,
        [NotNullWhen(false)] out string? problem)
        => ActivityReader.TryRead(json, out activity, out problem);

    /// <summary>UTF-8 JSON as the wire wants it.</summary>
    public byte[] ToUtf8() => JsonSerializer.SerializeToUtf8Bytes(this, ProtocolJson.Wire.Activity);
}
