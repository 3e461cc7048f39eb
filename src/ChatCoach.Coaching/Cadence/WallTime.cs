using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Cadence;

/// <summary>
/// When something is due, as the person's clock on the wall shows it: a change of clocks, or of the rules of a zone, does
/// not move it. Its instant is computed each time.
/// </summary>
/// <param name="Day">In the zone.</param>
/// <param name="At">In the zone.</param>
/// <param name="Zone">IANA name; one this machine does not know is read as UTC.</param>
[StoredFor(Purpose.Support, Keeping.Waiting)]
public sealed record WallTime(DateOnly Day, TimeOnly At, string Zone)
{
    /// <summary>UTC. A time that the change of clocks skips moves on by the gap; of one that comes twice the later is meant.</summary>
    public DateTimeOffset ToInstant()
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var known) ? known : TimeZoneInfo.Utc;
        return WallClock.Of(Day.ToDateTime(At), zone).Meant;
    }
}
