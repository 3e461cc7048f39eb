using System.Globalization;
using System.Text.RegularExpressions;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Content;

/// <summary>Puts values in the place of {names}. A value is never read as a template again.</summary>
public static partial class Placeholders
{
    /// <summary>The names content may use everywhere.</summary>
    public static IReadOnlyList<string> Known { get; } = ["bot", "days", "k", "numbers", "emergency", "complaintBody", "notice"];

    /// <summary>The sentence in that language with the values of the configuration.</summary>
    public static string Fill(this CoachContent content, Phrase phrase, Language language, params ReadOnlySpan<(string Name, string Value)> more)
    {
        var text = phrase.In(language);
        if (!text.Contains('{', StringComparison.Ordinal))
            return text;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in more)
            values[name] = value;
        return Name().Replace(text, match => values.GetValueOrDefault(match.Groups[1].Value)
            ?? Common(content, match.Groups[1].Value, language)
            ?? match.Value);
    }

    /// <summary>The names used in a text.</summary>
    public static IEnumerable<string> In(string text) => Name().Matches(text).Select(m => m.Groups[1].Value);

    private static string? Common(CoachContent content, string name, Language language) => name switch
    {
        "bot" => content.Values.Bot,
        "days" => content.Values.NoteDays.ToString(CultureInfo.InvariantCulture),
        "k" => content.Values.MinimumGroup.ToString(CultureInfo.InvariantCulture),
        "numbers" => content.Values.Numbers.In(language),
        "emergency" => content.Values.Emergency.In(language),
        "complaintBody" => content.Values.ComplaintBody.In(language),
        "notice" => string.Join("\n\n", content.Notice.Paragraphs.Select(p => content.Fill(p, language))),
        _ => null,
    };

    [GeneratedRegex(@"\{([a-zA-Z]+)\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
