namespace ChatCoach.Protocol.Connector;

/// <summary>
/// What became of one call to the connector. The caller decides what to do next; the client never tries again by
/// itself. No reason ever holds content, only codes of the service.
/// </summary>
public abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>Done. <paramref name="Id"/> is the new activity's (or conversation's) id; null where the channel gave none: such a message can never be updated.</summary>
    public sealed record Sent(string? Id) : SendOutcome;

    /// <summary>Certainly not done, and may work later. <paramref name="RetryAfter"/> is what the service asked for; null means: choose a growing pause with jitter.</summary>
    public sealed record RetryLater(TimeSpan? RetryAfter, string Reason) : SendOutcome;

    /// <summary>Not even tried: Teams' limits leave no room for it within the time it could wait, and perhaps after <paramref name="In"/>.</summary>
    public sealed record NoRoom(TimeSpan In) : SendOutcome;

    /// <summary>Not even tried: while it waited for room it became needless (<see cref="Patience.StillWanted"/>).</summary>
    public sealed record Needless : SendOutcome;

    /// <summary>Nobody can be reached there until that person or conversation shows up again.</summary>
    public sealed record Unreachable(UnreachableCause Cause, string Code) : SendOutcome;

    /// <summary>The message to be changed or deleted is no more; send a new one instead.</summary>
    public sealed record ActivityGone : SendOutcome;

    /// <summary>Over the size the channel takes; shorten it.</summary>
    public sealed record TooLarge : SendOutcome;

    /// <summary>Something an administrator must put right: app id, secret, permission, service address.</summary>
    public sealed record Misconfigured(string Reason) : SendOutcome;

    /// <summary>The channel has no such operation (a 501).</summary>
    public sealed record NotSupported : SendOutcome;

    /// <summary>Refused for good: our request was wrong. <paramref name="Status"/> 0 means it was not even sent.</summary>
    public sealed record Rejected(int Status, string Code) : SendOutcome;

    /// <summary>May or may not have been delivered. Sending again may double it.</summary>
    public sealed record Unknown(string Reason) : SendOutcome;
}

/// <summary>Why nobody can be reached.</summary>
public enum UnreachableCause
{
    /// <summary>The person blocked the bot.</summary>
    Blocked,

    /// <summary>The app is not installed for that person.</summary>
    NotInstalled,

    /// <summary>The bot is no longer a member of the conversation.</summary>
    Removed,

    /// <summary>The conversation does not exist any more.</summary>
    ConversationGone,

    /// <summary>An administrator switched the bot off.</summary>
    DisabledByAdmin,

    /// <summary>The thread takes no messages: blocked, uninstalled or locked; the service does not say which.</summary>
    WritesBlocked,
}

/// <summary>What became of a question for a page of members.</summary>
public abstract record MembersOutcome
{
    private MembersOutcome()
    {
    }

    /// <summary>One page. <paramref name="Next"/> asks for the one after it; null: it is the last.</summary>
    public sealed record Page(IReadOnlyList<ConversationMember> Members, string? Next) : MembersOutcome;

    /// <summary>No answer; why, in the terms of a send.</summary>
    public sealed record Failed(SendOutcome Why) : MembersOutcome;
}

/// <summary>What became of a question for a member.</summary>
public abstract record MemberOutcome
{
    private MemberOutcome()
    {
    }

    public sealed record Found(ConversationMember Member) : MemberOutcome;

    /// <summary>That person is not in the conversation.</summary>
    public sealed record NotAMember : MemberOutcome;

    /// <summary>No answer; why, in the terms of a send.</summary>
    public sealed record Failed(SendOutcome Why) : MemberOutcome;
}
