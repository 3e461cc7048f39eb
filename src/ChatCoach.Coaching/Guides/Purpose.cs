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

/// <summary>What a stored member, or every member of a stored record, is for, and how it is kept (privacy rules P1, P12).</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
public sealed class StoredForAttribute : Attribute
{
    public StoredForAttribute(Purpose purpose, Keeping keeping) => (Purpose, Keeping) = (purpose, keeping);

    /// <summary>Nothing about a person: it needs no purpose.</summary>
    public StoredForAttribute(Keeping keeping) => Keeping = keeping;

    /// <summary>Null: nothing about a person.</summary>
    public Purpose? Purpose { get; }

    public Keeping Keeping { get; }
}
