using System.CommandLine;
using System.Globalization;
using ChatCoach.Load.Hosts;
using ChatCoach.Load.Stores;

namespace ChatCoach.Load.Commands;

/// <summary>What every verb can be told.</summary>
public sealed class RunOptions
{
    private readonly Option<string> store = new Option<string>("--store") { Description = "sqlite (one host) or postgres (two hosts).", DefaultValueFactory = _ => "sqlite" }.AcceptOnlyFromAmong("sqlite", "postgres");

    private readonly Option<int> people;

    private readonly Option<int> seed = new("--seed") { Description = "Repeats a run's choices; default: drawn and printed.", DefaultValueFactory = _ => Random.Shared.Next(1_000_000) };

    private readonly Option<string> host = new("--host") { Description = "The host's program; default: the one built with this program.", DefaultValueFactory = _ => Repository.BuiltHost };

    private readonly Option<string?> postgres = new("--postgres")
    {
        Description = "Connection string of a PostgreSQL server without a database; default: CHATCOACH_TEST_POSTGRES, else a throwaway cluster.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("CHATCOACH_TEST_POSTGRES"),
    };

    private readonly Option<int> port = new("--postgres-port") { Description = "Port of a throwaway cluster.", DefaultValueFactory = _ => 54333 };

    public RunOptions(int people) =>
        this.people = new Option<int>("--people") { Description = "How many talk at once.", DefaultValueFactory = _ => people };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[store, people, seed, host, postgres, port])
            command.Options.Add(option);
    }

    public int People(ParseResult parsed) => parsed.GetValue(people);

    /// <summary>Prints it, so that a run can be repeated.</summary>
    public Random Seeded(ParseResult parsed)
    {
        var value = parsed.GetValue(seed);
        Console.WriteLine($"--seed {value.ToString(CultureInfo.InvariantCulture)} --store {parsed.GetValue(store)} --people {People(parsed).ToString(CultureInfo.InvariantCulture)}");
        return new Random(value);
    }

    public bool IsPostgres(ParseResult parsed) => parsed.GetValue(store) == "postgres";

    public string Program(ParseResult parsed) => parsed.GetValue(host)!;

    public Task<PostgresServer> ServerAsync(ParseResult parsed) => PostgresServer.MakeAsync(parsed.GetValue(port));

    /// <summary>The store and as many hosts as belong to it.</summary>
    public async Task<CoachStart> CoachAsync(ParseResult parsed)
    {
        if (!IsPostgres(parsed))
            return new CoachStart(Program(parsed), new SqliteStore(), 1);
        return new CoachStart(Program(parsed), await PostgresAsync(parsed), 2);
    }

    /// <summary>Databases on PostgreSQL, whatever the store is.</summary>
    public async Task<PostgresStore> PostgresAsync(ParseResult parsed)
    {
        var own = string.IsNullOrWhiteSpace(parsed.GetValue(postgres)) ? await ServerAsync(parsed) : null;
        return await PostgresStore.MakeAsync(own?.ConnectionString ?? parsed.GetValue(postgres)!, own);
    }
}
