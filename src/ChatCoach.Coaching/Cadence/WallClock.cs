namespace ChatCoach.Coaching.Cadence;

/// <summary>
/// The instants of a time on the wall. Only the offset of an instant is asked of .NET: where winter counts as the
/// deviation, as in Dublin and Casablanca, it says of neither edge that a time is skipped or comes twice.
/// </summary>
/// <param name="First">UTC; the first time it comes.</param>
/// <param name="Meant">UTC; the second time where it comes twice, and moved on by the gap where it is skipped.</param>
/// <param name="Skipped">No clock shows it.</param>
public readonly record struct WallClock(DateTimeOffset First, DateTimeOffset Meant, bool Skipped)
{
    /// <summary>Wider than any offset, and no zone changes its clocks twice within it.</summary>
    private static readonly TimeSpan Around = TimeSpan.FromDays(1);

    public bool Twice => First != Meant;

    /// <param name="local">On the wall.</param>
    /// <param name="zone">Of the wall.</param>
    public static WallClock Of(DateTime local, TimeZoneInfo zone)
    {
        var utc = DateTime.SpecifyKind(local, DateTimeKind.Utc);
        var (before, after) = (zone.GetUtcOffset(utc - Around), zone.GetUtcOffset(utc + Around));
        var (old, renewed) = (utc - before, utc - after);
        var (oldHolds, renewedHolds) = (zone.GetUtcOffset(old) == before, zone.GetUtcOffset(renewed) == after);
        return new WallClock(oldHolds || !renewedHolds ? old : renewed, renewedHolds ? renewed : old, !oldHolds && !renewedHolds);
    }
}
