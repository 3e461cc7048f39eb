namespace ChatCoach.Coaching.Relationships;

/// <summary>What a turn does to a relationship. Ids are the person's own ids of it.</summary>
public abstract record RelationshipChange
{
    private RelationshipChange()
    {
    }

    /// <summary>The record as it is from now on; the first one makes the person its owner.</summary>
    public sealed record Put(string Id, RelationshipRecord Record) : RelationshipChange;

    /// <summary>The person is not on it any more.</summary>
    public sealed record Leave(string Id) : RelationshipChange;

    /// <summary>All others are not on it any more; only its owner can say so.</summary>
    public sealed record AloneAgain(string Id) : RelationshipChange;

    /// <summary>Whoever types the code in time comes in, once.</summary>
    public sealed record Invite(string Id, string Code, DateTimeOffset Until) : RelationshipChange;

    /// <summary>The person comes in with that code; from now on they call it by this id.</summary>
    public sealed record Join(string Code, string Id) : RelationshipChange;
}
