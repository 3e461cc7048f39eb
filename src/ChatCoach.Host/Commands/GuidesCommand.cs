using System.CommandLine;
using System.Globalization;
using ChatCoach.Coaching.Guides;
using ChatCoach.Host.Publishing;

namespace ChatCoach.Host.Commands;

/// <summary>
/// The verbs <c>guides check</c>: every problem with its path, or one line a guide; and <c>guides draw</c>: every guide as a
/// page with its charts. Exit code 1 with problems.
/// </summary>
public static class GuidesCommand
{
    public static Command Create()
    {
        var folder = new Option<string?>("--folder") { Description = "A content folder (default: the one beside the program).", HelpName = "FOLDER" };
        var check = new Command("check", "Check the guides: languages, targets, ways, budgets, words.") { folder };
        check.SetAction(parsed => Check(Content(parsed.GetValue(folder)), parsed.InvocationConfiguration.Output));
        var output = new Option<DirectoryInfo>("--output") { Description = "Where the pages are written.", HelpName = "FOLDER", Required = true };
        var draw = new Command("draw", "Write each guide as a page with a Mermaid flow chart.") { folder, output };
        draw.SetAction(parsed => Draw(Content(parsed.GetValue(folder)), parsed.GetRequiredValue(output), parsed.InvocationConfiguration.Output));
        var guides = new Command("guides", "The guides as data.") { check, draw };
        foreach (var command in ShelfCommands.Create())
            guides.Add(command);
        return guides;
    }

    private static ContentFolder Content(string? path) => path is null ? ContentFolder.Delivered : new ContentFolder(path);

    private static int Check(ContentFolder content, TextWriter output)
    {
        if (Sound(content, output) is not { } guides)
            return 1;
        var shelf = new GuideShelf(guides, content.Vocabularies());
        foreach (var guide in guides)
        {
            var (turns, seconds) = GuideCheck.Longest(guide, shelf);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{guide.Id} version {guide.Version}: {guide.Title.De} / {guide.Title.En}, {guide.Steps.Count} steps, longest way {turns} cards and about {seconds:0} s"));
        }

        return 0;
    }

    private static int Draw(ContentFolder content, DirectoryInfo folder, TextWriter output)
    {
        if (Sound(content, output) is not { } guides)
            return 1;
        folder.Create();
        foreach (var (name, page) in GuidePages.Of(guides, new GuideShelf(guides, content.Vocabularies())))
            File.WriteAllText(Path.Combine(folder.FullName, name), page);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{guides.Count} guides drawn in {folder.FullName}"));
        return 0;
    }

    /// <summary>The guides; null: there are problems, and they were written.</summary>
    private static IReadOnlyList<Guide>? Sound(ContentFolder content, TextWriter output)
    {
        var (guides, problems) = content.Check();
        foreach (var problem in problems)
            output.WriteLine(problem);
        return problems.Count > 0 ? null : guides;
    }
}
