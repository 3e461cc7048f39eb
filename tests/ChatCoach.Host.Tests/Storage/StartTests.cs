using ChatCoach.Host.Tests.Real;
using ChatCoach.Storage.Schema;
using ChatCoach.Storage.Setup;
using Microsoft.EntityFrameworkCore;
using static ChatCoach.Host.Tests.Storage.TurnWords;

namespace ChatCoach.Host.Tests.Storage;

public sealed class StartTests
{
    public static TheoryData<string, DbContext, IReadOnlyList<string>> Models => new()
    {
        { "coach on SQLite", new SqliteCoachDb(new DbContextOptionsBuilder<SqliteCoachDb>().UseSqlite("Data Source=:memory:").Options), KnownMigrations.Sqlite },
        { "keys on SQLite", new SqliteKeyDb(new DbContextOptionsBuilder<SqliteKeyDb>().UseSqlite("Data Source=:memory:").Options), KnownMigrations.SqliteKeys },
        { "coach on PostgreSQL", new PostgresCoachDb(new DbContextOptionsBuilder<PostgresCoachDb>().UseNpgsql("Host=none").Options), KnownMigrations.Postgres },
        { "keys on PostgreSQL", new PostgresKeyDb(new DbContextOptionsBuilder<PostgresKeyDb>().UseNpgsql("Host=none").Options), KnownMigrations.PostgresKeys },
    };

    [Theory, MemberData(nameof(Models), DisableDiscoveryEnumeration = true)]
    public void The_model_has_no_change_its_migrations_lack_and_they_are_named(string name, DbContext db, IReadOnlyList<string> known)
    {
        using (db)
        {
            Assert.Equal(db.Database.GetMigrations(), known);
            Assert.False(db.Database.HasPendingModelChanges(), $"Add a migration for {name}; the README of ChatCoach.Storage says how.");
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Hosts_that_start_at_once_on_nothing_agree(Database database)
    {
        await using var store = TestStore.New(database);
        var hosts = Enumerable.Range(0, 4).Select(_ => store.Beside()).ToList();
        await Task.WhenAll(hosts.Select(host => Task.Run(() => host.Start.ApplyAsync(default))));
        await hosts[0].CommittedAsync(Anna);
        foreach (var host in hosts)
        {
            Assert.Equal(1, (await host.LoadAsync(Anna)).Version);
            Assert.True((await host.Start.ProbeAsync(default)).IsReady);
            await host.DisposeAsync();
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_starting_older_host_refuses_a_newer_schema_and_a_running_one_goes_on(Database database)
    {
        await using var running = await TestStore.StartedAsync(database);
        await using (var db = running.Storage.Open())
            await db.Database.ExecuteSqlAsync($"INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\") VALUES ('99990101000000_Later', '99')");
        await using var starting = running.Beside();
        var refused = await Assert.ThrowsAsync<StorageRefusedException>(() => starting.Start.ApplyAsync(default));
        Assert.Contains("newer version of ChatCoach", refused.Message, StringComparison.Ordinal);
        await running.CommittedAsync(Anna);
        Assert.True((await running.Start.ProbeAsync(default)).IsReady);
    }

    [Fact]
    public async Task A_migration_that_was_killed_does_not_stop_the_next_start()
    {
        await using var store = TestStore.New(Database.Sqlite);
        await using (var db = store.Storage.Open())
        {
            await db.Database.ExecuteSqlAsync($"CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL)");
            await db.Database.ExecuteSqlAsync($"INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-01-01')");
        }

        await store.Start.ApplyAsync(default).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.True((await store.Start.ProbeAsync(default)).IsReady);
    }

    [Fact]
    public async Task SQLite_does_what_it_was_told()
    {
        await using var store = await TestStore.StartedAsync(Database.Sqlite);
        foreach (var sql in new[] { store.Storage.Sql, store.Storage.KeyRows })
        {
            var found = await sql.WriteAsync(
                async session => (
                    (await session.ReadAsync($"PRAGMA journal_mode", row => row.GetString(0)))[0],
                    (await session.ReadAsync($"PRAGMA synchronous", row => row.GetInt32(0)))[0],
                    (await session.ReadAsync($"PRAGMA foreign_keys", row => row.GetInt32(0)))[0],
                    (await session.ReadAsync($"PRAGMA secure_delete", row => row.GetInt32(0)))[0]),
                default);
            Assert.Equal(("wal", 2, 1, 1), found);
        }
    }

    [Fact]
    public async Task A_file_that_cannot_keep_a_log_is_refused()
    {
        await using var store = TestStore.New(Database.Sqlite);
        await using var host = store.Beside(options => options with { ConnectionString = "Data Source=:memory:" });
        var refused = await Assert.ThrowsAsync<StorageRefusedException>(() => SqliteFile.OpenAsync(SqliteFile.ConnectionString(host.Options.ConnectionString), default));
        Assert.Contains("journal_mode", refused.Message, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_store_that_is_not_migrated_or_not_there_is_not_ready(Database database)
    {
        await using var store = TestStore.New(database);
        Assert.NotNull((await store.Start.ProbeAsync(default)).Why);
        await store.Start.ApplyAsync(default);
        Assert.Null((await store.Start.ProbeAsync(default)).Why);
        await store.Storage.KeyRows.WriteAsync($"DELETE FROM \"__EFMigrationsHistory\"", default);
        Assert.Equal("The key store is not migrated yet.", (await store.Start.ProbeAsync(default)).Why);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_new_key_store_under_sealed_records_and_a_new_database_over_old_keys_are_refused(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.CommittedAsync(Anna);
        await using var empty = TestStore.New(database);
        await using var newKeys = empty.Beside(options => options with { ConnectionString = store.Options.ConnectionString });
        Assert.Contains("Restore the key store", (await Assert.ThrowsAsync<StorageRefusedException>(() => newKeys.Start.ApplyAsync(default))).Message, StringComparison.Ordinal);
        await using var oldKeys = empty.Beside(options => options with { KeysConnectionString = store.Options.KeysConnectionString, WrappingKey = store.Options.WrappingKey });
        Assert.Contains("Restore that database", (await Assert.ThrowsAsync<StorageRefusedException>(() => oldKeys.Start.ApplyAsync(default))).Message, StringComparison.Ordinal);
        Assert.Equal(1, (await store.LoadAsync(Anna)).Version);
    }

    [Fact]
    public void Wrong_settings_are_named_in_sentences()
    {
        Assert.Empty(new StorageOptions().Problems());
        Assert.Empty(new StorageOptions { ConnectionString = "Data Source=a.db", KeysConnectionString = "b.db" }.Problems());
        Assert.Contains("same database", Assert.Single(new StorageOptions { KeysConnectionString = "./data/coach.db" }.Problems()), StringComparison.Ordinal);
        Assert.Contains("Keys:WrappingKey", Assert.Single(new StorageOptions { WrappingKey = " " }.Problems()), StringComparison.Ordinal);
        Assert.Equal(2, new StorageOptions { Provider = StorageProvider.Postgres }.Problems().Count);
        Assert.Contains("Storage:Provider", Assert.Single(new StorageOptions { ConnectionString = "Host=db;Database=coach" }.Problems()), StringComparison.Ordinal);
        var postgres = new StorageOptions { Provider = StorageProvider.Postgres, ConnectionString = "Host=db;Database=coach", KeysConnectionString = "Database=coach;Host=db;Username=x" };
        Assert.Contains("same database", Assert.Single(postgres.Problems()), StringComparison.Ordinal);
        Assert.Empty((postgres with { KeysConnectionString = "Host=db;Database=keys" }).Problems());
    }
}
