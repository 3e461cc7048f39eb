using ChatCoach.Storage.Org;

namespace ChatCoach.Host.Commands;

/// <summary>What a roster's run says: who is left out, who stays, who comes and goes. Ids, no names of people.</summary>
internal static class RosterLines
{
    public const string Nothing = "Nothing was changed.";

    private const string Roles = "No role is taken from a roster: an owner of the team is no manager. Roles come with org import.";

    /// <summary>Units named in the sentence about an unknown one: who finds the first ones finds the others.</summary>
    private const int MostUnits = 10;

    /// <summary>What is wrong with what was asked for; empty: nothing.</summary>
    public static IReadOnlyList<string> Problems(RosterRequest request, IReadOnlyList<OrgUnit> units, IReadOnlyList<KnownTeam> teams) =>
    [
        .. UnitProblems(request.Unit, units),
        .. teams.Any(team => string.Equals(team.Id, request.Team, StringComparison.Ordinal)) ? [] : TeamProblems(request.Team, teams),
    ];

    public static IReadOnlyList<string> Of(RosterReport report, RosterPeople people, string unit) =>
    [
        .. people.LeftOut,
        .. report.Managers.Select(person => $"{person.Who.ObjectId} stays without a unit: a manager, and which unit they lead only org import says."),
        .. report.Elsewhere.Select(person => $"{person.Who.ObjectId} stays in \"{person.Unit}\"."),
        .. report.Left.Select(person => $"{person.Who.ObjectId} leaves \"{unit}\"."),
        .. report.Added.Select(person => $"{person.Who.ObjectId} is added to \"{unit}\"."),
    ];

    public static IEnumerable<string> Sum(RosterReport report, RosterPeople people, string unit)
    {
        yield return $"Unit \"{unit}\": {N(report.Added.Count)} added, {N(report.Unchanged)} as they were, {N(report.Left.Count)} left. "
            + $"{N(report.Elsewhere.Count)} stay in another unit (the first one wins), {N(report.Managers.Count)} managers stay without one, {N(people.LeftOut.Count)} are left out.";
        if (report.Missing > 0)
            yield return $"{N(report.Missing)} more people whom this roster filled in are not in the team any more; they stay. With --leavers they leave the unit.";
        yield return Roles;
    }

    private static string N(int count) => OrgReport.Number(count);

    private static IEnumerable<string> UnitProblems(string? unit, IReadOnlyList<OrgUnit> units)
    {
        if (units.Any(known => string.Equals(known.Id, unit, StringComparison.Ordinal)))
            yield break;
        var known = units.Count == 0 ? "none is known yet" : $"known are {string.Join(", ", units.Take(MostUnits).Select(one => $"\"{one.Id}\"").Concat(units.Count > MostUnits ? ["…"] : []))}";
        yield return unit is null
            ? $"Say with --unit which unit the roster fills; {known}."
            : $"There is no unit \"{unit}\". A roster only fills units that org import named; {known}.";
    }

    private static IEnumerable<string> TeamProblems(string? team, IReadOnlyList<KnownTeam> teams)
    {
        yield return team is null ? "Say with --team whose roster it is, by the id of the team." : $"The coach is in no team with the id \"{team}\".";
        if (teams.Count == 0)
            yield return "It is in no team it knows of. Add the app to the team in Teams. One it was added to by an earlier version is known as soon as somebody comes, goes or writes to it there.";
        foreach (var one in teams)
            yield return $"Team \"{one.Name ?? "without a name"}\" of tenant {one.Tenant}: {one.Id}";
    }
}
