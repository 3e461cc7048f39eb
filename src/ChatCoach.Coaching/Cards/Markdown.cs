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
            var c = text[i];
            if (Inline.Contains(c, StringComparison.Ordinal) || (BeginsLine(text, i) && Leading.Contains(c, StringComparison.Ordinal)) || (c is '.' or ')' && IsListNumber(text, i)))
                result.Append('\\');
            result.Append(c);
        }

        return result.ToString();
    }

    private static bool BeginsLine(string text, int at)
    {
        while (at > 0 && text[at - 1] is ' ' or '\t')
            at--;
        return at == 0 || text[at - 1] is '\n' or '\r';
    }

    /// <summary>"1." or "1)" at the beginning of a line would become a list.</summary>
    private static bool IsListNumber(string text, int at)
    {
        var start = at;
        while (start > 0 && char.IsAsciiDigit(text[start - 1]))
            start--;
        return start < at && BeginsLine(text, start);
    }
}
