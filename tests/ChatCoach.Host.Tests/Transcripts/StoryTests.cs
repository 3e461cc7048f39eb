using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChatCoach.Host.Tests.Manifest;

namespace ChatCoach.Host.Tests.Transcripts;

/// <summary>What the transcripts are about, taken together.</summary>
public sealed partial class StoryTests
{
    private static readonly List<Transcript> All = [.. Transcript.Names.Select(Transcript.Load)];

    public static TheoryData<string> Stories => [.. All.Select(t => t.Story).Distinct()];

    [Theory]
    [MemberData(nameof(Stories))]
    public void Every_way_and_language_of_a_story_leaves_the_same_stored_answers(string story)
    {
        var tellings = All.Where(t => t.Story == story).ToList();
        Assert.All(tellings, t => Assert.NotEmpty(Filled(t)));
        Assert.All(tellings.GroupBy(t => t.Language), same => Assert.All(same, t => Assert.Equal(Filled(same.First()), Filled(t))));
        // Own words are written in the language of the person.
        Assert.All(tellings, t => Assert.Equal(Filled(tellings[0]).Select(Wordless), Filled(t).Select(Wordless)));
    }

    [Fact]
    public void Every_story_is_told_in_both_languages()
        => Assert.All(All.GroupBy(t => (t.Story, t.ByTaps)), story => Assert.Equal(["de", "en"], story.Select(t => t.Language).Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("de", true)]
    [InlineData("de", false)]
    [InlineData("en", true)]
    [InlineData("en", false)]
    public void Every_option_of_every_guide_is_chosen_somewhere(string language, bool byTaps)
    {
        var done = All.Where(t => t.Language == language && t.ByTaps == byTaps).SelectMany(t => t.Steps).SelectMany(s => Chosen(s.Line)).ToHashSet(StringComparer.Ordinal);
        var missing = Options(language).Where(o => !done.Contains(o.Label) && !done.Contains(o.Pair)).Select(o => $"{o.Pair} \"{o.Label}\"");
        Assert.Empty(missing);
    }

    /// <summary>A tapped or typed label, the parts of a typed list, and "step=value" of a card's inputs.</summary>
    private static IEnumerable<string> Chosen(string line)
    {
        var what = line[2..];
        yield return what;
        var parts = what.Split(", ");
        foreach (var part in parts.Concat(parts.Zip(parts.Skip(1), (a, b) => $"{a}, {b}")))
            yield return part;
        foreach (var pair in what.Split(" | ").Skip(1).SelectMany(p => p.Split("; ")))
            foreach (var value in pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..].Split(','))
                yield return $"{pair[..pair.IndexOf('=', StringComparison.Ordinal)]}={value}";
    }

    /// <summary>Options of the guides; those whose guide does not exist yet are not shown and not counted.</summary>
    private static IEnumerable<(string Pair, string Label)> Options(string language)
    {
        var guides = Directory.GetFiles(Repository.PathOf("src", "ChatCoach.Host", "Content", "guides")).Select(f => JsonNode.Parse(File.ReadAllText(f))!).ToList();
        // No guide leads into a led session.
        var ids = guides.Where(g => g["keeps"]!.GetValue<string>() != "session").Select(g => g["id"]!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        return from guide in guides
               from step in guide["steps"]!.AsArray()
               from option in step!["options"]?.AsArray() ?? []
               let id = option!["id"]!.GetValue<string>()
               let leads = step["go"]?[id]?.GetValue<string>()
               where step["id"]!.GetValue<string>() != "lang" || id == language
               where leads is null || !leads.StartsWith('G') || ids.Contains(leads.Split('.')[0])
               let label = option["without"] ?? option["label"]!
               select ($"{step["id"]}={id}", label[language]!.GetValue<string>().Replace("{stem}", language == "de" ? "Kunden" : "client", StringComparison.Ordinal));
    }

    private static string Wordless(string line) => Words().Replace(line, "\"…\"");

    [GeneratedRegex("\"[^\"]*\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();

    /// <summary>A step that was seen and left open is stored as empty; by typing fewer are seen, so only answers count.</summary>
    private static List<string> Filled(Transcript transcript) =>
        [.. transcript.Steps.SelectMany(s => s.Expected).Where(l => l.StartsWith("= ", StringComparison.Ordinal))
            .Select(l => string.Join(' ', l.Split(' ').Where(p => !p.EndsWith('='))))];
}
