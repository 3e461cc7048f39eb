using System.Diagnostics;
using System.Text.Json;

namespace ChatCoach.Browser.Tests.Running;

/// <summary>Calendar files as ical.js reads them, which Thunderbird uses; it knows the zone from the file alone.</summary>
internal static class CalendarReader
{
    /// <summary>Reads the files of standard input and says what each event is; node's own zones say its begin on the wall too.</summary>
    private const string Reader = """
        import { readFileSync } from 'node:fs';
        const { default: ICAL } = await import(process.argv[1]);
        const wall = (at, zone) => new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at);
        console.log(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(({ text, zone }) => {
          ICAL.TimezoneService.reset();
          const calendar = new ICAL.Component(ICAL.parse(text));
          for (const known of calendar.getAllSubcomponents('vtimezone'))
            ICAL.TimezoneService.register(known);
          const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent'));
          const start = event.startDate.toJSDate();
          return {
            method: calendar.getFirstPropertyValue('method'), status: event.component.getFirstPropertyValue('status'), uid: event.uid, sequence: event.sequence,
            summary: event.summary, attendees: event.attendees.length, start: start.toISOString(), end: event.endDate.toJSDate().toISOString(), wall: wall(start, zone),
          };
        })));
        """;

    /// <summary>One event a file, in their order.</summary>
    /// <param name="files">Each with the IANA name of the zone in which its wall is asked for.</param>
    public static async Task<List<CalendarEntry>> ReadAsync(IEnumerable<(string Text, string Zone)> files)
    {
        var module = new Uri(await NpmPackages.FileAsync("ical.js", "dist", "ical.js")).AbsoluteUri;
        var start = new ProcessStartInfo(Tools.Node!, ["--input-type=module", "-e", Reader, module]) { RedirectStandardInput = true };
        await using var node = ChildProcess.Start(start);
        await node.TellAsync(JsonSerializer.Serialize(files.Select(f => new { text = f.Text, zone = f.Zone })));
        Assert.True(await node.EndsAsync() == 0, node.Said);
        return JsonSerializer.Deserialize<List<CalendarEntry>>(node.Said, JsonSerializerOptions.Web)!;
    }
}

/// <summary>An event as a calendar has it.</summary>
/// <param name="Attendees">How many.</param>
/// <param name="Start">UTC.</param>
/// <param name="End">UTC.</param>
/// <param name="Wall">The begin on the wall of the zone that was asked for: 2027-03-27 14:00.</param>
internal sealed record CalendarEntry(string Method, string Status, string Uid, int Sequence, string Summary, int Attendees, DateTimeOffset Start, DateTimeOffset End, string Wall);
