using System.Diagnostics;

namespace ChatCoach.Load.Measuring;

/// <summary>Times of many turns.</summary>
public sealed class Latencies
{
    private readonly Lock adding = new();
    private readonly List<double> milliseconds = [];

    public int Count
    {
        get
        {
            lock (adding)
                return milliseconds.Count;
        }
    }

    /// <param name="from">As <see cref="Stopwatch.GetTimestamp"/>.</param>
    /// <param name="to">Likewise.</param>
    public void Add(long from, long to)
    {
        var time = Stopwatch.GetElapsedTime(from, to).TotalMilliseconds;
        lock (adding)
            milliseconds.Add(time);
    }

    /// <summary>Milliseconds below or at which the share lies; 0 when nothing was measured.</summary>
    /// <param name="share">0.5 is the median, 1 the longest.</param>
    public double Percentile(double share)
    {
        lock (adding)
        {
            var sorted = milliseconds.Order().ToList();
            var at = (int)Math.Ceiling(share * sorted.Count) - 1;
            return sorted.Count == 0 ? 0 : sorted[Math.Max(at, 0)];
        }
    }
}
