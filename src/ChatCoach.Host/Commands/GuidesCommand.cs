using System.CommandLine;
using System.Globalization;
using ChatCoach.Coaching.Guides;
using ChatCoach.Host.Publishing;

namespace ChatCoach.Host.Commands;

/// <summary>The verb <c>guides check</c>: every problem with its path, or one line a guide. Exit code 1 with problems.</summary>
internal static class GuidesCommand
{
    public static Command Create()
    {
        var folder = new Option<string?>("--folder") { Description = "A content folder (default: the one beside the program).", HelpName = "FOLDER" };
        var check = new Command("check", "Check the guides: languages, targets, ways, budgets, words.") { folder };
        check.SetAction(parsed => Check(parsed.GetValue(folder) is { } path ? new ContentFolder(path) : ContentFolder.Delivered, parsed.InvocationConfiguration.Output));
        return new Command("guides", "The guides as data.") { check };
    }

    private static int Check(ContentFolder content, TextWriter output)
    {
        var (guides, problems) = content.Check();
        foreach (var problem in problems)
            output.WriteLine(problem);
        if (problems.Count > 0)
            return 1;
        var shelf = new GuideShelf(guides, content.Vocabularies());
        foreach (var guide in guides)
        {
            var (turns, seconds) = GuideCheck.Longest(guide, shelf);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{guide.Id} version {guide.Version}: {guide.Title.De} / {guide.Title.En}, {guide.Steps.Count} steps, longest way {turns} cards and about {seconds:0} s"));
        }

        return 0;
    }
}
