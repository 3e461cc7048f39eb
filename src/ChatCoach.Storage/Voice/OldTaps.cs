using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Storage.Voice;

/// <summary>Counted taps of weeks of which every card there is to be was made: they go (privacy rule P12).</summary>
internal static class OldTaps
{
    /// <summary>Rows in one statement: a week of a very large firm has millions, which would take longer than a statement may; and on SQLite everybody waits meanwhile.</summary>
    private const int AtOnce = 20_000;

    /// <summary>Hosts that do it at once take different rows, and no turn that takes its own taps back is waited for.</summary>
    public static async Task SweepAsync(CoachStorage storage, DateTimeOffset now, CancellationToken ct)
    {
        var oldest = CountedTap.OldestPeriod(now);
        while (await storage.Sql.WriteAsync(
            $"""
            WITH old AS MATERIALIZED (SELECT id FROM contributions WHERE period < {oldest} LIMIT {AtOnce} {storage.Sql.SkipLocked})
            DELETE FROM contributions WHERE id IN (SELECT id FROM old)
            """,
            ct) == AtOnce)
        {
        }
    }
}
