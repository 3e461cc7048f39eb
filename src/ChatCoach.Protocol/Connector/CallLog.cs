using System.Collections.Immutable;

namespace ChatCoach.Protocol.Connector;

/// <summary>
/// The calls of a thread or tenant, as far back as its limits look. A call counts from its beginning until a whole
/// width after its end: when in between it arrived, only the service knows. So no delay on the way can bring more calls
/// into a width than the limit allows. Not safe for use by several at once.
/// </summary>
internal sealed class CallLog(ImmutableArray<RateLimit> limits)
{
    private readonly int most = limits.Max(static limit => limit.Calls);
    private readonly TimeSpan widest = limits.Max(static limit => limit.Width);

    /// <summary>A ring of the times at which calls ended; the oldest stands at <see cref="oldest"/>.</summary>
    private TimeSpan[] ended = [];
    private int oldest;
    private int count;
    private int underWay;

    /// <summary>When the next call may begin; MaxValue: not before one that is under way has ended.</summary>
    public TimeSpan RoomFrom()
    {
        var from = TimeSpan.MinValue;
        foreach (var limit in limits)
        {
            var spare = limit.Calls - underWay;
            if (spare <= 0)
                return TimeSpan.MaxValue;
            if (count >= spare && Ended(count - spare) + limit.Width is var free && free > from)
                from = free;
        }

        return from;
    }

    public void Begin() => underWay++;

    /// <param name="now">When.</param>
    /// <param name="made">False: it was not made after all.</param>
    public void End(TimeSpan now, bool made)
    {
        underWay--;
        if (!made)
            return;
        while (count > 0 && (count == most || ended[oldest] + widest <= now))
        {
            oldest = (oldest + 1) % ended.Length;
            count--;
        }

        if (count == ended.Length)
            Grow();
        ended[(oldest + count++) % ended.Length] = now;
    }

    /// <summary>Whether anything in it still counts.</summary>
    public bool Counts(TimeSpan now) => underWay > 0 || (count > 0 && Ended(count - 1) + widest > now);

    private TimeSpan Ended(int index) => ended[(oldest + index) % ended.Length];

    private void Grow()
    {
        var larger = new TimeSpan[Math.Min(most, Math.Max(4, ended.Length * 2))];
        for (var i = 0; i < count; i++)
            larger[i] = Ended(i);
        (ended, oldest) = (larger, 0);
    }
}
