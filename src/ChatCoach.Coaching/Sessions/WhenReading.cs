using System.Text.RegularExpressions;
using ChatCoach.Coaching.Cadence;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Sessions;

/// <summary>What a typed text is as a day and a time, on the wall of who typed it.</summary>
public abstract partial record WhenReading
{
    private WhenReading()
    {
    }

    /// <param name="Wall">As typed.</param>
    /// <param name="Instant">UTC; after now.</param>
    public sealed record Moment(WallTime Wall, DateTimeOffset Instant) : WhenReading;

    /// <summary>Today or later, but at what time was not said.</summary>
    public sealed record DayOnly(DateOnly Day) : WhenReading;

    /// <param name="Day">As typed.</param>
    /// <param name="At">Null: only a day was said.</param>
    public sealed record Past(DateOnly Day, TimeOnly? At) : WhenReading;

    /// <summary>The change of clocks skips that time.</summary>
    /// <param name="Said">As typed; no clock shows it.</param>
    /// <param name="Moved">What is meant instead: as much later as the gap is long.</param>
    /// <param name="Instant">UTC, of what is meant.</param>
    public sealed record Skipped(WallTime Said, WallTime Moved, DateTimeOffset Instant) : WhenReading;

    /// <summary>The change of clocks brings that time twice.</summary>
    /// <param name="Wall">As typed.</param>
    /// <param name="First">UTC, of the first time.</param>
    /// <param name="Instant">UTC, of the second, which is meant (see <see cref="WallTime.ToInstant"/>).</param>
    public sealed record Twice(WallTime Wall, DateTimeOffset First, DateTimeOffset Instant) : WhenReading;

    /// <summary>Written like a day, but the calendar has none such: 31.02.</summary>
    public sealed record NoSuchDay : WhenReading;

    /// <summary>A day of the week and a date that do not go together: one of the two is a slip.</summary>
    /// <param name="Day">The date.</param>
    public sealed record OtherWeekday(DateOnly Day) : WhenReading;

    public sealed record NotUnderstood : WhenReading;

    /// <summary>More years away from now than this is a slip of the finger.</summary>
    private const int MostYears = 5;

    /// <summary>Sunday first, German and English. Too short to be read alone: "so" and "do" are words.</summary>
    private static readonly string[][] ShortDays = [["so", "sun"], ["mo", "mon"], ["di", "tue", "tues"], ["mi", "wed"], ["do", "thu", "thur", "thurs"], ["fr", "fri"], ["sa", "sat"]];

    /// <summary>
    /// "Mi 25.11. um 14:30", "nächsten Dienstag 9 Uhr", "tomorrow 3pm", "at 3pm tomorrow", "2026-11-25T14:30", in both
    /// languages whatever the language of the chat; for days see <see cref="Dates"/>.
    /// </summary>
    /// <param name="text">As typed.</param>
    /// <param name="now">UTC.</param>
    /// <param name="zone">Of the person who typed it, with an IANA name.</param>
    public static WhenReading Read(string text, DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        if (Dates.Split(IsoTime().Replace(text.Trim(), "${day} ${time}")) is not var (said, at))
            return new NotUnderstood();
        return DayOf(said, at is not null, today) switch
        {
            DateReading.Of { Date: var day } when Math.Abs(day.Year - today.Year) > MostYears => new NotUnderstood(),
            DateReading.Of { Date: var day } when WeekdayBefore(said) is { After.Length: > 0, Day: var weekday } && weekday != day.DayOfWeek => new OtherWeekday(day),
            DateReading.Of { Date: var day } => at is { } time ? OfWall(new WallTime(day, time, zone.Id), now, zone) : day < today ? new Past(day, null) : new DayOnly(day),
            DateReading.NoSuchDay => new NoSuchDay(),
            _ => new NotUnderstood(),
        };
    }

    private static DateReading DayOf(string said, bool timed, DateOnly today) => WeekdayBefore(said) switch
    {
        { After: "", Day: var weekday } when timed => new DateReading.Of(Dates.Next(weekday, today)),
        { After: { Length: > 0 } rest } => Dates.Day(rest, today),
        _ => Dates.Day(said, today),
    };

    /// <summary>The day of the week at the beginning, and what follows it; null: there is none.</summary>
    private static (DayOfWeek Day, string After)? WeekdayBefore(string said)
    {
        if (FirstWord().Match(said) is not { Success: true } first)
            return null;
        var word = Spoken.Normalise(first.Groups["word"].Value);
        var at = Array.FindIndex(ShortDays, s => s.Contains(word, StringComparer.Ordinal));
        return (at >= 0 ? (DayOfWeek)at : Dates.Weekday(word)) is { } day ? (day, said[first.Length..].Trim()) : null;
    }

    private static WhenReading OfWall(WallTime wall, DateTimeOffset now, TimeZoneInfo zone)
    {
        var clock = WallClock.Of(wall.Day.ToDateTime(wall.At), zone);
        if (clock.Meant <= now)
            return new Past(wall.Day, wall.At);
        if (!clock.Skipped)
            return clock.Twice ? new Twice(wall, clock.First, clock.Meant) : new Moment(wall, clock.Meant);
        var moved = TimeZoneInfo.ConvertTime(clock.Meant, zone).DateTime;
        return new Skipped(wall, new WallTime(DateOnly.FromDateTime(moved), TimeOnly.FromDateTime(moved), zone.Id), clock.Meant);
    }

    [GeneratedRegex(@"^((am|on|den|next|this|kommenden|nächste[nr])\s+)*(?<word>\p{L}+)([.,\s]+|$)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FirstWord();

    [GeneratedRegex(@"^(?<day>\d{4}-\d{2}-\d{2})T(?<time>\d{2}:\d{2})(:00)?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IsoTime();
}
