namespace ChatCoach.Host.Tests.Protocol;

/// <summary>A clock that stands where the test puts it. Waiting is real, but never longer than <see cref="LongestWait"/>.</summary>
public sealed class TestClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Null: as long as asked for.</summary>
    public TimeSpan? LongestWait { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        => base.CreateTimer(callback, state, LongestWait < dueTime ? LongestWait.Value : dueTime, period);
}
