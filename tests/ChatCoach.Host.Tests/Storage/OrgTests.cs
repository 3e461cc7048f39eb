using ChatCoach.Coaching.Guides;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Storage.Guides;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Turns;
using static ChatCoach.Host.Tests.Storage.TurnWords;

namespace ChatCoach.Host.Tests.Storage;

public sealed class OrgTests
{
    private static readonly OrgUnit North = new("north", "North");

    [Theory, OnSqlite, OnPostgres]
    public async Task An_import_adds_and_changes_and_says_so(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.CommittedAsync(Ben, turn => turn with { State = turn.State with { Language = Language.En } });
        var first = await store.People.ImportAsync([North], [new(Anna, "north", ["coach"]), new(Ben, "north", [])], default);
        Assert.Equal((1, 2, 0, 0), (first.UnitsAdded, first.PeopleAdded, first.PeopleChanged, first.PeopleUnchanged));

        var second = await store.People.ImportAsync([North with { Name = "Nord" }], [new(Anna, "north", ["coach"]), new(Ben, null, ["manager", "manager"])], default);
        Assert.Equal((1, 0, 1, 1), (second.UnitsChanged, second.PeopleAdded, second.PeopleChanged, second.PeopleUnchanged));
        Assert.Equal("Nord", Assert.Single(await store.People.UnitsAsync(default)).Name);

        var ben = await store.LoadAsync(Ben);
        Assert.Equal((1, Language.En), (ben.Version, ben.Memory.State.Language));
        Assert.Null(ben.Unit);
        Assert.Equal(["manager"], ben.Roles);
        Assert.Equal([Ben, Anna], (await store.People.AllAsync(default)).Select(person => person.Who).OrderByDescending(who => who.ObjectId));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_unit_nobody_defined_is_reported_and_its_people_stay_as_they_were(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.People.ImportAsync([North], [new(Anna, "north", [])], default);
        var report = await store.People.ImportAsync([], [new(Anna, "souht", ["coach"])], default);
        Assert.Equal(["souht"], report.UnknownUnits);
        Assert.Equal("north", (await store.People.FindAsync(Anna, default))?.Unit);
        Assert.Null(await store.People.FindAsync(Ben, default));
    }

    [Fact]
    public async Task The_demo_organisation_goes_into_an_empty_database_once()
    {
        await using var store = await TestStore.StartedAsync(Database.Sqlite);
        Assert.False(await store.People.HoldsDemoAsync(default));
        Assert.Equal(DemoOutcome.Written, await store.People.WriteDemoAsync([North], [new(Anna, "north", ["coach"])], default));
        Assert.True(await store.People.HoldsDemoAsync(default));
        Assert.Equal(DemoOutcome.AlreadyThere, await store.People.WriteDemoAsync([North], [], default));
        Assert.Equal(Anna, Assert.Single(await store.People.AllAsync(default)).Who);
    }

    [Fact]
    public async Task The_demo_organisation_is_refused_where_somebody_is()
    {
        await using var store = await TestStore.StartedAsync(Database.Sqlite);
        await store.CommittedAsync(Anna);
        Assert.Equal(DemoOutcome.RefusedNotEmpty, await store.People.WriteDemoAsync([North], [], default));
        Assert.False(await store.People.HoldsDemoAsync(default));
    }

    [PostgresFact]
    public async Task The_demo_organisation_is_refused_on_PostgreSQL()
    {
        await using var store = await TestStore.StartedAsync(Database.Postgres);
        Assert.Equal(DemoOutcome.RefusedNotEmpty, await store.People.WriteDemoAsync([North], [], default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_version_of_a_guide_never_changes(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        var guide = new StoredGuide("checkin", 1, "h1", "{\"a\":\"ä\"}");
        Assert.Equal(PublishOutcome.Published, await store.Guides.PublishAsync(guide, TestStore.Now, default));
        Assert.Equal(PublishOutcome.AlreadyThere, await store.Guides.PublishAsync(guide, TestStore.Now, default));
        Assert.Equal(PublishOutcome.RefusedOtherContent, await store.Guides.PublishAsync(guide with { Hash = "h2", Json = "{}" }, TestStore.Now, default));
        Assert.Equal(PublishOutcome.Published, await store.Guides.PublishAsync(guide with { Version = 2, Hash = "h2" }, TestStore.Now, default));
        Assert.Equal([guide, guide with { Version = 2, Hash = "h2" }], await store.Guides.LoadAllAsync(default));
    }
}
