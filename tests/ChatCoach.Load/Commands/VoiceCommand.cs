using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using ChatCoach.Coaching.Voice;
using ChatCoach.Load.Filling;
using ChatCoach.Load.Measuring;
using ChatCoach.Load.Stores;
using ChatCoach.Storage.Voice;

namespace ChatCoach.Load.Commands;

/// <summary>The verb <c>voice</c>: the snapshots of a week beside the plain grouping of its contributions on the same server.</summary>
internal static class VoiceCommand
{
    /// <summary>Promised: the snapshots take at most so many times as long as the grouping.</summary>
    private const double MostTimes = 2;

    private const string Period = "2026-W47";

    private static readonly DateOnly Day = new(2026, 11, 18);

    /// <summary>The vocabulary of needs has as many.</summary>
    private static readonly IEnumerable<string> Needs = Enumerable.Range(1, 16).Select(n => n.ToString(CultureInfo.InvariantCulture));

    public static Command Create()
    {
        var options = new RunOptions(people: 50_000);
        var units = new Option<int>("--units") { Description = "Units they are in.", DefaultValueFactory = _ => 2_000 };
        var contributions = new Option<int>("--contributions") { Description = "Contributions of the week.", DefaultValueFactory = _ => 5_000_000 };
        var rounds = new Option<int>("--rounds") { Description = "How often both are done, in turn; the table shows medians.", DefaultValueFactory = _ => 5 };
        var most = new Option<double>("--most") { Description = "Times as long that count as broken; more than promised where few rounds on a busy machine are noise.", DefaultValueFactory = _ => MostTimes };
        var command = new Command("voice", "The snapshots of a week of very many people, and the plain grouping of its contributions. PostgreSQL.") { units, contributions, rounds, most };
        options.AddTo(command);
        command.SetAction(async (parsed, _) =>
        {
            await using var store = await options.PostgresAsync(parsed);
            await using var memory = await Memory.OpenAsync(store.Settings);
            var week = new ManyContributions(memory, Period);
            await week.FillAsync(options.People(parsed), parsed.GetValue(units), parsed.GetValue(contributions));
            await memory.Storage.Sql.WriteAsync(sql => sql.RunAsync($"ANALYZE"), CancellationToken.None);
            return await RunAsync(memory, week, parsed.GetValue(contributions), parsed.GetValue(rounds), parsed.GetValue(most));
        });
        return command;
    }

    private static async Task<int> RunAsync(Memory memory, ManyContributions week, int contributions, int rounds, double most)
    {
        var (findings, snapshots) = (new Findings(), new Snapshots(memory.Storage));
        var (made, grouped) = (new Latencies(), new Latencies());
        // The first round warms up.
        for (var round = 0; round <= rounds; round++)
        {
            await week.UnmakeAsync();
            var from = Stopwatch.GetTimestamp();
            findings.Expect(await snapshots.MakeAsync(Day, VoiceCells.With(Needs), new VoiceRules(), DateTimeOffset.UtcNow, CancellationToken.None), "No snapshots were made.");
            var between = Stopwatch.GetTimestamp();
            findings.Expect(await week.GroupAsync() > 0, "Nothing was grouped.");
            if (round == 0)
                continue;
            made.Add(from, between);
            grouped.Add(between, Stopwatch.GetTimestamp());
        }

        findings.Expect((await snapshots.OfAsync("unit-1", 1, CancellationToken.None)).Exists(s => !s.Cells.IsEmpty), "A unit of that size has no numbers.");
        var (ours, plain) = (made.Percentile(0.5), grouped.Percentile(0.5));
        var peak = Process.GetCurrentProcess().PeakWorkingSet64 >> 20;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n| median ms of {rounds}, {contributions} contributions | snapshots | plain grouping | ratio | at most | peak MB |\n|---|--:|--:|--:|--:|--:|\n| a week | {ours:0} | {plain:0} | {ours / plain:0.00} | {most} | {peak} |\n"));
        findings.Expect(ours / plain <= most, string.Create(CultureInfo.InvariantCulture, $"Snapshots: {ours / plain:0.00} times as long."));
        return findings.Report(Console.Out);
    }
}
