using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using ChatCoach.Coaching.Files;
using ChatCoach.Coaching.Guides;
using ChatCoach.Host.Publishing;
using ChatCoach.Storage.Files;

namespace ChatCoach.Host.Files;

/// <summary>A file on its way to a person.</summary>
/// <param name="Type">Content type.</param>
/// <param name="Name">Ours, in plain letters: nothing a person wrote stands in a file's name. Null: it is shown, not saved.</param>
/// <param name="Content">UTF-8.</param>
public sealed record PersonalFile(string Type, string? Name, byte[] Content);

/// <summary>Draws what a link leads to, from what is stored at this moment; nothing of it is kept.</summary>
public sealed class PersonalFiles(Links links, Archives archives, GuidePublisher publisher, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public Task<bool> IsThereAsync(string code, CancellationToken ct) => links.IsOpenAsync(code, clock.GetUtcNow(), ct);

    /// <summary>Uses the code up. Null: it opens nothing, whatever the reason.</summary>
    public Task<PersonalFile?> OpenAsync(string code, CancellationToken ct) => links.OpenAsync(code, clock.GetUtcNow(), opened => DrawAsync(opened, ct), ct);

    private async Task<PersonalFile?> DrawAsync(OpenedLink opened, CancellationToken ct)
    {
        if (await archives.ReadAsync(opened.Who, ct) is not { } read)
            return null;
        var (file, now) = (opened.File, clock.GetUtcNow());
        if (read.Archive.Runs.Exists(r => publisher.Content.Guides.Find(r.Guide, r.Version) is null))
            await publisher.ReloadAsync(ct);
        var content = publisher.Content;
        return file.Kind switch
        {
            FileKind.Page => Shown(PersonFiles.Page(content, read.Archive, file.Language, now)),
            FileKind.Data => Data(read, PersonFiles.Said(content, read.Archive, file.Language, now), file.Language),
            FileKind.Agreement => Shown(PersonFiles.Agreement(content, read.Archive, file, now)),
            _ => PersonFiles.Appointment(content, read.Archive, file, now) is { } calendar
                ? new PersonalFile("text/calendar; charset=utf-8", file.Language == Language.De ? "termin.ics" : "date.ics", Encoding.UTF8.GetBytes(calendar)) : null,
        };
    }

    /// <summary>Every record as it is stored, and what was said in words besides.</summary>
    private static PersonalFile Data(ReadArchive read, IReadOnlyList<SaidRun> said, Language language)
    {
        read.Json["said"] = new JsonArray([.. said.Select(run => (JsonNode)new JsonObject
        {
            ["guide"] = run.Guide,
            ["startedAt"] = run.StartedAt,
            ["finishedAt"] = run.FinishedAt,
            ["answers"] = new JsonArray([.. run.Answers.Select(a => (JsonNode)new JsonObject { ["question"] = a.Question, ["answer"] = a.Answer, ["at"] = a.At })]),
        })]);
        return new PersonalFile("application/json; charset=utf-8", language == Language.De ? "meine-daten.json" : "my-data.json", Encoding.UTF8.GetBytes(read.Json.ToJsonString(Json)));
    }

    private static PersonalFile? Shown(string? page) => page is null ? null : new PersonalFile("text/html; charset=utf-8", null, Encoding.UTF8.GetBytes(page));
}
