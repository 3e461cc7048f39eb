using System.Text;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Turns;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Turns;
using static ChatCoach.Host.Tests.Storage.Relating;
using static ChatCoach.Host.Tests.Storage.TurnWords;

namespace ChatCoach.Host.Tests.Storage;

public sealed class RelationshipTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task What_a_turn_laid_into_a_record_the_next_one_meets_on_any_host(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        Committed(await store.PutAsync(Anna, Hers, "weekend calls"));
        await using var other = store.Beside();
        await other.Start.ApplyAsync(default);
        var about = await other.AboutAsync(Anna, Hers);
        Assert.Equal(["weekend calls"], about.Extras());
        Assert.Equal((0, true), (about.Others, about.Owner));
        Assert.Equal("price", about.Record.Extras[0].Rule);
        Committed(await other.PutAsync(Anna, Hers, "weekend calls", "discount"));
        Assert.Equal(["weekend calls", "discount"], (await store.AboutAsync(Anna, Hers)).Extras());
        Assert.Equal(1, await store.CountAsync("relationships"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_id_nothing_is_stored_of_is_answered_empty(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        Assert.Equal(AboutRelationship.Empty, await store.AboutAsync(Anna, "none"));
        await store.CommittedAsync(Anna);
        var about = await store.AboutAsync(Anna, "none");
        Assert.Equal((RelationshipRecord.New, 0, true, 0), (about.Record, about.Others, about.Owner, about.RunCount));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Somebody_elses_id_leads_to_nothing_also_when_both_use_the_same(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        Committed(await store.PutAsync(Anna, "same", "hers alone"));
        await store.CommittedAsync(Ben);
        Assert.Empty((await store.AboutAsync(Ben, "same")).Extras());
        Committed(await store.PutAsync(Ben, "same", "his alone"));
        Assert.Equal(["hers alone"], (await store.AboutAsync(Anna, "same")).Extras());
        Assert.Equal(["his alone"], (await store.AboutAsync(Ben, "same")).Extras());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_members_on_two_hosts_who_write_at_once_lose_nothing(Database database)
    {
        await using var here = await TestStore.StartedAsync(database);
        await using var there = here.Beside();
        await there.Start.ApplyAsync(default);
        await here.ShareAsync([], (Ben, His));
        await Task.WhenAll(
            Task.Run(() => AddTenAsync(here, Anna, Hers)),
            Task.Run(() => AddTenAsync(there, Ben, His)));
        var all = Enumerable.Range(0, 10).SelectMany(number => new[] { $"anna {number}", $"ben {number}" }).Order(StringComparer.Ordinal);
        Assert.Equal(all, (await here.AboutAsync(Anna, Hers)).Extras().Order(StringComparer.Ordinal));
        Assert.Equal(all, (await here.AboutAsync(Ben, His)).Extras().Order(StringComparer.Ordinal));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_two_members_over_the_same_version_the_second_is_a_conflict_and_stores_nothing(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.ShareAsync(["old"], (Ben, His));
        var before = await store.AskAsync(Ben, His);
        Committed(await store.PutAsync(Anna, Hers, "old", "new"));
        var late = Relation(Ben, before, His, new RelationshipChange.Put(His, Holding("old", "late"))) with { Runs = [new RunChange.Put(RunOf("late"))] };
        Assert.IsType<CommitOutcome.Conflict>(await store.Turns.CommitAsync(late, default));
        Assert.Equal(["old", "new"], (await store.AboutAsync(Ben, His)).Extras());
        var after = await store.LoadAsync(Ben);
        Assert.Equal(before.Version, after.Version);
        Assert.Empty(after.Memory.OpenRuns);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_change_of_what_was_not_asked_for_is_refused_loudly(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        Committed(await store.PutAsync(Anna, Hers, "kept"));
        var blind = await store.LoadAsync(Anna);
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.Turns.CommitAsync(Relation(Anna, blind, Hers, new RelationshipChange.Put(Hers, Holding())), default));
        Assert.Equal(["kept"], (await store.AboutAsync(Anna, Hers)).Extras());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Own_finished_runs_about_it_come_newest_first_and_no_others(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        Run About(int number, string? about) => RunOf($"run{number:00}", finished: TestStore.Now.AddHours(number)) with { About = about };
        await store.CommittedAsync(Anna, turn => turn with
        {
            State = turn.State with { Relationships = [new Relationship(Hers, "x"), new Relationship("other", "y")] },
            Runs = [.. Enumerable.Range(0, 33).Select(number => new RunChange.Put(About(number, Hers))), new RunChange.Put(About(90, null)), new RunChange.Put(About(91, "other")), new RunChange.Put(RunOf("open") with { About = Hers })],
        });
        await store.CommittedAsync(Ben, turn => turn with { Runs = [new RunChange.Put(About(95, Hers))] });

        var about = await store.AboutAsync(Anna, Hers);
        Assert.Equal(Enumerable.Range(3, 30).Reverse().Select(number => $"run{number:00}"), about.Runs.Select(run => run.Id));
        Assert.Equal(33, about.RunCount);
        Assert.All(about.Runs, run => Assert.Equal(Hers, run.About));
        Assert.Equal(["run91"], (await store.AboutAsync(Anna, "other")).Runs.Select(run => run.Id));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_run_that_turns_out_to_be_about_another_is_found_there(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        var run = RunOf("run");
        foreach (var about in new[] { null, Hers, "other" })
            await store.CommittedAsync(Anna, turn => turn with { Runs = [new RunChange.Put(run with { About = about })] });
        var tags = await store.Storage.Sql.ReadAsync($"SELECT about FROM runs", row => row.GetString(0), default);
        Assert.DoesNotContain("other", Assert.Single(tags), StringComparison.Ordinal);
        await store.CommittedAsync(Anna, turn => turn with { Runs = [new RunChange.Put(run with { About = "other", FinishedAt = TestStore.Now })] });
        Assert.Empty((await store.AboutAsync(Anna, Hers)).Runs);
        Assert.Single((await store.AboutAsync(Anna, "other")).Runs);
        await store.CommittedAsync(Anna, turn => turn with { Runs = [new RunChange.Put(run with { FinishedAt = TestStore.Now })] });
        Assert.Empty((await store.AboutAsync(Anna, "other")).Runs);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_record_of_an_older_host_is_read_and_what_a_newer_one_wrote_is_kept(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        Committed(await store.PutAsync(Anna, Hers, "x"));
        var held = (await store.AskAsync(Anna, Hers)).Held[Hers];
        byte[] newer = [1, 2, 3, 4, .. """{"gone":["x"],"weather":"mild"}"""u8];
        await store.Storage.Sql.WriteAsync($"UPDATE relationships SET sealed = {held.Key.Seal(newer, SealPlace.Relationship(held.Id))}", default);
        var about = await store.AboutAsync(Anna, Hers);
        Assert.Equal(["x"], about.Record.Gone);
        Assert.Empty(about.Record.Agreements);
        Committed(await store.RelateAsync(Anna, Hers, new RelationshipChange.Put(Hers, about.Record with { Gone = ["x", "y"] })));
        var stored = await store.Storage.Sql.ReadAsync($"SELECT sealed FROM relationships", row => row.GetFieldValue<byte[]>(0), default);
        var json = Encoding.UTF8.GetString(held.Key.Open(stored[0], SealPlace.Relationship(held.Id)));
        Assert.Contains("\"gone\":[\"x\",\"y\"]", json, StringComparison.Ordinal);
        Assert.Contains("\"weather\":\"mild\"", json, StringComparison.Ordinal);
    }

    private static async Task AddTenAsync(TestStore store, PersonKey who, string id)
    {
        for (var number = 0; number < 10;)
        {
            var before = await store.AskAsync(who, id);
            var record = before.Memory.About[id].Record;
            var put = new RelationshipChange.Put(id, record with { Extras = record.Extras.Add(Extra($"{who.ObjectId} {number}")) });
            if (await store.Turns.CommitAsync(Relation(who, before, id, put), default) is CommitOutcome.Committed)
                number++;
        }
    }
}
