using System.Text.Json.Serialization;

namespace ChatCoach.Protocol.Activities;

/// <summary>
/// All that is needed to write to a conversation later. Taken anew from every inbound activity, since the service
/// address of a conversation may change.
/// </summary>
public sealed record ConversationReference
{
    public required string ChannelId { get; init; }

    /// <summary>Absolute address of the connector, with or without a slash at its end.</summary>
    public required string ServiceUrl { get; init; }

    public required ConversationAccount Conversation { get; init; }

    public required ChannelAccount Bot { get; init; }

    /// <summary>Who wrote; in a group the person of that activity, not the only one.</summary>
    public ChannelAccount? User { get; init; }

    public string? TenantId { get; init; }

    /// <summary>BCP 47; null if the channel did not say.</summary>
    public string? Locale { get; init; }

    /// <summary>IANA name; null if the channel did not say.</summary>
    public string? TimeZone { get; init; }

    [JsonIgnore]
    public bool IsPersonal => Conversation.IsPersonal;

    /// <summary>Null if the activity names no conversation or no absolute service address: then nobody can be answered.</summary>
    public static ConversationReference? From(Activity activity)
    {
        if (string.IsNullOrWhiteSpace(activity.Conversation?.Id) || !Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out _))
            return null;
        var clientInfo = activity.Entities?.Find(static entity => entity.Type == Entity.ClientInfo);
        return new ConversationReference
        {
            ChannelId = activity.ChannelId ?? "",
            ServiceUrl = activity.ServiceUrl!,
            Conversation = activity.Conversation,
            Bot = activity.Recipient ?? new ChannelAccount(),
            User = activity.From,
            TenantId = activity.TenantId,
            Locale = Stated(activity.Locale) ?? Stated(clientInfo?.Text("locale")),
            TimeZone = Stated(activity.LocalTimezone) ?? Stated(clientInfo?.Text("timezone")),
        };
    }

    private static string? Stated(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    /// <summary>The activity with conversation, sender and receiver filled in where they are still open.</summary>
    public Activity Address(Activity activity) => activity with
    {
        ChannelId = activity.ChannelId ?? ChannelId,
        Conversation = activity.Conversation ?? new ConversationAccount { Id = Conversation.Id },
        From = activity.From ?? Bot,
        Recipient = activity.Recipient ?? User,
    };
}
