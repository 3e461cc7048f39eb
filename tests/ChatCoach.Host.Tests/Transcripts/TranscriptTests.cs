using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;

namespace ChatCoach.Host.Tests.Transcripts;

/// <summary>A coach on SQLite that all transcripts of a class share; each is somebody else.</summary>
public sealed class SqliteCoach : IAsyncLifetime
{
    public CoachHost Host { get; private set; } = null!;

    public async Task InitializeAsync() => Host = await CoachHost.StartAsync(Database.Sqlite);

    public Task DisposeAsync() => Host.DisposeAsync().AsTask();
}

/// <summary>Every transcript on SQLite.</summary>
public sealed class SqliteTranscriptTests(SqliteCoach coach) : IClassFixture<SqliteCoach>
{
    public static TheoryData<string> All => [.. Transcript.Names];

    [Theory]
    [MemberData(nameof(All))]
    public Task Goes_as_written(string transcript) => Player.PlayAsync(coach.Host, Transcript.Load(transcript));
}

/// <summary>A coach on PostgreSQL that all transcripts of a class share.</summary>
public sealed class PostgresCoach : IAsyncLifetime
{
    public CoachHost? Host { get; private set; }

    public async Task InitializeAsync() => Host = Postgres.Skip is null ? await CoachHost.StartAsync(Database.Postgres) : null;

    public async Task DisposeAsync()
    {
        if (Host is not null)
            await Host.DisposeAsync();
    }
}

/// <summary>Every transcript on PostgreSQL.</summary>
public sealed class PostgresTranscriptTests(PostgresCoach coach) : IClassFixture<PostgresCoach>
{
    public static TheoryData<string> All => [.. Transcript.Names];

    [PostgresTheory]
    [MemberData(nameof(All))]
    public Task Goes_as_written(string transcript) => Player.PlayAsync(coach.Host!, Transcript.Load(transcript));
}
