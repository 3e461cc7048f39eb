namespace ChatCoach.Protocol.Activities;

/// <summary>
/// What can be read out of an activity. These stand beside the records and not in them: a property of a record, ignored
/// by the serializer or not, would swallow a member of the same name that somebody sends.
/// </summary>
public static class ActivityFacts
{
    extension(Activity activity)
    {
        /// <summary><c>conversation.tenantId</c>, else <c>channelData.tenant.id</c>. Not carried by the token: a claim of the channel.</summary>
        public string? TenantId => activity.Conversation?.TenantId ?? activity.ChannelDataText("tenant", "id");

        /// <summary><c>channelData.eventType</c>; see <see cref="TeamsEventTypes"/>.</summary>
        public string? EventType => activity.ChannelDataText("eventType");

        /// <summary>True if the caller wants the answers in the HTTP response; see <see cref="Invokes.ExpectedReplies"/>.</summary>
        public bool ExpectsReplies
            => string.Equals(activity.DeliveryMode, DeliveryModes.ExpectReplies, StringComparison.OrdinalIgnoreCase);

        /// <summary>The string at <paramref name="path"/> inside channelData; null if anything on the way is absent or no string.</summary>
        public string? ChannelDataText(params ReadOnlySpan<string> path) => activity.ChannelData?.TextAt(path);
    }
}
