using System.Globalization;
using System.Text.RegularExpressions;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Coaching.Turns;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Host.Tests.Play;

/// <summary>What the databases hold of a person, in words; without times, ids and the language. Own words stand in quotes.</summary>
public static partial class Stored
{
    public static async Task<IReadOnlyList<string>> OfAsync(Person person)
    {
        var loaded = await person.LoadAsync();
        if (loaded.Version == 0)
            return ["nothing"];
        var state = loaded.Memory.State;
        List<string> lines =
        [
            $"{(state.AgreedAt is null ? "not agreed" : "agreed")} counts={(state.CountsFrom is null ? "no" : "yes")} tone={state.Tone} reminders={state.Reminders}",
        ];
        lines.AddRange((await person.FinishedAsync()).Select(run => $"{run.Guide} finished {Answers(run, state)}"));
        lines.AddRange(loaded.Memory.OpenRuns.Select(run => $"{run.Guide} open {Answers(run, state)}"));
        lines.AddRange(await RelationshipsAsync(person, state));
        lines.AddRange((await Companions.HeldAsync(person)).Select(Held).Where(held => held.Length > 0).Select(held => $"session {held}"));
        if (loaded.Memory.Place.Frame is { } frame)
            lines.Add($"frame purposes={Quoted(string.Join(" / ", frame.Purposes))} how={Quoted(frame.How ?? "")} authority={Quoted(frame.Authority ?? "")} extras={frame.ExtrasRule} term={frame.Term} gender={frame.Gender}");
        lines.AddRange(state.LightRuns.Select(run => $"{run.Guide} under way"));
        return [.. lines.Select(line => line.TrimEnd())];
    }

    /// <summary>What is held in common about each relationship; one about which nothing is held has no line.</summary>
    private static async Task<List<string>> RelationshipsAsync(Person person, PersonState state)
    {
        var wants = new TurnWants { Relationships = [.. state.Relationships.Select(r => r.Id)] };
        var about = (await person.Host.Get<TurnStore>().LoadAsync(new PersonQuery(person.Key) { Wants = wants }, default)).Memory.About;
        return [.. state.Relationships.Where(r => about.GetValueOrDefault(r.Id) is { } known && (known.Record != RelationshipRecord.New || known.Others > 0))
            .Select(r => $"relationship {r.Alias} {With(about[r.Id])}{Held(about[r.Id].Record)}")];
    }

    /// <summary>Who is on it besides.</summary>
    private static string With(AboutRelationship about) => about.Others == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"others={about.Others} {(about.Owner ? "owner " : "")}");

    /// <summary>Who came in besides, what was planned and what is kept; nothing of one that was only asked for.</summary>
    private static string Held(CoachSession session) => Words(("guests", Counted(session.People.Count)), ("dates", Counted(session.Meetings.Count)), ("summaries", Counted(session.Summaries.Count)));

    private static string Held(RelationshipRecord record) => Words(
        ("kind", record.Kind?.Value), ("carriers", record.Carriers?.Value), ("since", record.Since?.Value), ("cadence", record.Cadence?.Value), ("closeness", record.Closeness?.Value), ("horizon", record.Horizon?.Value),
        ("needs", record.Needs is { } needs ? string.Join(',', needs.Values) : null), ("updates", record.UpdateContent is { } updates ? string.Join(',', updates.Values) : null),
        ("extras", Counted(record.Extras.Count)), ("agreements", string.Join(',', record.Agreements.Select(a => a.State))), ("events", Counted(record.Events.Count)),
        ("followUps", string.Join(',', record.FollowUps.Select(f => f.State))), ("parts", string.Join(',', record.Programme?.Done.Select(p => p.Guide) ?? [])),
        ("decision", record.Decision?.Choice), ("ended", record.EndedOn is null ? null : "yes"));

    private static string Words(params ReadOnlySpan<(string Name, string? Value)> held) => string.Join(' ', held.ToArray().Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name}={p.Value}"));

    private static string? Counted(int n) => n == 0 ? null : n.ToString(CultureInfo.InvariantCulture);

    private static string Answers(Run run, PersonState state) => string.Join(' ', run.Answers
        .Select(a => $"{a.Step}={string.Join(',', a.Values.Select(v => state.Relationships.FirstOrDefault(r => r.Id == v)?.Alias ?? Quoted(v)))}"));

    private static string Quoted(string value) => Plain().IsMatch(value) ? value : $"\"{value}\"";

    /// <summary>Ids of options, numbers and dates.</summary>
    [GeneratedRegex("^[A-Za-z0-9-]*$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Plain();
}
