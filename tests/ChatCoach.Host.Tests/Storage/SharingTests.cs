using System.Text;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Turns;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Storage.Relationships;
using ChatCoach.Storage.Turns;
using static ChatCoach.Host.Tests.Storage.Relating;
using static ChatCoach.Host.Tests.Storage.TurnWords;

namespace ChatCoach.Host.Tests.Storage;

public sealed class SharingTests
{
    private static readonly List<string> Texts = [.. Enumerable.Range(0, 50).Select(number => $"planted-{number:00}-{Guid.NewGuid():N}")];

    [Theory, OnSqlite, OnPostgres]
    public async Task Nothing_of_a_relationship_can_be_read_without_the_key_of_somebody_on_it(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.ShareAsync(Texts, (Ben, His));
        Committed(await store.InviteAsync(Anna, Hers, "another code"));
        await store.CommittedAsync(Carl);
        var keys = await Crawler.KeysAsync(store);
        var (anna, ben) = ((await store.LoadAsync(Anna)).KeyId, (await store.LoadAsync(Ben)).KeyId);
        var read = await Crawler.ReadAsync(store.Options.ConnectionString, [.. keys.Where(key => key.Id != anna && key.Id != ben)], "another code");
        Assert.Equal(0, Count(read));
        Assert.DoesNotContain("alias", read, StringComparison.Ordinal);
        Assert.Equal(0, Count(Planting.FilesOf(store)));
        foreach (var one in new[] { anna, ben })
            Assert.Equal(Texts.Count, Count(await Crawler.ReadAsync(store.Options.ConnectionString, [.. keys.Where(key => key.Id == one)])));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Erasing_one_leaves_to_the_others_what_was_shared_and_the_one_longest_on_it_owns_it(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        Committed(await store.PutAsync(Anna, "alone", "hers alone"));
        await store.ShareAsync(["shared"], (Ben, His), (Carl, "carls"));
        Assert.Equal((2, true), Of(await store.AboutAsync(Anna, Hers)));
        Assert.Equal((2, false), Of(await store.AboutAsync(Ben, His)));
        Committed(await store.InviteAsync(Anna, Hers, "open"));

        await store.CommittedAsync(Anna, turn => turn with { Erase = true });

        Assert.Equal(1, await store.CountAsync("relationships"));
        Assert.Equal(0, await store.CountAsync("invitations"));
        foreach (var (who, id) in new[] { (Ben, His), (Carl, "carls") })
        {
            var about = await store.AboutAsync(who, id);
            Assert.Equal(["shared"], about.Extras());
            Assert.Equal((1, who == Ben), Of(about));
        }

        Committed(await store.PutAsync(Ben, His, "shared", "later"));
        Assert.Equal(["shared", "later"], (await store.AboutAsync(Carl, "carls")).Extras());
        Assert.Empty((await store.AboutAsync(Anna, Hers)).Extras());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task With_the_last_one_erased_it_is_gone_and_unreadable_in_a_backup_even_with_an_open_code(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.ShareAsync(Texts, (Ben, His));
        Committed(await store.InviteAsync(Ben, His, "open code"));
        await store.CommittedAsync(Carl);
        var backup = await store.BackupAsync();
        var keysBefore = await Crawler.KeysAsync(store);

        await store.CommittedAsync(Anna, turn => turn with { Erase = true });
        Assert.Equal(Texts.Count, Count(await Crawler.ReadAsync(backup, await Crawler.KeysAsync(store))));
        await store.CommittedAsync(Ben, turn => turn with { Erase = true });

        foreach (var table in new[] { "relationships", "relationship_members", "invitations" })
            Assert.Equal(0, await store.CountAsync(table));
        Assert.Equal(0, Count(Planting.FilesOf(store)));
        var keysLeft = await Crawler.KeysAsync(store);
        Assert.Equal(0, Count(await Crawler.ReadAsync(backup, keysLeft, "open code")));

        // The same reading finds them where the keys were not destroyed.
        Assert.Equal(Texts.Count, Count(await Crawler.ReadAsync(backup, keysBefore)));
        if (database == Database.Postgres)
            await TestStore.DropAsync(backup);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_restored_database_gives_no_erased_person_back_to_a_relationship(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        Committed(await store.PutAsync(Anna, "alone", "hers alone"));
        await store.ShareAsync(["shared"], (Ben, His));
        var backup = await store.BackupAsync();
        await store.CommittedAsync(Anna, turn => turn with { Erase = true });
        await using (var restored = store.Beside(options => options with { ConnectionString = backup }))
        {
            await restored.Start.ApplyAsync(default);
            Assert.Equal((0, true), Of(await restored.AboutAsync(Ben, His)));
            Assert.Equal(1, await restored.CountAsync("relationships"));
        }

        if (database == Database.Postgres)
            await TestStore.DropAsync(backup);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Forgetting_the_runs_leaves_every_relationship_and_a_new_record_begins_empty(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        Committed(await store.PutAsync(Anna, "alone", "hers alone"));
        await store.ShareAsync(["shared"], (Ben, His));
        var before = await store.AskAsync(Anna, Hers);
        Committed(await store.Turns.CommitAsync(Relation(Anna, before, Hers, new RelationshipChange.Put(Hers, Holding("anew"))) with { ForgetRuns = true }, default));
        Assert.Equal(["anew"], (await store.AboutAsync(Anna, Hers)).Extras());
        Assert.Equal((0, true), Of(await store.AboutAsync(Anna, Hers)));
        Assert.Empty((await store.AboutAsync(Anna, "alone")).Extras());
        Assert.Equal(["shared"], (await store.AboutAsync(Ben, His)).Extras());
        Assert.Equal((0, true), Of(await store.AboutAsync(Ben, His)));
        Assert.Equal(2, await store.CountAsync("relationships"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Leaving_leaves_it_to_the_others_and_the_last_one_takes_it_along(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.ShareAsync(["shared"], (Ben, His));
        Committed(await store.RelateAsync(Anna, Hers, new RelationshipChange.Leave(Hers), new RelationshipChange.Put(Hers, Holding("own again"))));
        Assert.Equal(["own again"], (await store.AboutAsync(Anna, Hers)).Extras());
        Assert.Equal((0, true), Of(await store.AboutAsync(Ben, His)));
        Assert.Equal(["shared"], (await store.AboutAsync(Ben, His)).Extras());
        Committed(await store.RelateAsync(Ben, His, new RelationshipChange.Leave(His)));
        Assert.Equal((1, 1), (await store.CountAsync("relationships"), await store.CountAsync("relationship_members")));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_who_go_at_once_leave_nothing_behind(Database database)
    {
        await using var here = await TestStore.StartedAsync(database);
        await using var there = here.Beside();
        await there.Start.ApplyAsync(default);
        await here.ShareAsync(["shared"], (Ben, His));
        var (anna, ben) = ((await here.LoadAsync(Anna)).PersonId, (await here.LoadAsync(Ben)).PersonId);
        var (gone, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = Task.Run(() => here.Storage.Sql.WriteAsync(
            async sql =>
            {
                await MemberSql.LeaveAllAsync(sql, ben);
                gone.SetResult();
                await go.Task;
                return 0;
            },
            default));
        await gone.Task;
        var second = Task.Run(() => there.Storage.Sql.WriteAsync(
            async sql =>
            {
                await MemberSql.LeaveAllAsync(sql, anna);
                return 0;
            },
            default));
        Assert.NotSame(second, await Task.WhenAny(second, Task.Delay(TimeSpan.FromMilliseconds(300))));
        go.SetResult();
        await Task.WhenAll(first, second);
        Assert.Equal((0, 0), (await here.CountAsync("relationships"), await here.CountAsync("relationship_members")));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Alone_again_nobody_else_reads_or_writes_it_and_what_they_were_given_opens_nothing_new(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.ShareAsync(["shared"], (Ben, His));
        Committed(await store.InviteAsync(Ben, His, "open"));
        var late = await store.AskAsync(Ben, His);
        Committed(await store.RelateAsync(Anna, Hers, new RelationshipChange.AloneAgain(Hers)));

        Assert.IsType<CommitOutcome.Conflict>(await store.Turns.CommitAsync(Relation(Ben, late, His, new RelationshipChange.Put(His, Holding("late"))), default));
        Assert.Null((await store.InvitedAsync(Carl, "open")).Memory.Invitation!.Alias);
        Assert.Empty((await store.AboutAsync(Ben, His)).Extras());
        Assert.Equal((0, true), Of(await store.AboutAsync(Anna, Hers)));
        Assert.Equal(["shared"], (await store.AboutAsync(Anna, Hers)).Extras());
        Assert.NotEqual(late.Held[His].Secret, (await store.AskAsync(Anna, Hers)).Held[Hers].Secret);

        Committed(await store.PutAsync(Ben, His, "his own"));
        Assert.Equal(["shared"], (await store.AboutAsync(Anna, Hers)).Extras());
        Assert.Equal(["his own"], (await store.AboutAsync(Ben, His)).Extras());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Only_the_owner_can_be_alone_again(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.ShareAsync(["shared"], (Ben, His));
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.RelateAsync(Ben, His, new RelationshipChange.AloneAgain(His)));
        Assert.Equal((1, true), Of(await store.AboutAsync(Anna, Hers)));
    }

    private static (int Others, bool Owner) Of(AboutRelationship about) => (about.Others, about.Owner);

    private static int Count(string found) => Texts.Count(text => found.Contains(text, StringComparison.Ordinal));
}
