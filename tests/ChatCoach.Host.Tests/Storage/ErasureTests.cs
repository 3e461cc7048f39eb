using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Turns;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Sending;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Turns;
using static ChatCoach.Host.Tests.Storage.TurnWords;

namespace ChatCoach.Host.Tests.Storage;

public sealed class ErasureTests
{
    private static readonly FormattableString[] KeepKeysOnSqlite = [$"CREATE TRIGGER kept BEFORE UPDATE ON keys BEGIN SELECT RAISE(IGNORE); END"];

    private static readonly FormattableString[] KeepKeysOnPostgres =
    [
        $"CREATE FUNCTION kept() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
        $"CREATE TRIGGER kept BEFORE UPDATE ON keys FOR EACH ROW EXECUTE FUNCTION kept()",
    ];

    [Theory, OnSqlite, OnPostgres]
    public async Task P13_Of_a_thousand_texts_none_is_left_in_database_log_or_backup_once_the_key_is_gone(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        Assert.Equal((1000, 0, 0), await FoundAsync(store));
    }

    /// <summary>The same look at a store that destroys no key finds all of them: it is the key that matters.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task P13_Without_the_deletion_of_the_key_the_same_look_finds_them_all_in_the_backup(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        foreach (var statement in database == Database.Sqlite ? KeepKeysOnSqlite : KeepKeysOnPostgres)
            await store.Storage.KeyRows.WriteAsync(statement, default);

