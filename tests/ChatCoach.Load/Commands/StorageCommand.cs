using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using ChatCoach.Load.Filling;
using ChatCoach.Load.Hosts;
using ChatCoach.Load.Measuring;
using ChatCoach.Load.Talking;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Load.Commands;

/// <summary>The verb <c>storage</c>: among very many records somebody with a year is served beside somebody with a week.</summary>
internal static class StorageCommand
{
    /// <summary>Real check-ins all others are copied from.</summary>
    private const int SampleCheckIns = 12;

    /// <summary>Check-ins of one person of the filling in a year; see <see cref="OtherDays"/>.</summary>
    private const int PerPerson = 130;

    private const int WarmUps = 15;

    /// <summary>Page 200 of check-ins, page 6 of a timeline.</summary>
    private const int DeepPage = 199;
    private const int DeepTimeline = 5;

    public static Command Create()
    {
        var options = new RunOptions(people: 1);
        var records = new Option<int>("--records") { Description = "Check-ins in the store.", DefaultValueFactory = _ => 1_000_000 };
        var rounds = new Option<int>("--rounds") { Description = "How often both look at everything, in turn; the table shows medians.", DefaultValueFactory = _ => 100 };
        var most = new Option<double>("--most") { Description = "Times as long that count as broken; more than promised where few rounds on a busy machine are noise.", DefaultValueFactory = _ => StorageTable.MostTimes };
        var command = new Command("storage", "A year of check-ins and 40 relationships beside a week, among very many records: history, timeline, export.") { records, rounds, most };
        options.AddTo(command);
        command.SetAction(async (parsed, _) =>
        {
            var random = options.Seeded(parsed);
            await using var coach = await Coach.StartAsync(await options.CoachAsync(parsed) with { Hosts = 1 });
            return await RunAsync(coach, random, parsed.GetValue(records), parsed.GetValue(rounds), parsed.GetValue(most));
        });
        return command;
    }

    private static async Task<int> RunAsync(Coach coach, Random random, int records, int rounds, double most)
    {
        var findings = new Findings();
        var around = new Surroundings(coach, new Delivery(coach, findings, random), findings);
        var sample = new Crowd(around, random, 1, typing: 0, "sample").Members[0];
        await sample.ComeAsync();
        while (sample.Given.Count < SampleCheckIns)
            await sample.ComeAgainAsync();

        var year = new Filled("year", Relationships: 40, Entries: 25, LogLines: 300, _ => true) { Whole = 1 };
        var week = new Filled("week", Relationships: 2, Entries: 1, LogLines: 5, day => day >= Filler.Year - 7) { Whole = 1 };
        coach.Hosts[0].Kill();
        var watch = Stopwatch.StartNew();
        var written = await FillAsync(coach, random, [year, week], records);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{written} check-ins written in {watch.Elapsed.TotalSeconds:0} s"));
        await coach.Hosts[0].StartAsync();

        var visitors = (Week: new Visitor(new Person(week.Name, around), findings), Year: new Visitor(new Person(year.Name, around), findings));
        await visitors.Week.FindWayAsync(0, week.Main, 0);
        await visitors.Year.FindWayAsync(DeepPage, year.Main, DeepTimeline);
        for (var round = -WarmUps; round < rounds; round++)
        {
            if (round == 0)
            {
                visitors.Week.Forget();
                visitors.Year.Forget();
            }

            foreach (var visitor in round % 2 == 0 ? (Visitor[])[visitors.Week, visitors.Year] : [visitors.Year, visitors.Week])
                await visitor.VisitAsync();
        }

        coach.NoteComplaints(findings);
        StorageTable.Print(Console.Out, visitors.Week, visitors.Year, most, findings);
        return findings.Report(Console.Out);
    }

    private static async Task<int> FillAsync(Coach coach, Random random, IReadOnlyList<Filled> measured, int records)
    {
        await using var memory = await Memory.OpenAsync(coach.Store.Settings);
        var samples = await Samples.ReadAsync(memory, new PersonKey(Activities.Tenant, "oid-sample1"), SampleCheckIns, random);
        var filler = new Filler(memory, samples, DateTimeOffset.UtcNow);
        var others = Enumerable.Range(0, 1 + records / PerPerson).Select(n => new Filled($"f{n.ToString(CultureInfo.InvariantCulture)}", 2, Filled.FewEntries, 0, day => OtherDays(n, day))).ToList();
        await filler.ComeAsync([.. measured, .. others]);
        return await filler.CheckInAsync(measured, others, records);
    }

    /// <summary>Every day, every second, … every seventh: 135 days a year on average.</summary>
    private static bool OtherDays(int person, int day) => (person + day) % (1 + person % 7) == 0;
}
