using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;

namespace ChatCoach.Coaching.Content;

/// <summary>Puts values in the place of {names}. A value is never read as a template again.</summary>
public static class Placeholders
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
        var (begin, length) = NextName(text, 0);
        if (length == 0)
            return text;
        var result = new StringBuilder(text.Length + Room);
        var at = 0;
        for (; length > 0; (begin, length) = NextName(text, at))
        {
            var name = text.AsSpan(begin, length);
            result.Append(text, at, begin - 1 - at);
            if ((Among(more, name) ?? Common(content, name, language)) is { } value)
                result.Append(value);
            else
                result.Append('{').Append(name).Append('}');
            at = begin + length + 1;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Characters a sentence usually grows by.</summary>
    private const int Room = 64;

    /// <summary>The names used in a text.</summary>
    public static IEnumerable<string> In(string text)
    {
        for (var (begin, length) = NextName(text, 0); length > 0; (begin, length) = NextName(text, begin + length + 1))
            yield return text.Substring(begin, length);
    }

    /// <summary>True when the text uses that name.</summary>
    public static bool Uses(string text, string name)
    {
        for (var (begin, length) = NextName(text, 0); length > 0; (begin, length) = NextName(text, begin + length + 1))
            if (text.AsSpan(begin, length).SequenceEqual(name))
                return true;
        return false;
    }

    /// <summary>Where the next {name} of letters stands, without its braces; no length: there is none.</summary>
    private static (int Begin, int Length) NextName(string text, int from)
    {
        for (var brace = text.IndexOf('{', from); brace >= 0; brace = text.IndexOf('{', brace + 1))
        {
            var rest = text.AsSpan(brace + 1);
            var length = rest.IndexOfAnyExcept(Letters);
            if (length > 0 && rest[length] == '}')
                return (brace + 1, length);
        }

        return (0, 0);
    }

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private static string? Among(ReadOnlySpan<(string Name, string Value)> values, ReadOnlySpan<char> name)
    {
        foreach (var (known, value) in values)
            if (name.SequenceEqual(known))
                return value;
        return null;
    }

    /// <summary>Characters of a text with the longest values in it.</summary>
    public static int LengthOf(string text) =>
        text.Length + In(text).Sum(name => Longest.TryGetValue(name, out var length) ? length - name.Length - 2 : 0);

    private static string? Common(CoachContent content, ReadOnlySpan<char> name, Language language) => name switch
    {
        "bot" => content.Values.Bot,
        "days" => content.Values.NoteDays.ToString(CultureInfo.InvariantCulture),
        "k" => content.Values.MinimumGroup.ToString(CultureInfo.InvariantCulture),
        "numbers" => content.Values.Numbers.In(language),
        "emergency" => content.Values.Emergency.In(language),
        "complaintBody" => content.Values.ComplaintBody.In(language),
        "notice" => string.Join("\n\n", content.Notice.Paragraphs.Select(p => content.Fill(p, language))),
        "stem" or "people" or "yours" => content.Terms.ValueOf(name.ToString(), TeamFrame.Default, language),
        _ => null,
    };
}
