using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChatCoach.Host.Tests.Manifest;

namespace ChatCoach.Host.Tests.Transcripts;

/// <summary>docs/ideas.md says where every idea the product grew from is served, and that is so.</summary>
public sealed partial class IdeasTests
{
    /// <summary>All ideas there are.</summary>
    private const int Ideas = 229;

    private static readonly List<Idea> Page = [.. File.ReadAllLines(Repository.PathOf("docs", "ideas.md")).Select(l => Row().Match(l)).Where(m => m.Success)
        .Select(m => new Idea(m.Groups["id"].Value, m.Groups["kind"].Value, m.Groups["where"].Value))];

    private static readonly List<Step> Steps = [.. Directory.GetFiles(Repository.PathOf("src", "ChatCoach.Host", "Content", "guides")).Select(f => JsonNode.Parse(File.ReadAllText(f))!)
        .SelectMany(g => g["steps"]!.AsArray().Select(s => new Step($"{g["id"]}.{s!["id"]}", s)))];

    private sealed record Idea(string Id, string Kind, string Where)
    {
        public bool IsAsked => Kind is "step" or "field";

        public IEnumerable<string> Steps => StepNames().Matches(Where).Select(m => m.Value);
    }

    private sealed record Step(string Name, JsonNode Json)
    {
        public IEnumerable<string> Seeds => Json["seeds"]?.AsArray().Select(s => s!.GetValue<string>()) ?? [];

        /// <summary>The question as it may stand in a conversation, with anything where a value is put in; of several paragraphs the last one asks.</summary>
        public Regex Asked(string language) => new(
            string.Join('|', new[] { Json["ask"], Json["without"] }.OfType<JsonNode>().Select(ask => $"^{Value().Replace(Regex.Escape(ask[language]!.GetValue<string>().Split("\n\n")[^1]), ".+")}$")),
            RegexOptions.None,
            TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Every_idea_is_on_the_page_once_with_a_place()
    {
        Assert.Equal(Ideas, Page.Count);
        Assert.Equal(Ideas, Page.Select(i => i.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(Page, i => Assert.False(string.IsNullOrWhiteSpace(i.Where), i.Id));
    }

    [Fact]
    public void The_page_names_exactly_the_steps_that_name_the_idea()
    {
        Assert.Empty(Steps.SelectMany(s => s.Seeds).Except(Page.Select(i => i.Id), StringComparer.Ordinal));
        foreach (var idea in Page.Where(i => i.IsAsked || i.Where[0] == 'G'))
            Assert.Equal(Steps.Where(s => s.Seeds.Contains(idea.Id, StringComparer.Ordinal)).Select(s => s.Name).Order(StringComparer.Ordinal), idea.Steps.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public void Every_idea_that_is_a_question_or_a_field_is_asked_in_a_transcript(string language)
    {
        var said = Transcript.Names.Select(Transcript.Load).Where(t => t.Language == language).SelectMany(t => t.Steps).SelectMany(s => s.Expected)
            .Where(l => l.StartsWith("< ", StringComparison.Ordinal)).Select(l => l[2..].Replace("\\", "", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
        var asked = Steps.Where(s => s.Asked(language) is var question && said.Exists(question.IsMatch)).SelectMany(s => s.Seeds).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(Page.Where(i => i.IsAsked && !asked.Contains(i.Id)).Select(i => i.Id));
    }

    [GeneratedRegex(@"^\| (?<id>[A-Z]\d\d) \| .* \| (?<kind>[a-z]+) \| (?<where>.*) \|$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();

    [GeneratedRegex(@"\bG[0-9A-Z.]*\.[a-z0-9]+\b|\b(SOS|ASK)\.[a-z]+\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StepNames();

    /// <summary>A value in a sentence, as it stands in an escaped pattern.</summary>
    [GeneratedRegex(@"\\\{[a-zA-Z]+\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Value();
}
