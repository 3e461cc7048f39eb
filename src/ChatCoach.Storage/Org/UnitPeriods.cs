using ChatCoach.Coaching.Voice;

namespace ChatCoach.Storage.Org;

/// <summary>
/// Which periods units count in. A unit has those of the largest unit it is part of: whatever counts together counts in
/// the same time, so that no card is the difference of two others (privacy rule P5). A change holds from the next four
/// whole weeks on, for a unit that comes into another larger one, too.
/// </summary>
internal sealed class UnitPeriods
{
    private readonly Dictionary<string, OrgUnit> units;
    private readonly Dictionary<string, OrgUnit> before;
    private readonly Dictionary<string, PeriodKind> said;
    private readonly Dictionary<string, string> tops = new(StringComparer.Ordinal);
    private readonly DateOnly today;

    /// <param name="stored">As they were.</param>
    /// <param name="units">All, as they are to be but for their periods.</param>
    /// <param name="said">What the import says of some of them.</param>
    /// <param name="today">In UTC.</param>
    public UnitPeriods(IEnumerable<OrgUnit> stored, IEnumerable<OrgUnit> units, IEnumerable<OrgUnit> said, DateOnly today)
    {
        before = stored.ToDictionary(unit => unit.Id, StringComparer.Ordinal);
        this.units = units.ToDictionary(unit => unit.Id, StringComparer.Ordinal);
        this.said = said.Where(unit => unit.Period is not null).ToDictionary(unit => unit.Id, unit => unit.Period!.Kind, StringComparer.Ordinal);
        this.today = today;
    }

    /// <summary>What cannot be changed now, a sentence each.</summary>
    public IEnumerable<string> Problems => units.Keys.Where(id => Of(id) != Period(id) && Period(id).IsChanging(today)).Select(id =>
        $"Unit \"{id}\" changes its period on {PeriodNames.FromOf(Period(id))}; from the day before until a week after that it cannot be changed again.");

    /// <summary>What is to hold; null: weeks, always.</summary>
    public UnitPeriod? After(string id) => PeriodNames.Plain(Of(id));

    private UnitPeriod Of(string id)
    {
        var top = Top(id);
        var largest = before.ContainsKey(top) ? Period(top).To(said.GetValueOrDefault(top, Period(top).Kind), today) : new UnitPeriod(said.GetValueOrDefault(top));
        return before.ContainsKey(id) ? Period(id).To(largest.Kind, today) : largest;
    }

    private UnitPeriod Period(string id) => before.GetValueOrDefault(id)?.Period ?? UnitPeriod.Weeks;

    /// <summary>The largest unit it is part of. A circle, which is refused, has none; any of it will do.</summary>
    private string Top(string id)
    {
        var way = new HashSet<string>(StringComparer.Ordinal) { id };
        while (!tops.ContainsKey(id) && units[id].PartOf is { } larger && units.ContainsKey(larger) && way.Add(larger))
            id = larger;
        var top = tops.GetValueOrDefault(id, id);
        foreach (var unit in way)
            tops[unit] = top;
        return top;
    }
}
