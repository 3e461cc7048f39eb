using ChatCoach.Host.Tests.Play;
using ChatCoach.Protocol.Connector;
using FsCheck;
using FsCheck.Fluent;

namespace ChatCoach.Host.Tests.Sending;

/// <summary>Whatever is called, and however long it takes: no limit is exceeded, and nothing waits that could go.</summary>
public sealed class AnyCallsTests
{
    private const int Runs = 300;

    /// <summary>Small ones, so that every one of them binds within a few hundred milliseconds.</summary>
    private static readonly TeamsLimits Limits = new()
    {
        Sends = [Within(10, 2), Within(25, 3), Within(100, 5)],
        Reads = [Within(10, 3)],
        Tenant = [Within(10, 4), Within(40, 9)],
    };

    [Fact]
    public void No_limit_is_exceeded_and_nothing_waits_that_could_go()
    {
        // A pause before it, its thread, its tenant, how long it is under way, when in between it arrives.
        var call = from gap in Gen.Frequency((3, Gen.Constant(0)), (2, Gen.Choose(0, 3)), (1, Gen.Choose(0, 60)))
                   from thread in Gen.Choose(0, 3)
                   from takes in Gen.Frequency((2, Gen.Constant(0)), (2, Gen.Choose(0, 5)), (1, Gen.Choose(0, 30)))
                   from arrives in Gen.Choose(0, takes)
                   from reads in Gen.Choose(0, 4)
                   select new Ask(gap, thread, takes, arrives, reads == 0);
        var calls = call.ListOf().Select(asks => asks.ToList()).Resize(60);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Runs), Prop.ForAll(Arb.From(calls), Hold));
    }

    private static RateLimit Within(int milliseconds, int calls) => new(calls, TimeSpan.FromMilliseconds(milliseconds));

    private static void Hold(List<Ask> asks)
    {
        var clock = new PlayClock();
        using var windows = new SendWindows(clock, Limits);
        var made = new List<Made>();
        var (next, due) = (0, asks.Count > 0 ? asks[0].Gap : 0);
        for (var now = 0; next < asks.Count || made.Exists(m => m.Ended is null); now++)
        {
            Assert.True(now < 100_000, "Some call never went.");
            foreach (var ending in made.Where(m => m.Ended is null && m.Begun + m.Ask.Takes == now))
                ending.End(now);
            for (; next < asks.Count && due == now; due += next < asks.Count ? asks[next].Gap : 0)
            {
                made.Add(new Made(asks[next], windows.EnterAsync(new ThreadKey($"{asks[next].Thread}", asks[next].Reads), asks[next].Tenant, TimeSpan.FromDays(1), default).AsTask()));
                next++;
            }

            Look(windows, made, now);
            clock.Advance(TimeSpan.FromMilliseconds(1));
            Settle(windows, made);
            made.ForEach(m => m.SeeBegun(now + 1));
        }

        NeverExceeded(made);
    }

    /// <summary>What was let go is seen to have begun, what was not had no room, and nobody went before their elders.</summary>
    private static void Look(SendWindows windows, List<Made> made, int now)
    {
        for (var again = true; again;)
        {
            Settle(windows, made);
            made.ForEach(m => m.SeeBegun(now));
            var done = made.Where(m => m is { Ended: null, Ask.Takes: 0, Begun: not null }).ToList();
            done.ForEach(m => m.End(now));
            again = done.Count > 0;
        }

        foreach (var waits in made.Where(m => m.Begun is null))
            Assert.False(HasRoom(made, waits.Ask, now), $"At {now} ms {waits.Ask} waits for nothing.");
        foreach (var thread in made.GroupBy(m => (m.Ask.Thread, m.Ask.Reads)))
            Assert.DoesNotContain(thread.SkipWhile(m => m.Begun is not null), m => m.Begun is not null);
    }

    private static bool HasRoom(List<Made> made, Ask ask, int now) =>
        (ask.Reads ? Limits.Reads : Limits.Sends).All(l => made.Count(m => m.Ask.Thread == ask.Thread && m.Ask.Reads == ask.Reads && m.Counts(now, l)) < l.Calls)
        && Limits.Tenant.All(l => made.Count(m => m.Ask.Tenant == ask.Tenant && m.Counts(now, l)) < l.Calls);

    private static void NeverExceeded(List<Made> made)
    {
        foreach (var thread in made.GroupBy(m => (m.Ask.Thread, m.Ask.Reads)))
            Timeline.AssertWithin(thread.Key.Reads ? Limits.Reads : Limits.Sends, thread.Select(m => m.Arrived), $"thread {thread.Key}");
        foreach (var tenant in made.GroupBy(m => m.Ask.Tenant))
            Timeline.AssertWithin(Limits.Tenant, tenant.Select(m => m.Arrived), $"tenant {tenant.Key}");
    }

    /// <summary>Those who were let go run on by themselves; wait until they are seen.</summary>
    private static void Settle(SendWindows windows, List<Made> made) =>
        Assert.True(SpinWait.SpinUntil(() => made.Count(m => !m.Entering.IsCompleted) == windows.Waiting, TimeSpan.FromSeconds(20)));

    private sealed record Ask(int Gap, int Thread, int Takes, int Arrives, bool Reads)
    {
        public string Tenant => Thread < 3 ? "one" : "two";
    }

    private sealed class Made(Ask ask, Task<SendPass> entering)
    {
        public Ask Ask => ask;

        public Task<SendPass> Entering => entering;

        public int? Begun { get; private set; }

        public int? Ended { get; private set; }

        public DateTimeOffset Arrived => PlayClock.Start + TimeSpan.FromMilliseconds(Begun!.Value + ask.Arrives);

        public void SeeBegun(int now)
        {
            if (Begun is null && entering.IsCompletedSuccessfully)
                Begun = now;
        }

        public void End(int now)
        {
            Ended = now;
            entering.Result.Dispose();
        }

        /// <summary>As far as anybody can know then.</summary>
        public bool Counts(int now, RateLimit limit) => Begun is not null && (Ended is not { } ended || ended + limit.Width.TotalMilliseconds > now);
    }
}
