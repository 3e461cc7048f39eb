using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace ChatCoach.Coaching.Turns;

/// <summary>Typed words made comparable, in German and English.</summary>
public static class Spoken
{
    private static readonly FrozenDictionary<string, int> Numbers = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["eins"] = 1, ["ein"] = 1, ["eine"] = 1, ["erste"] = 1, ["erstens"] = 1, ["one"] = 1, ["first"] = 1,
        ["zwei"] = 2, ["zwo"] = 2, ["zweite"] = 2, ["two"] = 2, ["second"] = 2,
        ["drei"] = 3, ["dritte"] = 3, ["three"] = 3, ["third"] = 3,
        ["vier"] = 4, ["vierte"] = 4, ["four"] = 4, ["fourth"] = 4,
        ["fuenf"] = 5, ["fuenfte"] = 5, ["five"] = 5, ["fifth"] = 5,
        ["sechs"] = 6, ["six"] = 6, ["sieben"] = 7, ["seven"] = 7, ["acht"] = 8, ["eight"] = 8,
        ["neun"] = 9, ["nine"] = 9, ["zehn"] = 10, ["ten"] = 10, ["elf"] = 11, ["eleven"] = 11,
        ["zwoelf"] = 12, ["twelve"] = 12, ["dreizehn"] = 13, ["thirteen"] = 13, ["vierzehn"] = 14, ["fourteen"] = 14,
        ["fuenfzehn"] = 15, ["fifteen"] = 15, ["sechzehn"] = 16, ["sixteen"] = 16,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly string[] Separators = [",", ";", "+", " und ", " and ", " & "];

    /// <summary>
    /// Lower case, umlauts and ß written out, everything but letters and digits as blanks, blanks collapsed:
    /// "  Zurück! " and "zurueck" become the same word.
    /// </summary>
    public static string Normalise(string text)
    {
        if (IsPlain(text))
            return text;
        var result = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormC).ToLower(CultureInfo.InvariantCulture))
            Append(result, c);
        return result.ToString().Trim();
    }

    /// <summary>Nothing is to be done about small letters and digits with one blank between words.</summary>
    private static bool IsPlain(string text)
    {
        var blank = true;
        foreach (var c in text)
        {
            if (c == ' ' ? blank : c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9')))
                return false;
            blank = c == ' ';
        }

        return !blank || text.Length == 0;
    }

    private static void Append(StringBuilder result, char c)
    {
        var written = c switch
        {
            'ä' => "ae",
            'ö' => "oe",
            'ü' => "ue",
            'ß' => "ss",
            '’' or '\'' or '`' => "",
            _ => null,
        };
        if (written is not null)
            result.Append(written);
        else if (char.IsLetterOrDigit(c))
            result.Append(c);
        else if (result.Length > 0 && result[^1] != ' ')
            result.Append(' ');
    }

    /// <summary>The number of "3", "3." or "drei"; null when it is none.</summary>
    public static int? Number(string text)
    {
        var word = Normalise(text);
        if (Numbers.TryGetValue(word, out var spoken))
            return spoken;
        return int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>The parts of "1, 3" or "genervt und müde".</summary>
    public static IReadOnlyList<string> Parts(string text) =>
        text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
