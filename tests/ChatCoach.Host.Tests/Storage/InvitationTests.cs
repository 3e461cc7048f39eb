using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Turns;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Storage.Turns;
using static ChatCoach.Host.Tests.Storage.Relating;
using static ChatCoach.Host.Tests.Storage.TurnWords;

namespace ChatCoach.Host.Tests.Storage;

public sealed class InvitationTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_code_names_the_relationship_and_lets_one_in_once(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        Committed(await store.PutAsync(Anna, Hers, "shared"));
        Committed(await store.InviteAsync(Anna, Hers));
        Assert.Equal(new Invitation("abcdefghjklmnpqr", "hers alias"), (await store.InvitedAsync(Ben, "abcdefghjklmnpqr")).Memory.Invitation);
        Committed(await store.JoinAsync(Ben, His, "abcdefghjklmnpqr"));
        Assert.Equal(["shared"], (await store.AboutAsync(Ben, His)).Extras());
        await NothingAsync(store, Carl, Code);
        Assert.Equal(0, await store.CountAsync("invitations"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_newer_code_makes_the_earlier_one_useless(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        Committed(await store.PutAsync(Anna, Hers, "shared"));
        Committed(await store.InviteAsync(Anna, Hers, "given to the wrong person"));
        Committed(await store.InviteAsync(Anna, Hers, "given to the right one"));
        await NothingAsync(store, Carl, "given to the wrong person");
        Committed(await store.JoinAsync(Ben, His, "given to the right one"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task It_holds_what_the_inviter_calls_it_now_and_a_record_is_made_where_there_was_none(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        Committed(await store.InviteAsync(Anna, "fresh", "one"));
        Assert.Equal("fresh alias", (await store.InvitedAsync(Ben, "one")).Memory.Invitation!.Alias);
        Committed(await store.JoinAsync(Ben, "bens", "one"));
        Committed(await store.InviteAsync(Ben, "bens", "two"));
        Assert.Equal("bens alias", (await store.InvitedAsync(Carl, "two")).Memory.Invitation!.Alias);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_wrong_late_foreign_or_own_code_and_one_of_somebody_who_went_all_answer_the_same(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.ShareAsync(["shared"], (Ben, His));
        Committed(await store.InviteAsync(Anna, Hers));
        Committed(await store.InviteAsync(Ben, His, "bens"));
        await NothingAsync(store, Carl, "ABCD-EFGH-JKLM-NPQS");
        await NothingAsync(store, Carl, "");
        await NothingAsync(store, Carl, Code, TestStore.Now.AddDays(7));
        await NothingAsync(store, new PersonKey("elsewhere", "carl"), Code);
        await NothingAsync(store, Anna, Code);
        await NothingAsync(store, Ben, Code);
        Assert.Equal("hers alias", (await store.InvitedAsync(Carl, Code, TestStore.Now.AddDays(7).AddTicks(-1))).Memory.Invitation!.Alias);

        await store.CommittedAsync(Anna, turn => turn with { Erase = true });
        await NothingAsync(store, Carl, Code);
        Assert.NotNull((await store.InvitedAsync(Carl, "bens")).Memory.Invitation!.Alias);
        Committed(await store.RelateAsync(Ben, His, new RelationshipChange.Leave(His)));
        await NothingAsync(store, Carl, "bens");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_two_with_the_same_code_one_comes_in_and_the_other_is_told_on_loading_again(Database database)
    {
        await using var here = await TestStore.StartedAsync(database);
        await using var there = here.Beside();
        await there.Start.ApplyAsync(default);
        Committed(await here.InviteAsync(Anna, Hers));
        var (ben, carl) = (await here.InvitedAsync(Ben, Code), await there.InvitedAsync(Carl, Code));
        var outcomes = await Task.WhenAll(
            Task.Run(() => here.Turns.CommitAsync(Relation(Ben, ben, His, new RelationshipChange.Join(Code, His)), default)),
            Task.Run(() => there.Turns.CommitAsync(Relation(Carl, carl, "carls", new RelationshipChange.Join(Code, "carls")), default)));
        Assert.Single(outcomes.OfType<CommitOutcome.Committed>());
        Assert.Single(outcomes.OfType<CommitOutcome.Conflict>());
        Assert.Equal(1, (await here.AboutAsync(Anna, Hers)).Others);
        await NothingAsync(here, outcomes[0] is CommitOutcome.Conflict ? Ben : Carl, Code);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_code_that_ends_between_looking_and_saying_yes_lets_nobody_in(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        Committed(await store.InviteAsync(Anna, Hers, until: TestStore.Now));
        var before = await store.InvitedAsync(Ben, Code, TestStore.Now.AddSeconds(-1));
        Assert.NotNull(before.Memory.Invitation!.Alias);
        Assert.IsType<CommitOutcome.Conflict>(await store.Turns.CommitAsync(Relation(Ben, before, His, new RelationshipChange.Join(Code, His)), default));
        Assert.Equal(0, (await store.AboutAsync(Anna, Hers)).Others);
        Assert.Equal(0, (await store.LoadAsync(Ben)).Version);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_nobody_used_in_time_goes(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        Committed(await store.InviteAsync(Anna, Hers));
        await store.Upkeep.RunAsync(TestStore.Now.AddDays(7).AddTicks(-1), default);
        Assert.Equal(1, await store.CountAsync("invitations"));
        await store.Upkeep.RunAsync(TestStore.Now.AddDays(7), default);
        Assert.Equal(0, await store.CountAsync("invitations"));
    }

    private static async Task NothingAsync(TestStore store, PersonKey who, string code, DateTimeOffset? now = null) =>
        Assert.Equal(new Invitation(code, null), (await store.InvitedAsync(who, code, now)).Memory.Invitation);
}
