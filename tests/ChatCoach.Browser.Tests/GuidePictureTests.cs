using System.Globalization;
using System.Text;
using ChatCoach.Browser.Tests.Cards;
using ChatCoach.Browser.Tests.Running;
using ChatCoach.Coaching.Guides;
using ChatCoach.Host.Publishing;

namespace ChatCoach.Browser.Tests;

/// <summary>The page docs/guides-in-pictures.md: every question of every guide as it is seen, a sheet for each language.</summary>
[Collection(InTheHouse.Name)]
public sealed class GuidePictureTests(House house)
{
    /// <summary>CSS pixels of a card, as on a phone; three of them stand beside each other on a sheet.</summary>
    private const int Card = 300;
    private const int Columns = 3;
    private const int Sheet = (Columns * (Card + 14)) + 20;

    /// <summary>Bytes of all sheets together: what a clone of the repository may carry for them.</summary>
    private const long MaxBytes = 6 * 1024 * 1024;

    private static readonly IReadOnlyList<Guide> Guides = [.. ContentFolder.Delivered.Check().Guides];

    private static readonly string Folder = Repository.PathOf("docs", "pictures", "guides");

    private static readonly string PageFile = Repository.PathOf("docs", "guides-in-pictures.md");

    [BrowserFact]
    public async Task Every_question_of_every_guide_is_on_its_sheet()
    {
        Directory.CreateDirectory(Folder);
        await using var sheet = await CardSheet.OpenAsync(house, Look.Light, Sheet);
        foreach (var guide in Guides)
        {
            foreach (var language in new[] { Language.De, Language.En })
            {
                var cards = CardsOf(guide, language);
                Assert.Equal(guide.Steps.Select(s => s.Id), cards.SelectMany(c => c.Steps).Distinct(StringComparer.Ordinal).OrderBy(s => At(guide, s)));

                Assert.Empty(await sheet.DrawAsync(cards.Select(c => c.Card), Card, Columns, $"{guide.Id} {guide.Title.In(language)}"));

                if (Pictures.Wanted)
                    await File.WriteAllBytesAsync(Path.Combine(Folder, NameOf(guide, language)), await sheet.PictureAsync());
            }
        }

        if (Pictures.Wanted)
            await File.WriteAllTextAsync(PageFile, Page());
    }

    [Fact]
    public void The_page_shows_every_guide_in_both_languages_and_the_pictures_are_small()
    {
        Assert.Equal(Page(), File.ReadAllText(PageFile));
        Assert.Equal(Guides.SelectMany(g => new[] { NameOf(g, Language.De), NameOf(g, Language.En) }).Order(StringComparer.Ordinal), Directory.GetFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.InRange(Directory.GetFiles(Folder).Sum(f => new FileInfo(f).Length), 1, MaxBytes);
    }

    private static string Page()
    {
        var page = new StringBuilder("# The guides in pictures\n\n")
            .Append("Every question of every guide, as Microsoft’s card renderer draws it in the local chat on a phone. What a person sees between them, for example a summary, and the ways from one to the next stand in the [charts](guides/README.md); whole talks in the [transcripts](transcripts.md).\n\n")
            .Append("Taken by `CHATCOACH_WRITE_PICTURES=1 dotnet test tests/ChatCoach.Browser.Tests --filter GuidePictureTests`, this page too.\n");
        foreach (var guide in Guides.OrderBy(g => g.Id, StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.NumericOrdering)))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {guide.Id} {guide.Title.De} / {guide.Title.En}\n\n");
            foreach (var (name, language) in new[] { ("Deutsch", Language.De), ("English", Language.En) })
                page.Append(CultureInfo.InvariantCulture, $"<details><summary>{name}</summary>\n\n![{guide.Id} {guide.Title.In(language)}, every question](pictures/guides/{NameOf(guide, language)})\n\n</details>\n\n");
            page.Length--;
        }

        return page.ToString();
    }

    /// <summary>The cards of a guide in the order of its steps, each with the steps it asks.</summary>
    private static IReadOnlyList<(SampleCard Card, string[] Steps)> CardsOf(Guide guide, Language language)
    {
        var (start, end) = ($"{guide.Id}-", $".{Suffix(language)}");
        return
        [
            .. GoldenCards.All.Where(c => c.Name.StartsWith(start, StringComparison.Ordinal) && c.Name.EndsWith(end, StringComparison.Ordinal))
                .Select(c => (Card: c, Steps: c.Name[start.Length..^end.Length].Split('+')))
                .OrderBy(c => At(guide, c.Steps[0])).ThenByDescending(c => c.Steps.Length)
                .Select((c, at) => (c.Card with { Caption = $"{at + 1} · {string.Join(", ", c.Steps)}" }, c.Steps)),
        ];
    }

    private static int At(Guide guide, string step) => guide.Steps.ToList().FindIndex(s => s.Id == step);

    private static string NameOf(Guide guide, Language language) => $"{guide.Id}-{Suffix(language)}.png";

    private static string Suffix(Language language) => language == Language.De ? "de" : "en";
}
