using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChatCoach.Coaching.Cadence;
using ChatCoach.Coaching.Files;

namespace ChatCoach.Coaching.Sessions;

/// <summary>A planned session as its calendar entry shows it: never what is talked about.</summary>
/// <param name="Uid">The same for all changes of one session.</param>
/// <param name="Sequence">From 0 on; one more with each change of time, and with the cancellation.</param>
/// <param name="Cancelled">It does not take place.</param>
/// <param name="Start">As planned.</param>
/// <param name="Summary">What the calendar shows.</param>
/// <param name="Description">Neutral words; empty: none.</param>
/// <param name="Coach">Who leads it.</param>
/// <param name="Participants">At least one.</param>
public sealed record SessionEvent(
    string Uid, int Sequence, bool Cancelled, WallTime Start, string Summary, string Description, CalendarPerson Coach, ImmutableList<CalendarPerson> Participants)
{
    public TimeSpan Length { get; init; } = Slots.SessionLength;
}

/// <summary>Somebody in a calendar entry.</summary>
/// <param name="Id">Our id of the person; it does not get into the file.</param>
/// <param name="Name">As the organisation writes it; null: it named none.</param>
/// <param name="Mail">Address of the person; null: it is not known.</param>
public sealed record CalendarPerson(string Id, string? Name = null, string? Mail = null);

/// <summary>A session for a calendar (RFC 5545), as a request or its cancellation (RFC 5546, 3.2.2 and 3.2.5).</summary>
public static class SessionFile
{
    /// <param name="session">What is planned.</param>
    /// <param name="now">UTC; when the file was made.</param>
    public static string Of(SessionEvent session, DateTimeOffset now)
    {
        var times = new EventTimes(session.Start, session.Length);
        string[] lines =
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//ChatCoach//ChatCoach//EN", "CALSCALE:GREGORIAN", session.Cancelled ? "METHOD:CANCEL" : "METHOD:REQUEST",
            .. times.Zone is { } zone ? CalendarZone.Lines(zone, times.Instant) : [],
            "BEGIN:VEVENT", $"UID:{CalendarFile.Escape(session.Uid)}", string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{session.Sequence}"), $"DTSTAMP:{EventTimes.Utc(now)}",
            times.Line("DTSTART", times.Instant), times.Line("DTEND", times.Instant + session.Length),
            session.Cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED", $"SUMMARY:{CalendarFile.Escape(session.Summary)}",
            .. session.Description.Length > 0 ? [$"DESCRIPTION:{CalendarFile.Escape(session.Description)}"] : Array.Empty<string>(),
            $"ORGANIZER{Named(session.Coach)}:{Address(session, session.Coach)}",
            .. session.Participants.Select(p => $"ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE{Named(p)}:{Address(session, p)}"),
            "CLASS:PRIVATE", "TRANSP:OPAQUE", "END:VEVENT", "END:VCALENDAR",
        ];
        return string.Concat(lines.Select(CalendarFile.Folded));
    }

    /// <summary>A name as a parameter: quoted, and without the characters that cannot stand in quotes (RFC 5545, 3.1).</summary>
    private static string Named(CalendarPerson person)
    {
        var name = string.Concat((person.Name ?? "").Where(c => c != '"' && !char.IsControl(c))).Trim();
        return name.Length > 0 ? $";CN=\"{name}\"" : "";
    }

    /// <summary>
    /// A calendar address is a URI (RFC 5545, 3.3.3), and only one that is reached by mail must be a mailto. A request
    /// needs an organizer and an attendee (RFC 5546, 3.2.2): who has no address gets a name as a UUID (RFC 9562,
    /// version 8), the same in all files of one session and another in each session. No mail address is made up.
    /// </summary>
    private static string Address(SessionEvent session, CalendarPerson person)
    {
        if (person.Mail is { } mail && IsMail(mail))
            return $"mailto:{mail}";
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{session.Uid}\n{person.Id}"));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return $"urn:uuid:{new Guid(hash.AsSpan(0, 16), bigEndian: true)}";
    }

    /// <summary>An address that needs no escaping; whatever else is there could end the line.</summary>
    private static bool IsMail(string mail) =>
        mail.Count(c => c == '@') == 1 && mail[0] != '@' && mail[^1] != '@' && mail.All(c => char.IsAsciiLetterOrDigit(c) || "@.!#$&'*+-/=_~".Contains(c, StringComparison.Ordinal));
}

/// <summary>
/// How the begin and the end of an event are written. A time on the wall that comes twice means the first one in a
/// calendar (RFC 5545, 3.3.5) and the second one here, so around such a change UTC is written; and so it is where the zone
/// is not known.
/// </summary>
internal sealed class EventTimes
{
    public EventTimes(WallTime start, TimeSpan length)
    {
        Instant = start.ToInstant();
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(start.Zone, out var zone) || !zone.HasIanaId || zone.HasSameRules(TimeZoneInfo.Utc))
            return;
        if (!WallClock.Of(Local(Instant, zone), zone).Twice && !WallClock.Of(Local(Instant + length, zone), zone).Twice)
            Zone = zone;
    }

    /// <summary>UTC; the begin.</summary>
    public DateTimeOffset Instant { get; }

    /// <summary>Null: the times are written in UTC.</summary>
    public TimeZoneInfo? Zone { get; }

    public string Line(string name, DateTimeOffset at) => Zone is null
        ? $"{name}:{Utc(at)}"
        : string.Create(CultureInfo.InvariantCulture, $"{name};TZID={Zone.Id}:{Local(at, Zone):yyyyMMdd'T'HHmmss}");

    public static string Utc(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"{at.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}");

    private static DateTime Local(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).DateTime;
}
