using System.Globalization;
using ChatCoach.Coaching.Cadence;
using ChatCoach.Coaching.Sessions;

namespace ChatCoach.Coaching.Tests.Sessions;

public sealed class WhenReadingTests
{
    /// <summary>Monday, 09:10 in Berlin.</summary>
    private const string Now = "2026-11-23 08:10";

    [Theory]
    [InlineData("Mi 25.11. um 14:30", "2026-11-25 14:30")]
    [InlineData("Mittwoch, 25.11., 14:30 Uhr", "2026-11-25 14:30")]
    [InlineData("am Mi, den 25.11. um 14.30 Uhr", "2026-11-25 14:30")]
    [InlineData("Wed 25 Nov 2:30pm", "2026-11-25 14:30")]
    [InlineData("25 Nov 14:30", "2026-11-25 14:30")]
    [InlineData("25. November 14h", "2026-11-25 14:00")]
    [InlineData("nächsten Dienstag 9 Uhr", "2026-11-24 09:00")]
    [InlineData("nächsten Di 9 Uhr 15", "2026-11-24 09:15")]
    [InlineData("do 10:00", "2026-11-26 10:00")]
    [InlineData("next Thursday at 10 am", "2026-11-26 10:00")]
    [InlineData("thurs at noon", "not understood")]
    [InlineData("tomorrow 3pm", "2026-11-24 15:00")]
    [InlineData("at 3 p.m. tomorrow", "2026-11-24 15:00")]
    [InlineData("12am tomorrow", "2026-11-24 00:00")]
    [InlineData("tomorrow 12:15pm", "2026-11-24 12:15")]
    [InlineData("14:30 am 25.11.", "2026-11-25 14:30")]
    [InlineData("2026-11-25T14:30", "2026-11-25 14:30")]
    [InlineData("2026-11-25T14:30:00", "2026-11-25 14:30")]
    [InlineData("2026-11-25 14:30", "2026-11-25 14:30")]
    [InlineData("heute 9:11", "2026-11-23 09:11")]
    [InlineData("heute 9:10", "past 2026-11-23 09:10")]
    [InlineData("20.11.2026 14:30", "past 2026-11-20 14:30")]
    [InlineData("20.11.2026", "past 2026-11-20")]
    [InlineData("heute", "day 2026-11-23")]
    [InlineData("Mittwoch", "day 2026-11-25")]
    [InlineData("Mi 25.11.", "day 2026-11-25")]
    [InlineData("in 2 Wochen", "day 2026-12-07")]
    [InlineData("Di 25.11. 14:30", "other weekday 2026-11-25")]
    [InlineData("Tuesday, 25 November", "other weekday 2026-11-25")]
    [InlineData("31.2. 14:30", "no such day")]
    [InlineData("Mi 31.11. 14:30", "no such day")]
    [InlineData("so", "not understood")]
    [InlineData("14:30", "not understood")]
    [InlineData("morgen 25:00", "not understood")]
    [InlineData("25.11.9999 23:45", "not understood")]
    [InlineData("1.1.0001 00:00", "not understood")]
    [InlineData("wann du willst", "not understood")]
    [InlineData("", "not understood")]
    public void A_day_and_a_time_are_read_as_people_write_them(string text, string expected) => Assert.Equal(expected, Read(text, Now, "Europe/Berlin"));

