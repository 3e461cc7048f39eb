using System.Text;

namespace ChatCoach.Coaching.Cards;

/// <summary>Cards read a little Markdown in texts; what a person wrote is shown as it is.</summary>
public static class Markdown
{
    private const string Marks = "\\`*_{}[]()#+-.!|<>~";

    /// <summary>Every mark of Markdown and HTML escaped by a backslash.</summary>
    public static string Escape(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (Marks.Contains(c, StringComparison.Ordinal))
                result.Append('\\');
            result.Append(c);
        }

        return result.ToString();
    }
}
