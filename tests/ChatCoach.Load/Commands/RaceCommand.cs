using System.CommandLine;
using System.Globalization;
using ChatCoach.Load.Hosts;
using ChatCoach.Load.Measuring;
using ChatCoach.Load.Talking;

namespace ChatCoach.Load.Commands;

/// <summary>The verb <c>race</c>: repetitions, corrections, messages that come with the reply, everybody at once.</summary>
internal static class RaceCommand
{
    private const double Typing = 0.5;

    /// <summary>Share of the activities that come twice.</summary>
    private const double Repeats = 0.3;

    /// <summary>Milliseconds. A turn takes a few, and as many people as here wait for each other's; one that waited for a busy database to the end would take this.</summary>
    private const double LongestTurn = 5000;

    public static Command Create()
    {
        var options = new RunOptions(people: 128);
        var eager = new Option<int>("--eager") { Description = "Conversations in which the next message comes with the reply.", DefaultValueFactory = _ => 300 };
        var command = new Command("race", "Repetitions, corrections and crowds: nothing is doubled, swallowed or kept waiting.") { eager };
        options.AddTo(command);
        command.SetAction(async (parsed, _) =>
        {
            var random = options.Seeded(parsed);
            await using var coach = await Coach.StartAsync(await options.CoachAsync(parsed));
            var findings = new Findings();
            await AtOnceAsync(coach, findings, random, options.People(parsed));
            await EagerAsync(coach, findings, random, parsed.GetValue(eager));
            coach.NoteComplaints(findings);
            return findings.Report(Console.Out);
        });
        return command;
    }

    /// <summary>Everybody at once: plainly, then with repetitions, then with corrections; all of it is compared at the end.</summary>
    private static async Task AtOnceAsync(Coach coach, Findings findings, Random random, int people)
    {
        var plain = new Surroundings(coach, new Delivery(coach, findings, new Random(random.Next())), findings);
        var crowd = new Crowd(plain, random, people, Typing);
        await crowd.EverybodyAsync(m => m.ComeAsync());
        Print("at once", plain);
        findings.Expect(Math.Max(plain.Typed.Percentile(0.99), plain.Clicked.Percentile(0.99)) < LongestTurn, $"One turn in a hundred took longer than {LongestTurn} ms.");

        var doubled = new Surroundings(coach, new Delivery(coach, findings, new Random(random.Next())) { Repeats = Repeats }, findings);
        var twice = new Crowd(doubled, random, people, Typing, "q");
        await twice.EverybodyAsync(m => m.ComeAsync());
        await twice.EverybodyAsync(m => m.ComeAgainAsync());
        Print("with repetitions", doubled);

        var corrections = crowd.Members.ToDictionary(m => m, m => new Correction(m, plain, new Random(random.Next())));
        await crowd.EverybodyAsync(m => corrections[m].RunAsync());
        findings.Count("corrections", people);
        await crowd.CompareAsync();
        await twice.CompareAsync();
        var stored = await coach.Store.CountAsync("SELECT COUNT(*) FROM runs WHERE guide = 'G1' AND finished_at IS NOT NULL");
        findings.Expect(stored == crowd.Given + twice.Given, $"{crowd.Given + twice.Given} check-ins were given, {stored} are stored.");
    }

    private static async Task EagerAsync(Coach coach, Findings findings, Random random, int people)
    {
        var around = new Surroundings(coach, new Delivery(coach, findings, new Random(random.Next())), findings);
        var eager = Enumerable.Range(1, people)
            .Select(n => new EagerPerson($"e{n.ToString(CultureInfo.InvariantCulture)}", around, CheckIn.Draw(random, "Runde eilig"), holds: n % 2 == 0))
            .ToList();
        var met = 0;
        await Task.WhenAll(eager.Select(async person =>
        {
            try
            {
                await person.TalkAsync();
                Interlocked.Increment(ref met);
            }
            catch (ViolationException violation)
            {
                findings.Violation(violation.Message);
            }
        }));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  next message with the reply: {met} of {people} conversations met the new state"));
    }

    private static void Print(string what, Surroundings around) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"  {what}: typed p50 {around.Typed.Percentile(0.5):0} ms, p99 {around.Typed.Percentile(0.99):0} ms, longest {around.Typed.Percentile(1):0} ms ({around.Typed.Count}); clicked p50 {around.Clicked.Percentile(0.5):0} ms, p99 {around.Clicked.Percentile(0.99):0} ms, longest {around.Clicked.Percentile(1):0} ms ({around.Clicked.Count})"));
}