    /// <summary>What a change of clocks does, in zones with rules of their own.</summary>
    [Theory]
    [InlineData("Europe/Berlin", "2027-03-28 01:59", "2027-03-28 01:59 = 00:59Z")]
    [InlineData("Europe/Berlin", "2027-03-28 02:30", "2027-03-28 02:30 moved to 03:30 = 01:30Z")]
    [InlineData("Europe/Berlin", "2027-03-28 03:00", "2027-03-28 03:00 = 01:00Z")]
    [InlineData("Europe/Berlin", "2027-10-31 01:59", "2027-10-31 01:59 = 23:59Z")]
    [InlineData("Europe/Berlin", "2027-10-31 02:00", "2027-10-31 02:00 twice, 00:00Z and 01:00Z")]
    [InlineData("Europe/Berlin", "2027-10-31 02:59", "2027-10-31 02:59 twice, 00:59Z and 01:59Z")]
    [InlineData("Europe/Berlin", "2027-10-31 03:00", "2027-10-31 03:00 = 02:00Z")]
    [InlineData("America/New_York", "2027-03-14 02:30", "2027-03-14 02:30 moved to 03:30 = 07:30Z")]
    [InlineData("America/New_York", "2027-11-07 01:30", "2027-11-07 01:30 twice, 05:30Z and 06:30Z")]
    [InlineData("Australia/Lord_Howe", "2027-10-03 02:15", "2027-10-03 02:15 moved to 02:45 = 15:45Z")]
    [InlineData("Australia/Lord_Howe", "2027-10-03 02:30", "2027-10-03 02:30 = 15:30Z")]
    [InlineData("Australia/Lord_Howe", "2027-04-04 01:45", "2027-04-04 01:45 twice, 14:45Z and 15:15Z")]
    [InlineData("America/Sao_Paulo", "2027-10-17 00:30", "2027-10-17 00:30 = 03:30Z")]
    [InlineData("America/Sao_Paulo", "2027-02-20 23:30", "2027-02-20 23:30 = 02:30Z")]
    [InlineData("Europe/Dublin", "2027-03-28 01:30", "2027-03-28 01:30 moved to 02:30 = 01:30Z")]
    [InlineData("Europe/Dublin", "2027-10-31 01:30", "2027-10-31 01:30 twice, 00:30Z and 01:30Z")]
    [InlineData("Asia/Kathmandu", "2027-03-28 02:30", "2027-03-28 02:30 = 20:45Z")]
    public void A_change_of_clocks_is_said(string zone, string text, string expected) => Assert.Equal(expected, Read(text, Now, zone, withInstant: true));

    /// <summary>In the month of Ramadan the clocks go back.</summary>
    [Theory]
    [InlineData("2025-02-23 02:30", "2025-02-23 02:30 twice, 01:30Z and 02:30Z")]
    [InlineData("2025-03-05 02:30", "2025-03-05 02:30 = 02:30Z")]
    [InlineData("2025-04-06 02:30", "2025-04-06 02:30 moved to 03:30 = 02:30Z")]
    [InlineData("2025-04-07 02:30", "2025-04-07 02:30 = 01:30Z")]
    public void A_zone_may_change_by_the_moon(string text, string expected) => Assert.Equal(expected, Read(text, "2025-01-15 08:00", "Africa/Casablanca", withInstant: true));

    [Fact]
    public void Of_a_time_that_comes_twice_the_second_may_still_lie_ahead() =>
        Assert.Equal("2027-10-31 02:30 twice, 00:30Z and 01:30Z", Read("31.10. 02:30", "2027-10-31 00:45", "Europe/Berlin", withInstant: true));

    private static string Read(string text, string now, string zone, bool withInstant = false) =>
        WhenReading.Read(text, DateTimeOffset.Parse(now, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), TimeZoneInfo.FindSystemTimeZoneById(zone)) switch
        {
            WhenReading.Moment m => withInstant ? Invariant($"{Wall(m.Wall)} = {m.Instant:HH:mm'Z'}") : Wall(m.Wall),
            WhenReading.DayOnly d => Invariant($"day {d.Day:yyyy-MM-dd}"),
            WhenReading.Past { At: { } at } p => Invariant($"past {p.Day:yyyy-MM-dd} {at:HH:mm}"),
            WhenReading.Past p => Invariant($"past {p.Day:yyyy-MM-dd}"),
            WhenReading.Skipped s => Invariant($"{Wall(s.Said)} moved to {s.Moved.At:HH:mm} = {s.Instant:HH:mm'Z'}"),
            WhenReading.Twice t => Invariant($"{Wall(t.Wall)} twice, {t.First:HH:mm'Z'} and {t.Instant:HH:mm'Z'}"),
            WhenReading.OtherWeekday o => Invariant($"other weekday {o.Day:yyyy-MM-dd}"),
            WhenReading.NoSuchDay => "no such day",
            _ => "not understood",
        };

    private static string Wall(WallTime wall) => Invariant($"{wall.Day:yyyy-MM-dd} {wall.At:HH:mm}");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
