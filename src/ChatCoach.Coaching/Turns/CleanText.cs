using System.Globalization;
using System.Text;

namespace ChatCoach.Coaching.Turns;

/// <summary>
/// What came in without characters nobody sees: control and format characters (zero-width, changes of direction) and
/// noncharacters. They would hide words from the safety net, turn a line of ours around, or make two aliases look alike.
/// </summary>
public static class CleanText
{
    /// <summary>The text without them; line ends and tabs stay as line ends and blanks.</summary>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n')
                result.Append('\n');
            else if (rune.Value is '\t')
                result.Append(' ');
            else if (IsSeen(rune))
                result.Append(rune);
        }

        return result.ToString();
    }

    private static bool IsSeen(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format) && !IsNoncharacter(rune.Value);

    /// <summary>U+FDD0 to U+FDEF, and the last two of each plane.</summary>
    private static bool IsNoncharacter(int value) => value is >= 0xFDD0 and <= 0xFDEF || (value & 0xFFFE) == 0xFFFE;
}
