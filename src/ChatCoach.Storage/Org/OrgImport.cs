namespace ChatCoach.Storage.Org;

/// <summary>What the organisation says of itself now. All of it is written, or nothing.</summary>
/// <param name="Units">Those it names; others stay as they are.</param>
/// <param name="People">Those it names.</param>
public sealed record OrgImport(IReadOnlyList<OrgUnit> Units, IReadOnlyList<OrgPerson> People)
{
    /// <summary>Whom it does not name, of the tenants it names, loses unit, roles and name; false: they stay as they are.</summary>
    public bool Leavers { get; init; }

    /// <summary>So many may leave, see <see cref="LeaversGuard"/>; null: the usual part.</summary>
    public int? LeaversMost { get; init; }

    /// <summary>Says what is wrong beside the stored units, a sentence each; with any nothing is written.</summary>
    public Func<IReadOnlyList<OrgUnit>, IReadOnlyList<string>> Check { get; init; } = stored => [];

    /// <summary>Is told how many people were written so far.</summary>
    public Action<int> Written { get; init; } = people => { };
}

/// <summary>A unit that becomes another one.</summary>
/// <param name="Before">Null: it is new.</param>
/// <param name="After">As it is to be.</param>
public sealed record UnitChange(OrgUnit? Before, OrgUnit After);

/// <summary>What becomes other about a person.</summary>
/// <param name="Before">As the organisation named them; null: it named nothing of them, whether or not they ever talked to the coach.</param>
/// <param name="After">As it names them now; null: they leave.</param>
public sealed record PersonChange(OrgPerson? Before, OrgPerson? After)
{
    /// <summary>What is stored of them. Who leaves keeps the unit a Teams roster filled: only that roster takes it away again.</summary>
    public OrgPerson Stored => After ?? (Before!.Team is null ? new OrgPerson(Before.Who, null, []) : Before with { Roles = [], Name = null });
}

/// <summary>
/// What an import changed or would change. Nothing in it tells whether somebody talks to the coach (privacy rule P2): a
/// person of whom the organisation named nothing yet is new.
/// </summary>
public sealed record ImportReport
{
    /// <summary>What <see cref="OrgImport.Check"/> said; with any of it nothing was written.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    public IReadOnlyList<UnitChange> Units { get; init; } = [];

    public IReadOnlyList<PersonChange> People { get; init; } = [];

    /// <summary>People who are as they were.</summary>
    public int PeopleUnchanged { get; init; }

    /// <summary>People of the tenants it names whom it does not name, and who keep unit, roles and name.</summary>
    public int PeopleMissing { get; init; }

    /// <summary>With it nothing was written; null: so many may leave.</summary>
    public TooManyLeavers? TooMany { get; init; }

    /// <summary>Units that people name and nobody defined; those people were left as they were.</summary>
    public IReadOnlyList<string> UnknownUnits { get; init; } = [];

    /// <summary>Units with people that nobody leads, nor any larger one they are part of: what their weekly cards ask has nobody to answer it.</summary>
    public IReadOnlyList<string> Unled { get; init; } = [];

    public int UnitsAdded => Units.Count(unit => unit.Before is null);

    public int UnitsChanged => Units.Count - UnitsAdded;

    public int PeopleAdded => People.Count(person => person.Before is null);

    public int PeopleChanged => People.Count - PeopleAdded - PeopleLeft;

    /// <summary>Those of the changed whose unit is another one now, or none.</summary>
    public int PeopleMoved => People.Count(person => person is { Before.Unit: { } from, After: { } now } && !string.Equals(from, now.Unit, StringComparison.Ordinal));

    public int PeopleLeft => People.Count(person => person.After is null);
}
