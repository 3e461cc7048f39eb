using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Files;

/// <summary>A page by its own: no script, no picture, no address of anything else. Whatever is put in is escaped.</summary>
public sealed class Html
{
    private const string Style = """
        body{font:16px/1.5 system-ui,"Segoe UI",sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1b1b1f;background:#fff;overflow-wrap:anywhere}
        h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem;border-bottom:1px solid #999}h3{font-size:1rem;margin:1.2rem 0 .2rem}
        table{border-collapse:collapse;table-layout:fixed;width:100%}td,th{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid #ccc}td:last-child{padding-right:0}
        .small{color:#555;font-size:.9rem}button{font:inherit;padding:.6rem 1.4rem;border:0;border-radius:4px;background:#4f52b2;color:#fff;cursor:pointer}
        .sign{display:flex;gap:3rem;margin-top:5rem}.sign div{flex:1;border-top:1px solid #000;padding-top:.3rem}
        @page{size:A4;margin:20mm}@media print{body{margin:0;max-width:none;font-size:12pt}tr{break-inside:avoid}}
        """;

    /// <summary>What stands behind the last piece.</summary>
    public const string Foot = "</body></html>\n";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder body = new();

    public static string Encode(string text) => Encoder.Encode(text);

    public Html Heading(int level, string text) => Tag($"h{level}", text);

    public Html Text(string text) => Tag("p", text);

    public Html Small(string text)
    {
        body.Append("<p class=\"small\">").Append(Encode(text)).Append("</p>\n");
        return this;
    }

    /// <summary>A table; with no rows nothing.</summary>
    public Html Table(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
            return this;
        body.Append("<table>");
        if (head.Count > 0)
            Row("th", head);
        all.ForEach(row => Row("td", row));
        body.Append("</table>\n");
        return this;
    }

    /// <summary>Places for two to sign.</summary>
    public Html Signatures(string left, string right)
    {
        body.Append("<div class=\"sign\"><div>").Append(Encode(left)).Append("</div><div>").Append(Encode(right)).Append("</div></div>\n");
        return this;
    }

    /// <summary>One button that posts to the page's own address.</summary>
    public Html PostButton(string label)
    {
        body.Append("<form method=\"post\"><button type=\"submit\">").Append(Encode(label)).Append("</button></form>\n");
        return this;
    }

    /// <summary>The whole page.</summary>
    public string Page(string title, Language language) => Head(title, language) + Take() + Foot;

    /// <summary>What stands before the first piece of a page that is drawn piece by piece.</summary>
    public static string Head(string title, Language language) =>
        $"<!DOCTYPE html>\n<html lang=\"{(language == Language.De ? "de" : "en")}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><meta name=\"robots\" content=\"noindex\">"
        + $"<title>{Encode(title)}</title><style>\n{Style}\n</style></head><body>\n";

    /// <summary>What was put in since the last time.</summary>
    public string Take()
    {
        var piece = body.ToString();
        body.Clear();
        return piece;
    }

    private void Row(string cell, IEnumerable<string> values)
    {
        body.Append("<tr>");
        foreach (var value in values)
            body.Append('<').Append(cell).Append('>').Append(Encode(value)).Append("</").Append(cell).Append('>');
        body.Append("</tr>\n");
    }

    private Html Tag(string tag, string text)
    {
        body.Append('<').Append(tag).Append('>').Append(Encode(text)).Append("</").Append(tag).Append(">\n");
        return this;
    }
}
