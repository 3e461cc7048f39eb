using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Turns;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Turns;
using static ChatCoach.Host.Tests.Storage.TurnWords;

namespace ChatCoach.Host.Tests.Storage;

public sealed class TurnTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_stranger_is_nobody_yet(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        var anna = await store.LoadAsync(Anna);
        Assert.Equal(0, anna.Version);
        Assert.Equal(PersonMemory.Empty, anna.Memory);
        Assert.NotEmpty(anna.PersonId);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_a_turn_stored_is_what_the_next_one_meets(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        var state = PersonState.New with
        {
            Language = Language.En,
            Tone = Tone.Warm,
            CountsFrom = new DateOnly(2026, 11, 20),
            Relationships = [new Relationship("r1", "Bäckerei Süd")],
            Aside = new Aside { Kind = "stop", Run = "run1" },
        };
        await store.CommittedAsync(Anna, turn => turn with { State = state, Runs = [new RunChange.Put(RunOf("run1"))] });

        await using var other = store.Beside();
        await other.Start.ApplyAsync(default);
        var anna = await other.LoadAsync(Anna);
        Assert.Equal(1, anna.Version);
        Assert.Equal(Language.En, anna.Memory.State.Language);
        Assert.Equal(Tone.Warm, anna.Memory.State.Tone);
        Assert.Equal(state.CountsFrom, anna.Memory.State.CountsFrom);
        Assert.Equal("Bäckerei Süd", Assert.Single(anna.Memory.State.Relationships).Alias);
        Assert.Equal("stop", anna.Memory.State.Aside?.Kind);
        var run = Assert.Single(anna.Memory.OpenRuns);
        Assert.Equal("calm", Assert.Single(Assert.Single(run.Answers).Values));
        Assert.Equal(TestStore.Now, run.StartedAt);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_two_turns_over_the_same_version_the_second_is_a_conflict_and_stores_nothing(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.CommittedAsync(Anna);
        var before = await store.LoadAsync(Anna);
        Assert.IsType<CommitOutcome.Committed>(await store.Turns.CommitAsync(Commit(Anna, before), default));

        var late = Commit(Anna, before, turn => turn with
        {
            Runs = [new RunChange.Put(RunOf("late"))],
            Seen = new SeenActivity("c", "late"),
            Outbox = [Reply(Anna, "late")],
        });
        Assert.IsType<CommitOutcome.Conflict>(await store.Turns.CommitAsync(late, default));

        var after = await store.LoadAsync(Anna);
        Assert.Equal(2, after.Version);
        Assert.Empty(after.Memory.OpenRuns);
        Assert.IsType<CommitOutcome.Committed>(await store.Turns.CommitAsync(late with { Before = after }, default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_two_first_turns_one_is_a_conflict_and_leaves_no_key(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        var (one, two) = (await store.LoadAsync(Anna), await store.LoadAsync(Anna));
        Assert.IsType<CommitOutcome.Committed>(await store.Turns.CommitAsync(Commit(Anna, one), default));
        Assert.IsType<CommitOutcome.Conflict>(await store.Turns.CommitAsync(Commit(Anna, two), default));
        Assert.Equal(2, (await store.Storage.Keys.LiveAsync(default)).Count);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_same_activity_counts_once(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        var seen = new SeenActivity("a:anna", "1700");
        await store.CommittedAsync(Anna, turn => turn with { Seen = seen });
        Assert.IsType<CommitOutcome.AlreadySeen>(await store.TurnAsync(Anna, turn => turn with { Seen = seen, Outbox = [Reply(Anna, "twice")] }));
        Assert.Equal(1, (await store.LoadAsync(Anna)).Version);
        Assert.Empty(await store.Outbox.ClaimAsync("there", TestStore.Now.AddHours(1), 10, default));
        await store.CommittedAsync(Anna, turn => turn with { Seen = seen with { ActivityId = "1701" } });
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Fifty_turns_at_once_of_one_person_lose_none_and_double_none(Database database)
    {
        await using var here = await TestStore.StartedAsync(database);
        await using var there = here.Beside();
        await there.Start.ApplyAsync(default);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => Task.Run(() => CountAsync(number % 2 == 0 ? here : there, number))));

        var anna = await here.LoadAsync(Anna);
        Assert.Equal(50, anna.Version);
        Assert.Equal(
            Enumerable.Range(0, 50).Select(number => $"{number}").Order(StringComparer.Ordinal),
            anna.Memory.State.Relationships.Select(entry => entry.Id).Order(StringComparer.Ordinal));
        Assert.Equal(50, anna.Memory.OpenRuns.Count);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_card_gets_only_a_finished_run_of_its_own_person(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.CommittedAsync(Anna, turn => turn with { Runs = [new RunChange.Put(RunOf("hers", finished: TestStore.Now)), new RunChange.Put(RunOf("open"))] });
        await store.CommittedAsync(Ben, turn => turn with { Runs = [new RunChange.Put(RunOf("his", finished: TestStore.Now))] });

        Assert.Equal("hers", (await store.Turns.LoadAsync(new PersonQuery(Anna) { NamedRun = "hers" }, default)).Memory.Named?.Id);
        Assert.Null((await store.Turns.LoadAsync(new PersonQuery(Anna) { NamedRun = "open" }, default)).Memory.Named);
        Assert.Null((await store.Turns.LoadAsync(new PersonQuery(Anna) { NamedRun = "his" }, default)).Memory.Named);
        Assert.Single((await store.Turns.LoadAsync(new PersonQuery(Anna) { NamedRun = "hers" }, default)).Memory.OpenRuns);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Writing_a_run_under_anothers_id_leaves_the_other_alone(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.CommittedAsync(Anna, turn => turn with { Runs = [new RunChange.Put(RunOf("same", "hers"))] });
        await store.CommittedAsync(Ben, turn => turn with { Runs = [new RunChange.Put(RunOf("same", "his"))] });
        await store.CommittedAsync(Ben, turn => turn with { Runs = [new RunChange.Remove("same")] });
        Assert.Equal("hers", (await store.LoadAsync(Anna)).Memory.OpenRuns[0].Answers[0].Values[0]);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Finished_runs_come_page_by_page_newest_first(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        foreach (var day in new[] { 2, 1, 3 })
            await store.CommittedAsync(Anna, turn => turn with { Runs = [new RunChange.Put(RunOf($"day{day}", finished: TestStore.Now.AddDays(day)))] });
        await store.CommittedAsync(Anna, turn => turn with { Runs = [new RunChange.Put(RunOf("open"))] });

        var pages = new List<string?>();
        for (var index = -1; index < 4; index++)
        {
            var page = (await store.Turns.LoadAsync(new PersonQuery(Anna) { Wants = new TurnWants { Page = index } }, default)).Memory.History;
            Assert.Equal((index, 3), (page?.Index, page?.Total));
            pages.Add(page?.Run?.Id);
        }

        Assert.Equal([null, "day3", "day2", "day1", null], pages);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_was_never_here_has_an_empty_page_and_nothing_of_a_relationship(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.People.ImportAsync([new OrgUnit("north", "North")], [new OrgPerson(Anna, "north", [])], default);
        foreach (var who in new[] { Anna, Ben })
        {
            var memory = (await store.Turns.LoadAsync(new PersonQuery(who) { Wants = new TurnWants { Page = 2, Relationships = ["r1"] } }, default)).Memory;
            Assert.Equal(new HistoryPage(2, 0, null), memory.History);
            Assert.Equal(["r1"], memory.About.Keys);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Forgetting_the_runs_keeps_the_settings(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.CommittedAsync(Anna, turn => turn with
        {
            State = turn.State with { Tone = Tone.Warm },
            Runs = [new RunChange.Put(RunOf("done", finished: TestStore.Now)), new RunChange.Put(RunOf("open"))],
        });
        await store.CommittedAsync(Anna, turn => turn with { ForgetRuns = true });
        var anna = await store.Turns.LoadAsync(new PersonQuery(Anna) { NamedRun = "done", Wants = new TurnWants { Page = 0 } }, default);
        Assert.Equal((Tone.Warm, 0), (anna.Memory.State.Tone, anna.Memory.History?.Total));
        Assert.Empty(anna.Memory.OpenRuns);
        Assert.Null(anna.Memory.Named);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Unit_and_roles_named_before_the_first_turn_are_there_in_it_and_after(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.People.ImportAsync([new OrgUnit("north", "North")], [new OrgPerson(Anna, "north", ["manager", "coach"])], default);
        var before = await store.LoadAsync(Anna);
        Assert.Equal((0, "north"), (before.Version, before.Unit));
        Assert.Equal(["coach", "manager"], before.Roles);
        await store.CommittedAsync(Anna);
        var after = await store.LoadAsync(Anna);
        Assert.Equal((1, "north", before.PersonId), (after.Version, after.Unit, after.PersonId));
    }

    /// <summary>As the host does it: a conflict runs the turn again.</summary>
    private static async Task CountAsync(TestStore store, int number)
    {
        while (true)
        {
            var outcome = await store.TurnAsync(Anna, turn => turn with
            {
                State = turn.State with { Relationships = turn.State.Relationships.Add(new Relationship($"{number}", "x")) },
                Runs = [new RunChange.Put(RunOf($"run{number}"))],
                Seen = new SeenActivity("a:anna", $"{number}"),
            });
            if (outcome is CommitOutcome.Committed)
                return;
            Assert.IsType<CommitOutcome.Conflict>(outcome);
        }
    }
}
