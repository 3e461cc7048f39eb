using System.Diagnostics;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Turns;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Turns;
using Npgsql;
using static ChatCoach.Host.Tests.Storage.Relating;
using static ChatCoach.Host.Tests.Storage.TurnWords;

namespace ChatCoach.Host.Tests.Storage;

public sealed class FrameTests
{
    private static readonly TeamFrame Frame = TeamFrame.Default with { Purposes = ["planted purpose"], Authority = "200 €", Term = "guest" };

    [Theory, OnSqlite, OnPostgres]
    public async Task What_a_manager_sets_everybody_of_the_unit_has_and_nobody_else(Database database)
    {
        await using var store = await UnitsAsync(database);
        Assert.Equal(("north", "North", null), Of((await store.LoadAsync(Anna)).Memory.Place));
        await store.CommittedAsync(Anna, turn => turn with { Frame = Frame });
        await using var other = store.Beside();
        await other.Start.ApplyAsync(default);
        Assert.Equal(("north", "North", "planted purpose"), Of((await other.LoadAsync(Ben)).Memory.Place));
        Assert.Equal("guest", (await other.LoadAsync(Ben)).Memory.Place.Frame!.Term);
        Assert.Equal(["manager"], (await other.LoadAsync(Anna)).Memory.Place.Roles);
        Assert.Equal(("south", "South", null), Of((await other.LoadAsync(Carl)).Memory.Place));
        await other.CommittedAsync(Anna);
        Assert.NotNull((await store.LoadAsync(Ben)).Memory.Place.Frame);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_two_managers_at_once_the_second_meets_what_the_first_set(Database database)
    {
        await using var store = await UnitsAsync(database);
        foreach (var purpose in new[] { "first", "later" })
        {
            var (anna, ben) = (await store.LoadAsync(Anna), await store.LoadAsync(Ben));
            Committed(await store.Turns.CommitAsync(Commit(Anna, anna, turn => turn with { Frame = Frame with { Purposes = [purpose] } }), default));
            Assert.IsType<CommitOutcome.Conflict>(await store.Turns.CommitAsync(Commit(Ben, ben, turn => turn with { Frame = Frame with { Purposes = ["lost"] } }), default));
            Assert.Equal(purpose, (await store.LoadAsync(Ben)).Memory.Place.Frame!.Purposes[0]);
        }

        await store.CommittedAsync(Ben, turn => turn with { Frame = Frame with { Purposes = ["third"] } });
        Assert.Equal("third", (await store.LoadAsync(Anna)).Memory.Place.Frame!.Purposes[0]);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task It_lies_sealed_and_stays_when_who_set_it_is_erased(Database database)
    {
        await using var store = await UnitsAsync(database);
        await store.CommittedAsync(Anna, turn => turn with { Frame = Frame });
        Assert.DoesNotContain("planted purpose", await Crawler.ReadAsync(store.Options.ConnectionString, []), StringComparison.Ordinal);
        Assert.DoesNotContain("planted purpose", Planting.FilesOf(store), StringComparison.Ordinal);
        await store.CommittedAsync(Anna, turn => turn with { Erase = true });
        Assert.Equal("planted purpose", (await store.LoadAsync(Ben)).Memory.Place.Frame!.Purposes[0]);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Without_a_unit_there_is_no_place_for_it(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.CommittedAsync(Anna, turn => turn with { Frame = Frame });
        Assert.Equal(OrgPlace.None, (await store.LoadAsync(Anna)).Memory.Place);
        Assert.Equal(0, await store.CountAsync("team_frames"));
    }

    [PostgresFact]
    public async Task A_person_their_runs_and_the_frame_of_their_unit_are_one_statement()
    {
        await using var store = await UnitsAsync(Database.Postgres);
        await store.CommittedAsync(Anna, turn => turn with { Frame = Frame, Runs = [new RunChange.Put(RunOf("open") with { About = Hers })] });
        var database = new NpgsqlConnectionStringBuilder(store.Options.ConnectionString).Database;
        var statements = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => statements += activity.TagObjects.Any(tag => Equals(tag.Value, database)) && activity.TagObjects.Any(tag => tag.Value is string text && text.Contains("FROM", StringComparison.Ordinal)) ? 1 : 0,
        };
        ActivitySource.AddActivityListener(listener);
        Assert.NotNull((await store.LoadAsync(Anna)).Memory.Place.Frame);
        Assert.Equal(1, statements);
        await store.AboutAsync(Anna, Hers);
        Assert.Equal(4, statements);
    }

    private static async Task<TestStore> UnitsAsync(Database database)
    {
        var store = await TestStore.StartedAsync(database);
        await store.People.ImportAsync(
            [new OrgUnit("north", "North"), new OrgUnit("south", "South")],
            [new OrgPerson(Anna, "north", ["manager"]), new OrgPerson(Ben, "north", ["manager"]), new OrgPerson(Carl, "south", ["manager"])],
            default);
        return store;
    }

    private static (string? Unit, string? Name, string? Purpose) Of(OrgPlace place) => (place.Unit, place.UnitName, place.Frame?.Purposes[0]);
}
