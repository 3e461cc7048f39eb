using System.Text;

namespace ChatCoach.Coaching.Cards;

/// <summary>
/// What people wrote, inside sentences of ours. It is marked while the sentence is made and escaped only where a card
/// reads Markdown: in an input's label the backslashes would be seen.
/// </summary>
public static class OwnWords
{
    // Noncharacters: no text that comes in holds them (CleanText).
    private const char Begin = '\uFDD0';
    private const char End = '\uFDD1';

    /// <summary>The words, marked where Markdown would read something into them.</summary>
    public static string Mark(string words) => string.Equals(Markdown.Escape(words), words, StringComparison.Ordinal) ? words : $"{Begin}{words}{End}";

    /// <summary>For a text that is read as Markdown.</summary>
    public static string ForMarkdown(string text)
    {
        if (!text.Contains(Begin, StringComparison.Ordinal))
            return Markdown.WithoutLists(text);
        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var begin = text.IndexOf(Begin, at);
            var end = begin < 0 ? -1 : text.IndexOf(End, begin);
            if (end < 0)
                return Markdown.WithoutLists(result.Append(Plain(text[at..])).ToString());
            result.Append(text, at, begin - at).Append(Markdown.Escape(text[(begin + 1)..end]));
            at = end + 1;
        }

        return Markdown.WithoutLists(result.ToString());
    }

    /// <summary>For a text that is shown as it is.</summary>
    public static string Plain(string text) => text.Contains(Begin, StringComparison.Ordinal)
        ? text.Replace($"{Begin}", "", StringComparison.Ordinal).Replace($"{End}", "", StringComparison.Ordinal) : text;
}
