namespace ChatCoach.Host.Tests.Protocol;

/// <summary>A clock that stands where the test puts it. Waiting is real, but never longer than <paramref name="longestWait"/>.</summary>
public sealed class TestClock(TimeSpan? longestWait = null) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        => base.CreateTimer(callback, state, longestWait < dueTime ? longestWait.Value : dueTime, period);
}
