using System.CommandLine;
using ChatCoach.Host.Commands;
using ChatCoach.Host.Publishing;
using ChatCoach.Host.Tests.Manifest;

namespace ChatCoach.Host.Tests.Commands;

/// <summary>The verbs on guides.</summary>
public sealed class GuidesCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("chatcoach-guides-");

    /// <summary>After a change of a guide: dotnet run --project src/ChatCoach.Host -- guides draw --output docs/guides.</summary>
    [Fact]
    public async Task The_charts_in_the_docs_are_those_of_the_guides()
    {
        var code = await RunAsync("guides", "draw", "--output", folder.FullName);

        Assert.Equal(0, code);
        var drawn = Pages(folder.FullName);
        Assert.Equal(drawn.Keys.Order(StringComparer.Ordinal), Pages(Repository.PathOf("docs", "guides")).Keys.Order(StringComparer.Ordinal));
        Assert.All(Pages(Repository.PathOf("docs", "guides")), page => Assert.Equal(drawn[page.Key], page.Value));
    }

    [Fact]
    public async Task Every_guide_has_a_page_with_a_chart_in_both_languages_and_stands_in_the_list()
    {
        await RunAsync("guides", "draw", "--output", folder.FullName);

        var pages = Pages(folder.FullName);
        var guides = ContentFolder.Delivered.Check().Guides;
        Assert.Equal(guides.Count + 1, pages.Count);
        Assert.All(guides, guide =>
        {
            Assert.Equal(3, pages[$"{guide.Id}.md"].Split("```mermaid\nflowchart TD\n").Length);
            Assert.Contains($"[{guide.Id}]({guide.Id}.md) | {guide.Title.De} | {guide.Title.En} |", pages["README.md"], StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task With_a_broken_guide_nothing_is_drawn_and_the_problem_is_named()
    {
        using var said = new StringWriter();

        var code = await RunAsync(said, "guides", "draw", "--folder", folder.FullName, "--output", Path.Combine(folder.FullName, "out"));

        Assert.Equal(1, code);
        Assert.Contains("guides", said.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder.FullName, "out")));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static async Task<int> RunAsync(params string[] args)
    {
        using var said = new StringWriter();
        return await RunAsync(said, args);
    }

    private static Task<int> RunAsync(StringWriter said, params string[] args) =>
        new RootCommand { GuidesCommand.Create() }.Parse(args).InvokeAsync(new() { Output = said });

    private static Dictionary<string, string> Pages(string folder) =>
        Directory.GetFiles(folder).ToDictionary(f => Path.GetFileName(f), File.ReadAllText, StringComparer.Ordinal);
}
