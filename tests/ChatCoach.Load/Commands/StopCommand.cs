using System.CommandLine;
using System.Globalization;
using ChatCoach.Load.Hosts;
using ChatCoach.Load.Measuring;
using ChatCoach.Load.Stores;
using ChatCoach.Load.Talking;

namespace ChatCoach.Load.Commands;

/// <summary>The verb <c>stop</c>: shutdown under load, a database that goes away, a full disk.</summary>
internal static class StopCommand
{
    private const double Typing = 0.5;

    /// <summary>A host that is told to end has this long (Teams waits no longer for an answer either).</summary>
    private static readonly TimeSpan Shutdown = TimeSpan.FromSeconds(10);

    /// <summary>People talk this long before something happens.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(2);

    public static Command Create()
    {
        var options = new RunOptions(people: 50);
        var away = new Option<int>("--away") { Description = "Seconds the database is away.", DefaultValueFactory = _ => 30 };
        var command = new Command("stop", "Shutdown, a database that goes away, a full disk: nothing is lost and nothing is damaged.") { away };
        options.AddTo(command);
        command.SetAction(async (parsed, _) =>
        {
            var random = options.Seeded(parsed);
            var findings = new Findings();
            await ShutdownAsync(await options.CoachAsync(parsed), random, options.People(parsed), findings);
            if (options.IsPostgres(parsed))
                await ServerAwayAsync(options.Program(parsed), await options.ServerAsync(parsed), random, options.People(parsed), TimeSpan.FromSeconds(parsed.GetValue(away)), findings);
            else
                await FileAwayAsync(options.Program(parsed), random, options.People(parsed), TimeSpan.FromSeconds(parsed.GetValue(away)), findings);
            if (!options.IsPostgres(parsed))
                await FullDisk.RunAsync(options.Program(parsed), random, findings);
            return findings.Report(Console.Out);
        });
        return command;
    }

    /// <summary>SIGTERM under load, start, and on.</summary>
    private static async Task ShutdownAsync(CoachStart start, Random random, int people, Findings findings)
    {
        await using var coach = await Coach.StartAsync(start);
        await UnderLoadAsync(coach, random, people, findings, async () =>
        {
            foreach (var host in coach.Hosts)
            {
                var took = await host.StopAsync(Shutdown);
                findings.Expect(took is not null, $"A host did not end within {Shutdown.TotalSeconds:0} s.");
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  shutdown took {took?.TotalSeconds ?? Shutdown.TotalSeconds:0.0} s, exit code {host.ExitCode}"));
                coach.NoteDeath();
                await host.StartAsync();
            }
        });
    }

    private static async Task ServerAwayAsync(string program, PostgresServer server, Random random, int people, TimeSpan away, Findings findings)
    {
        await using var coach = await Coach.StartAsync(new CoachStart(program, await PostgresStore.MakeAsync(server.ConnectionString, server), 2));
        await UnderLoadAsync(coach, random, people, findings, async () =>
        {
            await server.StopAsync();
            await AwayAsync(coach, away, findings);
            await server.StartAsync();
            coach.NoteDeath();
        });
    }

    private static async Task FileAwayAsync(string program, Random random, int people, TimeSpan away, Findings findings)
    {
        var store = new SqliteStore();
        await using var coach = await Coach.StartAsync(new CoachStart(program, store, 1));
        await UnderLoadAsync(coach, random, people, findings, async () =>
        {
            await using (await store.LockAsync())
                await AwayAsync(coach, away, findings);
            coach.NoteDeath();
        });
    }

    /// <summary>While the database is away somebody writes: the answer is no success and comes in time, or a kind sentence.</summary>
    private static async Task AwayAsync(Coach coach, TimeSpan away, Findings findings)
    {
        var until = DateTimeOffset.UtcNow + away;
        var place = new Place("away", coach.Connector.ServiceUrl);
        var sentences = 0;
        coach.Connector.Listen(place.ConversationId, posted =>
        {
            sentences += posted.Card is null && posted.Text.Length > 0 ? 1 : 0;
            return Task.CompletedTask;
        });
        while (DateTimeOffset.UtcNow < until)
        {
            var answer = await coach.PostAsync(Activities.ToUtf8(Activities.Said(place, "hallo")), 0);
            findings.Count($"while away: {answer.Kind}");
            findings.Expect(answer.Status == 503, $"While the database was away a message was {answer.Kind}.");
            await Task.Delay(TimeSpan.FromSeconds(1));
        }

        findings.Count("while away: kind sentences", sentences);
        findings.Expect(sentences > 0, "While the database was away nobody got a kind sentence.");
    }

    private static async Task UnderLoadAsync(Coach coach, Random random, int people, Findings findings, Func<Task> happens)
    {
        var around = new Surroundings(coach, new Delivery(coach, findings, new Random(random.Next())), findings);
        var crowd = new Crowd(around, random, people, Typing);
        using var over = new CancellationTokenSource();
        var talking = crowd.EverybodyAsync(member => member.CheckInUntilAsync(over.Token));
        await Task.Delay(Before);
        try
        {
            await happens();
            await Task.Delay(Before);
        }
        finally
        {
            await over.CancelAsync();
        }

        await talking;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  turns that met it: {around.Left.Count}, the latest reply {around.Left.Percentile(1) / 1000:0.0} s after it"));
        await crowd.CompareAllAsync();
        coach.NoteComplaints(findings);
    }
}
