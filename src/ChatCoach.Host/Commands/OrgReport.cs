using System.Globalization;
using ChatCoach.Coaching.Voice;
using ChatCoach.Storage.Org;

namespace ChatCoach.Host.Commands;

/// <summary>What an import says: what is wrong, what would change, what changed. Ids and lines, no names of people.</summary>
internal static class OrgReport
{
    /// <summary>Changes a dry run shows: enough to see whether the right column was meant.</summary>
    private const int MostShown = 100;

    /// <summary>Units in one sentence.</summary>
    private const int MostUnitsNamed = 20;

    public const string DryRun = "This was a dry run, nothing is changed. It would be:";

    public const string Nothing = "Nothing was imported.";

    public static async Task<int> RefuseAsync(TextWriter output, IReadOnlyList<string> problems, int count, string nothing = Nothing)
    {
        foreach (var problem in problems.Take(LineProblems.MostShown))
            await output.WriteLineAsync(problem);
        if (count > LineProblems.MostShown)
            await output.WriteLineAsync($"And {Number(count - LineProblems.MostShown)} more.");
        await output.WriteLineAsync(nothing);
        return 1;
    }

    public static Task ChangesAsync(TextWriter output, ImportReport report, PeopleCsv table) =>
        ShowAsync(output, [.. report.Units.Select(Of), .. report.People.Take(MostShown).Select(person => Of(person, table))], report.Units.Count + report.People.Count);

    public static Task ShowAsync(TextWriter output, IReadOnlyList<string> lines) => ShowAsync(output, lines, lines.Count);

    public static string Sum(ImportReport report) =>
        $"Units: {Number(report.UnitsAdded)} added, {Number(report.UnitsChanged)} changed. "
        + $"People: {Number(report.PeopleAdded)} added, {Number(report.PeopleChanged)} changed ({Number(report.PeopleMoved)} left their unit for another or none), {Number(report.PeopleUnchanged)} as they were, {Number(report.PeopleLeft)} left.";

    public static string Missing(ImportReport report) =>
        $"{Number(report.PeopleMissing)} more people of these tenants are known and not in the file; they stay as they are. With --leavers they lose unit, roles and name.";

    public static string TooMany(TooManyLeavers many) => many.Tenant is null
        ? $"With --leavers {Number(many.Leaving)} of {Number(many.Known)} people would leave, more than --leavers-most says."
        : $"With --leavers {Number(many.Leaving)} of {Number(many.Known)} people known in tenant \"{many.Tenant}\" would leave: more than a fifth, as when something is missing by mistake. If it is right, run it again with --leavers-most {many.InAll.ToString(CultureInfo.InvariantCulture)}.";

    /// <summary>When other periods begin, a sentence for each day; none change: nothing.</summary>
    public static IEnumerable<string> Periods(ImportReport report) => report.Units.Where(unit => unit.Before is { } before && before.Period != unit.After.Period && unit.After.Period?.From is not null)
        .CountBy(unit => unit.After.Period!).OrderBy(units => units.Key.From).Select(units => $"The weekly card of {Number(units.Value)} units is about {(units.Key.Kind == PeriodKind.Week ? "a week" : "four weeks")} from {Day(units.Key.From!.Value)} on.");

    /// <summary>Which units have nobody to answer what their weekly cards ask; every unit has: nothing.</summary>
    public static IEnumerable<string> Unled(ImportReport report) => report.Unled.Count == 0 ? []
        : [$"Units that nobody leads, nor a larger one they are part of: {string.Join(", ", report.Unled.Take(MostUnitsNamed).Select(Quoted))}{(report.Unled.Count > MostUnitsNamed ? $" and {Number(report.Unled.Count - MostUnitsNamed)} more" : "")}. Nobody reads their weekly cards or answers what is asked there."];

    public static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static async Task ShowAsync(TextWriter output, IReadOnlyList<string> lines, int count)
    {
        foreach (var line in lines.Take(MostShown))
            await output.WriteLineAsync(line);
        if (count > MostShown)
            await output.WriteLineAsync($"And {Number(count - MostShown)} more.");
    }

    private static string Of(UnitChange change) => change switch
    {
        { Before: null, After: var unit } => $"Unit \"{unit.Id}\" is added{(unit.PartOf is null ? "" : $", part of \"{unit.PartOf}\"")}.",
        { Before: { } before, After: var after } => $"Unit \"{after.Id}\" changes: {string.Join(", ", Differences(("name", before.Name, after.Name), ("state", before.FederalState, after.FederalState), ("part of", before.PartOf, after.PartOf), ("period", Period(before), Period(after))))}.",
    };

    private static string Of(PersonChange change, PeopleCsv table) => change switch
    {
        { After: null, Before.Team: not null } => $"{change.Before.Who.ObjectId} loses roles and name, and stays in \"{change.Before.Unit}\", which a Teams roster filled.",
        { After: null } => $"{change.Before!.Who.ObjectId} leaves{(change.Before.Unit is { } unit ? $" \"{unit}\"" : "")}.",
        { Before: null } => $"Line {Line(change.After, table)} is added.",
        { Before: { } before, After: var after } => $"Line {Line(after, table)} changes: {string.Join(", ", Differences(("unit", before.Unit, after.Unit), ("roles", Roles(before), Roles(after))).DefaultIfEmpty(before.Team is not null && after.Team is null ? "unit as before, named by the file now" : "name"))}.",
    };

    private static string Period(OrgUnit unit) => unit.Period is null ? PeriodNames.All[0] : unit.Period.From is { } from ? $"{PeriodNames.Of(unit.Period.Kind)} from {Day(from)}" : PeriodNames.Of(unit.Period.Kind);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Line(OrgPerson person, PeopleCsv table) => table.LineOf(person.Who).ToString(CultureInfo.InvariantCulture);

    private static string? Roles(OrgPerson person) => person.Roles.Count == 0 ? null : string.Join(' ', person.Roles);

    private static IEnumerable<string> Differences(params IEnumerable<(string What, string? Before, string? After)> values) =>
        values.Where(value => !string.Equals(value.Before, value.After, StringComparison.Ordinal))
            .Select(value => $"{value.What} {Quoted(value.Before)} to {Quoted(value.After)}");

    private static string Quoted(string? value) => value is null ? "none" : $"\"{value}\"";
}
