using System.Collections.Immutable;
using ChatCoach.Storage.Schema;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Turns;
using Microsoft.EntityFrameworkCore;

namespace ChatCoach.Storage.Org;

/// <summary>Units and roles. They may be there before a person's first turn and outlive an erasure.</summary>
public sealed class People(CoachStorage storage, TimeProvider time)
{
    /// <summary>What the import would change where nothing is stored yet.</summary>
    public static ImportReport CompareWithNothing(OrgImport import) => new OrgComparison(import, default).Report();

    /// <summary>What the import would change; nothing is written.</summary>
    public Task<ImportReport> CompareAsync(OrgImport import, CancellationToken ct) => storage.Sql.ReadAsync(sql => OrgSql.CompareAsync(sql, import, Today), ct);

    /// <summary>
    /// Compares and writes what is other now, in one transaction. 200,000 new people take some ten seconds, in which
    /// turns of people whose rows change wait (on SQLite all turns).
    /// </summary>
    /// <param name="import">What is to be.</param>
    /// <param name="ct">Ends it; nothing is kept then.</param>
    /// <exception cref="System.Data.Common.DbException">Nothing was kept.</exception>
    public Task<ImportReport> ImportAsync(OrgImport import, CancellationToken ct) => storage.Sql.WriteAsync(
        async sql =>
        {
            await OrgSql.HoldAsync(sql, time.GetUtcNow());
            var report = await OrgSql.CompareAsync(sql, import, Today);
            if (report.Problems.Count > 0 || report.TooMany is not null)
                sql.Undo();
            else
                await OrgSql.WriteAsync(sql, report, Written);
            return report;

            void Written(int people)
            {
                ct.ThrowIfCancellationRequested();
                import.Written(people);
            }
        },
        ct);

    /// <summary>What the roster would change; nothing is written.</summary>
    public Task<RosterReport> CompareAsync(RosterFill fill, CancellationToken ct) => storage.Sql.ReadAsync(sql => OrgSql.CompareAsync(sql, fill), ct);

    /// <summary>Compares and writes what is other now, in one transaction.</summary>
    /// <param name="fill">What is to be.</param>
    /// <param name="ct">Ends it; nothing is kept then.</param>
    /// <exception cref="System.Data.Common.DbException">Nothing was kept.</exception>
    public Task<RosterReport> FillAsync(RosterFill fill, CancellationToken ct) => storage.Sql.WriteAsync(
        async sql =>
        {
            await OrgSql.HoldAsync(sql, time.GetUtcNow());
            var report = await OrgSql.CompareAsync(sql, fill);
            if (report.TooMany is not null)
                sql.Undo();
            else
                await OrgSql.PeopleAsync(sql, report.Added.Concat(report.Left), Written);
            return report;

            void Written(int people)
            {
                ct.ThrowIfCancellationRequested();
                fill.Written(people);
            }
        },
        ct);

    /// <summary>Adds and changes; nobody leaves.</summary>
    public Task<ImportReport> ImportAsync(IReadOnlyList<OrgUnit> units, IReadOnlyList<OrgPerson> people, CancellationToken ct) => ImportAsync(new OrgImport(units, people), ct);

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
        return [.. rows.Select(row => new OrgUnit(row.Id, row.Name, row.FederalState, row.PartOf, PeriodNames.Stored(row.Period, row.PeriodFrom)))];
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
            await OrgSql.WriteAsync(sql, CompareWithNothing(new OrgImport(units, people)), written => { });
            await sql.RunAsync($"INSERT INTO marks (key, value) VALUES ({Marks.Demo}, {"yes"})");
            return DemoOutcome.Written;
        },
        ct);

    /// <summary>The database holds the made-up organisation: a host with an app id or in Production refuses it.</summary>
    public async Task<bool> HoldsDemoAsync(CancellationToken ct) => (await storage.Sql.ReadAsync(OrgSql.DemoMark, row => 1, ct)).Count > 0;

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private static OrgPerson Named(PersonRow row) => new(new PersonKey(row.Tenant, row.ObjectId), row.Unit, Roles.Split(row.Roles), row.Name) { Team = row.UnitTeam };
}
