using System.Collections.Concurrent;
using System.Globalization;
using Xunit.Abstractions;

namespace ChatCoach.Coaching.Tests.Cadence;

/// <summary>
/// Many people over ten years. CHATCOACH_FOLLOWUPS says how many follow-ups are looked at instead of the short form, for
/// example 100000; CHATCOACH_FOLLOWUP_SEED begins with another seed than 0: with CHATCOACH_FOLLOWUPS=1 that one life is
/// lived again.
/// </summary>
public sealed class FollowUpSimulationTests(ITestOutputHelper output)
{
    /// <summary>A few seconds.</summary>
    private const int ShortForm = 4_000;

    /// <summary>Failures told; more say nothing new.</summary>
    private const int Told = 5;

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : otherwise;

    [Fact]
    public void No_follow_up_comes_at_a_wrong_moment_twice_or_to_somebody_who_does_not_answer()
    {
        var wanted = Setting("CHATCOACH_FOLLOWUPS", ShortForm);
        var next = Setting("CHATCOACH_FOLLOWUP_SEED", 0) - 1;
        var failures = new ConcurrentQueue<string>();
        var (judged, lives) = (0, 0);
        Parallel.For(0, Environment.ProcessorCount, _ =>
        {
            while (Volatile.Read(ref judged) < wanted && failures.Count < Told)
            {
                try
                {
                    Interlocked.Add(ref judged, new FollowUpLife(Interlocked.Increment(ref next)).Live());
                    Interlocked.Increment(ref lives);
                }
                catch (InvalidOperationException e)
                {
                    failures.Enqueue(e.Message);
                }
            }
        });

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{judged} follow-ups in {lives} lives"));
        Assert.True(failures.IsEmpty, string.Join("\n", failures));
        Assert.True(judged >= wanted);
    }
}
