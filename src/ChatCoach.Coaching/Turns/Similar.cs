using System.Globalization;
using System.Text;

namespace ChatCoach.Coaching.Turns;

/// <summary>Whether a typed alias is a known one with a slip of the finger: "Müler" for "Müller", but never "Team B" for "Team A".</summary>
public static class Similar
{
    /// <summary>Letters a word needs to have a slip in it: a shorter one is too easily another word.</summary>
    private const int OneSlip = 4;

    /// <summary>Letters a word needs to have two.</summary>
    private const int TwoSlips = 8;

    /// <summary>True when the two differ by slips alone, word by word. The same alias is not similar but the same.</summary>
    public static bool Matches(string alias, string known)
    {
        var (typed, listed) = (Spoken.Normalise(alias), Spoken.Normalise(known));
        var (a, b) = (Words(typed), Words(listed));
        return !string.Equals(typed, listed, StringComparison.Ordinal) && a.Length == b.Length && a.Zip(b).All(pair => AreAlike(pair.First, pair.Second));
    }

    private static string[] Words(string normalised) => WithoutAccents(normalised).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string WithoutAccents(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                result.Append(c);
        return result.ToString();
    }

    /// <summary>The same word, or one with few slips in it. A number is never mistyped.</summary>
    private static bool AreAlike(string a, string b)
    {
        var letters = Math.Min(a.Length, b.Length);
        return string.Equals(a, b, StringComparison.Ordinal)
            || (letters >= OneSlip && !a.Any(char.IsDigit) && !b.Any(char.IsDigit) && Distance(a, b) <= (letters < TwoSlips ? 1 : 2));
    }

    /// <summary>Damerau and Levenshtein: letters put in, left out, replaced, or two neighbours swapped.</summary>
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }

                var replaced = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(replaced, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[a.Length, b.Length];
    }
}
