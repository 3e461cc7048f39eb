using ChatCoach.Coaching.Cadence;
using ChatCoach.Coaching.Voice;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Storage.Org;

/// <summary>A unit of the organisation; everyone is in at most one.</summary>
/// <param name="Id">As the organisation calls it.</param>
/// <param name="Name">As people read it; the id itself in an import: a stored name stays as it is.</param>
/// <param name="FederalState">German state whose public holidays hold there, as in <see cref="PublicHolidays.States"/>; null in an import: it stays as it is.</param>
/// <param name="PartOf">Id of the larger unit it rolls up into (privacy rule P4); null in an import: it stays as it is; empty in an import: none any more.</param>
/// <param name="Period">What its weekly card is about; null: a week. In an import only the kind counts, of the largest units only, and null is: it stays as it is.</param>
public sealed record OrgUnit(string Id, string Name, string? FederalState = null, string? PartOf = null, UnitPeriod? Period = null);

/// <summary>A person as the organisation names them.</summary>
/// <param name="Who">Tenant and object id.</param>
/// <param name="Unit">Id of a unit; null: none.</param>
/// <param name="Roles">"coach", "manager", "works-council", "production", "admin"; everyone is an employee besides. No commas.</param>
/// <param name="Name">By which others choose a coach or manager; null in an import: it stays as it is. Kept only of people with a role.</param>
public sealed record OrgPerson(PersonKey Who, string? Unit, IReadOnlyList<string> Roles, string? Name = null)
{
    /// <summary>Id of the Teams team whose roster filled <see cref="Unit"/>; null: the import named it.</summary>
    public string? Team { get; init; }
}

/// <summary>Whether the demo organisation was written.</summary>
public enum DemoOutcome
{
    Written,

    /// <summary>It is there already.</summary>
    AlreadyThere,

    /// <summary>The database holds other people, units or conversations, or is not SQLite.</summary>
    RefusedNotEmpty,
}
