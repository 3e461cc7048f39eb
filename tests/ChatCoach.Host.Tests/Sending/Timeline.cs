using ChatCoach.Protocol.Connector;

namespace ChatCoach.Host.Tests.Sending;

/// <summary>Looks at when calls arrived, and knows nothing of how they were held back.</summary>
internal static class Timeline
{
    /// <summary>Of any call and the one as many later as the limit allows, the second comes at least a width after the first.</summary>
    public static void AssertWithin(IEnumerable<RateLimit> limits, IEnumerable<DateTimeOffset> arrived, string where)
    {
        var times = arrived.Order().ToList();
        foreach (var (calls, width) in limits)
        {
            for (var i = calls; i < times.Count; i++)
                Assert.True(times[i] - times[i - calls] >= width, $"{where}: {calls + 1} calls in {times[i] - times[i - calls]}, which is less than {width}.");
        }
    }
}
