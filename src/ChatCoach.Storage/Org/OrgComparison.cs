using ChatCoach.Coaching.Turns;
using ChatCoach.Coaching.Voice;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Storage.Org;

/// <summary>Finds what an import changes: meets every stored unit, then everyone of whom the organisation named anything.</summary>
internal sealed class OrgComparison
{
    private readonly OrgImport import;
    private readonly DateOnly today;
    private readonly Dictionary<PersonKey, OrgPerson> people = [];
    private readonly HashSet<string> tenants;
    private readonly List<OrgUnit> stored = [];
    private readonly List<PersonChange> changes = [];
    private readonly LeaversGuard guard;
    private readonly HashSet<string> peopled = new(StringComparer.Ordinal);
    private readonly HashSet<string> led = new(StringComparer.Ordinal);
    private HashSet<string>? known;
    private int unchanged;
    private int missing;

    /// <param name="import">What is to be.</param>
    /// <param name="today">In UTC: other periods come after it.</param>
    public OrgComparison(OrgImport import, DateOnly today)
    {
        (this.import, this.today) = (import, today);
        guard = new LeaversGuard(import.LeaversMost);
        foreach (var person in import.People)
            people[person.Who] = person;
        tenants = [.. import.People.Select(person => person.Who.Tenant).Distinct(StringComparer.Ordinal)];
    }

    private HashSet<string> Known => known ??= [.. stored.Select(unit => unit.Id), .. import.Units.Select(unit => unit.Id)];

    public void Meet(OrgUnit unit) => stored.Add(unit);

    public void Meet(OrgPerson before)
    {
        if (!tenants.Contains(before.Who.Tenant))
        {
            Place(before);
            return;
        }

        var named = people.Remove(before.Who, out var said);
        if (WasImported(before))
            guard.Meet(before.Who.Tenant, !named && import.Leavers);
        if (named && IsHomed(said!))
        {
            Add(before, Target(said!, before));
            return;
        }

        var leaves = !named && WasImported(before) && import.Leavers;
        if (leaves)
            changes.Add(new PersonChange(before, null));
        else if (!named && WasImported(before))
            missing++;
        Place(leaves ? changes[^1].Stored : before);
    }

    /// <summary>After everyone was met.</summary>
    public ImportReport Report()
    {
        foreach (var said in people.Values.Where(IsHomed))
            Add(null, Target(said, null));
        var units = Units();
        var (changed, problems) = UnitChanges(units);
        var partOf = units.ToDictionary(unit => unit.Id, unit => unit.PartOf, StringComparer.Ordinal);
        return new ImportReport
        {
            Problems = [.. import.Check(stored), .. problems],
            Units = changed,
            People = changes,
            PeopleUnchanged = unchanged,
            PeopleMissing = missing,
            TooMany = guard.Judge(),
            Unled = [.. peopled.Where(unit => !led.Contains(AskedManagement.Of(unit, partOf.GetValueOrDefault, led.Contains))).Order(StringComparer.Ordinal)],
            UnknownUnits = [.. import.People.Where(person => !IsHomed(person)).Select(person => person.Unit!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
    }

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);

    /// <summary>Of somebody whom only a Teams roster put into a unit an import that does not name them says nothing.</summary>
    private static bool WasImported(OrgPerson person) => person.Team is null || person.Roles.Count > 0 || person.Name is not null;

    private static OrgPerson Target(OrgPerson said, OrgPerson? before)
    {
        var roles = Roles.Split(Roles.Join(said.Roles));
        // Where the import names no unit, the one a roster filled stays; which unit a manager leads only the import says.
        var filled = said.Unit is null && before?.Team is not null && !roles.Contains(OrgPlace.Manager);
        return said with
        {
            Unit = filled ? before!.Unit : said.Unit,
            Team = filled ? before!.Team : null,
            Roles = roles,
            // The coach knows nobody by name whom nobody has to choose.
            Name = roles.IsEmpty ? null : said.Name ?? before?.Name,
        };
    }

    private static OrgUnit Target(OrgUnit said, OrgUnit? before) => new(
        said.Id,
        before is not null && Same(said.Name, said.Id) ? before.Name : said.Name,
        said.FederalState ?? before?.FederalState,
        said.PartOf is { } larger ? larger.Length > 0 ? larger : null : before?.PartOf);

    private bool IsHomed(OrgPerson person) => person.Unit is null || Known.Contains(person.Unit);

    /// <summary>Where somebody is when all is written.</summary>
    private void Place(OrgPerson person)
    {
        if (person.Unit is null)
            return;
        peopled.Add(person.Unit);
        if (person.Roles.Contains(OrgPlace.Manager))
            led.Add(person.Unit);
    }

    private void Add(OrgPerson? before, OrgPerson after)
    {
        Place(after);
        // Of whom nothing is said nothing is stored, so that a row of their own does not show either.
        var same = before is null
            ? after is { Unit: null, Roles.Count: 0, Name: null }
            : Same(before.Unit, after.Unit) && Same(before.Team, after.Team) && Same(before.Name, after.Name) && before.Roles.SequenceEqual(after.Roles, StringComparer.Ordinal);
        if (same)
            unchanged++;
        else
            changes.Add(new PersonChange(before, after));
    }

    /// <summary>Those it names, and those whose larger unit has other periods now.</summary>
    private (IReadOnlyList<UnitChange> Changes, IEnumerable<string> Problems) UnitChanges(List<OrgUnit> units)
    {
        var before = stored.ToDictionary(unit => unit.Id, StringComparer.Ordinal);
        var periods = new UnitPeriods(stored, units, import.Units, today);
        var changes = units.Select(unit => new UnitChange(before.GetValueOrDefault(unit.Id), unit with { Period = periods.After(unit.Id) })).Where(change => change.Before != change.After);
        return ([.. changes], periods.Problems);
    }

    /// <summary>All, as they are to be but for their periods; those it names first.</summary>
    private List<OrgUnit> Units()
    {
        var before = stored.ToDictionary(unit => unit.Id, StringComparer.Ordinal);
        var named = import.Units.Select(unit => Target(unit, before.GetValueOrDefault(unit.Id))).ToList();
        return [.. named, .. stored.ExceptBy(named.Select(unit => unit.Id), unit => unit.Id, StringComparer.Ordinal)];
    }
}
