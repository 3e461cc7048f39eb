using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;

namespace ChatCoach.Coaching.Content;

/// <summary>Puts values in the place of {names}. A value is never read as a template again.</summary>
public static partial class Placeholders
{
    /// <summary>The names content may use everywhere.</summary>
    public static IReadOnlyList<string> Known { get; } = ["bot", "days", "k", "numbers", "emergency", "complaintBody", "notice", "stem", "people", "yours"];

    /// <summary>The names a question, its options and what is said after them may use besides: what is known of the run.</summary>
    public static IReadOnlyList<string> InSteps { get; } =
        [.. Known, "n", "weeksPlan", "weeks", "agreement", "purposes", "amount", "extrasRule", "date", "group", "update", "missing"];

    /// <summary>Of those, the names nothing may be known for; a sentence with one has another without it.</summary>
    public static IReadOnlyList<string> MayMiss { get; } = ["weeks", "agreement", "purposes", "amount", "extrasRule", "date", "group"];

    /// <summary>
    /// Characters the longest value of a name takes, for the limits of a sentence: of the longest term, the longest date,
    /// three groups of four, an amount as long as it may be. What people wrote at length counts as its name.
    /// </summary>
    private static readonly FrozenDictionary<string, int> Longest = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["stem"] = 12, ["people"] = 34, ["yours"] = 42, ["n"] = 2, ["weeksPlan"] = 16, ["weeks"] = 12, ["amount"] = TeamFrame.MaxAuthority, ["date"] = 18, ["group"] = 39,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The sentence in that language with the values of the configuration.</summary>
    public static string Fill(this CoachContent content, Phrase phrase, Language language, params ReadOnlySpan<(string Name, string Value)> more)
    {
        var text = phrase.In(language);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in more)
            values[name] = value;
        return Name().Replace(text, match => values.GetValueOrDefault(match.Groups[1].Value)
            ?? Common(content, match.Groups[1].Value, language)
            ?? match.Value);
    }

    /// <summary>The names used in a text.</summary>
    public static IEnumerable<string> In(string text) => Name().Matches(text).Select(m => m.Groups[1].Value);

    /// <summary>Characters of a text with the longest values in it.</summary>
    public static int LengthOf(string text) =>
        text.Length + In(text).Sum(name => Longest.TryGetValue(name, out var length) ? length - name.Length - 2 : 0);

    private static string? Common(CoachContent content, string name, Language language) => name switch
    {
        "bot" => content.Values.Bot,
        "days" => content.Values.NoteDays.ToString(CultureInfo.InvariantCulture),
        "k" => content.Values.MinimumGroup.ToString(CultureInfo.InvariantCulture),
        "numbers" => content.Values.Numbers.In(language),
        "emergency" => content.Values.Emergency.In(language),
        "complaintBody" => content.Values.ComplaintBody.In(language),
        "notice" => string.Join("\n\n", content.Notice.Paragraphs.Select(p => content.Fill(p, language))),
        "stem" or "people" or "yours" => content.Terms.ValueOf(name, TeamFrame.Default, language),
        _ => null,
    };

    [GeneratedRegex(@"\{([a-zA-Z]+)\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
