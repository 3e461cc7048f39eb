using ChatCoach.Coaching.Turns;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Storage.Org;

/// <summary>Finds what a roster changes: meets everyone of its tenant of whom the organisation named anything. It fills empty units; no role comes or goes with it.</summary>
internal sealed class RosterComparison(RosterFill fill)
{
    private readonly HashSet<PersonKey> members = [.. fill.Members];
    private readonly LeaversGuard guard = new(fill.LeaversMost);
    private readonly List<OrgPerson> added = [];
    private readonly List<OrgPerson> left = [];
    private readonly List<OrgPerson> elsewhere = [];
    private readonly List<OrgPerson> managers = [];
    private int unchanged;
    private int missing;

    public void Meet(OrgPerson person)
    {
        var (member, filled) = (members.Remove(person.Who), Same(person.Unit, fill.Unit) && Same(person.Team, fill.Team.Id));
        if (filled)
            guard.Meet(person.Who.Tenant, !member && fill.Leavers);
        if (member)
            MeetMember(person);
        else if (filled)
            MeetLeaver(person);
    }

    /// <summary>After everyone was met.</summary>
    public RosterReport Report() => new()
    {
        Added = [.. added, .. members.Select(who => Filled(new OrgPerson(who, null, [])))],
        Left = left,
        Elsewhere = elsewhere,
        Managers = managers,
        Unchanged = unchanged,
        Missing = missing,
        TooMany = guard.Judge(),
    };

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);

    private void MeetMember(OrgPerson person)
    {
        if (Same(person.Unit, fill.Unit))
            unchanged++;
        else if (person.Unit is not null)
            elsewhere.Add(person);
        else if (person.Roles.Contains(OrgPlace.Manager, StringComparer.Ordinal))
            managers.Add(person);
        else
            added.Add(Filled(person));
    }

    private void MeetLeaver(OrgPerson person)
    {
        if (fill.Leavers)
            left.Add(person with { Unit = null, Team = null });
        else
            missing++;
    }

    private OrgPerson Filled(OrgPerson person) => person with { Unit = fill.Unit, Team = fill.Team.Id };
}
