using ChatCoach.Protocol.Connector;

namespace ChatCoach.Host.Tests.Play;

/// <summary>
/// The coach's clock in tests. Setting it moves the time and wakes nobody; <see cref="Advance"/> also fires the timers
/// that become due.
/// </summary>
public sealed class PlayClock : TimeProvider
{
    /// <summary>A Friday, ten in the morning in Berlin.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    private readonly Lock gate = new();
    private readonly List<PlayTimer> timers = [];
    private DateTimeOffset now = Start;
    private TimeSpan back;

    public DateTimeOffset Now
    {
        get
        {
            lock (gate)
                return now;
        }

        set
        {
            lock (gate)
            {
                back += now > value ? now - value : TimeSpan.Zero;
                now = value;
            }
        }
    }

    public override DateTimeOffset GetUtcNow() => Now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Goes on when the clock is set back.</summary>
    public override long GetTimestamp()
    {
        lock (gate)
            return (now + back).UtcTicks;
    }

    public void Advance(TimeSpan by)
    {
        List<PlayTimer> due;
        lock (gate)
        {
            now += by;
            due = [.. timers.Where(t => t.Due <= now)];
            due.ForEach(t => t.Next(now));
        }

        due.ForEach(t => t.Fire());
    }

    /// <summary>Goes on to the next moment at which a call that waits for room may have it, and wakes nobody else. False: none waits.</summary>
    public bool PassToRoom()
    {
        PlayTimer next;
        lock (gate)
        {
            if (timers.Where(t => t.ForRoom && t.Due < DateTimeOffset.MaxValue).MinBy(t => t.Due) is not { } found)
                return false;
            next = found;
            now = next.Due > now ? next.Due : now;
            next.Next(now);
        }

        next.Fire();
        return true;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new PlayTimer(this, () => callback(state)) { ForRoom = state is SendWindows };
        timer.Change(dueTime, period);
        if (dueTime == TimeSpan.Zero)
            timer.Fire();
        return timer;
    }

    private sealed class PlayTimer(PlayClock clock, Action callback) : ITimer
    {
        private TimeSpan every = Timeout.InfiniteTimeSpan;

        public bool ForRoom { get; init; }

        public DateTimeOffset Due { get; private set; } = DateTimeOffset.MaxValue;

        public void Fire() => callback();

        /// <summary>Called while the clock's gate is held.</summary>
        public void Next(DateTimeOffset now) => Due = every > TimeSpan.Zero ? now + every : DateTimeOffset.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                every = period;
                Due = dueTime == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue : clock.now + dueTime;
                clock.timers.Remove(this);
                clock.timers.Add(this);
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock.gate)
                clock.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
