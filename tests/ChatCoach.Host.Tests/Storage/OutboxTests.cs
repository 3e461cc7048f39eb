using ChatCoach.Coaching.Turns;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Storage.Places;
using ChatCoach.Storage.Sending;
using ChatCoach.Storage.Turns;
using static ChatCoach.Host.Tests.Storage.TurnWords;

namespace ChatCoach.Host.Tests.Storage;

public sealed class OutboxTests
{
    private static readonly DateTimeOffset LeaseOver = TestStore.Now + Outbox.Lease + TimeSpan.FromSeconds(1);

    [Theory, OnSqlite, OnPostgres]
    public async Task A_reply_is_born_leased_and_an_expired_lease_goes_to_any_host_once(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        var born = Assert.Single(await store.CommittedAsync(Anna, turn => turn with { Outbox = [Reply(Anna, "hello") with { Run = "run1" }] }));
        Assert.Equal(("hello", "run1", PlaceOf(Anna), 1), (TextOf(born), born.Message.Run, born.To?.Place, born.Attempts));
        Assert.Empty(await store.Outbox.ClaimAsync("there", TestStore.Now + Outbox.Lease - TimeSpan.FromSeconds(1), 10, default));

        var taken = Assert.Single(await store.Outbox.ClaimAsync("there", LeaseOver, 10, default));
        Assert.Equal((born.Id, "hello", "run1", born.To?.Place, 2), (taken.Id, TextOf(taken), taken.Message.Run, taken.To?.Place, taken.Attempts));
        Assert.Empty(await store.Outbox.ClaimAsync("third", LeaseOver, 10, default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_card_a_reply_replaces_comes_with_it_whatever_its_id(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        const string Odd = "1:ü\tof\n%09;messageid=7";
        await store.CommittedAsync(Anna, turn => turn with { Outbox = [Reply(Anna, "hello\n\tall") with { Run = "run1", Replaces = new ReplacedCard(Odd, "line\n"u8.ToArray()) }] });

        var taken = Assert.Single(await store.Outbox.ClaimAsync("there", LeaseOver, 10, default));
        Assert.Equal(("hello\n\tall", "run1", Odd, "line\n"), (TextOf(taken), taken.Message.Run, taken.Message.Replaces?.ActivityId, LineOf(taken)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_line_that_has_to_wait_becomes_a_message_of_its_own(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        var born = Assert.Single(await store.CommittedAsync(Anna, turn => turn with { Outbox = [Reply(Anna, "hello") with { Replaces = new ReplacedCard("card1", "line"u8.ToArray()) }] }));
        await store.Outbox.SentAsync(born, "act1", default, lineAt: TestStore.Now.AddSeconds(5));

        Assert.Empty(await store.Outbox.ClaimAsync("there", TestStore.Now.AddSeconds(4), 10, default));
        var line = Assert.Single(await store.Outbox.ClaimAsync("there", TestStore.Now.AddSeconds(5), 10, default));
        Assert.Equal((OutboxKind.Update, "card1", "line"), (line.Message.Kind, line.Message.TargetActivityId, TextOf(line)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_hosts_that_claim_at_once_share_the_messages(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        for (var number = 0; number < 20; number++)
            await store.CommittedAsync(new PersonKey("t", $"{number}"), turn => turn with { Outbox = [Reply(turn.Who, $"{number}")] });
        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(host => Task.Run(() => store.Outbox.ClaimAsync($"host{host}", LeaseOver, 5, default))));
        var texts = claims.SelectMany(claim => claim).Select(TextOf).ToList();
        Assert.Equal(texts.Distinct().Count(), texts.Count);
        Assert.Equal(20, texts.Count + (await store.Outbox.ClaimAsync("last", LeaseOver, 20, default)).Count);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_several_unsent_replies_only_the_newest_goes_out(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        foreach (var text in new[] { "old", "older clock", "new" })
            await store.CommittedAsync(Anna, turn => turn with { Now = text == "older clock" ? TestStore.Now.AddSeconds(-5) : TestStore.Now, Outbox = [Reply(Anna, text)] });
        await store.CommittedAsync(Ben, turn => turn with { Outbox = [Reply(Ben, "his")] });

        var claimed = await store.Outbox.ClaimAsync("there", LeaseOver, 10, default);
        Assert.Equal(["his", "new"], claimed.Select(TextOf).Order(StringComparer.Ordinal));
        Assert.Equal(2, await CountAsync(store, "state = 'superseded' AND LENGTH(body) = 0"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_newest_card_stays_the_newest_when_an_older_one_is_noted_later(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        var older = Assert.Single(await store.CommittedAsync(Anna, turn => turn with { Outbox = [Reply(Anna, "old")] }));
        var newer = Assert.Single(await store.CommittedAsync(Anna, turn => turn with { Outbox = [Reply(Anna, "new")] }));
        await store.Outbox.SentAsync(newer, "act2", default);
        await store.Outbox.SentAsync(older, "act1", default);

        Assert.Equal("act2", (await store.Conversations.FindAsync(Anna, "msteams", default))?.CardActivityId);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_reply_put_off_does_not_follow_a_newer_one_that_was_sent(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        var old = Assert.Single(await store.CommittedAsync(Anna, turn => turn with { Outbox = [Reply(Anna, "old")] }));
        await store.Outbox.RetryAsync(old, TestStore.Now.AddSeconds(10), default);
        var newer = Assert.Single(await store.CommittedAsync(Anna, turn => turn with { Outbox = [Reply(Anna, "new")] }));
        await store.Outbox.SentAsync(newer, "act2", default);
        Assert.Empty(await store.Outbox.ClaimAsync("there", TestStore.Now.AddSeconds(11), 10, default));
        Assert.Equal(1, await CountAsync(store, "state = 'superseded'"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_message_put_off_waits_for_its_time_and_comes_to_any_host(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        var item = Assert.Single(await store.CommittedAsync(Anna, turn => turn with { Outbox = [Reply(Anna, "hello")] }));
        await store.Outbox.RetryAsync(item, TestStore.Now.AddSeconds(7), default);
        Assert.Empty(await store.Outbox.ClaimAsync("there", TestStore.Now.AddSeconds(6), 10, default));
        Assert.Single(await store.Outbox.ClaimAsync("there", TestStore.Now.AddSeconds(7), 10, default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_slow_host_cannot_put_off_or_give_up_what_another_has_taken_over(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        var slow = Assert.Single(await store.CommittedAsync(Anna, turn => turn with { Outbox = [Reply(Anna, "hello")] }));
        var taken = Assert.Single(await store.Outbox.ClaimAsync("there", LeaseOver, 10, default));
        await store.Outbox.RetryAsync(slow, LeaseOver, default);
        await store.Outbox.UnknownAsync(slow, default);
        Assert.Equal(1, await CountAsync(store, "state = 'waiting'"));
        Assert.Empty(await store.Outbox.ClaimAsync("third", LeaseOver, 10, default));
        await store.Outbox.UnknownAsync(taken, default);
        Assert.Equal(1, await CountAsync(store, "state = 'unknown' AND LENGTH(body) = 0"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_update_is_not_overtaken_by_an_older_one_of_the_same_card_nor_by_a_reply(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        foreach (var (target, text) in new[] { ("card1", "old"), ("card1", "new"), ("card2", "other") })
            await store.CommittedAsync(Anna, turn => turn with { Outbox = [Reply(Anna, text) with { Kind = OutboxKind.Update, TargetActivityId = target }] });
        await store.CommittedAsync(Anna, turn => turn with { Outbox = [Reply(Anna, "reply")] });
        var claimed = await store.Outbox.ClaimAsync("there", LeaseOver, 10, default);
        Assert.Equal(["new", "other", "reply"], claimed.Select(TextOf).Order(StringComparer.Ordinal));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_message_for_later_belongs_to_nobody(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        Assert.Empty(await store.CommittedAsync(Anna, turn => turn with { Outbox = [Reply(Anna, "later") with { NotBefore = TestStore.Now.AddMinutes(5) }] }));
        Assert.Empty(await store.Outbox.ClaimAsync("there", TestStore.Now.AddMinutes(4), 10, default));
        Assert.Equal(1, Assert.Single(await store.Outbox.ClaimAsync("there", TestStore.Now.AddMinutes(5), 10, default)).Attempts);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_proactive_message_of_a_host_that_died_is_unclear_and_shown_at_the_next_contact(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        var born = Assert.Single(await store.CommittedAsync(Anna, turn => turn with { Outbox = [Reply(Anna, "reminder") with { Proactive = true }] }));
        await store.CommittedAsync(Anna, turn => turn with { Outbox = [Reply(Anna, "reply")] });
        Assert.Equal("reply", TextOf(Assert.Single(await store.Outbox.ClaimAsync("there", LeaseOver, 10, default))));

        var unclear = Assert.Single(await store.Outbox.UnclearProactiveAsync(PlaceOf(Anna).ConversationId, "msteams", default));
        Assert.Equal((born.Id, "reminder"), (unclear.Id, TextOf(unclear)));
        await store.Outbox.DropAsync(unclear.Id, default);
        Assert.Empty(await store.Outbox.UnclearProactiveAsync(PlaceOf(Anna).ConversationId, "msteams", default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_proactive_message_that_surely_did_not_arrive_goes_out_later(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        var born = Assert.Single(await store.CommittedAsync(Anna, turn => turn with { Outbox = [Reply(Anna, "reminder") with { Proactive = true }] }));
        await store.Outbox.RetryAsync(born, TestStore.Now.AddSeconds(5), default);
        Assert.Single(await store.Outbox.ClaimAsync("there", TestStore.Now.AddSeconds(5), 10, default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_sent_card_becomes_the_card_of_its_conversation_and_its_body_is_emptied(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        var born = Assert.Single(await store.CommittedAsync(Anna, turn => turn with { Outbox = [Reply(Anna, "card") with { Run = "run1" }] }));
        await store.Outbox.SentAsync(born, "act1", default);
        var place = await store.Conversations.FindAsync(Anna, "msteams", default);
        Assert.Equal(("act1", "run1", ConversationStatus.Active), (place?.CardActivityId, place?.CardRun, place?.Status));
        Assert.Equal(1, await CountAsync(store, "state = 'sent' AND LENGTH(body) = 0"));
        Assert.Equal([new SentCard(PlaceOf(Anna), "act1")], await store.Outbox.SentCardsAsync(Anna, default));
        Assert.Empty(await store.Outbox.SentCardsAsync(Ben, default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_card_outside_a_run_looks_in_the_database_like_one_of_a_run(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        foreach (var (who, run) in new[] { (Anna, "run1"), (Ben, null) })
        {
            var born = Assert.Single(await store.CommittedAsync(who, turn => turn with { Outbox = [Reply(who, "card") with { Run = run }] }));
            await store.Outbox.SentAsync(born, "act", default);
        }

        var lengths = await store.Storage.Sql.ReadAsync($"SELECT LENGTH(card_run) FROM conversations", row => row.GetInt32(0), default);
        Assert.Equal(lengths[0], lengths[1]);
        Assert.Null((await store.Conversations.FindAsync(Ben, null, default))?.CardRun);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nothing_waits_for_a_conversation_that_cannot_be_written_to_and_a_turn_opens_it_again(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.CommittedAsync(Anna, turn => turn with { Outbox = [Reply(Anna, "hello")] });
        Assert.True(await store.Conversations.MarkAsync("a:anna", "msteams", ConversationStatus.Blocked, default));
        Assert.False(await store.Conversations.MarkAsync("a:nobody", "msteams", ConversationStatus.Blocked, default));
        Assert.Empty(await store.Outbox.ClaimAsync("there", LeaseOver, 10, default));
        Assert.Equal(ConversationStatus.Blocked, (await store.Conversations.FindAsync("a:anna", "msteams", default))?.Status);
        await store.CommittedAsync(Anna);
        Assert.Equal(ConversationStatus.Active, (await store.Conversations.FindAsync("a:anna", "msteams", default))?.Status);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task After_48_hours_bodies_and_seen_ids_are_gone_and_not_before(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.CommittedAsync(Anna, turn => turn with { Seen = new SeenActivity("a:anna", "1"), Outbox = [Reply(Anna, "hello")] });
        await store.Upkeep.RunAsync(TestStore.Now.AddHours(48), default);
        Assert.Equal(1, await CountAsync(store, "state = 'waiting'"));
        Assert.Single(await store.Storage.Sql.ReadAsync($"SELECT 1 FROM seen", row => 1, default));
        await store.Upkeep.RunAsync(TestStore.Now.AddHours(48).AddSeconds(1), default);
        Assert.Equal(1, await CountAsync(store, "state = 'dropped' AND LENGTH(body) = 0"));
        Assert.Empty(await store.Storage.Sql.ReadAsync($"SELECT 1 FROM seen", row => 1, default));
    }

    private static async Task<int> CountAsync(TestStore store, string condition) =>
        (await store.Storage.Sql.ReadAsync($"SELECT COUNT(*) FROM outbox WHERE {new ChatCoach.Storage.Writing.Fragment(condition)}", row => row.GetInt32(0), default))[0];

    private static string? LineOf(OutboxItem item) => item.Message.Replaces is { } old ? System.Text.Encoding.UTF8.GetString(old.Line.Span) : null;
}
