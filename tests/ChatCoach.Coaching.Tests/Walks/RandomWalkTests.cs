using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace ChatCoach.Coaching.Tests.Walks;

/// <summary>
/// Many people who walk at random. CHATCOACH_WALKS says how many instead of the short form, for example 1000000;
/// CHATCOACH_WALK_SEED begins with another seed than 0; with CHATCOACH_WALKS=1 that one walk is played again.
/// </summary>
public sealed class RandomWalkTests(ITestOutputHelper output)
{
    /// <summary>A few seconds.</summary>
    private const int ShortForm = 50_000;

    /// <summary>Every so many walks is one of two people who say the same, one by card and one in words, to the end.</summary>
    private const int Twins = 100;

    /// <summary>Failures told; more say nothing new.</summary>
    private const int Told = 5;

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : otherwise;

    [Fact]
    public void No_walk_ends_in_a_dead_end_misses_a_text_or_puts_an_answer_where_it_does_not_belong()
    {
        var walks = Setting("CHATCOACH_WALKS", ShortForm);
        var first = Setting("CHATCOACH_WALK_SEED", 0);
        var failures = new ConcurrentQueue<string>();
        var turns = 0L;
        var watch = Stopwatch.StartNew();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        Parallel.For(first, first + walks, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, (seed, loop) =>
        {
            try
            {
                Interlocked.Add(ref turns, seed % Twins == 0 ? new Twin(seed).Go() : new RandomWalk(seed).Go());
            }
            catch (InvalidOperationException e)
            {
                failures.Enqueue(e.Message);
                if (failures.Count >= Told)
                    loop.Stop();
            }
        });
        var cpu = Process.GetCurrentProcess().TotalProcessorTime - before;

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{walks} walks from seed {first}, {turns} turns in {watch.Elapsed.TotalSeconds:0.0} s, {cpu.TotalSeconds:0.0} s of processor, {cpu.TotalMicroseconds / Math.Max(1, turns):0.0} µs a turn with its looks."));
        Assert.True(failures.IsEmpty, string.Join("\n\n", failures));
    }
}
