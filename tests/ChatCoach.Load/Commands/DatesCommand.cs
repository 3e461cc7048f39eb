using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Load.Filling;
using ChatCoach.Load.Measuring;
using ChatCoach.Load.Stores;

namespace ChatCoach.Load.Commands;

/// <summary>The verb <c>dates</c>: proposing three dates among very many planned sessions beside the same among few.</summary>
internal static class DatesCommand
{
    /// <summary>Promised: proposing among many costs at most so many times what it costs among few.</summary>
    private const double MostTimes = 2;

    private const int Few = 100;

    private const int WarmUps = 30;

    public static Command Create()
    {
        var options = new RunOptions(people: 1);
        var planned = new Option<int>("--planned") { Description = "Sessions in the full store.", DefaultValueFactory = _ => 100_000 };
        var rounds = new Option<int>("--rounds") { Description = "How often dates are looked for in each store, in turn; the table shows medians.", DefaultValueFactory = _ => 300 };
        var most = new Option<double>("--most") { Description = "Times as long that count as broken; more than promised where few rounds on a busy machine are noise.", DefaultValueFactory = _ => MostTimes };
        var command = new Command("dates", "Three dates with a coach, among very many planned sessions and among few. PostgreSQL.") { planned, rounds, most };
        options.AddTo(command);
        command.SetAction(async (parsed, _) =>
        {
            await using var many = await options.PostgresAsync(parsed);
            await using var few = await PostgresStore.MakeAsync(many.Server, null);
            return await RunAsync(few, many, parsed.GetValue(planned), parsed.GetValue(rounds), parsed.GetValue(most));
        });
        return command;
    }

    private static async Task<int> RunAsync(PostgresStore few, PostgresStore many, int planned, int rounds, double most)
    {
        var (findings, now) = (new Findings(), DateTimeOffset.UtcNow);
        await using var small = await Memory.OpenAsync(few.Settings);
        await using var large = await Memory.OpenAsync(many.Settings);
        (PlannedSessions Sessions, Latencies Times)[] both = [(new PlannedSessions(small, now), new Latencies()), (new PlannedSessions(large, now), new Latencies())];
        await both[0].Sessions.FillAsync(Few);
        await both[1].Sessions.FillAsync(planned);
        foreach (var store in (Memory[])[small, large])
            await store.Storage.Sql.WriteAsync(sql => sql.RunAsync($"ANALYZE"), CancellationToken.None);
        for (var round = -WarmUps; round < rounds; round++)
        {
            foreach (var (sessions, times) in round % 2 == 0 ? both : both.Reverse())
            {
                var from = Stopwatch.GetTimestamp();
                findings.Expect(await sessions.ProposeAsync() == DateSearch.Proposals, "No three dates were found.");
                if (round >= 0)
                    times.Add(from, Stopwatch.GetTimestamp());
            }
        }

        var (little, lots) = (both[0].Times.Percentile(0.5), both[1].Times.Percentile(0.5));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n| median ms of {rounds} | among {Few} | among {planned} | ratio | at most |\n|---|--:|--:|--:|--:|\n| three dates | {little:0.00} | {lots:0.00} | {lots / little:0.00} | {most} |\n"));
        findings.Expect(lots / little <= most, string.Create(CultureInfo.InvariantCulture, $"Three dates: {lots / little:0.00} times as long."));
        return findings.Report(Console.Out);
    }
}
