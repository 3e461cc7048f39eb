using System.CommandLine;
using System.Globalization;
using ChatCoach.Load.Fuzzing;
using ChatCoach.Load.Hosts;
using ChatCoach.Load.Measuring;
using ChatCoach.Load.Talking;

namespace ChatCoach.Load.Commands;

/// <summary>The verb <c>fuzz</c>: broken, odd and hostile activities; always 2xx or 4xx, and memory stays flat.</summary>
internal static class FuzzCommand
{
    private const int AtOnce = 8;

    /// <summary>Memory is judged from here on; before, the runtime still grows into its work.</summary>
    private const int Judged = 20_000;

    private const int Samples = 20;

    /// <summary>
    /// The last quarter may hold this much more than the second: the garbage collector's own waves come to 1.1. A leak of
    /// a kilobyte an activity comes to 1.3 in the full run.
    /// </summary>
    private const double Growth = 1.2;

    /// <summary>Every fourth activity once more against a host that checks tokens.</summary>
    private const int TokenShare = 4;

    /// <summary>One that such a host may answer to; it is named in activities and tokens alike, and nothing is ever sent there.</summary>
    private const string TeamsServiceUrl = "https://smba.trafficmanager.net/teams/";

    public static Command Create()
    {
        var options = new RunOptions(people: AtOnce);
        var count = new Option<int>("--count") { Description = "Activities; 100000 for the full run.", DefaultValueFactory = _ => 2000 };
        var only = new Option<int?>("--only") { Description = "Send this number of the seed alone, to look at it." };
        var command = new Command("fuzz", "Activities mutated from real ones: always 2xx or 4xx, memory flat.") { count, only };
        options.AddTo(command);
        command.SetAction(async (parsed, _) =>
        {
            var seed = options.Seeded(parsed).Next();
            var findings = new Findings();
            var total = parsed.GetValue(count);
            await LocalAsync(await options.CoachAsync(parsed), seed, parsed.GetValue(only), total, options.People(parsed), findings);
            if (parsed.GetValue(only) is null)
                await WithTokensAsync(await options.CoachAsync(parsed), seed, total / TokenShare, options.People(parsed), findings);
            return findings.Report(Console.Out);
        });
        return command;
    }

    /// <summary>A host without an app id: what is an activity at all becomes a turn.</summary>
    private static async Task LocalAsync(CoachStart start, int seed, int? only, int count, int atOnce, Findings findings)
    {
        await using var coach = await Coach.StartAsync(start);
        var mutation = new Mutation(seed, coach.Connector.ServiceUrl);
        if (only is { } number)
            await ShowAsync(coach, mutation.Make(number));
        else
            await RunAsync(coach, mutation, count, atOnce, findings);
        coach.NoteComplaints(findings);
    }

    /// <summary>A host that checks tokens: nobody is let in, and every rule that refuses is named in the findings.</summary>
    private static async Task WithTokensAsync(CoachStart start, int seed, int count, int atOnce, Findings findings)
    {
        await using var issuer = await TokenIssuer.StartAsync();
        await using var coach = await Coach.StartAsync(start with { Arguments = issuer.Arguments });
        var mutation = new Mutation(seed, TeamsServiceUrl);
        using var tokens = new TokenMutation(seed, issuer.Key, TeamsServiceUrl);
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (number, _) =>
        {
            var answer = await coach.PostAsync(mutation.Make(number), number, tokens.Make(number));
            findings.Count($"with a token: {answer.Kind}");
            findings.Expect(answer.Status is >= 400 and < 500, $"number {number.ToString(CultureInfo.InvariantCulture)} with a token was {answer.Kind}");
        });
        coach.NoteComplaints(findings);
    }

    private static async Task RunAsync(Coach coach, Mutation mutation, int count, int atOnce, Findings findings)
    {
        var memory = new List<double>();
        var every = Math.Max(1, count / Samples);
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (number, _) =>
        {
            var answer = await coach.PostAsync(mutation.Make(number), number);
            findings.Count($"{answer.Kind}");
            findings.Expect(answer.IsDone || answer.Status is >= 400 and < 500 or 501, $"number {number.ToString(CultureInfo.InvariantCulture)} was {answer.Kind}");
            if (number % every == 0)
                lock (memory)
                    memory.Add(ProcessFigures.Megabytes(coach.Hosts[0].Id));
        });
        Console.WriteLine($"  memory in MB: {string.Join(' ', memory.Select(m => m.ToString("0", CultureInfo.InvariantCulture)))}");
        if (count >= Judged)
            findings.Expect(memory[^(Samples / 4)..].Average() < memory[(Samples / 4)..(Samples / 2)].Average() * Growth, "Memory grows.");
        findings.Expect(!coach.Hosts[0].HasExited, "The host ended.");
    }

    private static async Task ShowAsync(Coach coach, byte[] body)
    {
        Console.WriteLine(System.Text.Encoding.UTF8.GetString(body));
        var answer = await coach.PostAsync(body, 0);
        Console.WriteLine($"{answer.Kind} {System.Text.Encoding.UTF8.GetString(answer.Body)}");
    }
}
