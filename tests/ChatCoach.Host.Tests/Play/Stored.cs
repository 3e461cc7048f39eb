using System.Text.RegularExpressions;
using ChatCoach.Coaching.Turns;

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
        lines.AddRange(state.LightRuns.Select(run => $"{run.Guide} under way"));
        return [.. lines.Select(line => line.TrimEnd())];
    }

    private static string Answers(Run run, PersonState state) => string.Join(' ', run.Answers
        .Select(a => $"{a.Step}={string.Join(',', a.Values.Select(v => state.Relationships.FirstOrDefault(r => r.Id == v)?.Alias ?? Quoted(v)))}"));

    private static string Quoted(string value) => Plain().IsMatch(value) ? value : $"\"{value}\"";

    /// <summary>Ids of options, numbers and dates.</summary>
    [GeneratedRegex("^[A-Za-z0-9-]*$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Plain();
}
