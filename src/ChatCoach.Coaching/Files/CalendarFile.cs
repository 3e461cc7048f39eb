using System.Globalization;
using System.Text;

namespace ChatCoach.Coaching.Files;

/// <summary>One whole day for a calendar (RFC 5545). The coach knows the day of a date and not its hour, so none is made up.</summary>
public static class CalendarFile
{
    /// <summary>Octets of a line without its end (RFC 5545, 3.1).</summary>
    private const int LineOctets = 75;

    /// <param name="uid">The same for the same day, so that a second import changes the first instead of doubling it.</param>
    /// <param name="summary">What the calendar shows.</param>
    /// <param name="day">The day.</param>
    /// <param name="now">UTC; when the file was made.</param>
    public static string Of(string uid, string summary, DateOnly day, DateTimeOffset now)
    {
        string[] lines =
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//ChatCoach//ChatCoach//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
            "BEGIN:VEVENT", $"UID:{Escape(uid)}", string.Create(CultureInfo.InvariantCulture, $"DTSTAMP:{now.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}"),
            string.Create(CultureInfo.InvariantCulture, $"DTSTART;VALUE=DATE:{day:yyyyMMdd}"), string.Create(CultureInfo.InvariantCulture, $"DTEND;VALUE=DATE:{day.AddDays(1):yyyyMMdd}"),
            $"SUMMARY:{Escape(summary)}", "TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR",
        ];
        return string.Concat(lines.Select(Folded));
    }

    /// <summary>Text as a value (RFC 5545, 3.3.11).</summary>
    public static string Escape(string text) => text.ReplaceLineEndings("\n").Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>A line with its end; a long one goes on behind a blank, never within a character.</summary>
    public static string Folded(string line)
    {
        var folded = new StringBuilder(line.Length + 2);
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                folded.Append("\r\n ");
                octets = 1;
            }

            folded.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        return folded.Append("\r\n").ToString();
    }
}
