using System.Globalization;

namespace ChatCoach.Coaching.Sessions;

/// <summary>
/// A zone as a VTIMEZONE (RFC 5545, 3.6.5): each change of clocks of the years around an event, one by one. A rule of
/// recurrence would say less: some zones change by the moon, or stop changing.
/// </summary>
internal static class CalendarZone
{
    /// <summary>Before and after the event: whoever moves it in the calendar is still within.</summary>
    private static readonly TimeSpan Around = TimeSpan.FromDays(550);

    /// <summary>No zone changes its clocks twice within a day.</summary>
    private static readonly TimeSpan Stride = TimeSpan.FromDays(1);

    public static IEnumerable<string> Lines(TimeZoneInfo zone, DateTimeOffset at)
    {
        yield return "BEGIN:VTIMEZONE";
        yield return $"TZID:{zone.Id}";
        var first = new DateTime(at.UtcDateTime.Ticks - Around.Ticks, DateTimeKind.Utc).Date;
        var last = first + Around + Around;
        foreach (var line in Observance(zone, first, zone.GetUtcOffset(first)))
            yield return line;
        for (var day = first; day < last; day += Stride)
        {
            var before = zone.GetUtcOffset(day);
            if (before == zone.GetUtcOffset(day + Stride))
                continue;
            foreach (var line in Observance(zone, ChangeIn(zone, day), before))
                yield return line;
        }

        yield return "END:VTIMEZONE";
    }

    /// <summary>UTC; the minute within the day from which the new offset holds.</summary>
    private static DateTime ChangeIn(TimeZoneInfo zone, DateTime day)
    {
        var (from, to, before) = (0, (int)Stride.TotalMinutes, zone.GetUtcOffset(day));
        while (to - from > 1)
        {
            var middle = (from + to) / 2;
            if (zone.GetUtcOffset(day.AddMinutes(middle)) == before)
                from = middle;
            else
                to = middle;
        }

        return day.AddMinutes(to);
    }

    private static string[] Observance(TimeZoneInfo zone, DateTime from, TimeSpan before)
    {
        var kind = zone.IsDaylightSavingTime(from) ? "DAYLIGHT" : "STANDARD";
        return
        [
            $"BEGIN:{kind}", string.Create(CultureInfo.InvariantCulture, $"DTSTART:{from + before:yyyyMMdd'T'HHmmss}"),
            $"TZOFFSETFROM:{Offset(before)}", $"TZOFFSETTO:{Offset(zone.GetUtcOffset(from))}", $"END:{kind}",
        ];
    }

    private static string Offset(TimeSpan offset) => string.Create(CultureInfo.InvariantCulture, $"{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hhmm}");
}
