using System.Collections.Immutable;
using ChatCoach.Coaching.Cadence;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Sessions;

/// <summary>One date of a session: looked for, agreed, over. What is on the wall is stored; the instant is computed each time.</summary>
[StoredFor(Purpose.Session, Keeping.Session)]
public sealed record Meeting
{
    /// <summary>From 1 on.</summary>
    public required int Number { get; init; }

    public MeetingState State { get; init; }

    /// <summary>When it is; null while it is looked for. While another date is offered it is still the one agreed on.</summary>
    public WallTime? Start { get; init; }

    /// <summary>Dates one side offers the other, on the owner's wall.</summary>
    public ImmutableList<WallTime> Offered { get; init => field = value ?? []; } = [];

    /// <summary>Who offers them: the other side chooses. Null: nobody does.</summary>
    public Part? OfferedBy { get; init; }

    /// <summary>Our id of the coach it was agreed with: in a calendar whoever invited calls off (RFC 5546, 3.2.5). Null: an older version of the program did not note it.</summary>
    public string? With { get; init; }

    /// <summary>Counts its changes for a calendar (RFC 5545, 3.8.7.4), from 0 on.</summary>
    public int Sequence { get; init; }

    /// <summary>Somebody said they come five minutes later.</summary>
    public bool Late { get; init; }

    /// <summary>Why it was called off; null: it was not, or nobody said.</summary>
    public CallOff? Why { get; init; }

    /// <summary>Agreed and not over.</summary>
    /// <param name="now">UTC.</param>
    public bool IsAhead(DateTimeOffset now) => this is { State: MeetingState.Planned, Start: { } start } && start.ToInstant() + Slots.SessionLength > now;
}

/// <summary>Where a date stands.</summary>
public enum MeetingState
{
    /// <summary>Looked for.</summary>
    Open,

    /// <summary>Agreed.</summary>
    Planned,

    /// <summary>It took place.</summary>
    Held,

    /// <summary>Somebody did not come.</summary>
    Missed,

    /// <summary>It does not take place.</summary>
    CalledOff,
}

/// <summary>Why a date is called off: what the other side learns.</summary>
public enum CallOff
{
    /// <summary>Something else lies there.</summary>
    Clash,

    /// <summary>Ill.</summary>
    Ill,

    /// <summary>It is not needed any more.</summary>
    NotNeeded,

    /// <summary>No reason is given.</summary>
    Private,
}
