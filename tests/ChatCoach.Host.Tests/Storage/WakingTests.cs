using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Turns;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Waking;
using static ChatCoach.Host.Tests.Storage.TurnWords;

namespace ChatCoach.Host.Tests.Storage;

public sealed class WakingTests
{
    private static readonly DateTimeOffset Due = TestStore.Now.AddMinutes(5);

    [Theory, OnSqlite, OnPostgres]
    public async Task A_reminder_comes_when_it_is_due_to_one_host(Database database)
    {
        await using var store = await RemindedAsync(database);
        Assert.Empty(await store.Nudges.ClaimDueAsync("here", Due.AddSeconds(-1), 10, default));
        var due = Assert.Single(await store.Nudges.ClaimDueAsync("here", Due, 10, default));
        Assert.Equal((Anna, "n1", NudgeKind.Resume, "run1", 1), (due.Who, due.Nudge.Id, due.Nudge.Kind, due.Nudge.Run, due.Attempts));
        Assert.Empty(await store.Nudges.ClaimDueAsync("there", Due, 10, default));
        Assert.Equal(2, Assert.Single(await store.Nudges.ClaimDueAsync("there", Due + Nudges.Lease, 10, default)).Attempts);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_reminders_turn_is_committed_once(Database database)
    {
        await using var store = await RemindedAsync(database);
        await store.Nudges.ClaimDueAsync("here", Due, 10, default);
        await store.CommittedAsync(Anna, turn => turn with { NudgeDone = "n1", Conversation = null });
        Assert.IsType<CommitOutcome.AlreadySeen>(await store.TurnAsync(Anna, turn => turn with { NudgeDone = "n1" }));
        Assert.Equal(2, (await store.LoadAsync(Anna)).Version);
        Assert.Empty(await store.Nudges.ClaimDueAsync("there", Due.AddDays(1), 10, default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_host_whose_lease_another_took_over_does_not_commit(Database database)
    {
        await using var store = await RemindedAsync(database);
        await store.Nudges.ClaimDueAsync("here", Due, 10, default);
        await store.Nudges.ClaimDueAsync("there", Due + Nudges.Lease, 10, default);
        Assert.IsType<CommitOutcome.AlreadySeen>(await store.TurnAsync(Anna, turn => turn with { NudgeDone = "n1" }));
        await store.CommittedAsync(Anna, turn => turn with { NudgeDone = "n1", Host = "there" });
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task One_with_the_id_of_a_waiting_one_replaces_it(Database database)
    {
        await using var store = await RemindedAsync(database);
        await store.CommittedAsync(Anna, turn => turn with { Nudges = [new Nudge("n1", NudgeKind.NextDay, Due.AddDays(1))] });
        Assert.Empty(await store.Nudges.ClaimDueAsync("here", Due, 10, default));
        Assert.Equal(NudgeKind.NextDay, Assert.Single(await store.Nudges.ClaimDueAsync("here", Due.AddDays(1), 10, default)).Nudge.Kind);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task One_can_be_put_off_and_dropped(Database database)
    {
        await using var store = await RemindedAsync(database);
        var due = Assert.Single(await store.Nudges.ClaimDueAsync("here", Due, 10, default));
        Assert.True(await store.Nudges.PostponeAsync(due, Due.AddHours(1), default));
        Assert.Empty(await store.Nudges.ClaimDueAsync("here", Due.AddMinutes(59), 10, default));
        Assert.Single(await store.Nudges.ClaimDueAsync("here", Due.AddHours(1), 10, default));
        await store.Nudges.DropAsync(due, default);
        Assert.False(await store.Nudges.PostponeAsync(due, Due, default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_person_is_tidied_a_day_after_their_last_turn_and_then_left_alone(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.CommittedAsync(Anna);
        Assert.Empty(await store.Untidy.ClaimAsync(TestStore.Now.AddHours(24).AddSeconds(-1), 10, default));
        Assert.Equal([Anna], await store.Untidy.ClaimAsync(TestStore.Now.AddHours(24), 10, default));
        Assert.Empty(await store.Untidy.ClaimAsync(TestStore.Now.AddHours(24), 10, default));
        Assert.Equal([Anna], await store.Untidy.ClaimAsync(TestStore.Now.AddHours(24) + Untidy.Lease, 10, default));

        await store.CommittedAsync(Anna, turn => turn with { Tidied = true, Now = TestStore.Now.AddHours(25) });
        Assert.Empty(await store.Untidy.ClaimAsync(TestStore.Now.AddYears(1), 10, default));
        await store.CommittedAsync(Anna, turn => turn with { Now = TestStore.Now.AddDays(9) });
        Assert.Equal([Anna], await store.Untidy.ClaimAsync(TestStore.Now.AddDays(10), 10, default));
    }

    private static async Task<TestStore> RemindedAsync(Database database)
    {
        var store = await TestStore.StartedAsync(database);
        await store.CommittedAsync(Anna, turn => turn with { Nudges = [new Nudge("n1", NudgeKind.Resume, Due, "run1")] });
        return store;
    }
}
