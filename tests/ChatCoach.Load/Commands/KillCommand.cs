using System.CommandLine;
using System.Globalization;
using ChatCoach.Load.Hosts;
using ChatCoach.Load.Measuring;
using ChatCoach.Load.Talking;

namespace ChatCoach.Load.Commands;

/// <summary>The verb <c>kill</c>: people check in while hosts are killed with SIGKILL at random points.</summary>
internal static class KillCommand
{
    private const double Typing = 0.5;

    /// <summary>How long a host lives at most after it answered, in milliseconds.</summary>
    private const int LongestLife = 1500;

    public static Command Create()
    {
        var options = new RunOptions(people: 50);
        var kills = new Option<int>("--kills") { Description = "How often a host is killed; 500 for the full run.", DefaultValueFactory = _ => 20 };
        var series = new Option<int>("--series") { Description = "Kills between two calms; in a calm everything that was left has to arrive.", DefaultValueFactory = _ => 25 };
        var command = new Command("kill", "Hosts are killed at random points: no answer is lost, none doubled, everybody finishes.") { kills, series };
        options.AddTo(command);
        command.SetAction(async (parsed, _) =>
        {
            var random = options.Seeded(parsed);
            await using var coach = await Coach.StartAsync(await options.CoachAsync(parsed));
            return await RunAsync(coach, random, options.People(parsed), parsed.GetValue(kills), parsed.GetValue(series));
        });
        return command;
    }

    private static async Task<int> RunAsync(Coach coach, Random random, int people, int kills, int series)
    {
        var findings = new Findings();
        var around = new Surroundings(coach, new Delivery(coach, findings, new Random(random.Next())), findings);
        var crowd = new Crowd(around, random, people, Typing);
        for (var done = 0; done < kills; done += series)
        {
            var now = Math.Min(series, kills - done);
            using var over = new CancellationTokenSource();
            var killing = KillAsync(coach, random, now, over);
            // Whoever is through begins anew, so that every kill meets turns on their way.
            await crowd.EverybodyAsync(member => member.CheckInUntilAsync(over.Token));
            await killing;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done + now} kills, {crowd.Turns} turns, {crowd.Given} check-ins"));
        }

        await crowd.CompareAllAsync();
        findings.Count("turns", crowd.Turns);
        coach.NoteComplaints(findings);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  turns that met a death: {around.Left.Count}, the latest reply {around.Left.Percentile(1) / 1000:0.0} s after it"));
        return findings.Report(Console.Out);
    }

    private static async Task KillAsync(Coach coach, Random random, int kills, CancellationTokenSource over)
    {
        try
        {
            for (var kill = 0; kill < kills; kill++)
            {
                await Task.Delay(random.Next(LongestLife));
                await coach.KillAsync(random.Next(coach.Hosts.Count));
            }
        }
        finally
        {
            await over.CancelAsync();
        }
    }
}
