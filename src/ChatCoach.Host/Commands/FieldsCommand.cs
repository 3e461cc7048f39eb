using System.CommandLine;
using System.Globalization;
using System.Text;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Host.Publishing;
using ChatCoach.Storage.Schema;

namespace ChatCoach.Host.Commands;

/// <summary>
/// The verb <c>fields</c>: everything that is stored, with purpose, privacy class, retention and recipients, and who gets what
/// of it, read off the code and the guides (privacy rules P1, P25). Its output is docs/fields.md; a test compares.
/// </summary>
public static class FieldsCommand
{
    public static Command Create()
    {
        var output = new Option<FileInfo?>("--output") { Description = "Where the page is written (default: printed).", HelpName = "FILE" };
        var fields = new Command("fields", "Every stored field with its purpose, class, retention and recipients, then reports, roles and thresholds, as Markdown.") { output };
        fields.SetAction(parsed =>
        {
            if (parsed.GetValue(output) is { } file)
                File.WriteAllText(file.FullName, Page(ContentFolder.Delivered));
            else
                parsed.InvocationConfiguration.Output.Write(Page(ContentFolder.Delivered));
        });
        return fields;
    }

    public static string Page(ContentFolder content)
    {
        var page = new StringBuilder("# What is stored, field by field\n\n")
            .Append("Written by `dotnet run --project src/ChatCoach.Host -- fields --output docs/fields.md` from the code that stores it; change the code, not this page. [What we store](what-we-store.md) tells it in words.\n");
        Section(page, "Columns", "Sealed columns hold nothing that can be read without the key of their owner; what lies in them follows below.", StoredFields.Columns());
        Section(page, "Members of sealed records", "All sealed under the key of the person, of the relationship or of the house.", StoredFields.Members());
        var guides = content.Check().Guides;
        Answers(page, guides);
        UsePage.Append(page, content, guides);
        return page.ToString();
    }

    private static void Section(StringBuilder page, string title, string small, IEnumerable<StoredField> fields)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n{small}\n");
        foreach (var group in fields.GroupBy(f => f.Of))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n### {group.Key}\n\n| field | purpose | class | kept | who can get it |\n|---|---|---|---|---|\n");
            foreach (var field in group)
                Row(page, field.Sealed ? $"{field.Name} (sealed)" : field.Name, field.Why?.Purpose, field.Why is { } why ? KeepingWords.Of(why.Keeping) : null);
        }
    }

    private static void Answers(StringBuilder page, IEnumerable<Guide> guides)
    {
        page.Append("\n## Answers\n\nThe fields questions fill. A question without a field is not stored.\n\n| field | purpose | class | kept | who can get it |\n|---|---|---|---|---|\n");
        foreach (var (keeps, step) in guides.SelectMany(g => g.Steps.Select(s => (g.Keeps, Step: s))).Where(p => p.Step.Field is not null).DistinctBy(p => p.Step.Field).OrderBy(p => p.Step.Field, StringComparer.Ordinal))
            Row(page, step.Field!, step.Purpose, keeps == Keeps.Session ? KeepingWords.Of(Keeping.Led) : KeepingWords.OfAnswer(step.Privacy, ProjectedFields.All.Contains(step.Field!)));
    }

    private static void Row(StringBuilder page, string name, Purpose? purpose, KeepingWords? words) => page.Append(CultureInfo.InvariantCulture,
        $"| {name} | {purpose?.ToString().ToLowerInvariant() ?? "none, nothing about a person"} | {words?.Class ?? "?"} | {words?.Retention ?? "?"} | {words?.Recipients ?? "?"} |\n");
}
