using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChatCoach.Host.Tests.Play;

namespace ChatCoach.Host.Tests.Transcripts;

/// <summary>The people of a transcript, up to three, and the code one of them was shown: it is another one each time.</summary>
public sealed partial class Cast(IReadOnlyList<Person> people)
{
    private const string Placeholder = "{code}";

    private readonly Dictionary<Person, int> read = [];

    private string code = Placeholder;

    public IReadOnlyList<Person> People { get; } = people;

    public Person Of(TranscriptStep step) => People[step.Who];

    /// <summary>How much of their chat somebody had read when they acted last.</summary>
    public int Read(Person person) => read.GetValueOrDefault(person);

    /// <summary>Somebody reads what stands in their chat.</summary>
    public void Reads(Person person) => read[person] = person.History.Count;

    /// <summary>A line to be typed, with the code that was shown last.</summary>
    public string WithCode(string line) => line.Replace(Placeholder, code, StringComparison.Ordinal);

    /// <summary>A line that came, without the code in it.</summary>
    public string WithoutCode(string line)
    {
        if (Code().Match(line) is not { Success: true } shown)
            return line;
        code = shown.Value;
        return line.Replace(code, Placeholder, StringComparison.Ordinal);
    }

    /// <summary>
    /// A click on the newest card whose data somebody changed: "% relationship arg={theirs}". {theirs} and {theirRun} are
    /// the ids of the newest relationship and the newest run of the other person.
    /// </summary>
    public async Task ClaimAsync(TranscriptStep step)
    {
        var (person, other) = (Of(step), People[step.Who == 0 ? 1 : 0]);
        var words = step.Line[2..].Split(' ');
        var (id, shown) = person.Chat[^1];
        var data = new JsonObject { ["do"] = words[0], ["token"] = shown.Buttons[0].Data["token"]!.DeepClone() };
        var memory = (await other.LoadAsync()).Memory;
        foreach (var word in words.Skip(1))
        {
            var (name, value) = (word[..word.IndexOf('=', StringComparison.Ordinal)], word[(word.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            data[name] = value.Replace("{theirs}", memory.State.Relationships[^1].Id, StringComparison.Ordinal)
                .Replace("{theirRun}", (await other.FinishedAsync())[0].Id, StringComparison.Ordinal);
        }

        person.Cause = step.Line;
        if (person.OnlySubmits)
            await person.Host.PostAsync(person.Submit(data, id));
        else
            person.Became(id, await person.Host.PostAsync(person.Click(words[0], data, id)));
        await person.Host.SettleAsync();
    }

    [GeneratedRegex("[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
