namespace ChatCoach.Protocol.Activities;

/// <summary>Values of <c>channelData.eventType</c> in Teams.</summary>
public static class TeamsEventTypes
{
    public const string EditMessage = "editMessage";
    public const string UndeleteMessage = "undeleteMessage";
    public const string SoftDeleteMessage = "softDeleteMessage";
    public const string ChannelCreated = "channelCreated";
    public const string ChannelRenamed = "channelRenamed";
    public const string ChannelDeleted = "channelDeleted";
    public const string ChannelRestored = "channelRestored";
    public const string ChannelShared = "channelShared";
    public const string ChannelUnshared = "channelUnshared";
    public const string ChannelMemberAdded = "channelMemberAdded";
    public const string ChannelMemberRemoved = "channelMemberRemoved";
    public const string TeamMemberAdded = "teamMemberAdded";
    public const string TeamMemberRemoved = "teamMemberRemoved";
    public const string TeamRenamed = "teamRenamed";
    public const string TeamDeleted = "teamDeleted";
    public const string TeamHardDeleted = "teamHardDeleted";
    public const string TeamArchived = "teamArchived";
    public const string TeamUnarchived = "teamUnarchived";
    public const string TeamRestored = "teamRestored";
}

/// <summary>Names of <c>event</c> activities in Teams.</summary>
public static class TeamsEventNames
{
    public const string ReadReceipt = "application/vnd.microsoft.readReceipt";
    public const string MeetingStart = "application/vnd.microsoft.meetingStart";
    public const string MeetingEnd = "application/vnd.microsoft.meetingEnd";
    public const string MeetingParticipantJoin = "application/vnd.microsoft.meetingParticipantJoin";
    public const string MeetingParticipantLeave = "application/vnd.microsoft.meetingParticipantLeave";
}
