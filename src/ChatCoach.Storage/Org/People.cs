using System.Collections.Immutable;
using ChatCoach.Storage.Schema;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Turns;
using Microsoft.EntityFrameworkCore;

namespace ChatCoach.Storage.Org;

/// <summary>Units and roles. They may be there before a person's first turn and outlive an erasure.</summary>
public sealed class People(CoachStorage storage)
{
    /// <summary>People written at a time, so that turns get their share of the writer between.</summary>
    private const int Chunk = 200;

    /// <summary>Adds and changes, never removes. May be run again after it was cut off.</summary>
    public async Task<ImportReport> ImportAsync(IReadOnlyList<OrgUnit> units, IReadOnlyList<OrgPerson> people, CancellationToken ct)
    {
        var report = new ImportReport(await storage.Sql.WriteAsync(sql => OrgSql.UnitsAsync(sql, units), ct), 0, 0, 0, []);
        var known = (await UnitsAsync(ct)).Select(unit => unit.Id).ToHashSet(StringComparer.Ordinal);
        var lost = people.Where(person => person.Unit is not null && !known.Contains(person.Unit)).ToList();
        foreach (var chunk in people.Except(lost).Chunk(Chunk))
        {
            var (added, changed) = await storage.Sql.WriteAsync(sql => OrgSql.PeopleAsync(sql, chunk), ct);
            report = report with
            {
                PeopleAdded = report.PeopleAdded + added,
                PeopleChanged = report.PeopleChanged + changed,
                PeopleUnchanged = report.PeopleUnchanged + chunk.Length - added - changed,
            };
        }

        return report with { UnknownUnits = [.. lost.Select(person => person.Unit!).Distinct().Order(StringComparer.Ordinal)] };
    }

    public async Task<OrgPerson?> FindAsync(PersonKey who, CancellationToken ct)
    {
        await using var db = storage.Open();
        var row = await db.People.AsNoTracking().FirstOrDefaultAsync(row => row.Tenant == who.Tenant && row.ObjectId == who.ObjectId, ct);
        return row is null ? null : Named(row);
    }

    public async Task<ImmutableList<OrgUnit>> UnitsAsync(CancellationToken ct)
    {
        await using var db = storage.Open();
        var rows = await db.Units.AsNoTracking().OrderBy(row => row.Id).ToListAsync(ct);
        return [.. rows.Select(row => new OrgUnit(row.Id, row.Name, row.FederalState, row.PartOf))];
    }

    /// <summary>Everyone with a unit or a role, by unit; the local chat's persona switch shows the demo organisation with it.</summary>
    public async Task<ImmutableList<OrgPerson>> AllAsync(CancellationToken ct)
    {
        await using var db = storage.Open();
        var rows = await db.People.AsNoTracking().Where(row => row.Unit != null || row.Roles != "")
            .OrderBy(row => row.Unit).ThenBy(row => row.ObjectId).ToListAsync(ct);
        return [.. rows.Select(Named)];
    }

    /// <summary>Writes a made-up organisation, only into an empty SQLite database, and marks the database.</summary>
    public Task<DemoOutcome> WriteDemoAsync(IReadOnlyList<OrgUnit> units, IReadOnlyList<OrgPerson> people, CancellationToken ct) => storage.Sql.WriteAsync(
        async sql =>
        {
            if ((await sql.ReadAsync(OrgSql.DemoMark, row => 1)).Count > 0)
                return DemoOutcome.AlreadyThere;
            if (storage.Options.Provider != StorageProvider.Sqlite || (await sql.ReadAsync(OrgSql.Anybody, row => 1)).Count > 0)
                return DemoOutcome.RefusedNotEmpty;
            await OrgSql.UnitsAsync(sql, units);
            await OrgSql.PeopleAsync(sql, people);
            await sql.RunAsync($"INSERT INTO marks (key, value) VALUES ({Marks.Demo}, {"yes"})");
            return DemoOutcome.Written;
        },
        ct);

    /// <summary>The database holds the made-up organisation: a host with an app id or in Production refuses it.</summary>
    public async Task<bool> HoldsDemoAsync(CancellationToken ct) => (await storage.Sql.ReadAsync(OrgSql.DemoMark, row => 1, ct)).Count > 0;

    private static OrgPerson Named(PersonRow row) => new(new PersonKey(row.Tenant, row.ObjectId), row.Unit, Roles.Split(row.Roles), row.Name);
}
