using System.Collections.Immutable;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Relationships;

/// <summary>What a turn is given of one relationship.</summary>
/// <param name="Record">What is held in common.</param>
/// <param name="Others">How many other people are on it.</param>
/// <param name="Owner">The person owns it; true as well while nobody else is on it.</param>
/// <param name="Runs">The person's own finished runs about it, newest first, at most 30.</param>
/// <param name="RunCount">How many there are.</param>
public sealed record AboutRelationship(RelationshipRecord Record, int Others, bool Owner, ImmutableList<Run> Runs, int RunCount)
{
    /// <summary>Nothing is known yet.</summary>
    public static AboutRelationship Empty { get; } = new(RelationshipRecord.New, 0, true, [], 0);
}

/// <summary>What somebody's invitation leads to.</summary>
/// <param name="Code">As it was typed, without blanks and hyphens.</param>
/// <param name="Alias">The relationship as its owner calls it; null: the code is wrong, used, late or of another firm, or a session's.</param>
/// <param name="Session">The session it leads to; null: to none.</param>
public sealed record Invitation(string Code, string? Alias, InvitedSession? Session = null);
