using System.Globalization;
using System.Text;
using ChatCoach.Host.Commands;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Host.Tests.Storage;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Host.Tests.Commands;

/// <summary>The verb that names units and roles.</summary>
public sealed class OrgCommandTests
{
    private static readonly PersonKey One = Of("one");

    [Theory, OnSqlite, OnPostgres]
    public async Task A_table_of_people_names_their_units_with_their_states(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var anna = host.Person("anna");

        var done = await host.ImportAsync($"objectId;unit;unitName;state;partOf;roles\r\n{anna.ObjectId};south;\"Süd; Nacht\";by;house;coach manager\r\n{anna.ObjectId}-2;house;;;;production\r\n");

        Assert.Equal((0, "Units: 2 added, 0 changed. People: 2 added, 0 changed (0 left their unit for another or none), 0 as they were, 0 left."), (done.Code, done.Said[0]));
        Assert.Equal([new OrgUnit("house", "house"), new OrgUnit("south", "Süd; Nacht", "BY", "house")], (await host.Get<People>().UnitsAsync(default)).Where(u => u.Id is "house" or "south"));
        var place = (await anna.LoadAsync()).Memory.Place;
        Assert.Equal(("south", "BY"), (place.Unit, place.FederalState));
        Assert.Equal(["coach", "manager"], place.Roles);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_a_table_does_not_say_of_a_unit_stays_and_what_it_says_holds(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.ImportAsync("objectId,unit,unitName,state,partOf\none,south,Süd,BY,house\ntwo,house,,,");

        Assert.StartsWith("Units: 0 added, 0 changed.", (await store.ImportAsync("objectId,unit\none,south")).Said[0], StringComparison.Ordinal);
        Assert.Equal(new OrgUnit("south", "Süd", "BY", "house"), (await store.People.UnitsAsync(default))[1]);

        Assert.StartsWith("Units: 0 added, 1 changed.", (await store.ImportAsync("objectId,unit,unitName,state,partOf\none,south,South,SN,-")).Said[0], StringComparison.Ordinal);
        Assert.Equal(new OrgUnit("south", "South", "SN"), (await store.People.UnitsAsync(default))[1]);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_dry_run_says_what_would_change_and_changes_nothing(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.ImportAsync("objectId;unit;state;roles;name\none;south;;coach;Cora\ntwo;south;BY;;\nthree;north;;;");
        var before = await OrganisationAsync(store);
        const string Table = "objectId;unit;state;partOf;roles;name\none;north;;;coach manager;Cora\ntwo;south;SN;north;;\nfour;house;;;coach;Ben";

        var dry = await store.ImportAsync(Table, dryRun: true, leavers: true, most: 1);

        Assert.Equal(
            [
                "Unit \"south\" changes: state \"BY\" to \"SN\", part of none to \"north\".",
                "Unit \"house\" is added.",
                "three leaves \"north\".",
                "Line 2 changes: unit \"south\" to \"north\", roles \"coach\" to \"coach manager\".",
                "Line 4 is added.",
                "This was a dry run, nothing is changed. It would be:",
                "Units: 1 added, 1 changed. People: 1 added, 1 changed (1 left their unit for another or none), 1 as they were, 1 left.",
                "Units that nobody leads, nor a larger one they are part of: \"house\". Nobody reads their weekly cards or answers what is asked there.",
            ],
            dry.Said.Order(Comparer<string>.Create((a, b) => Rank(a).CompareTo(Rank(b)))));
        Assert.Equal(0, dry.Code);
        Assert.Equal(before, await OrganisationAsync(store));

        Assert.Equal(dry.Said[^2], (await store.ImportAsync(Table, leavers: true, most: 1)).Said[0]);
        Assert.NotEqual(before, await OrganisationAsync(store));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_dry_run_makes_no_database(Database database)
    {
        await using var store = TestStore.New(database);

        var dry = await store.ImportAsync("objectId;unit\none;south", dryRun: true);

        Assert.Equal((0, "Units: 1 added, 0 changed. People: 1 added, 0 changed (0 left their unit for another or none), 0 as they were, 0 left."), (dry.Code, dry.Said[^2]));
        Assert.Empty(Directory.GetFiles(store.Folder));
        Assert.False(await store.Start.IsThereAsync(default));
        await store.Start.ApplyAsync(default);
        Assert.True(await store.Start.IsThereAsync(default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_dry_run_does_not_migrate_a_database_of_an_older_version(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        var newest = store.Storage.Migrated.Known[^1];
        await store.Storage.Sql.WriteAsync($"DELETE FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" = {newest}", default);

        var dry = await store.ImportAsync("objectId;unit\none;south", dryRun: true);

        Assert.Equal((1, "Nothing was imported."), (dry.Code, dry.Said[^1]));
        Assert.Contains("older version", dry.Said[0], StringComparison.Ordinal);
        Assert.DoesNotContain(newest, await Migrating.AppliedAsync(store.Storage.Sql, default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_is_not_in_the_table_leaves_only_when_told_and_keeps_what_is_theirs(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.ImportAsync("objectId;tenant;unit;roles;name\none;;south;manager;Max\ntwo;;south;;\nother;elsewhere;south;coach;Cora");
        await store.CommittedAsync(One);

        var kept = await store.ImportAsync("objectId;unit\ntwo;south");
        Assert.StartsWith("1 more people of these tenants", kept.Said[1], StringComparison.Ordinal);
        Assert.Equal("south", (await store.People.FindAsync(One, default))?.Unit);

        var left = await store.ImportAsync("objectId;unit\ntwo;south", leavers: true, most: 1);
        Assert.EndsWith("1 as they were, 1 left.", left.Said[0], StringComparison.Ordinal);
        Assert.Equal((null, 0, null), (await store.People.FindAsync(One, default)) is { } one ? (one.Unit, one.Roles.Count, one.Name) : ("gone", 0, "gone"));
        Assert.Equal(1, (await store.LoadAsync(One)).Version);
        Assert.Equal("Cora", (await store.People.FindAsync(new PersonKey("elsewhere", "other"), default))?.Name);
    }

    /// <summary>Privacy rule P2: the organisation sees who was imported, not who talks to the coach.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task An_import_does_not_tell_who_talks_to_the_coach(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.CommittedAsync(One);
        const string Table = "objectId;unit\none;south\nnever;south";

        var named = await store.ImportAsync("objectId;unit\none;south\nnever;south", dryRun: true);
        Assert.Contains("Line 2 is added.", named.Said);
        Assert.Contains("Line 3 is added.", named.Said);
        Assert.EndsWith("2 as they were, 0 left.", (await store.ImportAsync("objectId\none\nnever")).Said[0], StringComparison.Ordinal);
        Assert.Single(await store.ImportAsync("objectId\nthird", dryRun: true) is { Said: var said } ? said.Skip(1) : []);
        Assert.Contains("People: 2 added, 0 changed", (await store.ImportAsync(Table)).Said[0], StringComparison.Ordinal);
        Assert.Equal((1, "south"), (await store.LoadAsync(One)) is var one ? (one.Version, one.Unit) : default);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nothing_is_imported_when_one_of_many_pieces_fails(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        using var stopped = new CancellationTokenSource();
        var import = new OrgImport([new OrgUnit("south", "Süd")], [.. Enumerable.Range(0, 500).Select(n => new OrgPerson(Of($"p{n.ToString(CultureInfo.InvariantCulture)}"), "south", []))])
        {
            Written = people =>
            {
                if (people >= 300)
                    stopped.Cancel();
            },
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.People.ImportAsync(import, stopped.Token));

        Assert.Empty(await store.People.AllAsync(default));
        Assert.Empty(await store.People.UnitsAsync(default));
        Assert.Equal(500, (await store.People.ImportAsync(import with { Written = people => { } }, default)).PeopleAdded);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_wrong_line_imports_nothing(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);

        var done = await store.ImportAsync("objectId,unit,roles\none,elsewhere,\ntwo,elsewhere,boss");

        Assert.Equal((1, "Nothing was imported."), (done.Code, done.Said[^1]));
        Assert.Empty(await store.People.UnitsAsync(default));
        Assert.Empty(await store.People.AllAsync(default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_wrong_beside_the_stored_units_imports_nothing(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.ImportAsync("objectId;unit;partOf\none;south;house\ntwo;house;");

        var unknown = await store.ImportAsync("objectId;unit;partOf\none;south;huose\ntwo;new;house");
        Assert.Equal(["Line 2 makes unit \"south\" part of \"huose\", which is neither in this file nor known already.", "Nothing was imported."], unknown.Said);
        var circle = await store.ImportAsync("objectId;unit;partOf\ntwo;house;south", dryRun: true);
        Assert.Equal(["Line 2 closes a circle of units: \"house\" in \"south\" in \"house\".", "Nothing was imported."], circle.Said);

        Assert.Equal((1, 1), (unknown.Code, circle.Code));
        Assert.Equal(["house", "south"], (await store.People.UnitsAsync(default)).Select(unit => unit.Id));
        Assert.StartsWith("Units: 0 added, 2 changed.", (await store.ImportAsync("objectId;unit;partOf\none;south;-\ntwo;house;south")).Said[0], StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Thousands_of_lines_come_in_with_their_progress_and_a_second_time_nothing_is_written(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        var table = "objectId;unit;unitName\n" + string.Concat(Enumerable.Range(0, 10_010).Select(n => string.Create(CultureInfo.InvariantCulture, $"p{n};u{n % 40};\"Team {n % 40}\"\n")));

        var first = await store.ImportAsync(table);
        Assert.Contains("People: 10,010 added", first.Said[0], StringComparison.Ordinal);
        Assert.Equal(["10,000 people read", "10,000 people written"], first.Progress);
        Assert.Equal(10_010, (await store.People.AllAsync(default)).Count);
        var second = await store.ImportAsync(table);
        Assert.Contains("0 added, 0 changed (0 left their unit for another or none), 10,010 as they were", second.Said[0], StringComparison.Ordinal);
        Assert.Equal(["10,000 people read"], second.Progress);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_import_beside_another_one_waits_and_sees_what_that_one_wrote(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        Task<ImportReport>? second = null;
        IReadOnlyList<OrgUnit> seen = [];
        var first = new OrgImport([new OrgUnit("south", "Süd")], [])
        {
            Check = stored =>
            {
                second = store.People.ImportAsync(new OrgImport([new OrgUnit("north", "Nord")], []) { Check = units => [.. (seen = units).Take(0).Select(unit => unit.Id)] }, default);
                Assert.False(second.Wait(TimeSpan.FromMilliseconds(300)));
                return [];
            },
        };

        await store.People.ImportAsync(first, default);
        await second!;

        Assert.Equal("south", Assert.Single(seen).Id);
    }

    [Fact]
    public async Task Of_many_wrong_lines_the_first_are_shown_and_the_others_counted()
    {
        await using var store = TestStore.New(Database.Sqlite);

        var done = await store.ImportAsync("objectId;roles\n" + string.Concat(Enumerable.Range(0, LineProblems.MostShown + 7).Select(n => string.Create(CultureInfo.InvariantCulture, $"p{n};boss\n"))));

        Assert.Equal(LineProblems.MostShown + 2, done.Said.Count);
        Assert.Equal(["And 7 more.", "Nothing was imported."], done.Said.Skip(LineProblems.MostShown));
        Assert.Empty(Directory.GetFiles(store.Folder));
    }

    [Fact]
    public async Task Umlauts_are_read_as_UTF_8_or_else_as_Windows_1252_and_it_is_said()
    {
        const string Table = "objectId;unit;unitName\none;süd;Grüße – €\n";
        await using var store = await TestStore.StartedAsync(Database.Sqlite);

        var western = await store.ImportAsync(PeopleFile.Western.GetBytes(Table));
        Assert.Equal("The file is not UTF-8; it was read as Windows-1252.", western.Said[0]);
        Assert.Equal(new OrgUnit("süd", "Grüße – €"), Assert.Single(await store.People.UnitsAsync(default)));

        foreach (var mark in new byte[][] { [], [0xEF, 0xBB, 0xBF] })
            Assert.Equal("Units: 0 added, 0 changed. People: 0 added, 0 changed (0 left their unit for another or none), 1 as they were, 0 left.", (await store.ImportAsync([.. mark, .. Encoding.UTF8.GetBytes(Table)])).Said[0]);
        Assert.Contains("cannot be shown", (await store.ImportAsync(Encoding.Unicode.GetBytes("objectId\none"))).Said[1] + (await store.ImportAsync("objectId\no\0ne")).Said[0], StringComparison.Ordinal);
    }

    private static PersonKey Of(string objectId) => new(Person.Tenant, objectId);

    /// <summary>Units, leavers, lines, summary: in which order people of one kind stand does not matter.</summary>
    private static int Rank(string line) => line switch
    {
        _ when line.StartsWith("Unit \"", StringComparison.Ordinal) => 0,
        _ when line.Contains(" leaves", StringComparison.Ordinal) => 1,
        _ when line.StartsWith("Line ", StringComparison.Ordinal) => 2,
        _ when line.StartsWith("This was", StringComparison.Ordinal) => 3,
        _ => 4,
    };

    private static async Task<string> OrganisationAsync(TestStore store) =>
        string.Join('\n', (await store.People.UnitsAsync(default)).Select(unit => unit.ToString()).Concat((await store.People.AllAsync(default)).Select(person => $"{person.Who} {person.Unit} {string.Join(' ', person.Roles)} {person.Name}")));
}
