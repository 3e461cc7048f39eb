using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cadence;
using ChatCoach.Coaching.Voice;
using ChatCoach.Storage.Org;

namespace ChatCoach.Host.Commands;

/// <summary>
/// The units of a table. Any line of a unit may say its name, its state, the larger unit it is part of and the period of
/// its weekly card; one is enough, and no two may say different things.
/// </summary>
internal sealed class UnitLines(LineProblems problems)
{
    /// <summary>As the larger unit: none any more.</summary>
    public const string None = "-";

    /// <summary>Units named in the sentence about a circle: who finds the first ones finds the others.</summary>
    private const int MostNamed = 10;

    private static readonly string States = string.Join(", ", PublicHolidays.States.Order(StringComparer.Ordinal));

    private readonly Dictionary<string, Lines> units = new(StringComparer.Ordinal);
    private readonly List<string> order = [];

    /// <summary>In the order they are first named.</summary>
    public IReadOnlyList<OrgUnit> Units =>
        [.. order.Select(id => (Id: id, Said: units[id])).Select(u => new OrgUnit(u.Id, u.Said.Name.Value ?? u.Id, u.Said.State.Value, u.Said.PartOf.Value is None ? "" : u.Said.PartOf.Value, PeriodOf(u.Said) is { } kind ? new UnitPeriod(kind) : null))];

    /// <returns>The id, one object for all lines of the unit.</returns>
    public string Add(int line, string id, string? name, string? state, string? partOf, string? period)
    {
        if (state is not null && !PublicHolidays.States.Contains(state))
            problems.Add(line, $"names a state that is none of {States}");
        if (string.Equals(partOf, id, StringComparison.Ordinal))
            problems.Add(line, $"makes unit \"{id}\" part of itself");
        if (period is not null && PeriodNames.Read(period) is null)
            problems.Add(line, $"names a period that is none of {string.Join(", ", PeriodNames.All)}");
        if (!units.TryGetValue(id, out var unit))
        {
            units.Add(id, unit = new Lines { Id = id });
            order.Add(id);
        }

        Say(ref unit.Name, line, id, name, "name");
        Say(ref unit.State, line, id, state, "state");
        Say(ref unit.PartOf, line, id, partOf, "larger unit");
        Say(ref unit.Period, line, id, period, "period");
        return unit.Id;
    }

    /// <summary>What is wrong with the larger units: those nobody knows, those that are part of themselves in the end, and those with other periods than their parts.</summary>
    /// <param name="stored">Units that are known besides; what they are part of holds where the table says nothing.</param>
    public IReadOnlyList<string> Check(IReadOnlyList<OrgUnit> stored)
    {
        var larger = stored.ToDictionary(unit => unit.Id, unit => unit.PartOf, StringComparer.Ordinal);
        foreach (var unit in Units)
            larger[unit.Id] = unit.PartOf is null ? larger.GetValueOrDefault(unit.Id) : unit.PartOf is "" ? null : unit.PartOf;
        var found = new List<string>();
        var walked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in order.Where(id => units[id].PartOf.Value is not (null or None)))
        {
            var said = units[id].PartOf;
            if (!larger.ContainsKey(said.Value!))
                found.Add(Sentence(said.Line, $"makes unit \"{id}\" part of \"{said.Value}\", which is neither in this file nor known already"));
            else if (Circle(id, larger, walked) is { } circle)
                found.Add(Sentence(circle.Max(unit => units.GetValueOrDefault(unit)?.PartOf.Line ?? 0), $"closes a circle of units: {Way(circle)}"));
        }

        return found.Count > 0 ? found : [.. Periods(stored.ToDictionary(unit => unit.Id, StringComparer.Ordinal), larger)];
    }

    /// <summary>Whatever counts together counts in the same time: a unit has the periods of the largest one it is part of (privacy rule P5).</summary>
    private IEnumerable<string> Periods(Dictionary<string, OrgUnit> stored, Dictionary<string, string?> larger)
    {
        foreach (var id in order.Where(id => units[id].Period.Value is not null))
        {
            var (said, line) = units[id].Period;
            var top = id;
            while (larger.GetValueOrDefault(top) is { } above && larger.ContainsKey(above))
                top = above;
            var its = PeriodNames.Of((units.TryGetValue(top, out var largest) ? PeriodOf(largest) : null) ?? stored.GetValueOrDefault(top)?.Period?.Kind ?? PeriodKind.Week);
            if (!string.Equals(its, said, StringComparison.Ordinal))
                yield return Sentence(line, $"gives unit \"{id}\" the period {said}, but \"{top}\", the largest unit it is part of, has {its}; say it of \"{top}\", and it holds for all of its parts");
        }
    }

    private static PeriodKind? PeriodOf(Lines unit) => unit.Period.Value is { } said ? PeriodNames.Read(said) : null;

    private static string Sentence(int line, string what) => string.Create(CultureInfo.InvariantCulture, $"Line {line} {what}.");

    private static string Way(List<string> circle) =>
        string.Join(" in ", circle.Take(MostNamed).Append(circle.Count > MostNamed ? "…" : circle[0]).Select(unit => $"\"{unit}\""));

    /// <summary>The units that are part of each other above this one; null: there are none, or they were found before.</summary>
    private static List<string>? Circle(string id, Dictionary<string, string?> larger, HashSet<string> walked)
    {
        var way = new List<string>();
        for (string? at = id; at is not null && walked.Add(at); at = larger.GetValueOrDefault(at))
            way.Add(at);
        var back = way.Count == 0 ? null : larger.GetValueOrDefault(way[^1]);
        return back is not null && way.IndexOf(back) is >= 0 and var start ? way[start..] : null;
    }

    private void Say(ref (string? Value, int Line) known, int line, string unit, string? value, string what)
    {
        if (value is null)
            return;
        if (known.Value is null)
            known = (value, line);
        else if (!string.Equals(known.Value, value, StringComparison.Ordinal))
            problems.Add(line, string.Create(CultureInfo.InvariantCulture, $"names another {what} for unit \"{unit}\" than line {known.Line}"));
    }

    private sealed class Lines
    {
        public (string? Value, int Line) Name;
        public (string? Value, int Line) State;
        public (string? Value, int Line) PartOf;
        public (string? Value, int Line) Period;

        public required string Id { get; init; }
    }
}
