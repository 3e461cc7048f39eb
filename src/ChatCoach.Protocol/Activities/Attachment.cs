using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatCoach.Protocol.Activities;

/// <summary>A card, a file or a rich text copy of the message.</summary>
public sealed record Attachment
{
    /// <summary>See <see cref="AttachmentTypes"/>.</summary>
    public string? ContentType { get; set; }

    public string? ContentUrl { get; set; }

    public RawJson? Content { get; set; }

    public string? Name { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>An Adaptive Card as an attachment.</summary>
    public static Attachment AdaptiveCard(RawJson card) => new() { ContentType = AttachmentTypes.AdaptiveCard, Content = card };
}

/// <summary>Content types of attachments.</summary>
public static class AttachmentTypes
{
    public const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";

    /// <summary>The copy of its own text that Teams adds to every message.</summary>
    public const string Html = "text/html";
}
