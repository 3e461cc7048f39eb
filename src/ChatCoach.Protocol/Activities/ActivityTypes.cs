namespace ChatCoach.Protocol.Activities;

/// <summary>The kinds of activity a Teams bot meets. Any other kind is answered with an empty success.</summary>
public static class ActivityTypes
{
    public const string Message = "message";
    public const string MessageUpdate = "messageUpdate";
    public const string MessageDelete = "messageDelete";
    public const string MessageReaction = "messageReaction";
    public const string ConversationUpdate = "conversationUpdate";
    public const string InstallationUpdate = "installationUpdate";
    public const string Event = "event";
    public const string Invoke = "invoke";
    public const string InvokeResponse = "invokeResponse";
    public const string Typing = "typing";
    public const string EndOfConversation = "endOfConversation";

    /// <summary>Kinds that mean nothing without the person they come from.</summary>
    public static bool NeedsSender(string type)
        => type is Message or MessageUpdate or MessageDelete or MessageReaction or InstallationUpdate or Invoke;

    /// <summary>Kinds that mean nothing without the conversation they happen in.</summary>
    public static bool NeedsConversation(string type)
        => NeedsSender(type) || type is ConversationUpdate or Event;
}

/// <summary>Kinds of conversation in Teams.</summary>
public static class ConversationTypes
{
    public const string Personal = "personal";
    public const string GroupChat = "groupChat";
    public const string Channel = "channel";
}

/// <summary>How the sender wants the answers. Absent: posted to the connector.</summary>
public static class DeliveryModes
{
    public const string ExpectReplies = "expectReplies";
}

/// <summary>What <c>action</c> of an installationUpdate may be.</summary>
public static class InstallationActions
{
    public const string Add = "add";
    public const string Remove = "remove";
    public const string AddUpgrade = "add-upgrade";
    public const string RemoveUpgrade = "remove-upgrade";
}

/// <summary>Channels that are told apart.</summary>
public static class ChannelIds
{
    public const string Teams = "msteams";
    public const string WebChat = "webchat";
    public const string DirectLine = "directline";
    public const string Emulator = "emulator";
}
