using ChatCoach.Coaching.Turns;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Writing;
using Microsoft.Data.Sqlite;
using static ChatCoach.Host.Tests.Storage.TurnWords;

namespace ChatCoach.Host.Tests.Storage;

public sealed class GroupCommitTests
{
    [Fact]
    public async Task Turns_that_wait_are_put_into_one_transaction_and_a_failing_one_fails_alone()
    {
        await using var store = await TestStore.StartedAsync(Database.Sqlite);
        var sql = (SqliteStore)store.Storage.Sql;
        var (held, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = sql.WriteAsync(
            async _ =>
            {
                held.SetResult();
                await go.Task;
                return 0;
            },
            default);
        await held.Task;
        var before = sql.Transactions;
        var good = Enumerable.Range(0, 20).Select(number => sql.WriteAsync(MarkOf($"good{number}"), default)).ToList();
        var undone = sql.WriteAsync(
            async session =>
            {
                await session.RunAsync(MarkOf("undone"));
                session.Undo();
                return "undone";
            },
            default);
        var bad = sql.WriteAsync<int>(
            async session =>
            {
                await session.RunAsync(MarkOf("bad"));
                throw new InvalidOperationException("bad");
            },
            default);
        var refused = sql.WriteAsync($"INSERT INTO runs (person_id, id, guide, guide_version, open, started_at, sealed) VALUES ('nobody', '1', 'g', 1, 1, 0, x'00')", default);
        var last = sql.WriteAsync(MarkOf("last"), default);
        go.SetResult();

        await first;
        await Task.WhenAll(good);
        Assert.Equal("undone", await undone);
        await Assert.ThrowsAsync<InvalidOperationException>(() => bad);
        await Assert.ThrowsAsync<SqliteException>(() => refused);
        await last;
        Assert.Equal(1, sql.Transactions - before);
        var marks = await sql.ReadAsync($"SELECT key FROM marks WHERE value = 'test'", row => row.GetString(0), default);
        Assert.Equal(21, marks.Count);
        Assert.DoesNotContain("bad", marks);
        Assert.DoesNotContain("undone", marks);
    }

    [Fact]
    public async Task A_broken_transaction_fails_its_turns_and_the_next_one_works()
    {
        await using var store = await TestStore.StartedAsync(Database.Sqlite);
        await Assert.ThrowsAnyAsync<Exception>(() => store.Storage.Sql.WriteAsync($"ROLLBACK", default));
        await store.CommittedAsync(Anna);
    }

    [Fact]
    public async Task Work_given_up_before_its_turn_is_not_done()
    {
        await using var store = await TestStore.StartedAsync(Database.Sqlite);
        var (held, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = store.Storage.Sql.WriteAsync(
            async _ =>
            {
                held.SetResult();
                await go.Task;
                return 0;
            },
            default);
        await held.Task;
        using var given = new CancellationTokenSource();
        var work = store.Storage.Sql.WriteAsync(MarkOf("given up"), given.Token);
        await given.CancelAsync();
        go.SetResult();
        await first;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
        Assert.Empty(await store.Storage.Sql.ReadAsync($"SELECT 1 FROM marks WHERE value = 'test'", row => 1, default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_hundred_and_twenty_eight_people_at_once_all_get_through(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await Task.WhenAll(Enumerable.Range(0, 128).Select(number => Task.Run(async () =>
        {
            var who = new PersonKey("t", $"{number}");
            for (var turn = 0; turn < 3; turn++)
                await store.CommittedAsync(who, commit => commit with { Runs = [new RunChange.Put(RunOf($"{turn}"))], Outbox = [Reply(who, "x")] });
        })));
        var versions = await store.Storage.Sql.ReadAsync($"SELECT version FROM people", row => row.GetInt32(0), default);
        Assert.Equal(128, versions.Count(version => version == 3));
    }

    [Fact]
    public async Task What_was_handed_in_is_written_before_the_host_ends()
    {
        await using var store = await TestStore.StartedAsync(Database.Sqlite);
        var other = store.Beside();
        var writes = Enumerable.Range(0, 50).Select(number => other.Storage.Sql.WriteAsync(MarkOf($"{number}"), default)).ToList();
        await other.DisposeAsync();
        await Task.WhenAll(writes);
        Assert.Equal(50, (await store.Storage.Sql.ReadAsync($"SELECT 1 FROM marks WHERE value = 'test'", row => 1, default)).Count);
    }

    private static FormattableString MarkOf(string key) => $"INSERT INTO marks (key, value) VALUES ({key}, 'test')";
}
