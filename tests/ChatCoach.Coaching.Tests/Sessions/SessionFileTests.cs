using ChatCoach.Coaching.Cadence;
using ChatCoach.Coaching.Files;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Releases;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Coaching.Tests.Play;

namespace ChatCoach.Coaching.Tests.Sessions;

/// <summary>What stands in a file; that calendars read the same instant is shown with ical.js, see the browser tests.</summary>
public sealed class SessionFileTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 10, 0, TimeSpan.Zero);

    private static readonly SessionEvent Planned = new(
        "s1@chatcoach", 2, false, new WallTime(new DateOnly(2026, 11, 25), new TimeOnly(14, 30), "Europe/Berlin"),
        "Sitzung; mit Coach", "45 Minuten,\nim Chat", new CalendarPerson("p1", "Ada \"A\" Kühn\r\nX: y", "ada@example.org"), [new CalendarPerson("p2")]);

    [Fact]
    public void After_a_hand_over_the_same_organizer_calls_the_date_off()
    {
        Meeting planned = new() { Number = 1, State = MeetingState.Planned, Start = Planned.Start, With = "cora" };
        var before = Of(planned, "cora");
        var after = Of(planned with { State = MeetingState.CalledOff, Sequence = 1 }, "dina");
        Assert.Contains("METHOD:CANCEL", after, StringComparison.Ordinal);
        Assert.Equal(Organizer(before), Organizer(after));
        Assert.NotEqual(Organizer(before), Organizer(Of(planned with { With = "dina" }, "dina")));

        static string Of(Meeting meeting, string coach)
        {
            var session = new CoachSession { Id = "s1", State = SessionState.Accepted, AskedAt = Now, Owner = "Anna", Coach = new Recipient(coach, RecipientRole.Coach, null, null), Meetings = [meeting] };
            return PersonFiles.Session(RealContent.Coach, [new HeldSession(session, Part.Owner, Stake.None)], new LinkedFile(FileKind.Session, Language.De, "s1:1"), Now)!.ReplaceLineEndings("\n").Replace("\n ", "", StringComparison.Ordinal);
        }

        static string Organizer(string file) => file.Split('\n').Single(l => l.StartsWith("ORGANIZER", StringComparison.Ordinal));
    }

    [Fact]
    public void A_request_has_what_the_standard_asks_for()
    {
        var lines = Lines(Planned);

        string[] expected =
        [
            "METHOD:REQUEST", "UID:s1@chatcoach", "SEQUENCE:2", "DTSTAMP:20261123T081000Z", "DTSTART;TZID=Europe/Berlin:20261125T143000", "DTEND;TZID=Europe/Berlin:20261125T151500",
            "STATUS:CONFIRMED", "SUMMARY:Sitzung\\; mit Coach", "DESCRIPTION:45 Minuten\\,\\nim Chat", "ORGANIZER;CN=\"Ada A KühnX: y\":mailto:ada@example.org",
        ];
        Assert.Equal(expected, lines.Where(expected.Contains));
        Assert.Contains("TZID:Europe/Berlin", lines);
    }

    [Fact]
    public void A_cancellation_is_of_the_same_session()
    {
        var lines = Lines(Planned with { Cancelled = true, Sequence = 3 });

        Assert.Equal(["METHOD:CANCEL", "UID:s1@chatcoach", "SEQUENCE:3", "STATUS:CANCELLED"], lines.Where(l => l.Split(':')[0] is "METHOD" or "UID" or "SEQUENCE" or "STATUS"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nobody")]
    [InlineData("a@b@c")]
    [InlineData("a@b\r\nSUMMARY:x")]
    public void Without_an_address_none_is_made_up(string? mail)
    {
        var attendee = Attendee(Planned with { Participants = [new CalendarPerson("p2", null, mail)] });

        Assert.Matches("^ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", attendee);
        Assert.Equal(attendee, Attendee(Planned with { Cancelled = true }));
        Assert.NotEqual(attendee, Attendee(Planned with { Uid = "s2@chatcoach" }));
    }

    [Theory]
    [InlineData("2027-10-31", 2, 30, "DTSTART:20271031T013000Z", "DTEND:20271031T021500Z")]
    [InlineData("2027-10-31", 1, 30, "DTSTART:20271030T233000Z", "DTEND:20271031T001500Z")]
    [InlineData("2027-03-28", 2, 30, "DTSTART;TZID=Europe/Berlin:20270328T033000", "DTEND;TZID=Europe/Berlin:20270328T041500")]
    public void A_change_of_clocks_leaves_no_doubt(string day, int hour, int minute, string start, string end)
    {
        var lines = Lines(Planned with { Start = new WallTime(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), new TimeOnly(hour, minute), "Europe/Berlin") });

        Assert.Contains(start, lines);
        Assert.Contains(end, lines);
    }

    [Theory]
    [InlineData("Etc/UTC")]
    [InlineData("Europe/Atlantis")]
    public void Without_a_zone_the_times_are_in_UTC(string zone)
    {
        var lines = Lines(Planned with { Start = Planned.Start with { Zone = zone } });

        Assert.Contains("DTSTART:20261125T143000Z", lines);
        Assert.DoesNotContain("BEGIN:VTIMEZONE", lines);
    }

    [Fact]
    public void No_line_is_longer_than_calendars_read() =>
        Assert.All(SessionFile.Of(Planned with { Description = new string('ä', 200) }, Now).Split("\r\n"), l => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(l), 0, 75));

    private static string Attendee(SessionEvent session) => Assert.Single(Lines(session), l => l.StartsWith("ATTENDEE", StringComparison.Ordinal));

    private static string[] Lines(SessionEvent session) => SessionFile.Of(session, Now).Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
}
