using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ChatCoach.Coaching.Content;
using ChatCoach.Coaching.Files;
using ChatCoach.Coaching.Guides;
using ChatCoach.Host.Publishing;
using ChatCoach.Coaching.Turns;
using ChatCoach.Storage.Files;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Host.Files;

/// <summary>A file on its way to a person.</summary>
/// <param name="Type">Content type.</param>
/// <param name="Name">Ours, in plain letters: nothing a person wrote stands in a file's name. Null: it is shown, not saved.</param>
/// <param name="WriteAsync">Writes it in UTF-8. It was read whole; a year of records is opened and drawn while it is on its way.</param>
public sealed record PersonalFile(string Type, string? Name, Func<Stream, Task> WriteAsync);

/// <summary>Draws what a link leads to, from what is stored at this moment; nothing of it is kept.</summary>
public sealed class PersonalFiles(Links links, Archives archives, TurnStore turns, GuidePublisher publisher, TimeProvider clock)
{
    /// <summary>Characters that are gathered before they are sent.</summary>
    private const int Together = 32 * 1024;

    private static readonly JsonWriterOptions Json = new() { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public Task<bool> IsThereAsync(string code, CancellationToken ct) => links.IsOpenAsync(code, clock.GetUtcNow(), ct);

    /// <summary>Uses the code up. Null: it opens nothing, whatever the reason.</summary>
    public Task<PersonalFile?> OpenAsync(string code, CancellationToken ct) => links.OpenAsync(code, clock.GetUtcNow(), opened => DrawAsync(opened, ct), ct);

    private async Task<PersonalFile?> DrawAsync(OpenedLink opened, CancellationToken ct)
    {
        var (file, now) = (opened.File, clock.GetUtcNow());
        if (file.Kind == FileKind.Session)
            return await SessionAsync(opened.Who, file, now, ct);
        if (await archives.ReadAsync(opened.Who, ct) is not { } read)
            return null;
        if (read.Guides.Any(g => publisher.Content.Guides.Find(g.Guide, g.Version) is null))
            await publisher.ReloadAsync(ct);
        var content = publisher.Content;
        // Thrown before the link is used up: another host, or this one later, hands the file out whole.
        if (read.Guides.Any(g => content.Guides.Find(g.Guide, g.Version) is null))
            throw new InvalidOperationException("A version of a guide was published by a newer host and cannot be read here.");
        return file.Kind switch
        {
            FileKind.Page => Shown(PersonFiles.Page(content, read.Known, read.Whole, file.Language, now)),
            FileKind.Data => new PersonalFile("application/json; charset=utf-8", file.Language == Language.De ? "meine-daten.json" : "my-data.json", to => DataAsync(to, content, read, file.Language, now)),
            FileKind.Agreement => PersonFiles.Agreement(content, read.Whole.Value, file, now) is { } page ? Shown([page]) : null,
            _ => PersonFiles.Appointment(content, read.Whole.Value, file, now) is { } calendar
                ? Calendar(file, calendar) : null,
        };
    }

    /// <summary>A date of a session as it is agreed at this moment, for whoever takes part.</summary>
    private async Task<PersonalFile?> SessionAsync(PersonKey who, LinkedFile file, DateTimeOffset now, CancellationToken ct)
    {
        var person = await turns.LoadAsync(new PersonQuery(who) { Now = now, Wants = new TurnWants { Sessions = true } }, ct);
        return PersonFiles.Session(publisher.Content, person.Memory.Sessions ?? [], file, now) is { } calendar ? Calendar(file, calendar) : null;
    }

    private static PersonalFile Calendar(LinkedFile file, string calendar) =>
        new("text/calendar; charset=utf-8", file.Language == Language.De ? "termin.ics" : "date.ics", to => PiecesAsync(to, [calendar]));

    /// <summary>Every record as it is stored, and what was said in words besides.</summary>
    private static async Task DataAsync(Stream to, CoachContent content, ReadArchive read, Language language, DateTimeOffset now)
    {
        await using var json = new Utf8JsonWriter(to, Json);
        json.WriteStartObject();
        await read.Json.WriteAsync(json);
        await ArchiveJson.ListAsync(json, "said", PersonFiles.Said(content, read.Whole.Value, language, now), run => Said(json, run));
        json.WriteEndObject();
        await json.FlushAsync();
    }

    private static void Said(Utf8JsonWriter json, SaidRun run)
    {
        json.WriteStartObject();
        json.WriteString("guide", run.Guide);
        json.WriteString("startedAt", run.StartedAt);
        if (run.FinishedAt is { } finished)
            json.WriteString("finishedAt", finished);
        else
            json.WriteNull("finishedAt");
        json.WriteStartArray("answers");
        foreach (var answer in run.Answers)
        {
            json.WriteStartObject();
            json.WriteString("question", answer.Question);
            json.WriteString("answer", answer.Answer);
            json.WriteString("at", answer.At);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static PersonalFile Shown(IEnumerable<string> pieces) => new("text/html; charset=utf-8", null, to => PiecesAsync(to, pieces));

    /// <summary>The first piece goes at once: whoever waits sees that it begins.</summary>
    private static async Task PiecesAsync(Stream to, IEnumerable<string> pieces)
    {
        var (gathered, first) = (new StringBuilder(), true);
        foreach (var piece in pieces)
        {
            gathered.Append(piece);
            if (first || gathered.Length > Together)
                await SendAsync();
            first = false;
        }

        await SendAsync();

        async Task SendAsync()
        {
            await to.WriteAsync(Encoding.UTF8.GetBytes(gathered.ToString()));
            gathered.Clear();
        }
    }
}
