using System.Globalization;
using System.Text;

namespace ChatCoach.Coaching.Guides;

/// <summary>
/// A guide as a Mermaid flow chart: its steps, those of one card in one box; the ways between them, named by the options
/// that take them where there are several; the guides it hands over to, as stadiums. Dotted: the way of who leaves it out,
/// where no answer takes that way. An option whose guide is not loaded is not drawn, as it is not shown.
/// </summary>
public static class GuideChart
{
    private const string Break = "<br/>";

    private static readonly Phrase OneCard = new("eine Karte", "one card");
    private static readonly Phrase End = new("Ende", "End");
    private static readonly Phrase LeftOut = new("ausgelassen", "left out");
    private static readonly Phrase AtMost = new("höchstens {0}-mal", "at most {0} times");

    /// <summary>The text of the chart, without the fence of a code block; lines end with a line feed.</summary>
    public static string Mermaid(Guide guide, GuideShelf shelf, Language language)
    {
        var lines = new StringBuilder("flowchart TD\n");
        foreach (var card in guide.Steps.GroupBy(s => s.Card ?? s.Id, StringComparer.Ordinal))
            AddCard(lines, card.Key, [.. card], language);
        var ways = guide.Steps.SelectMany(s => Ways(guide, s, shelf, language)).ToList();
        foreach (var node in ways.Select(w => w.To).Where(n => n.Text is not null).DistinctBy(n => n.Id, StringComparer.Ordinal))
            lines.Append(CultureInfo.InvariantCulture, $"  {node.Id}{node.Text}\n");
        foreach (var way in ways)
            lines.Append(CultureInfo.InvariantCulture, $"  {way.From} {(way.Dotted ? "-.->" : "-->")}{(way.Said.Length == 0 ? "" : $"|\"{way.Said}\"|")} {way.To.Id}\n");
        return lines.ToString();
    }

    private static void AddCard(StringBuilder lines, string card, IReadOnlyList<GuideStep> steps, Language language)
    {
        var indent = steps.Count > 1 ? "    " : "  ";
        if (steps.Count > 1)
            lines.Append(CultureInfo.InvariantCulture, $"  subgraph card_{card}[\"{OneCard.In(language)}\"]\n");
        foreach (var step in steps)
            lines.Append(CultureInfo.InvariantCulture, $"{indent}{IdOf(step)}[\"{Words(step, language)}\"]\n");
        if (steps.Count > 1)
            lines.Append("  end\n");
    }

    private static string Words(GuideStep step, Language language)
    {
        var words = Escape(step.Label.In(language)) + Break + Escape(step.Ask.In(language));
        return step.Times == 0 ? words : words + Break + string.Format(CultureInfo.InvariantCulture, AtMost.In(language), step.Times);
    }

    private static IEnumerable<Way> Ways(Guide guide, GuideStep step, GuideShelf shelf, Language language)
    {
        var taken = Answers(guide, step, shelf, language)
            .Select(a => (To: a.Does is { } repair ? Doing(repair) : Lead(guide, GuideShelf.Leads(step, [a.Value]), shelf, language), a.Label))
            .GroupBy(a => a.To.Id, StringComparer.Ordinal).ToList();
        var without = Lead(guide, GuideShelf.Leads(step, []), shelf, language);
        var branches = taken.Count > 1 || (taken.Count == 1 && taken[0].Key != without.Id);
        foreach (var way in taken)
            yield return new Way(IdOf(step), way.First().To, branches ? string.Join(Break, way.Select(a => Escape(a.Label)).Where(l => l.Length > 0)) : "", false);
        if (taken.TrueForAll(w => w.Key != without.Id))
            yield return new Way(IdOf(step), without, taken.Count == 0 ? "" : LeftOut.In(language), taken.Count > 0);
    }

    /// <summary>What can be answered; own words, a day and a relationship all take one way, which needs no name.</summary>
    private static IEnumerable<(string Value, string Label, Repair? Does)> Answers(Guide guide, GuideStep step, GuideShelf shelf, Language language) => step.Kind switch
    {
        StepKind.Scale5 => Enumerable.Range(1, 5).Select(n => n.ToString(CultureInfo.InvariantCulture)).Select(n => (n, n, (Repair?)null)),
        StepKind.Text or StepKind.Date or StepKind.Relationship => [("", "", null)],
        _ => shelf.OptionsOf(guide, step).Select(o => (o.Id, o.Label.In(language), o.Does)),
    };

    private static Node Lead(Guide guide, string target, GuideShelf shelf, Language language) => shelf.Resolve(guide, target) switch
    {
        Target.ToStep to => new Node(IdOf(to.Step), null),
        Target.ToGuide { Step: null } to => new Node($"guide_{Plain(to.Guide.Id)}", $"([\"{Named(to.Guide, language)}\"])"),
        Target.ToGuide { Step: { } entry } to => new Node($"guide_{Plain(to.Guide.Id)}_{entry.Id}", $"([\"{Named(to.Guide, language)}{Break}{Escape(entry.Label.In(language))}\"])"),
        _ => new Node("done", $"((\"{End.In(language)}\"))"),
    };

    private static Node Doing(Repair repair) => new($"does_{repair}", $"{{{{\"{repair}\"}}}}");

    private static string Named(Guide guide, Language language) => $"{guide.Id} {Escape(guide.Title.In(language))}";

    /// <summary>Ids of ours carry a word before them, for a step may be called "end", which is a word of the language.</summary>
    private static string IdOf(GuideStep step) => $"step_{step.Id}";

    private static string Plain(string guide) => guide.Replace('.', '_');

    /// <summary>Inside quotation marks everything is a letter but these; "1." at the beginning would be read as a list.</summary>
    private static string Escape(string text)
    {
        var escaped = text.Replace("#", "#35;", StringComparison.Ordinal).Replace("\"", "#quot;", StringComparison.Ordinal).Replace("`", "#96;", StringComparison.Ordinal)
            .Replace("&", "#amp;", StringComparison.Ordinal).Replace("<", "#lt;", StringComparison.Ordinal).Replace(">", "#gt;", StringComparison.Ordinal).ReplaceLineEndings(Break);
        var digits = escaped.TakeWhile(char.IsAsciiDigit).Count();
        return digits > 0 && escaped.AsSpan(digits).StartsWith(". ", StringComparison.Ordinal) ? escaped.Insert(digits, "#46;").Remove(digits + "#46;".Length, 1) : escaped;
    }

    /// <summary>Where a way leads; without a text it is a step, which stands above.</summary>
    private sealed record Node(string Id, string? Text);

    private sealed record Way(string From, Node To, string Said, bool Dotted);
}
