using ChatCoach.Browser.Tests.Running;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Browser.Tests;

/// <summary>The charts in docs/guides, drawn by Mermaid itself.</summary>
[Collection(InTheHouse.Name)]
public sealed class ChartTests(House house)
{
    private const string Fence = "```mermaid\n";

    /// <summary>Draws a chart and reads what stands in it; "Unsupported markdown" is what Mermaid writes instead of a list.</summary>
    private const string Draw = """
        async chart => {
          const { svg } = await mermaid.render('chart', chart);
          const drawn = new DOMParser().parseFromString(svg, 'text/html').body;
          return [...drawn.querySelectorAll('.nodeLabel, .edgeLabel')].map(label => label.textContent.trim());
        }
        """;

    [NpmBrowserFact]
    public async Task Every_chart_is_drawn_with_the_words_that_were_meant()
    {
        await using var window = await MermaidAsync();

        var charts = Directory.GetFiles(Repository.PathOf("docs", "guides"), "*.md").SelectMany(page => File.ReadAllText(page).Split(Fence).Skip(1)).Select(c => c.Split("```")[0]).ToList();
        Assert.NotEmpty(charts);
        foreach (var chart in charts)
        {
            var labels = await window.Page.EvaluateAsync<string[]>(Draw, chart);

            Assert.Contains(labels, l => l is "Ende" or "End");
            Assert.DoesNotContain(labels, l => l.Contains("Unsupported", StringComparison.Ordinal) || l.Contains('#', StringComparison.Ordinal));
        }

        Assert.Empty(window.Complaints);
    }

    [NpmBrowserFact]
    public async Task What_means_something_to_Mermaid_is_read_as_it_was_written()
    {
        const string Strange = "1. \"Ä\" #1 {n} [x] <b> `c` & d";
        await using var window = await MermaidAsync();

        var guide = GuideThatAsks(Strange);
        var labels = await window.Page.EvaluateAsync<string[]>(Draw, GuideChart.Mermaid(guide, new GuideShelf([guide], []), Language.De));

        Assert.Contains(labels, l => l.EndsWith(Strange, StringComparison.Ordinal));
    }

    private static Guide GuideThatAsks(string words) => new()
    {
        Id = "X",
        Version = 1,
        Title = new Phrase("X", "X"),
        Who = Audience.Employee,
        Goal = "",
        Keeps = Keeps.Nothing,
        Minutes = 1,
        MaxTurns = 1,
        Commands = new WordList([], []),
        Steps =
        [
            new GuideStep
            {
                Id = "end",
                Kind = StepKind.Text,
                Label = new Phrase(words, words),
                Ask = new Phrase(words, words),
                Why = new Phrase("", ""),
                Go = new Dictionary<string, string>(StringComparer.Ordinal) { ["*"] = "END" },
            },
        ],
    };

    private async Task<Window> MermaidAsync()
    {
        var window = await house.OpenAsync("de-DE");
        await window.Page.SetContentAsync("<!doctype html><title>Charts</title>");
        await window.Page.AddScriptTagAsync(new() { Path = await NpmPackages.FileAsync("@mermaid-js", "tiny", "dist", "mermaid.tiny.js") });
        await window.Page.EvaluateAsync("mermaid.initialize({ startOnLoad: false })");
        return window;
    }
}
