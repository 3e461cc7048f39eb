using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using ChatCoach.Load.Connector;
using ChatCoach.Load.Hosts;
using ChatCoach.Load.Measuring;

namespace ChatCoach.Load.Commands;

/// <summary>The verb <c>speed</c>: the coach, a floor and a rival play the same, one core each; medians in a table.</summary>
internal static class SpeedCommand
{
    public static Command Create()
    {
        var options = new RunOptions(people: 128);
        var runs = new Option<int>("--runs") { Description = "Runs in turn; the table shows medians.", DefaultValueFactory = _ => 3 };
        var built = new Option<bool>("--built") { Description = "Measure the program of --host instead of publishing one." };
        var alone = new Option<bool>("--alone") { Description = "Leave the rival out, for example where there is no npm." };
        var command = new Command("speed", "Turns per second, times, CPU, memory and cold start beside a floor and a rival.") { runs, built, alone };
        options.AddTo(command);
        command.SetAction(async (parsed, _) =>
        {
            var random = options.Seeded(parsed);
            List<Contestant> contestants = [Contestant.Floor, Contestant.Host(parsed.GetValue(built) ? options.Program(parsed) : await Contestant.PublishAsync())];
            if (!parsed.GetValue(alone) && await Contestant.RivalAsync() is { } rival)
                contestants.Add(rival);
            return await RunAsync(contestants, options.People(parsed), parsed.GetValue(runs), random);
        });
        return command;
    }

    /// <summary>The floor, as a process of its own.</summary>
    public static Command CreateFloor()
    {
        var command = new Command("floor", "Answers with one fixed reply; started by speed.") { Hidden = true };
        command.SetAction((_, _) => Floor.RunAsync());
        return command;
    }

    private static async Task<int> RunAsync(List<Contestant> contestants, int people, int runs, Random random)
    {
        if (OperatingSystem.IsLinux())
            Process.GetCurrentProcess().ProcessorAffinity = 1 << SpeedRun.OwnCore;
        var findings = new Findings();
        var figures = contestants.ToDictionary(c => c, _ => new List<SpeedFigures>());
        for (var run = 1; run <= runs; run++)
        {
            foreach (var contestant in contestants)
            {
                figures[contestant].Add(await new SpeedRun(contestant, people, random, findings).MeasureAsync());
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"run {run}: {contestant.Name}"));
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{people} people at once, median of {runs} runs, {Environment.ProcessorCount} cores, .NET {Environment.Version}\n"));
        SpeedTable.Print(Console.Out, contestants.Select(c => (c.Name, SpeedFigures.MedianOf(figures[c]))));
        return findings.Report(Console.Out);
    }
}
