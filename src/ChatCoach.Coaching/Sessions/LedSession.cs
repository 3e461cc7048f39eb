using System.Collections.Immutable;
using ChatCoach.Coaching.Cadence;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Sessions;

/// <summary>
/// A session while it is led: one run that everybody in it shares (guide 9). The coach sets the pace, and what somebody
/// wrote is seen by others only with their yes. It goes with the closing, and with it every answer.
/// </summary>
[StoredFor(Purpose.Session, Keeping.Led)]
public sealed record LedSession
{
    /// <summary>Stands for a step when the guide is through and everybody looks at what will be kept.</summary>
    public const string Closing = "closing";

    /// <summary>Guide and version it began with.</summary>
    public required string Guide { get; init; }

    public required int Version { get; init; }

    /// <summary>Number of the date it is held on; 0: of none.</summary>
    public int Meeting { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Where all are: the first step of a card of the guide, or <see cref="Closing"/>.</summary>
    public required string Step { get; init; }

    /// <summary>UTC; when the time of the step is up. Null: it has none.</summary>
    public DateTimeOffset? Until { get; init; }

    public ImmutableList<LedAnswer> Answers { get; init => field = value ?? []; } = [];

    /// <summary>Who left or was taken out, as in <see cref="LedAnswer.By"/>.</summary>
    public ImmutableList<string> Away { get; init => field = value ?? []; } = [];

    /// <summary>Which coach read something of whom.</summary>
    public ImmutableList<LedReading> Read { get; init => field = value ?? []; } = [];

    /// <summary>Who said yes to the closing summary as it stands.</summary>
    public ImmutableList<string> Yes { get; init => field = value ?? []; } = [];

    /// <summary>The answer of somebody to a step, or null.</summary>
    public LedAnswer? Find(string by, string step) => Answers.Find(a => string.Equals(a.By, by, StringComparison.Ordinal) && string.Equals(a.Step, step, StringComparison.Ordinal));

    /// <summary>With this answer in place of the earlier one; whoever said yes to the summary is asked again.</summary>
    public LedSession With(LedAnswer answer) => this with
    {
        Answers = Answers.RemoveAll(a => string.Equals(a.By, answer.By, StringComparison.Ordinal) && string.Equals(a.Step, answer.Step, StringComparison.Ordinal)).Add(answer),
        Away = Away.Remove(answer.By),
        Yes = [],
    };

    /// <summary>Nobody said yes to the summary as it is now.</summary>
    public LedSession Unagreed() => this with { Yes = [] };

    /// <summary>Without somebody and everything they said.</summary>
    public LedSession Without(string by) => this with
    {
        Answers = Answers.RemoveAll(a => string.Equals(a.By, by, StringComparison.Ordinal)),
        Away = Away.Remove(by).Add(by),
        Yes = [],
    };
}

/// <summary>A coach read something somebody showed.</summary>
/// <param name="Coach">Our id of the coach.</param>
/// <param name="Of">As in <see cref="LedAnswer.By"/>.</param>
[StoredFor(Purpose.Session, Keeping.Led)]
public sealed record LedReading(string Coach, string Of);

/// <summary>What somebody said at a step.</summary>
/// <param name="By"><see cref="Seats.Owner"/>, <see cref="Seats.Coach"/> or the id of a <see cref="Participant"/>.</param>
/// <param name="Step">Id of the step.</param>
/// <param name="Values">As in a run; empty: they left it out.</param>
/// <param name="At">UTC.</param>
/// <param name="Shown">They said yes to everybody in the session seeing it.</param>
/// <param name="Coach">Our id of the coach that yes included, or who wrote it; another one does not see it.</param>
/// <param name="AskedFor">Our id of a later coach for whom they were asked again; null: of none.</param>
/// <param name="AskedAt">UTC; when they were asked again for whoever had come in since. Null: they were not.</param>
[StoredFor(Purpose.Session, Keeping.Led)]
public sealed record LedAnswer(string By, string Step, ImmutableList<string> Values, DateTimeOffset At, bool Shown = false, string? Coach = null, string? AskedFor = null, DateTimeOffset? AskedAt = null);

/// <summary>How people in a led session are called in its record.</summary>
public static class Seats
{
    public const string Owner = "owner";
    public const string Coach = "coach";
}

/// <summary>What everybody said yes to at the end of a led session.</summary>
[StoredFor(Purpose.Session, Keeping.Session)]
public sealed record SessionSummary
{
    public required DateTimeOffset At { get; init; }

    /// <summary>Who said yes to it and so may read it: <see cref="Seats.Owner"/>, ids of participants, our id of the coach.</summary>
    public ImmutableList<string> Yes { get; init => field = value ?? []; } = [];

    /// <summary>Rules that were added, in own words.</summary>
    public ImmutableList<string> Rules { get; init => field = value ?? []; } = [];

    /// <summary>Needs that were shown, as in the vocabulary.</summary>
    public ImmutableList<string> Needs { get; init => field = value ?? []; } = [];

    /// <summary>Who does what, and how they will notice; null: nothing was agreed.</summary>
    public string? Experiment { get; init; }

    /// <summary>Option id of how it goes on; null: it was left open.</summary>
    public string? Outcome { get; init; }

    /// <summary>The next date, if it was known.</summary>
    public WallTime? Next { get; init; }
}

/// <summary>How the last led session closed.</summary>
/// <param name="At">UTC.</param>
/// <param name="Stored">Everybody said yes, and the summary stands in the session.</param>
/// <param name="Outcome">Option id of how it goes on; null: it was left open.</param>
[StoredFor(Purpose.Session, Keeping.Session)]
public sealed record LedEnd(DateTimeOffset At, bool Stored, string? Outcome);
