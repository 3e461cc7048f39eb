using ChatCoach.Coaching.Content;
using ChatCoach.Coaching.Guides;
using ChatCoach.Host.Manifest;

namespace ChatCoach.Host.Tests.Manifest;

/// <summary>Teams sends the title of a command as a message, in the language of the person's Teams and not of the conversation.</summary>
public sealed class CommandTests
{
    private static readonly string ContentFolder = Path.Combine(AppContext.BaseDirectory, "Content");
    private static readonly RepairLexicon Repairs = ContentFile.Repairs("repair.json", Read("repair.json"));

    private static readonly IReadOnlyList<Guide> Guides =
    [
        .. Directory.EnumerateFiles(Path.Combine(ContentFolder, "guides"), "*.json")
            .Select(file => ContentFile.Guide(Path.GetFileName(file), File.ReadAllText(file))),
    ];

    private static string Read(string file) => File.ReadAllText(Path.Combine(ContentFolder, file));

    /// <summary>The repair or the guide that a message means as a whole; null: the coach would not understand it.</summary>
    private static string? Meaning(string text) =>
        Repairs.Find(text)?.ToString()
        ?? Guides.FirstOrDefault(guide => guide.Commands.All.Any(command => command.Equals(text, StringComparison.OrdinalIgnoreCase)))?.Id;

    [Fact]
    public async Task The_coach_understands_every_title_and_both_languages_mean_the_same()
    {
        var titles = ManifestTexts.CommandTitles(await Packages.SourceAsync());

        Assert.NotEmpty(titles);
        Assert.All(titles, title => Assert.NotNull(Meaning(title.English)));
        Assert.All(
            titles.Where(title => title != ("Deutsch", "English")),
            title => Assert.Equal(Meaning(title.English), Meaning(title.German)));
    }

    [Fact]
    public void The_command_for_the_other_language_names_that_language() =>
        Assert.Equal(("German", "English"), (Meaning("Deutsch"), Meaning("English")));
}