        Assert.Equal((1000, 0, 1000), await FoundAsync(store));
    }

    /// <summary>Plants a thousand texts, erases the person, and counts which can be read: before, after in the database, and after in an older backup, each with every key there is then.</summary>
    private static async Task<(int Before, int After, int InBackup)> FoundAsync(TestStore store)
    {
        await store.CommittedAsync(Ben, turn => turn with { Runs = [new RunChange.Put(RunOf("his", "Ben's text"))] });
        var texts = await Planting.PlantAsync(store, Anna);
        var backup = await store.BackupAsync();
        var before = await ReadableAsync(store.Options.ConnectionString);
        Assert.Equal(0, Count(Planting.FilesOf(store), texts));

        await store.CommittedAsync(Anna, turn => turn with { Erase = true });

        var live = await Crawler.ReadAsync(store.Options.ConnectionString, await Crawler.KeysAsync(store));
        Assert.Contains("Ben's text", live.Replace("\\u0027", "'", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(0, Count(Planting.FilesOf(store), texts));
        var inBackup = await ReadableAsync(backup);
        if (store.Options.Provider == StorageProvider.Postgres)
            await TestStore.DropAsync(backup);
        return (before, Count(live, texts), inBackup);

        async Task<int> ReadableAsync(string where) => Count(await Crawler.ReadAsync(where, await Crawler.KeysAsync(store)), texts);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_wrapped_key_leaves_the_files_of_the_key_store(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.CommittedAsync(Anna);
        var id = Assert.Single(await store.Storage.Keys.LiveAsync(default), key => key != "house");
        var wrapped = Convert.ToHexString((await store.Storage.KeyRows.ReadAsync($"SELECT wrapped FROM keys WHERE id = {id}", row => row.GetFieldValue<byte[]>(0), default))[0]);
        Assert.Contains(wrapped, await Planting.KeyFilesAsync(store), StringComparison.Ordinal);
        await store.CommittedAsync(Anna, turn => turn with { Erase = true });
        Assert.DoesNotContain(wrapped, await Planting.KeyFilesAsync(store), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whoever_comes_back_is_a_stranger_in_the_place_the_organisation_named(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.People.ImportAsync([new OrgUnit("north", "North")], [new OrgPerson(Anna, "north", ["coach"])], default);
        foreach (var who in new[] { Anna, Ben })
        {
            await store.CommittedAsync(who, turn => turn with { State = turn.State with { Tone = Tone.Warm }, Runs = [new RunChange.Put(RunOf("run1"))] });
            await store.CommittedAsync(who, turn => turn with { Erase = true });
        }

        var anna = await store.Turns.LoadAsync(new PersonQuery(Anna) { NamedRun = "run1", Wants = new TurnWants { Page = 0 } }, default);
        Assert.Equal((0, "north", Tone.Plain), (anna.Version, anna.Unit, anna.Memory.State.Tone));
        Assert.Equal(["coach"], anna.Roles);
        Assert.Null(await store.People.FindAsync(Ben, default));
        await store.CommittedAsync(Anna);
        await store.CommittedAsync(Ben);
        Assert.Empty((await store.LoadAsync(Anna)).Memory.OpenRuns);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nothing_that_waited_goes_out_but_what_the_erasure_itself_says_does(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        var later = TestStore.Now.AddMinutes(1);
        var card = Assert.Single(await store.CommittedAsync(Anna, turn => turn with { Outbox = [Reply(Anna, "card")] }));
        await store.Outbox.SentAsync(card, "act1", default);
        await store.CommittedAsync(Anna, turn => turn with { Outbox = [Reply(Anna, "waits")], Nudges = [new Nudge("n1", NudgeKind.ComeBack, later)] });
        var removed = new OutboxMessage("a:anna", "msteams", OutboxKind.Update, "removed"u8.ToArray()) { TargetActivityId = "act1" };
        var born = await store.CommittedAsync(Anna, turn => turn with { Erase = true, Outbox = [removed, Reply(Anna, "receipt")] });
        Assert.Equal(["removed", "receipt"], born.Select(TextOf));

        var claimed = await store.Outbox.ClaimAsync("there", later, 10, default);
        Assert.Equal(["receipt", "removed"], claimed.Select(TextOf).Order(StringComparer.Ordinal));
        Assert.All(claimed, item => Assert.NotNull(item.To));
        Assert.Empty(await store.Nudges.ClaimDueAsync("there", later, 10, default));
        Assert.Null((await store.Conversations.FindAsync(Anna, null, default))?.CardActivityId);
        Assert.Equal([true, true], await store.Storage.Sql.ReadAsync($"SELECT person_id FROM outbox", row => row.IsDBNull(0), default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_counted_goes_too(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.People.ImportAsync([new OrgUnit("north", "North")], [new OrgPerson(Anna, "north", []), new OrgPerson(Ben, "north", [])], default);
        var day = new DateOnly(2026, 11, 20);
        foreach (var who in new[] { Anna, Ben })
            await store.CommittedAsync(who, turn => turn with { Contributions = [new("run1", $"by:{who.ObjectId}", day), new("run2", $"by:{who.ObjectId}", day.AddDays(-7))] });
        await store.CommittedAsync(Anna, turn => turn with { Erase = true });
        var codes = await store.Storage.Sql.ReadAsync($"SELECT code FROM contributions", row => row.GetString(0), default);
        Assert.Equal(["by:ben", "by:ben"], codes);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_turn_another_host_began_before_the_erasure_is_lost_even_if_the_person_is_back_at_the_same_version(Database database)
    {
        await using var here = await TestStore.StartedAsync(database);
        await using var there = here.Beside();
        await there.Start.ApplyAsync(default);
        await here.People.ImportAsync([new OrgUnit("north", "North")], [new OrgPerson(Anna, "north", [])], default);
        await here.CommittedAsync(Anna);
        var stale = await there.LoadAsync(Anna);
        await here.CommittedAsync(Anna, turn => turn with { Erase = true });
        Assert.IsType<CommitOutcome.Conflict>(await there.Turns.CommitAsync(Commit(Anna, stale), default));
        await here.CommittedAsync(Anna);
        Assert.Equal(stale.Version, (await here.LoadAsync(Anna)).Version);
        Assert.IsType<CommitOutcome.Conflict>(await there.Turns.CommitAsync(Commit(Anna, stale), default));
        Assert.Equal(1, (await there.LoadAsync(Anna)).Version);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_restored_key_store_gives_no_erased_key_back(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.CommittedAsync(Anna);
        var id = Assert.Single(await store.Storage.Keys.LiveAsync(default), key => key != "house");
        var wrapped = (await store.Storage.KeyRows.ReadAsync($"SELECT wrapped FROM keys WHERE id = {id}", row => row.GetFieldValue<byte[]>(0), default))[0];
        await store.CommittedAsync(Anna, turn => turn with { Erase = true });
        await store.Storage.KeyRows.WriteAsync($"UPDATE keys SET wrapped = {wrapped}, erased_at = NULL WHERE id = {id}", default);
        Assert.Contains(id, await store.Storage.Keys.LiveAsync(default));

        await using var restarted = store.Beside();
        await restarted.Start.ApplyAsync(default);
        Assert.DoesNotContain(id, await store.Storage.Keys.LiveAsync(default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_restored_database_gives_no_erased_person_back(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.CommittedAsync(Anna, turn => turn with { Runs = [new RunChange.Put(RunOf("run1"))], Outbox = [Reply(Anna, "waits")] });
        await store.CommittedAsync(Ben);
        var backup = await store.BackupAsync();
        await store.CommittedAsync(Anna, turn => turn with { Erase = true });

        await using (var restored = store.Beside(options => options with { ConnectionString = backup }))
        {
            await restored.Start.ApplyAsync(default);
            Assert.Empty(await restored.Outbox.ClaimAsync("there", TestStore.Now.AddHours(1), 10, default));
            Assert.Equal(0, (await restored.LoadAsync(Anna)).Version);
            Assert.Equal(1, (await restored.LoadAsync(Ben)).Version);
        }

        if (database == Database.Postgres)
            await TestStore.DropAsync(backup);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_conversation_of_an_erased_person_goes_after_two_days(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.CommittedAsync(Anna);
        await store.CommittedAsync(Ben);
        await store.CommittedAsync(Anna, turn => turn with { Erase = true });
        await store.Upkeep.RunAsync(TestStore.Now.AddHours(47), default);
        Assert.NotNull(await store.Conversations.FindAsync(Anna, null, default));
        await store.Upkeep.RunAsync(TestStore.Now.AddHours(49), default);
        Assert.Null(await store.Conversations.FindAsync(Anna, null, default));
        Assert.NotNull(await store.Conversations.FindAsync(Ben, null, default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Erasing_a_stranger_leaves_nothing_behind(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        Assert.Single(await store.CommittedAsync(Anna, turn => turn with { Erase = true, Outbox = [Reply(Anna, "receipt")] }));
        Assert.Equal(0, (await store.LoadAsync(Anna)).Version);
        Assert.Equal(["house"], await store.Storage.Keys.LiveAsync(default));
    }

    private static int Count(string found, IEnumerable<string> texts) => texts.Count(text => found.Contains(text, StringComparison.Ordinal));
}
