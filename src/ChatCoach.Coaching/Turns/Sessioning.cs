using System.Collections.Immutable;
using ChatCoach.Coaching.Sessions;

namespace ChatCoach.Coaching.Turns;

/// <summary>Sessions in one turn: what was loaded of them, and what the turn does.</summary>
internal sealed class Sessioning(PersonMemory memory)
{
    public ImmutableList<SessionChange> Changes { get; private set; } = [];

    /// <summary>Sessions the person asked for or coaches, the newest first; null: they were not loaded yet.</summary>
    public ImmutableList<HeldSession>? Held => memory.Sessions;

    /// <summary>Who could be asked, the least busy first; null: they were not loaded yet.</summary>
    public ImmutableList<CoachCandidate>? Candidates => memory.Coaches;

    /// <summary>The person, a coach, takes requests.</summary>
    public bool Takes => memory.TakesRequests;

    public void Change(SessionChange change) => Changes = Changes.Add(change);
}
