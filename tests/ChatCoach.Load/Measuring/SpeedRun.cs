using System.Diagnostics;
using System.Globalization;
using ChatCoach.Load.Hosts;
using ChatCoach.Load.Talking;

namespace ChatCoach.Load.Measuring;

/// <summary>One run of one program: cold start, warming up, everybody types, everybody clicks.</summary>
public sealed class SpeedRun(Contestant contestant, int people, Random random, Findings findings)
{
    /// <summary>The program under measurement; this program has <see cref="OwnCore"/>.</summary>
    public const int ItsCore = 0;

    public const int OwnCore = 1;

    /// <summary>Turns of a check-in from hello to the closing card, for who gets one fixed reply only.</summary>
    private const int FixedTurns = 14;

    /// <summary>
    /// Rounds before anything counts. .NET and V8 compile anew what is called often; on the one core that took up to
    /// a third of the time until the tenth round.
    /// </summary>
    private const int WarmUps = 16;

    /// <summary>A program that uses less of its core is quiet; one that never is does not hold the run up.</summary>
    private const double QuietShare = 0.1;
    private const int MostGlances = 20;

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(500);

    public async Task<SpeedFigures> MeasureAsync()
    {
        await using var coach = await Coach.StartAsync(new CoachStart(contestant.Program, contestant.NewStore(), 1) { Arguments = contestant.Arguments, Core = ItsCore });
        var coldStart = await ColdStartAsync(coach);
        for (var round = 0; round < WarmUps; round++)
        {
            await PlayAsync(coach, 1, $"w{round.ToString(CultureInfo.InvariantCulture)}-");
            if (contestant.Talks)
                await PlayAsync(coach, 0, $"v{round.ToString(CultureInfo.InvariantCulture)}-");
        }

        var typed = await PlayAsync(coach, 1, "t");
        var clicked = contestant.Talks ? await PlayAsync(coach, 0, "c") : null;
        coach.NoteComplaints(findings);
        return new SpeedFigures(typed, clicked, ProcessFigures.PeakMegabytes(coach.Hosts[0].Id), coldStart);
    }

    /// <summary>From the start of the process to the first reply; its store was made by an earlier start.</summary>
    private async Task<double> ColdStartAsync(Coach coach)
    {
        coach.Hosts[0].Kill();
        var around = AroundOf(coach);
        var watch = Stopwatch.StartNew();
        coach.Hosts[0].Launch();
        var first = contestant.Talks ? new Person("first", around).ArriveAsync() : new FixedTalk("first", around).TalkAsync(1);
        await first;
        return watch.Elapsed.TotalMilliseconds;
    }

    private async Task<FormFigures> PlayAsync(Coach coach, double typing, string prefix)
    {
        var around = AroundOf(coach);
        var process = coach.Hosts[0].Id;
        var cpu = ProcessFigures.CpuMilliseconds(process);
        var watch = Stopwatch.StartNew();
        var turns = contestant.Talks ? await TalkAsync(around, typing, prefix) : await FixedAsync(around, prefix);
        var seconds = watch.Elapsed.TotalSeconds;
        await QuietAsync(process);
        var used = ProcessFigures.CpuMilliseconds(process) - cpu;
        var times = typing > 0 ? around.Typed : around.Clicked;
        return new FormFigures(turns / seconds, times.Percentile(0.5), times.Percentile(0.99), used / turns);
    }

    /// <summary>What a program does after the last reply belongs to its turns, and must not fall into the next form's.</summary>
    private static async Task QuietAsync(int process)
    {
        for (var glance = 0; glance < MostGlances; glance++)
        {
            var before = ProcessFigures.CpuMilliseconds(process);
            await Task.Delay(Glance);
            if (ProcessFigures.CpuMilliseconds(process) - before < Glance.TotalMilliseconds * QuietShare)
                return;
        }
    }

    private async Task<int> TalkAsync(Surroundings around, double typing, string prefix)
    {
        var crowd = new Crowd(around, random, people, typing, prefix);
        await crowd.EverybodyAsync(m => m.ComeAsync());
        return crowd.Turns;
    }

    private async Task<int> FixedAsync(Surroundings around, string prefix)
    {
        var talks = Enumerable.Range(1, people).Select(n => new FixedTalk($"{prefix}{n.ToString(CultureInfo.InvariantCulture)}", around).TalkAsync(FixedTurns));
        await Task.WhenAll(talks);
        return people * FixedTurns;
    }

    private Surroundings AroundOf(Coach coach) => new(coach, new Delivery(coach, findings, random) { Pause = TimeSpan.FromMilliseconds(5) }, findings);
}
