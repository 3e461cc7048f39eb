using ChatCoach.Host.Tests.Play;

namespace ChatCoach.Host.Tests.Transcripts;

/// <summary>A conversation as a text file; docs/transcripts.md describes the format.</summary>
public sealed class Transcript
{
    private readonly Dictionary<string, string> head = new(StringComparer.Ordinal);
    private readonly List<string> top = [];

    private int who;

    private Transcript(string name) => Name = name;

    /// <summary>Set: the lines the coach said are written into the file instead of being compared.</summary>
    public static bool Recording => Environment.GetEnvironmentVariable("CHATCOACH_RECORD") == "1";

    public string Name { get; }

    /// <summary>"g1-hard" of "g1-hard.de.taps": the same story in both languages and both ways.</summary>
    public string Story => Name.Split('.')[0];

    public string Language => Name.Split('.')[1];

    public bool ByTaps => Name.EndsWith(".taps", StringComparison.Ordinal);

    public List<TranscriptStep> Steps { get; } = [];

    public string Locale => head.GetValueOrDefault("locale", Language == "de" ? "de-DE" : "en-GB");

    public string Channel => head.GetValueOrDefault("channel", "msteams");

    public bool OnlySubmits => head.GetValueOrDefault("client") == "submits";

    /// <summary>The person manages a unit of their own.</summary>
    public bool Manages => head.GetValueOrDefault("role") == "manager";

    /// <summary>The person is a coach; the others belong to another unit of the same firm.</summary>
    public bool Coaches => head.GetValueOrDefault("role") == "coach";

    /// <summary>What is stored at the end.</summary>
    public IReadOnlyList<string> Stored => [.. Steps[^1].Expected.Where(l => l.StartsWith("= ", StringComparison.Ordinal))];

    private static string Folder => Path.Combine(Manifest.Repository.Root, "tests", "ChatCoach.Host.Tests", "Transcripts");

    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetFiles(Folder, "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    public static Transcript Load(string name)
    {
        var transcript = new Transcript(name);
        foreach (var line in File.ReadAllLines(Path.Combine(Folder, name + ".txt")))
            transcript.Take(line);
        return transcript;
    }

    public void Save() => File.WriteAllLines(
        Path.Combine(Folder, Name + ".txt"),
        [.. top, .. Steps.SelectMany(s => (IEnumerable<string>)[.. s.Before, s.Line, .. s.Expected])]);

    private void Take(string line)
    {
        switch (line)
        {
            case [] when Steps.Count == 0:
            case ['#', ..] when Steps.Count == 0:
                top.Add(line);
                break;
            case ['>' or '!' or '@' or '?' or '+' or '%', ' ', ..]:
                Steps.Add(new TranscriptStep(line, [.. Comments()], who));
                break;
            case ['<' or '~' or '=', ' ', ..]:
                Steps[^1].Expected.Add(line);
                break;
            case [] or ['#', ..]:
                Steps[^1].After.Add(line);
                break;
            case "as: first" or "as: second" or "as: third":
                who = line switch { "as: second" => 1, "as: third" => 2, _ => 0 };
                (Steps.Count == 0 ? top : Steps[^1].After).Add(line);
                break;
            case var setting when Steps.Count == 0 && setting.Split(": ") is [var key, var value]:
                head[key] = value;
                top.Add(line);
                break;
            default:
                throw new InvalidDataException($"{Name}: \"{line}\" is no line of a transcript.");
        }
    }

    private List<string> Comments()
    {
        if (Steps.Count == 0)
            return [];
        List<string> comments = [.. Steps[^1].After];
        Steps[^1].After.Clear();
        return comments;
    }
}

/// <summary>One thing that is done, and what the coach says then.</summary>
/// <param name="Line">What is done.</param>
/// <param name="Before">Comments and changes of the person above it.</param>
/// <param name="Who">Who does it: 0 is the first person.</param>
public sealed record TranscriptStep(string Line, List<string> Before, int Who)
{
    public List<string> After { get; } = [];

    public List<string> Expected { get; } = [];
}
