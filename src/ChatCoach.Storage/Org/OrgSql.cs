using System.Data.Common;
using System.Runtime.CompilerServices;
using ChatCoach.Storage.Schema;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Org;

/// <summary>Statements for units and roles. A person's version is left alone: their turns do not write these columns.</summary>
internal static class OrgSql
{
    /// <summary>
    /// People in one statement. On PostgreSQL the way to the server takes the time: one at a time took 38 s of CPU for
    /// 200,000, 25 take 9, 100 take 6. SQLite looks for each parameter by its name among all of them: 8, 10 and 12 s.
    /// </summary>
    private const int Together = 25;

    private const int ColumnsOfAPerson = 7;

    private static readonly string One = PeopleStatement(1);
    private static readonly string Many = PeopleStatement(Together);

    public static FormattableString DemoMark => $"SELECT 1 FROM marks WHERE key = {Marks.Demo}";

    public static FormattableString Anybody =>
        $"SELECT 1 FROM people UNION ALL SELECT 1 FROM units UNION ALL SELECT 1 FROM conversations LIMIT 1";

    /// <summary>Another import waits here until this one is written, and then sees what it wrote.</summary>
    public static Task HoldAsync(SqlSession sql, DateTimeOffset now) =>
        sql.RunAsync($"INSERT INTO marks (key, value) VALUES ({Marks.Import}, {now.ToString("O")}) ON CONFLICT (key) DO UPDATE SET value = excluded.value");

    public static async Task<ImportReport> CompareAsync(SqlSession sql, OrgImport import, DateOnly today)
    {
        var comparison = new OrgComparison(import, today);
        await sql.EachAsync($"SELECT id, name, federal_state, part_of, period, period_from FROM units ORDER BY id", row => comparison.Meet(new OrgUnit(row.GetString(0), row.GetString(1), row.Text(2), row.Text(3), PeriodNames.Stored(row.Text(4), row.Text(5)))));
        await sql.EachAsync(
            $"SELECT tenant, object_id, unit, roles, name, unit_team FROM people WHERE unit IS NOT NULL OR roles <> '' OR name IS NOT NULL",
            row => comparison.Meet(Named(row)));
        return comparison.Report();
    }

    public static async Task<RosterReport> CompareAsync(SqlSession sql, RosterFill fill)
    {
        var comparison = new RosterComparison(fill);
        await sql.EachAsync(
            $"SELECT tenant, object_id, unit, roles, name, unit_team FROM people WHERE tenant = {fill.Team.Tenant} AND (unit IS NOT NULL OR roles <> '' OR name IS NOT NULL)",
            row => comparison.Meet(Named(row)));
        return comparison.Report();
    }

    public static async Task WriteAsync(SqlSession sql, ImportReport report, Action<int> written)
    {
        await UnitsAsync(sql, report.Units.Select(unit => unit.After));
        await PeopleAsync(sql, report.People.Select(person => person.Stored), written);
    }

    private static OrgPerson Named(DbDataReader row) =>
        new(new PersonKey(row.GetString(0), row.GetString(1)), row.Text(2), Roles.Split(row.GetString(3)), row.Text(4)) { Team = row.Text(5) };

    private static async Task UnitsAsync(SqlSession sql, IEnumerable<OrgUnit> units)
    {
        foreach (var unit in units)
        {
            await sql.RunAsync(
                $"""
                INSERT INTO units (id, name, federal_state, part_of, period, period_from)
                VALUES ({unit.Id}, {unit.Name}, {unit.FederalState}, {unit.PartOf}, {(unit.Period is { } period ? PeriodNames.Of(period.Kind) : null)}, {PeriodNames.FromOf(unit.Period)})
                ON CONFLICT (id) DO UPDATE SET name = excluded.name, federal_state = excluded.federal_state, part_of = excluded.part_of, period = excluded.period, period_from = excluded.period_from
                """);
        }
    }

    /// <summary>In the order of their index, which is then written once from front to back.</summary>
    public static async Task PeopleAsync(SqlSession sql, IEnumerable<OrgPerson> people, Action<int> written)
    {
        var count = 0;
        foreach (var chunk in people.OrderBy(person => person.Who.Tenant, StringComparer.Ordinal).ThenBy(person => person.Who.ObjectId, StringComparer.Ordinal).Chunk(Together))
        {
            if (chunk.Length == Together)
                await sql.RunAsync(FormattableStringFactory.Create(Many, [.. chunk.SelectMany(Row)]));
            else
            {
                // Statements are kept by their text: one for the rest, however long it is.
                foreach (var person in chunk)
                    await sql.RunAsync(FormattableStringFactory.Create(One, Row(person)));
            }

            written(count += chunk.Length);
        }
    }

    private static object?[] Row(OrgPerson person) =>
        [Guid.NewGuid().ToString("N"), person.Who.Tenant, person.Who.ObjectId, person.Unit, Roles.Join(person.Roles), person.Name, person.Team];

    private static string PeopleStatement(int people) =>
        $"""
        INSERT INTO people (id, tenant, object_id, unit, roles, name, unit_team, version)
        VALUES {string.Join(", ", Enumerable.Range(0, people).Select(person => $"({string.Join(", ", Enumerable.Range(person * ColumnsOfAPerson, ColumnsOfAPerson).Select(at => $"{{{at}}}"))}, 0)"))}
        ON CONFLICT (tenant, object_id) DO UPDATE SET unit = excluded.unit, roles = excluded.roles, name = excluded.name, unit_team = excluded.unit_team
        """;
}
