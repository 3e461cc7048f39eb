using System.Collections.Immutable;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Storage.Org;

/// <summary>A unit of the organisation; everyone is in at most one.</summary>
public sealed record OrgUnit(string Id, string Name);

/// <summary>A person as the organisation names them.</summary>
/// <param name="Who">Tenant and object id.</param>
/// <param name="Unit">Id of a unit; null: none.</param>
/// <param name="Roles">"coach", "manager", "works-council", "admin"; everyone is an employee besides. No commas.</param>
public sealed record OrgPerson(PersonKey Who, string? Unit, IReadOnlyList<string> Roles);

/// <summary>What an import did.</summary>
/// <param name="UnknownUnits">Units that people name and nobody defined; those people were left as they were.</param>
public sealed record ImportReport(int UnitsWritten, int PeopleAdded, int PeopleChanged, int PeopleUnchanged, ImmutableList<string> UnknownUnits);

/// <summary>Whether the demo organisation was written.</summary>
public enum DemoOutcome
{
    Written,

    /// <summary>It is there already.</summary>
    AlreadyThere,

    /// <summary>The database holds other people, units or conversations, or is not SQLite.</summary>
    RefusedNotEmpty,
}

/// <summary>Units and roles. They may be there before a person's first turn and outlive an erasure.</summary>
public sealed class People
{
    /// <summary>Adds and changes, never removes.</summary>
    public Task<ImportReport> ImportAsync(IReadOnlyList<OrgUnit> units, IReadOnlyList<OrgPerson> people, CancellationToken ct) => throw new InvalidOperationException();

    public Task<OrgPerson?> FindAsync(PersonKey who, CancellationToken ct) => throw new InvalidOperationException();

    public Task<ImmutableList<OrgUnit>> UnitsAsync(CancellationToken ct) => throw new InvalidOperationException();

    /// <summary>Everyone with a unit or a role; the local chat's persona switch shows the demo organisation with it.</summary>
    public Task<ImmutableList<OrgPerson>> AllAsync(CancellationToken ct) => throw new InvalidOperationException();

    /// <summary>Writes a made-up organisation, only into an empty SQLite database, and marks the database.</summary>
    public Task<DemoOutcome> WriteDemoAsync(IReadOnlyList<OrgUnit> units, IReadOnlyList<OrgPerson> people, CancellationToken ct) => throw new InvalidOperationException();

    /// <summary>The database holds the made-up organisation: a host with an app id or in Production refuses it.</summary>
    public Task<bool> HoldsDemoAsync(CancellationToken ct) => throw new InvalidOperationException();
}
