using System.Globalization;
using System.Text;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Host.Commands;

/// <summary>The pages of the verb <c>guides draw</c>: one a guide with its charts in both languages, and a list of them.</summary>
internal static class GuidePages
{
    private const string Written = "Written by `dotnet run --project src/ChatCoach.Host -- guides draw --output docs/guides`; change the guide, not this page.\n";

    /// <summary>Name and Markdown of every page, in the order of the guides.</summary>
    public static IEnumerable<(string Name, string Content)> Of(IReadOnlyList<Guide> guides, GuideShelf shelf)
    {
        var ordered = guides.OrderBy(g => g.Id, StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.NumericOrdering)).ToList();
        yield return ("README.md", List(ordered, shelf));
        foreach (var guide in ordered)
            yield return ($"{guide.Id}.md", Page(guide, shelf));
    }

    private static string List(IReadOnlyList<Guide> guides, GuideShelf shelf)
    {
        var page = new StringBuilder("# The guides as charts\n\n")
            .Append("A box is a question; those on one card share a frame. A way is named by the answers that take it where there are several. Round ends are other guides: what was left is offered again afterwards. Dotted: the way of who leaves the question out, where no answer takes that way.\n\n")
            .Append("| guide | Deutsch | English | questions | cards on the longest way |\n|---|---|---|---|---|\n");
        foreach (var guide in guides)
            page.Append(CultureInfo.InvariantCulture, $"| [{guide.Id}]({guide.Id}.md) | {guide.Title.De} | {guide.Title.En} | {guide.Steps.Count} | {GuideCheck.Longest(guide, shelf).Turns} |\n");
        return page.Append('\n').Append(Written).ToString();
    }

    private static string Page(Guide guide, GuideShelf shelf)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"# {guide.Id} {guide.Title.De} / {guide.Title.En}\n\n");
        if (guide.Offer is { } offer)
            page.Append(CultureInfo.InvariantCulture, $"> {offer.De}\n>\n> {offer.En}\n\n");
        foreach (var (name, language) in new[] { ("Deutsch", Language.De), ("English", Language.En) })
            page.Append(CultureInfo.InvariantCulture, $"## {name}\n\n```mermaid\n{GuideChart.Mermaid(guide, shelf, language)}```\n\n");
        return page.Append("[All guides](README.md). ").Append(Written).ToString();
    }
}
