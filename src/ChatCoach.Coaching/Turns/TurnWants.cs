using System.Collections.Immutable;

namespace ChatCoach.Coaching.Turns;

/// <summary>What the engine needs to know of a person before it can decide a turn.</summary>
public sealed record TurnWants
{
    public static TurnWants Nothing { get; } = new();

    /// <summary>Place among the finished runs, 0 the newest; null: no page.</summary>
    public int? Page { get; init; }

    /// <summary>The person's own ids of relationships.</summary>
    public ImmutableSortedSet<string> Relationships { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Code of an invitation; null: none.</summary>
    public string? Invitation { get; init; }

    /// <summary>Id of a finished run that a typed label is about; null: none.</summary>
    public string? Run { get; init; }

    /// <summary>The access log of the person.</summary>
    public bool Log { get; init; }

    /// <summary>The people an answer can be released to.</summary>
    public bool Recipients { get; init; }

    /// <summary>The person's own releases.</summary>
    public bool Given { get; init; }

    /// <summary>What was released to the person.</summary>
    public bool Received { get; init; }

    /// <summary>Sessions with a coach, on either side.</summary>
    public bool Sessions { get; init; }

    /// <summary>Coaches who could be asked by the person: their own id of the relationship it is about, empty for none; null: not asked for.</summary>
    public string? CoachesAbout { get; init; }

    /// <summary>Coaches who could be asked in place of that session's; null: not asked for.</summary>
    public string? CoachesOf { get; init; }

    /// <summary>When that session can be: its calendar; null: not asked for.</summary>
    public string? CalendarOf { get; init; }

    /// <summary>The weekly cards of the unit the person leads.</summary>
    public bool Voice { get; init; }

    /// <summary>What the weekly cards ask of management, as far as it is for the person.</summary>
    public bool TeamAsks { get; init; }

    /// <summary>What the works council stopped.</summary>
    public bool Pauses { get; init; }

    /// <summary>What changed of the configuration, for the works council.</summary>
    public bool SetupChanges { get; init; }

    /// <summary>Both wishes in one.</summary>
    public TurnWants And(TurnWants more) => new()
    {
        Page = more.Page ?? Page,
        Relationships = Relationships.Union(more.Relationships),
        Invitation = more.Invitation ?? Invitation,
        Run = more.Run ?? Run,
        Log = more.Log || Log,
        Recipients = more.Recipients || Recipients,
        Given = more.Given || Given,
        Received = more.Received || Received,
        Sessions = more.Sessions || Sessions,
        CoachesAbout = more.CoachesAbout ?? CoachesAbout,
        CoachesOf = more.CoachesOf ?? CoachesOf,
        CalendarOf = more.CalendarOf ?? CalendarOf,
        Voice = more.Voice || Voice,
        TeamAsks = more.TeamAsks || TeamAsks,
        Pauses = more.Pauses || Pauses,
        SetupChanges = more.SetupChanges || SetupChanges,
    };

    /// <summary>True when this asks for something the other does not.</summary>
    public bool Exceeds(TurnWants other) =>
        (Page is { } page && page != other.Page)
        || !Relationships.IsSubsetOf(other.Relationships)
        || (Invitation is { } code && !string.Equals(code, other.Invitation, StringComparison.Ordinal))
        || (Run is { } run && !string.Equals(run, other.Run, StringComparison.Ordinal))
        || (Log && !other.Log)
        || (Recipients && !other.Recipients)
        || (Given && !other.Given)
        || (Received && !other.Received)
        || (Sessions && !other.Sessions)
        || (Voice && !other.Voice)
        || (TeamAsks && !other.TeamAsks)
        || (Pauses && !other.Pauses)
        || (SetupChanges && !other.SetupChanges)
        || (CoachesAbout is not null && other.CoachesAbout is null)
        || (CoachesOf is not null && other.CoachesOf is null)
        || (CalendarOf is { } planned && !string.Equals(planned, other.CalendarOf, StringComparison.Ordinal));
}
