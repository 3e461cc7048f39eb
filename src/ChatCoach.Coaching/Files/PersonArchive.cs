using System.Collections.Immutable;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Files;

/// <summary>Everything that is stored of one person, opened for them alone (privacy rule P14).</summary>
public sealed record PersonArchive
{
    public required PersonState State { get; init; }

    public OrgPlace Place { get; init; } = OrgPlace.None;

    /// <summary>All runs, open ones included, newest first.</summary>
    public ImmutableList<Run> Runs { get; init; } = [];

    /// <summary>By the person's own id.</summary>
    public ImmutableDictionary<string, AboutRelationship> About { get; init; } = ImmutableDictionary<string, AboutRelationship>.Empty;

    public ImmutableList<Nudge> Nudges { get; init; } = [];

    public ImmutableList<CountedCode> Counted { get; init; } = [];

    /// <summary>Channels the person is reached on, each with when they were last there.</summary>
    public ImmutableList<(string Channel, DateTimeOffset LastSeen)> Conversations { get; init; } = [];

    /// <summary>Sessions with coaches the person asked for.</summary>
    public ImmutableList<CoachSession> Sessions { get; init; } = [];

    /// <summary>What the person, a coach, wrote about sessions for themself.</summary>
    public ImmutableList<string> CoachNotes { get; init; } = [];

    public ImmutableList<LogEntry> Log { get; init; } = [];
}

/// <summary>A tap that counts for the weekly card.</summary>
/// <param name="Period">ISO week, for example "2026-W47".</param>
/// <param name="Code">Field and value, for example "checkin.frame:out".</param>
public sealed record CountedCode(string Period, string Code);
