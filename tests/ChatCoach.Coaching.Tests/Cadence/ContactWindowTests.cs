using System.Globalization;
using ChatCoach.Coaching.Cadence;

namespace ChatCoach.Coaching.Tests.Cadence;

public sealed class ContactWindowTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("2026-05-18 08:00", true)]
    [InlineData("2026-05-18 07:59", false)]
    [InlineData("2026-05-18 17:44", true)]
    [InlineData("2026-05-18 17:45", false)]
    [InlineData("2026-05-16 10:00", false)]
    [InlineData("2026-05-17 10:00", false)]
    [InlineData("2026-05-14 10:00", false)]
    [InlineData("2026-06-04 10:00", false)]
    public void It_is_open_in_working_hours_of_working_days(string local, bool open) =>
        Assert.Equal(open, new ContactWindow(Berlin, "NW").IsOpen(Instant(local)));

    [Theory]
    [InlineData("2026-05-18 09:29", "2026-05-18")]
    [InlineData("2026-05-18 09:30", "2026-05-19")]
    [InlineData("2026-06-03 18:05", "2026-06-05")]
    [InlineData("2026-12-24 20:00", "2026-12-28")]
    public void The_next_morning_lies_ahead_on_a_working_day(string local, string day) =>
        Assert.Equal(DateOnly.Parse(day, CultureInfo.InvariantCulture), new ContactWindow(Berlin, "NW").NextMorning(Instant(local)).Day);

    [Theory]
    [InlineData("2026-03-29 02:30", "2026-03-29 01:30")] // skipped: half past three of the new time
    [InlineData("2026-10-25 02:30", "2026-10-25 01:30")] // twice: the later one
    [InlineData("2026-03-30 09:30", "2026-03-30 07:30")]
    [InlineData("2026-03-27 09:30", "2026-03-27 08:30")]
    [InlineData("2026-10-26 09:30", "2026-10-26 08:30")]
    public void A_time_on_the_wall_is_one_instant_at_both_changes_of_clocks(string local, string utc)
    {
        var wall = DateTime.Parse(local, CultureInfo.InvariantCulture);

        var instant = new WallTime(DateOnly.FromDateTime(wall), TimeOnly.FromDateTime(wall), "Europe/Berlin").ToInstant();

        Assert.Equal(new DateTimeOffset(DateTime.Parse(utc, CultureInfo.InvariantCulture), TimeSpan.Zero), instant);
    }

    private static DateTimeOffset Instant(string local)
    {
        var wall = DateTime.Parse(local, CultureInfo.InvariantCulture);
        return new DateTimeOffset(wall, Berlin.GetUtcOffset(wall));
    }
}
