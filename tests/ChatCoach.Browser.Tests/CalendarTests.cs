using System.Globalization;
using ChatCoach.Browser.Tests.Running;
using ChatCoach.Coaching.Cadence;
using ChatCoach.Coaching.Sessions;

namespace ChatCoach.Browser.Tests;

/// <summary>Sessions as calendars read them: ical.js, which Thunderbird uses, knows the zone from the file alone.</summary>
public sealed class CalendarTests
{
    private static readonly string[] Zones =
    [
        "Europe/Berlin", "Europe/London", "Europe/Dublin", "America/New_York", "America/Sao_Paulo", "America/St_Johns", "America/Santiago", "Australia/Lord_Howe", "Australia/Sydney",
        "Asia/Kathmandu", "Asia/Kolkata", "Africa/Casablanca", "Africa/Cairo", "Pacific/Chatham", "Pacific/Kiritimati", "Asia/Tehran",
    ];

    [NpmFact]
    public async Task Every_session_is_read_at_its_instant()
    {
        var sessions = Zones.SelectMany(z => Starts(TimeZoneInfo.FindSystemTimeZoneById(z)).Select(s => Session(s))).ToList();

        var read = await ReadAsync(sessions);

        Assert.InRange(sessions.Count, 1000, 10_000);
        Assert.Equal(sessions.Select(Expected), read.Select(r => (r.Start, r.End, r.Method, r.Status, r.Uid, r.Sequence, r.Summary, r.Attendees)));
    }

    /// <summary>In Berlin also node must see on the wall what was planned, or what a skipped time moves to.</summary>
    [NpmFact]
    public async Task A_zone_is_right_for_others_too()
    {
        WallTime[] starts = [On("2027-03-27 14:00"), On("2027-03-28 02:30"), On("2027-03-29 14:00"), On("2027-10-31 02:30"), On("2027-11-01 14:00")];

        var read = await ReadAsync([.. starts.Select(Session)]);

        Assert.Equal(["2027-03-27 14:00", "2027-03-28 03:30", "2027-03-29 14:00", "2027-10-31 02:30", "2027-11-01 14:00"], read.Select(r => r.Wall));
        Assert.Equal(new DateTimeOffset(2027, 10, 31, 1, 30, 0, TimeSpan.Zero), read[3].Start);
    }

    private static WallTime On(string local)
    {
        var at = DateTime.Parse(local, CultureInfo.InvariantCulture);
        return new WallTime(DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at), "Europe/Berlin");
    }

    /// <summary>Every fortnight of three years, and each half hour around each change of clocks in them.</summary>
    private static IEnumerable<WallTime> Starts(TimeZoneInfo zone)
    {
        var first = new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        for (var day = 0; day < 3 * 365; day++)
        {
            var at = first.AddDays(day);
            if (day % 14 == 0)
                yield return new WallTime(DateOnly.FromDateTime(at), new TimeOnly(day % 24, 15), zone.Id);
            if (zone.GetUtcOffset(at) == zone.GetUtcOffset(at.AddDays(1)))
                continue;
            for (var half = 0; half < 96; half += 3)
                if (TimeZoneInfo.ConvertTimeFromUtc(at.AddMinutes(30 * half), zone) is var local)
                    yield return new WallTime(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), zone.Id);
            for (var half = 0; half < 10; half++)
                yield return new WallTime(DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(at.AddDays(1), zone)), new TimeOnly(half / 2, half % 2 * 30), zone.Id);
        }
    }

    private static SessionEvent Session(WallTime start) => new(
        string.Create(CultureInfo.InvariantCulture, $"{start.Zone}/{start.Day:yyyyMMdd}{start.At:HHmm}@chatcoach"), start.Day.Day, start.Day.Day % 2 == 0, start,
        "Sitzung; Größe, 45 Minuten: ein sehr langer Titel, der umbrochen wird", "", new CalendarPerson("c", "Ada Kühn"), [new CalendarPerson("p", null, "p@example.org"), new CalendarPerson("q")]);

    private static (DateTimeOffset, DateTimeOffset, string, string, string, int, string, int) Expected(SessionEvent session)
    {
        var start = session.Start.ToInstant();
        return (start, start.AddMinutes(45), session.Cancelled ? "CANCEL" : "REQUEST", session.Cancelled ? "CANCELLED" : "CONFIRMED", session.Uid, session.Sequence, session.Summary, 2);
    }

    private static Task<List<CalendarEntry>> ReadAsync(List<SessionEvent> sessions) => CalendarReader.ReadAsync(sessions.Select(s => (SessionFile.Of(s, DateTimeOffset.UnixEpoch), s.Start.Zone)));
}
