namespace ChatCoach.Host.Tests.Play;

/// <summary>A clock on which every pause is over at once; it keeps how long they were.</summary>
public sealed class SwiftClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<TimeSpan> pauses = [];

    public IReadOnlyList<TimeSpan> Pauses
    {
        get
        {
            lock (gate)
                return [.. pauses];
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (gate)
            pauses.Add(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
