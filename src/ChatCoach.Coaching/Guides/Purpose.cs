namespace ChatCoach.Coaching.Guides;

/// <summary>What something is stored for. The list is closed (privacy rule P1).</summary>
public enum Purpose
{
    /// <summary>Support of the person.</summary>
    Support,

    /// <summary>Clarifying one relationship.</summary>
    Relationship,

    /// <summary>A session with a coach.</summary>
    Session,

    /// <summary>The weekly voice of the team.</summary>
    Voice,
}

/// <summary>What a stored member, or every member of a stored record, is for (privacy rule P1).</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
public sealed class StoredForAttribute(Purpose purpose) : Attribute
{
    public Purpose Purpose { get; } = purpose;
}
