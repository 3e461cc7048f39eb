using System.Collections.Immutable;
using System.Text;
using ChatCoach.Coaching.Turns;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Storage.Erasing;
using ChatCoach.Storage.Guides;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Places;
using ChatCoach.Storage.Sending;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Waking;
using ChatCoach.Storage.Writing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ChatCoach.Host.Tests.Storage;

/// <summary>A host's memory on real databases of its own, which go with it.</summary>
internal sealed class TestStore : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider services;
    private readonly TestStore? first;

    private TestStore(StorageOptions options, string folder, TestStore? first)
    {
        Options = options;
        Folder = folder;
        this.first = first;
        services = new ServiceCollection().AddLogging().AddStorage(options).BuildServiceProvider();
    }

    public StorageOptions Options { get; }

    /// <summary>Where files of this store lie.</summary>
    public string Folder { get; }

    public CoachStorage Storage => Get<CoachStorage>();

    public StorageStart Start => Get<StorageStart>();

    public TurnStore Turns => Get<TurnStore>();

    public Outbox Outbox => Get<Outbox>();

    public Nudges Nudges => Get<Nudges>();

    public Untidy Untidy => Get<Untidy>();

    public Conversations Conversations => Get<Conversations>();

    public GuideStore Guides => Get<GuideStore>();

    public People People => Get<People>();

    public Erasures Erasures => Get<Erasures>();

    public Upkeep Upkeep => Get<Upkeep>();

    public static async Task<TestStore> StartedAsync(Database database)
    {
        var store = New(database);
        await store.Start.ApplyAsync(default);
        return store;
    }

    /// <summary>Databases that were not made yet.</summary>
    public static TestStore New(Database database)
    {
        var folder = Directory.CreateTempSubdirectory("coach").FullName;
        return new TestStore(OptionsIn(database, folder), folder, null);
    }

    /// <summary>Another host on the same databases, or on some other ones.</summary>
    public TestStore Beside(Func<StorageOptions, StorageOptions>? change = null) => new(change?.Invoke(Options) ?? Options, Folder, this);

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (first is not null)
            return;
        Directory.Delete(Folder, recursive: true);
        if (Options.Provider != StorageProvider.Postgres)
            return;
        await DropAsync(Options.ConnectionString);
        await DropAsync(Options.KeysConnectionString);
    }

    /// <summary>A copy of the memory as a backup would hold it; the keys are not in it.</summary>
    public async Task<string> BackupAsync()
    {
        if (Options.Provider == StorageProvider.Sqlite)
        {
            var path = Path.Combine(Folder, $"backup-{Guid.NewGuid():N}.db");
            await Storage.Sql.ReadAsync(sql => sql.RunAsync($"VACUUM INTO {path}"), default);
            return path;
        }

        var copy = new NpgsqlConnectionStringBuilder(Options.ConnectionString);
        var source = copy.Database;
        copy.Database = $"backup_{Guid.NewGuid():N}";
        ((PostgresStore)Storage.Sql).Source.Clear();
        await PostgresRunAsync($"CREATE DATABASE {copy.Database} TEMPLATE {source}");
        return copy.ConnectionString;
    }

    public static async Task DropAsync(string connectionString)
    {
        NpgsqlConnection.ClearAllPools();
        await PostgresRunAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");
    }

    private static StorageOptions OptionsIn(Database database, string folder)
    {
        var options = new StorageOptions { WrappingKey = Path.Combine(folder, "wrapping.key") };
        if (database == Database.Sqlite)
            return options with { ConnectionString = Path.Combine(folder, "coach.db"), KeysConnectionString = Path.Combine(folder, "keys.db") };
        var name = $"t{Guid.NewGuid():N}";
        return options with
        {
            Provider = StorageProvider.Postgres,
            ConnectionString = $"{Postgres.Server};Database={name};Maximum Pool Size=20",
            KeysConnectionString = $"{Postgres.Server};Database={name}_keys;Maximum Pool Size=20",
        };
    }

    private static async Task PostgresRunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection($"{Postgres.Server};Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>Shorter ways to say what turns do.</summary>
internal static class TurnWords
{
    public static readonly PersonKey Anna = new("tenant", "anna");
    public static readonly PersonKey Ben = new("tenant", "ben");

    public static ConversationPlace PlaceOf(PersonKey who) =>
        new($"a:{who.ObjectId}", "msteams", "https://smba.example/emea/", "28:bot", $"29:{who.ObjectId}", who.Tenant);

    public static Run RunOf(string id, string text = "calm", DateTimeOffset? finished = null) => new()
    {
        Id = id,
        Guide = "checkin",
        Version = 1,
        StartedAt = TestStore.Now,
        UsedAt = TestStore.Now,
        FinishedAt = finished,
        Answers = [new Answer("feelings", 0, [text], TestStore.Now)],
    };

    public static Task<LoadedPerson> LoadAsync(this TestStore store, PersonKey who) => store.Turns.LoadAsync(new PersonQuery(who), default);

    /// <summary>One turn from loading to commit.</summary>
    public static async Task<CommitOutcome> TurnAsync(this TestStore store, PersonKey who, Func<TurnCommit, TurnCommit>? change = null)
    {
        var before = await store.LoadAsync(who);
        return await store.Turns.CommitAsync(Commit(who, before, change), default);
    }

    public static async Task<ImmutableList<OutboxItem>> CommittedAsync(this TestStore store, PersonKey who, Func<TurnCommit, TurnCommit>? change = null) =>
        Assert.IsType<CommitOutcome.Committed>(await store.TurnAsync(who, change)).Born;

    public static TurnCommit Commit(PersonKey who, LoadedPerson before, Func<TurnCommit, TurnCommit>? change = null)
    {
        var commit = new TurnCommit
        {
            Who = who,
            Before = before,
            State = before.Memory.State,
            Now = TestStore.Now,
            Host = "here",
            Conversation = PlaceOf(who),
        };
        return change?.Invoke(commit) ?? commit;
    }

    public static OutboxMessage Reply(PersonKey who, string text) => new(PlaceOf(who).ConversationId, "msteams", OutboxKind.Send, Encoding.UTF8.GetBytes(text)) { Card = true };

    /// <summary>What an outbox item says.</summary>
    public static string TextOf(OutboxItem item) => Encoding.UTF8.GetString(item.Message.Activity.Span);
}
