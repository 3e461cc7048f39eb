using System.Security.Cryptography;
using System.Text;
using ChatCoach.Coaching.Turns;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Setup;
using static ChatCoach.Host.Tests.Storage.TurnWords;

namespace ChatCoach.Host.Tests.Storage;

public sealed class SealTests
{
    private static readonly DataKey Key = new("k", RandomNumberGenerator.GetBytes(DataKey.Bytes));

    [Fact]
    public void A_piece_opens_only_with_its_key_at_its_place_and_unchanged()
    {
        var piece = Key.Seal("hällo"u8, "runs:1:a");
        Assert.Equal("hällo", Encoding.UTF8.GetString(Key.Open(piece, "runs:1:a")));
        Assert.Throws<InvalidDataException>(() => Key.Open(piece, "runs:1:b"));
        Assert.Throws<InvalidDataException>(() => new DataKey("k", RandomNumberGenerator.GetBytes(DataKey.Bytes)).Open(piece, "runs:1:a"));
        Assert.Throws<InvalidDataException>(() => Key.Open([], "runs:1:a"));
        for (var at = 0; at < piece.Length; at += 7)
        {
            var changed = (byte[])piece.Clone();
            changed[at] ^= 1;
            Assert.Throws<InvalidDataException>(() => Key.Open(changed, "runs:1:a"));
        }
    }

    [Fact]
    public void The_length_of_a_piece_tells_little_and_no_two_are_alike()
    {
        Assert.Equal(Key.Seal("yes"u8, "p").Length, Key.Seal(new byte[500], "p").Length);
        Assert.Equal(512, Key.Seal(new byte[509], "p").Length - Key.Seal(new byte[508], "p").Length);
        Assert.NotEqual(Key.Seal("yes"u8, "p"), Key.Seal("yes"u8, "p"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_record_put_in_the_place_of_another_is_refused(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.CommittedAsync(Anna, turn => turn with { Runs = [new RunChange.Put(RunOf("one", "first")), new RunChange.Put(RunOf("two", "second"))] });
        await store.Storage.Sql.WriteAsync($"UPDATE runs SET sealed = (SELECT r.sealed FROM runs r WHERE r.id = 'one') WHERE id = 'two'", default);
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => store.LoadAsync(Anna));
        Assert.DoesNotContain("first", refused.ToString(), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task One_persons_record_does_not_open_for_another(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.CommittedAsync(Anna);
        await store.CommittedAsync(Ben);
        await store.Storage.Sql.WriteAsync($"UPDATE people SET state = (SELECT p.state FROM people p WHERE p.object_id = 'anna') WHERE object_id = 'ben'", default);
        await Assert.ThrowsAsync<InvalidDataException>(() => store.LoadAsync(Ben));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_restored_backup_without_its_keys_yields_no_text_and_no_host_starts_on_it(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        var texts = await Planting.PlantAsync(store, Anna);
        var backup = await store.BackupAsync();
        await using var thief = TestStore.New(database);
        await thief.Start.ApplyAsync(default);
        var read = await Crawler.ReadAsync(backup, await Crawler.KeysAsync(thief));
        Assert.DoesNotContain(texts, text => read.Contains(text, StringComparison.Ordinal));

        await using (var without = thief.Beside(options => options with { ConnectionString = backup }))
        {
            var refused = await Assert.ThrowsAsync<StorageRefusedException>(() => without.Start.ApplyAsync(default));
            Assert.Contains("keys of another database", refused.Message, StringComparison.Ordinal);
        }

        if (database == Database.Postgres)
            await TestStore.DropAsync(backup);
    }

    [Fact]
    public async Task The_wrapping_key_is_made_once_for_the_hosts_account_alone()
    {
        await using var store = TestStore.New(Database.Sqlite);
        var folder = Path.Combine(store.Folder, "data");
        await using var host = store.Beside(options => options with { WrappingKey = Path.Combine(folder, "wrapping.key") });
        await host.Start.ApplyAsync(default);
        var made = await File.ReadAllTextAsync(host.Options.WrappingKey);
        Assert.Equal(32, Convert.FromBase64String(made).Length);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(host.Options.WrappingKey));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        }

        await using var again = host.Beside();
        await again.Start.ApplyAsync(default);
        Assert.Equal(made, await File.ReadAllTextAsync(host.Options.WrappingKey));
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task A_wrapping_key_from_outside_works_and_another_one_is_refused()
    {
        await using var store = TestStore.New(Database.Sqlite);
        var inline = WrappingKey.Inline + Convert.ToBase64String(RandomNumberGenerator.GetBytes(DataKey.Bytes));
        await using (var host = store.Beside(options => options with { WrappingKey = inline }))
        {
            await host.Start.ApplyAsync(default);
            await host.CommittedAsync(Anna);
        }

        Assert.False(File.Exists(store.Options.WrappingKey));
        await RefusedAsync(store, store.Options.WrappingKey, "missing");
        await RefusedAsync(store, WrappingKey.Inline + Convert.ToBase64String(RandomNumberGenerator.GetBytes(DataKey.Bytes)), "does not open");
        await RefusedAsync(store, WrappingKey.Inline + "c2hvcnQ=", "32 bytes");
        await using var same = store.Beside(options => options with { WrappingKey = inline });
        await same.Start.ApplyAsync(default);
        Assert.Equal(1, (await same.LoadAsync(Anna)).Version);
    }

    private static async Task RefusedAsync(TestStore store, string wrappingKey, string because)
    {
        await using var host = store.Beside(options => options with { WrappingKey = wrappingKey });
        var refused = await Assert.ThrowsAsync<StorageRefusedException>(() => host.Start.ApplyAsync(default));
        Assert.Contains(because, refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(store.Options.WrappingKey));
    }
}
