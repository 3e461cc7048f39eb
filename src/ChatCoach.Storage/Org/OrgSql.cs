using ChatCoach.Storage.Schema;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Org;

/// <summary>Statements for units and roles. A person's version is left alone: their turns do not write these columns.</summary>
internal static class OrgSql
{
    public static FormattableString DemoMark => $"SELECT 1 FROM marks WHERE key = {Marks.Demo}";

    public static FormattableString Anybody =>
        $"SELECT 1 FROM people UNION ALL SELECT 1 FROM units UNION ALL SELECT 1 FROM conversations LIMIT 1";

    /// <summary>Returns how many are new or others now. A unit without a state keeps the one it has.</summary>
    public static async Task<int> UnitsAsync(SqlSession sql, IEnumerable<OrgUnit> units)
    {
        var written = 0;
        foreach (var unit in units)
        {
            written += await sql.RunAsync(
                $"""
                INSERT INTO units (id, name, federal_state, part_of) VALUES ({unit.Id}, {unit.Name}, {unit.FederalState}, {unit.PartOf})
                ON CONFLICT (id) DO UPDATE SET name = excluded.name, federal_state = COALESCE(excluded.federal_state, units.federal_state), part_of = COALESCE(excluded.part_of, units.part_of)
                WHERE units.name <> excluded.name OR COALESCE(units.federal_state, '') <> COALESCE(excluded.federal_state, units.federal_state, '')
                    OR COALESCE(units.part_of, '') <> COALESCE(excluded.part_of, units.part_of, '')
                """);
        }

        return written;
    }

    public static async Task<(int Added, int Changed)> PeopleAsync(SqlSession sql, IEnumerable<OrgPerson> people)
    {
        var (added, changed) = (0, 0);
        foreach (var person in people)
        {
            var roles = Roles.Join(person.Roles);
            // The coach knows nobody by name whom nobody has to choose.
            var name = roles.Length == 0 ? null : person.Name;
            var updated = await sql.ReadAsync(
                $"SELECT unit, roles, name FROM people WHERE tenant = {person.Who.Tenant} AND object_id = {person.Who.ObjectId}",
                row => row.Text(0) == person.Unit && row.GetString(1) == roles && (roles.Length == 0 ? row.IsDBNull(2) : name is null || row.Text(2) == name));
            if (updated is [true])
                continue;
            await sql.RunAsync(
                $"""
                INSERT INTO people (id, tenant, object_id, unit, roles, name, version)
                VALUES ({Guid.NewGuid().ToString("N")}, {person.Who.Tenant}, {person.Who.ObjectId}, {person.Unit}, {roles}, {name}, 0)
                ON CONFLICT (tenant, object_id) DO UPDATE SET unit = excluded.unit, roles = excluded.roles,
                    name = CASE WHEN excluded.roles = '' THEN NULL ELSE COALESCE(excluded.name, people.name) END
                """);
            added += updated.Count == 0 ? 1 : 0;
            changed += updated.Count;
        }

        return (added, changed);
    }
}
