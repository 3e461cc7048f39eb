using ChatCoach.Storage.Turns;

namespace ChatCoach.Storage.Org;

/// <summary>The roster of a Teams team that fills a unit. All of it is written, or nothing.</summary>
/// <param name="Unit">Id of a unit that is known.</param>
/// <param name="Team">Whose roster; all its people are of its tenant.</param>
/// <param name="Members">Everyone in it who may be in a unit.</param>
public sealed record RosterFill(string Unit, KnownTeam Team, IReadOnlyCollection<PersonKey> Members)
{
    /// <summary>Whom this roster filled in and who is not in it any more leaves the unit; false: they stay.</summary>
    public bool Leavers { get; init; }

    /// <summary>So many may leave, see <see cref="LeaversGuard"/>; null: the usual part.</summary>
    public int? LeaversMost { get; init; }

    /// <summary>Is told how many people were written so far.</summary>
    public Action<int> Written { get; init; } = people => { };
}

/// <summary>What a roster changed or would change. Like <see cref="ImportReport"/> it does not tell who talks to the coach (privacy rule P2).</summary>
public sealed record RosterReport
{
    /// <summary>People who were in no unit, as they are now.</summary>
    public IReadOnlyList<OrgPerson> Added { get; init; } = [];

    /// <summary>Whom this roster filled in before and who is out of the unit now.</summary>
    public IReadOnlyList<OrgPerson> Left { get; init; } = [];

    /// <summary>People who are in another unit and stay there: the first one wins.</summary>
    public IReadOnlyList<OrgPerson> Elsewhere { get; init; } = [];

    /// <summary>Managers who are in no unit and stay so: which one they lead only the import says.</summary>
    public IReadOnlyList<OrgPerson> Managers { get; init; } = [];

    /// <summary>People who were in the unit already.</summary>
    public int Unchanged { get; init; }

    /// <summary>Whom this roster filled in before, who is not in it any more, and who stays.</summary>
    public int Missing { get; init; }

    /// <summary>With it nothing was written; null: so many may leave.</summary>
    public TooManyLeavers? TooMany { get; init; }
}
