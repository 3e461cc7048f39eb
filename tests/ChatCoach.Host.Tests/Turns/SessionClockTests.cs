using System.Globalization;
using System.Text.RegularExpressions;
using ChatCoach.Coaching.Cadence;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;

namespace ChatCoach.Host.Tests.Turns;

/// <summary>Dates of a session across a change of clocks, and of two who live in different zones.</summary>
public sealed partial class SessionClockTests
{
    private const string Berlin = "Europe/Berlin";

    /// <summary>News waits for the working hours of whoever reads it, and must not come with the reminder: the next day about noon both have been told.</summary>
    private static readonly TimeSpan UntilBothKnow = TimeSpan.FromHours(28);

    private static readonly string[] Months = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];

    /// <summary>Both planned while the clock stands before; Easter lies on the spring's one, so the working day before is the Thursday.</summary>
    private static readonly Dictionary<string, Edge> Edges = new(StringComparer.Ordinal)
    {
        ["spring"] = new("2027-03-23T09:00Z", "Di, 30. März, 09:00 Uhr", "2027-03-30T07:00Z", "2027-03-25T08:00Z",
            "28.03.2027 um 02:30", "02:30 Uhr gibt es nicht. Gemeint ist dann So, 28. März, 03:30 Uhr", "So, 28. März, 03:30 Uhr"),
        ["autumn"] = new("2027-10-28T08:00Z", "Mo, 1. November, 09:00 Uhr", "2027-11-01T08:00Z", "2027-10-29T07:00Z",
            "31.10.2027 um 02:30", "diese Zeit gibt es zweimal. Gemeint ist das zweite Mal: So, 31. Oktober, 02:30 Uhr (UTC+01:00)", "So, 31. Oktober, 02:30 Uhr"),
    };

    /// <summary>An owner elsewhere and a coach in Berlin; between planning and date the clocks of one of the two change.</summary>
    private static readonly Dictionary<string, Apart> Zones = new(StringComparer.Ordinal)
    {
        // New York changes a fortnight before Berlin: five hours lie between them, not six.
        ["America/New_York"] = new("2027-03-11T12:00Z", "Mo, 15. März, 08:00 Uhr", "Mo, 15. März, 13:00 Uhr", "2027-03-15T12:00Z"),
        // The clocks go back by half an hour.
        ["Australia/Lord_Howe"] = new("2027-04-01T04:00Z", "Mo, 5. April, 15:30 Uhr", "Mo, 5. April, 07:00 Uhr", "2027-04-05T05:00Z"),
        // The clocks go back for Ramadan and forward after it; a year that is past, because later ones are only foreseen.
        ["Africa/Casablanca"] = new("2024-04-11T10:00Z", "Mo, 15. April, 08:00 Uhr", "Mo, 15. April, 09:00 Uhr", "2024-04-15T07:00Z"),
        // Never changed, and three quarters off: what is full there is a quarter past in Berlin.
        ["Asia/Kathmandu"] = new("2027-03-23T09:00Z", "Di, 30. März, 13:00 Uhr", "Di, 30. März, 09:15 Uhr", "2027-03-30T07:15Z"),
        // Changes at the same moment as Berlin.
        ["Europe/London"] = new("2027-10-28T08:00Z", "Mo, 1. November, 08:00 Uhr", "Mo, 1. November, 09:00 Uhr", "2027-11-01T08:00Z"),
        // Gave up changing.
        ["America/Sao_Paulo"] = new("2027-10-28T08:00Z", "Mo, 1. November, 09:00 Uhr", "Mo, 1. November, 13:00 Uhr", "2027-11-01T12:00Z"),
    };

    [Theory]
    [OnSqlite("spring")]
    [OnSqlite("autumn")]
    [OnPostgres("spring")]
    [OnPostgres("autumn")]
    public async Task A_date_behind_a_change_of_clocks_is_reminded_of_and_filed_at_its_instant(Database database, string edge)
    {
        var (now, label, begin, dayBefore, typed, answer, onTheDesk) = Edges[edge];
        await using var host = await CoachHost.StartAsync(database);
        host.Clock.Now = At(now);
        var (anna, cora) = await Companions.PairAsync(host);
        await anna.SaysAsync("meine begleitung", "Termin finden", label);
        Assert.Contains($"Verabredet: {label}", anna.Newest.Plain, StringComparison.Ordinal);

        await anna.SaysAsync("Verschieben", "Eigene Zeit vorschlagen", typed);
        Assert.Contains(answer, anna.Newest.Plain, StringComparison.Ordinal);
        await cora.SaysAsync("mein coach-tisch", "Termine ansehen");
        Assert.Contains(cora.Newest.Buttons, b => b.Label == onTheDesk);
        await anna.SayAsync("Vorschlag zurücknehmen");
        Assert.Contains($"Verabredet: {label}", anna.Newest.Plain, StringComparison.Ordinal);
        Assert.Equal([At(begin), At(begin)], [InstantOf(await FileAsync(anna)), InstantOf(await FileAsync(cora))]);

        await RemindedAsync(host, At(dayBefore), $"Am nächsten Arbeitstag hast du einen Termin in eurer Begleitung: {label}", anna, cora);
        await RemindedAsync(host, At(begin).AddMinutes(-15), $"In einer Viertelstunde beginnt ein Termin eurer Begleitung: {label}", anna, cora);
    }

    [Theory]
    [OnSqlite("America/New_York")]
    [OnSqlite("Australia/Lord_Howe")]
    [OnSqlite("Africa/Casablanca")]
    [OnSqlite("Asia/Kathmandu")]
    [OnSqlite("Europe/London")]
    [OnSqlite("America/Sao_Paulo")]
    [OnPostgres("America/New_York")]
    [OnPostgres("Australia/Lord_Howe")]
    [OnPostgres("Africa/Casablanca")]
    [OnPostgres("Asia/Kathmandu")]
    [OnPostgres("Europe/London")]
    [OnPostgres("America/Sao_Paulo")]
    public async Task Two_in_different_zones_read_one_instant_each_on_their_own_wall(Database database, string zone)
    {
        var (now, owners, coachs, begin) = Zones[zone];
        await using var host = await CoachHost.StartAsync(database);
        host.Clock.Now = At(now);
        var (olga, cora) = await ApartAsync(host, zone);
        await olga.SaysAsync("meine begleitung", "Termin finden", owners);
        Assert.Contains($"Verabredet: {owners}", olga.Newest.Plain, StringComparison.Ordinal);
        await Companions.WakeAsync(host);

        await cora.SaysAsync("mein coach-tisch", "Termine ansehen");
        Assert.Contains($"Verabredet: {coachs}", cora.Newest.Plain, StringComparison.Ordinal);
        Assert.Equal([At(begin), At(begin)], [InstantOf(await FileAsync(olga)), InstantOf(await FileAsync(cora))]);

        await cora.SaysAsync("mein coach-tisch", "Termine ansehen", "Verschieben");
        var hers = cora.Newest.Lines.Where(l => Label().IsMatch(l)).ToList();
        await cora.SayAsync("Diese drei vorschlagen");
        await Companions.WakeAsync(host);
        await olga.SaysAsync("meine begleitung", "Termine ansehen");
        var theirs = olga.Newest.Buttons.Select(b => b.Label).Where(l => Label().IsMatch(l)).ToList();
        Assert.Equal(3, theirs.Count);
        Assert.Equal(hers.Select(l => InstantOf(l, Berlin, host)), theirs.Select(l => InstantOf(l, zone, host)));
        await olga.SayAsync("So lassen");
        await Companions.AtAsync(host, At(now) + UntilBothKnow);

        await Companions.AtAsync(host, At(begin).AddMinutes(-15));
        Assert.Contains($"In einer Viertelstunde beginnt ein Termin eurer Begleitung: {owners}", olga.Newest.Plain, StringComparison.Ordinal);
        Assert.Contains($"In einer Viertelstunde beginnt ein Termin eurer Begleitung: {coachs}", cora.Newest.Plain, StringComparison.Ordinal);
        Assert.Equal(WallOf(owners, zone, host), (await Companions.OneAsync(olga)).Meetings.Single().Start);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Where_no_hour_of_the_day_is_common_an_own_time_is_asked_for_and_read_on_both_walls(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (olga, cora) = await ApartAsync(host, "Pacific/Apia");
        await olga.SaysAsync("meine begleitung", "Termin finden");
        Assert.DoesNotContain(olga.Newest.Buttons, b => Label().IsMatch(b.Label));

        await olga.SaysAsync("Eigene Zeit vorschlagen", "Mi 25.11. um 17 Uhr");
        Assert.Equal(MeetingState.Open, (await Companions.OneAsync(olga)).Meetings.Single().State);
        await Companions.WakeAsync(host);
        await cora.SaysAsync("mein coach-tisch", "Termine ansehen", "Mi, 25. November, 05:00 Uhr");

        Assert.Contains("Verabredet: Mi, 25. November, 05:00 Uhr", cora.Newest.Plain, StringComparison.Ordinal);
        await olga.SaysAsync("meine begleitung", "Termine ansehen");
        Assert.Contains("Verabredet: Mi, 25. November, 17:00 Uhr", olga.Newest.Plain, StringComparison.Ordinal);
        Assert.Equal(At("2026-11-25T04:00Z"), InstantOf(await FileAsync(olga)));
    }

    /// <summary>An owner in that zone and a coach in Berlin, who begins at nine, or at seven where nine is evening already.</summary>
    private static async Task<(Person Olga, Person Cora)> ApartAsync(CoachHost host, string zone)
    {
        var (_, coaches) = await Companions.FirmAsync(host, "cora");
        await Companions.HoursAsync(coaches[0], from: zone == "Australia/Lord_Howe" ? "7 Uhr" : "9 Uhr");
        var olga = await new Person(host, "olga") { Zone = zone }.AgreedAsync();
        await Companions.AcceptedAsync(olga, coaches[0]);
        return (olga, coaches[0]);
    }

    /// <summary>Both read it at that instant, and not a minute before.</summary>
    private static async Task RemindedAsync(CoachHost host, DateTimeOffset at, string words, params Person[] people)
    {
        await Companions.AtAsync(host, at.AddMinutes(-1));
        Assert.All(people, p => Assert.DoesNotContain(words, p.Newest.Plain, StringComparison.Ordinal));
        await Companions.AtAsync(host, at);
        Assert.All(people, p => Assert.Contains(words, p.Newest.Plain, StringComparison.Ordinal));
    }

    private static async Task<string> FileAsync(Person person)
    {
        if (!person.Newest.Buttons.Exists(b => b.Label == "In meinen Kalender"))
            await person.SaysAsync(person.Name == "cora" ? "mein coach-tisch" : "meine begleitung", "Termine ansehen");
        await person.TapAsync("In meinen Kalender");
        return (await FileLinks.OpenAsync(Assert.Single(person.Links()))).Body.ReplaceLineEndings("\n");
    }

    /// <summary>UTC of the event's begin, by what the file says of its zone and nothing else.</summary>
    private static DateTimeOffset InstantOf(string file)
    {
        var begin = Local(Regex.Match(file, @"BEGIN:VEVENT.*?\nDTSTART;TZID=[^:]+:(\d{8}T\d{6})", RegexOptions.Singleline).Groups[1].Value);
        var offset = Regex.Matches(file, @"DTSTART:(\d{8}T\d{6})\nTZOFFSETFROM:[+-]\d{4}\nTZOFFSETTO:([+-])(\d\d)(\d\d)").Last(m => Local(m.Groups[1].Value) <= begin).Groups;
        var ahead = new TimeSpan(int.Parse(offset[3].Value, CultureInfo.InvariantCulture), int.Parse(offset[4].Value, CultureInfo.InvariantCulture), 0);
        return new DateTimeOffset(begin, offset[2].Value == "-" ? -ahead : ahead);

        static DateTime Local(string text) => DateTime.ParseExact(text, "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
    }

    private static DateTimeOffset InstantOf(string label, string zone, CoachHost host)
    {
        var wall = WallOf(label, zone, host);
        return TimeZoneInfo.ConvertTimeToUtc(wall.Day.ToDateTime(wall.At), TimeZoneInfo.FindSystemTimeZoneById(zone));
    }

    /// <summary>No label says the year: all of a test are in the clock's.</summary>
    private static WallTime WallOf(string label, string zone, CoachHost host)
    {
        var said = Label().Match(label).Groups;
        var day = new DateOnly(host.Clock.Now.Year, Array.IndexOf(Months, said["month"].Value) + 1, int.Parse(said["day"].Value, CultureInfo.InvariantCulture));
        return new WallTime(day, TimeOnly.ParseExact(said["time"].Value, "HH:mm", CultureInfo.InvariantCulture), zone);
    }

    private static DateTimeOffset At(string utc) => DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(Mo|Di|Mi|Do|Fr|Sa|So), (?<day>\d+)\. (?<month>\p{L}+), (?<time>\d\d:\d\d) Uhr$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Label();

    /// <summary>A date behind a change of clocks.</summary>
    /// <param name="Now">UTC, when it is planned.</param>
    /// <param name="Label">As it is read.</param>
    /// <param name="Begin">UTC.</param>
    /// <param name="DayBefore">UTC of the first reminder.</param>
    /// <param name="Typed">A time that the change skips or brings twice.</param>
    /// <param name="Answer">What is said of it.</param>
    /// <param name="OnTheDesk">What the coach is asked for.</param>
    private sealed record Edge(string Now, string Label, string Begin, string DayBefore, string Typed, string Answer, string OnTheDesk);

    /// <summary>A date of two in different zones.</summary>
    /// <param name="Now">UTC, when it is planned.</param>
    /// <param name="Owners">As the owner reads it.</param>
    /// <param name="Coachs">As the coach reads it.</param>
    /// <param name="Begin">UTC.</param>
    private sealed record Apart(string Now, string Owners, string Coachs, string Begin);
}
