using System.Collections.Immutable;
using ChatCoach.Coaching.Cadence;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Council;
using ChatCoach.Coaching.Files;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Releases;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Coaching.Voice;

namespace ChatCoach.Coaching.Turns;

/// <summary>What a turn decided. Nothing of it has happened yet: the host commits it whole and then sends.</summary>
public sealed record TurnResult
{
    public required PersonState State { get; init; }

    /// <summary>The one thing said in this turn; null: nothing.</summary>
    public Reply? Reply { get; init; }

    /// <summary>Records to write or remove.</summary>
    public ImmutableList<RunChange> Runs { get; init; } = [];

    /// <summary>Reminders that come of it; one with the id of a waiting reminder replaces it.</summary>
    public ImmutableList<Nudge> Nudges { get; init; } = [];

    /// <summary>Coded taps that count, only with the person's yes; they replace what the same run counted before.</summary>
    public ImmutableList<Contribution> Contributions { get; init; } = [];

    /// <summary>Runs whose contributions go.</summary>
    public ImmutableList<string> Uncounted { get; init; } = [];

    /// <summary>The yes to counting was taken back: whatever of the person no card has shown yet is not counted (privacy rule P3).</summary>
    public bool UncountAll { get; init; }

    /// <summary>Everything of the person is to be erased, their key first.</summary>
    public bool Erase { get; init; }

    /// <summary>All finished and open runs are to be removed.</summary>
    public bool ForgetRuns { get; init; }

    /// <summary>What becomes of relationships, in this order.</summary>
    public ImmutableList<RelationshipChange> Relationships { get; init; } = [];

    /// <summary>What becomes of releases, in this order.</summary>
    public ImmutableList<ReleaseChange> Releases { get; init; } = [];

    /// <summary>What comes on weekly cards in the person's own words, and off them, in this order.</summary>
    public ImmutableList<CardWordChange> CardWords { get; init; } = [];

    /// <summary>What the works council stops or lets go on; null: nothing.</summary>
    public PauseChange? Paused { get; init; }

    /// <summary>What becomes of sessions with a coach, in this order.</summary>
    public ImmutableList<SessionChange> Sessions { get; init; } = [];

    /// <summary>The frame of the person's unit, when the person set it; null: it stays.</summary>
    public TeamFrame? Frame { get; init; }

    /// <summary>What management answered to an ask of the person's unit; null: nothing.</summary>
    public TeamAsk? Answered { get; init; }

    /// <summary>One-time links the person asked for.</summary>
    public ImmutableList<NewLink> Links { get; init; } = [];

    /// <summary>Lines of the person's own access log (privacy rule P23).</summary>
    public ImmutableList<LogEntry> Log { get; init; } = [];

    /// <summary>Set: nothing else counts, call again with this in the memory.</summary>
    public TurnWants? Wants { get; init; }
}

/// <summary>A record that changes.</summary>
public abstract record RunChange
{
    private RunChange()
    {
    }

    public sealed record Put(Run Run) : RunChange;

    public sealed record Remove(string RunId) : RunChange;
}

/// <summary>A reminder. Its kind and run lie sealed: a row says only when and for whom (privacy rule P20).</summary>
/// <param name="Id">From <see cref="MomentIds"/>.</param>
/// <param name="Kind">What to say.</param>
/// <param name="Due">UTC.</param>
/// <param name="Run">A run to go on with, if it is still open.</param>
/// <param name="About">The person's own id of the relationship a follow-up is about, or of one whose time is over.</param>
/// <param name="Wall">What <paramref name="Due"/> was computed from; null: it is an instant, a pause of so and so long.</param>
/// <param name="News">What it says of the session <paramref name="About"/>.</param>
/// <param name="Meeting">Number of the date it is about; 0: of none.</param>
[StoredFor(Purpose.Support, Keeping.Waiting)]
public sealed record Nudge(
    string Id, NudgeKind Kind, DateTimeOffset Due, string? Run = null, string? About = null, WallTime? Wall = null, SessionNews News = SessionNews.State, int Meeting = 0);

/// <summary>A coded tap for the weekly card. No clock time; the host adds unit, period and the period's pseudonym.</summary>
/// <param name="Run">The run it comes from, so that a change replaces it.</param>
/// <param name="Code">Field and value, for example "checkin.frame:out".</param>
/// <param name="Day">The day it was given, in the person's zone; decides the period only and is not stored.</param>
[StoredFor(Purpose.Voice, Keeping.Counted)]
public sealed record Contribution(string Run, string Code, DateOnly Day)
{
    /// <summary>Where it counts, whatever becomes of the units until then; null: in the person's own.</summary>
    public string? Unit { get; init; }
}
