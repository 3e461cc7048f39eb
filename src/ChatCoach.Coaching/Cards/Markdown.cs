using System.Buffers;
using System.Text;

namespace ChatCoach.Coaching.Cards;

/// <summary>Cards read a little Markdown in texts; what a person wrote is shown as it is.</summary>
public static class Markdown
{
    /// <summary>Marks that mean something anywhere in a line.</summary>
    private const string Inline = "\\`*_[]<>~";

    /// <summary>Marks that mean something only where a line begins: headings, lists, quotes.</summary>
    private const string Leading = "#+-";

    /// <summary>Looks like a space and is a letter to Markdown; dates are written with it anyway.</summary>
    private const char NoBreak = '\u00A0';

    /// <summary>All of them, and those of a list with numbers.</summary>
    private static readonly SearchValues<char> Marks = SearchValues.Create(Inline + Leading + ".)");

    /// <summary>The marks of Markdown and HTML escaped by a backslash; a hyphen or a full stop inside the text stays as it is.</summary>
    public static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAny(Marks))
            return text;
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (Inline.Contains(text[i], StringComparison.Ordinal) || (BeginsLine(text, i) && Leading.Contains(text[i], StringComparison.Ordinal)))
                result.Append('\\');
            result.Append(text[i]);
        }

        return WithoutLists(result.ToString());
    }

    /// <summary>
    /// "3. May" at the beginning of a line would become a list, indented, and on some phones counted from one. No backslash:
    /// not every client takes it away again.
    /// </summary>
    public static string WithoutLists(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
            return text;
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            result.Append(text[i]);
            if (text[i] is not ('.' or ')') || !IsListNumber(text, i))
                continue;
            var blank = i + 1 < text.Length && text[i + 1] is ' ' or '\t';
            if (blank || i + 1 == text.Length || text[i + 1] is '\n' or '\r')
                result.Append(NoBreak);
            if (blank)
                i++;
        }

        return result.ToString();
    }

    private static bool BeginsLine(string text, int at)
    {
        while (at > 0 && text[at - 1] is ' ' or '\t')
            at--;
        return at == 0 || text[at - 1] is '\n' or '\r';
    }

    /// <summary>Of "1." or "1)" at the beginning of a line.</summary>
    private static bool IsListNumber(string text, int at)
    {
        var start = at;
        while (start > 0 && char.IsAsciiDigit(text[start - 1]))
            start--;
        return start < at && BeginsLine(text, start);
    }
}
