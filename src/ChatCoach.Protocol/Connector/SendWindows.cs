namespace ChatCoach.Protocol.Connector;

/// <summary>
/// Keeps the calls of this host within <see cref="TeamsLimits"/>. Every call to Teams passes here: it goes at once while
/// its thread and its tenant have room, else it waits for its turn. First come, first served, but nobody waits behind a
/// call that another thread or another tenant holds up.
/// </summary>
public sealed class SendWindows : IDisposable
{
    /// <summary>Tried again after this where only calls under way stand in the way, and nobody knows when they end.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private readonly TimeProvider clock;
    private readonly long start;
    private readonly ITimer timer;
    private readonly Lock gate = new();
    private readonly List<SendPass> waiting = [];
    private readonly Generations<ThreadKey, SendThread> threads;
    private readonly Generations<string, CallLog> tenants;
    private TimeSpan wake = TimeSpan.MaxValue;
    private bool closed;

    public SendWindows(TimeProvider clock, TeamsLimits limits)
    {
        this.clock = clock;
        start = clock.GetTimestamp();
        var widest = limits.Sends.Concat(limits.Reads).Max(static limit => limit.Width);
        threads = new(widest, key => new SendThread(new CallLog(key.Reads ? limits.Reads : limits.Sends)), static (thread, now) => thread.Counts(now));
        tenants = new(widest, _ => new CallLog(limits.Tenant), static (log, now) => log.Counts(now));
        timer = clock.CreateTimer(static windows => ((SendWindows)windows!).Wake(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How many threads are remembered.</summary>
    internal int Threads
    {
        get
        {
            lock (gate)
                return threads.Count;
        }
    }

    /// <summary>How many calls wait.</summary>
    internal int Waiting
    {
        get
        {
            lock (gate)
                return waiting.Count;
        }
    }

    /// <summary>
    /// Ends when the call may begin, or, with <see cref="SendPass.RoomIn"/> set, when it is clear that it may not within
    /// <paramref name="patience"/>. Dispose the pass when the call has ended.
    /// </summary>
    internal ValueTask<SendPass> EnterAsync(ThreadKey thread, string tenant, TimeSpan patience, CancellationToken cancellation)
    {
        lock (gate)
        {
            var now = Now();
            var pass = new SendPass(this, threads.Find(thread, now), tenants.Find(tenant, now), closed ? now : now + patience);
            var alone = waiting.Count == 0 || pass.Tenant.RoomFrom() > now;
            if (alone && Settle(pass, now))
                return new ValueTask<SendPass>(pass);
            waiting.Add(pass);
            if (alone)
                WakeAt(Next(pass), now);
            else
                Serve(now);
            if (pass.State != PassState.Waiting)
                return new ValueTask<SendPass>(pass);
            pass.Waited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return new ValueTask<SendPass>(WaitAsync(pass, pass.Waited.Task, cancellation));
        }
    }

    /// <summary>From now on nobody waits: what has no room at once is refused. For a host that stops.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            var now = Now();
            waiting.ForEach(pass => pass.Deadline = now);
            Serve(now);
        }
    }

    internal void HoldBack(SendPass pass, TimeSpan pause)
    {
        lock (gate)
            pass.Thread.HeldUntil = Later(pass.Thread.HeldUntil, Now() + pause);
    }

    internal void Leave(SendPass pass)
    {
        lock (gate)
        {
            var now = Now();
            if (pass.State == PassState.Waiting)
                waiting.Remove(pass);
            else if (pass.State == PassState.Admitted)
                End(pass, now);
            pass.State = PassState.Left;
            if (waiting.Count > 0)
                Serve(now);
        }
    }

    public void Dispose() => timer.Dispose();

    private static async Task<SendPass> WaitAsync(SendPass pass, Task waited, CancellationToken cancellation)
    {
        try
        {
            await waited.WaitAsync(cancellation).ConfigureAwait(false);
            return pass;
        }
        catch (OperationCanceledException)
        {
            pass.Made = false;
            pass.Dispose();
            throw;
        }
    }

    private static void End(SendPass pass, TimeSpan now)
    {
        pass.Thread.Log.End(now, pass.Made);
        pass.Tenant.End(now, pass.Made);
    }

    private void Wake()
    {
        lock (gate)
        {
            wake = TimeSpan.MaxValue;
            Serve(Now());
        }
    }

    /// <summary>Everybody whose turn it is goes, in the order in which they came.</summary>
    private void Serve(TimeSpan now)
    {
        waiting.RemoveAll(pass => Settle(pass, now));
        foreach (var pass in waiting)
            WakeAt(Next(pass), now);
    }

    /// <summary>Admits or refuses; false: it has to wait.</summary>
    private static bool Settle(SendPass pass, TimeSpan now)
    {
        var from = pass.RoomFrom();
        if (from <= now)
        {
            pass.Thread.Log.Begin();
            pass.Tenant.Begin();
            pass.State = PassState.Admitted;
        }
        else if (now >= pass.Deadline || (from > pass.Deadline && from != TimeSpan.MaxValue))
        {
            pass.RoomIn = from == TimeSpan.MaxValue ? Soon : from - now;
            pass.State = PassState.Refused;
        }
        else
        {
            return false;
        }

        pass.Waited?.SetResult();
        return true;
    }

    /// <summary>When to look at it again, unless a call that ends gives cause earlier.</summary>
    private static TimeSpan Next(SendPass pass) => Earlier(pass.RoomFrom(), pass.Deadline);

    /// <summary>Whole milliseconds, rounded up: a timer that is early would have to be set again.</summary>
    private void WakeAt(TimeSpan time, TimeSpan now)
    {
        if (time >= wake)
            return;
        wake = time;
        timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(Math.Max(0, (time - now).TotalMilliseconds))), Timeout.InfiniteTimeSpan);
    }

    private TimeSpan Now() => clock.GetElapsedTime(start);

    private static TimeSpan Earlier(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
