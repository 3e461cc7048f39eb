using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Tests.Play;

namespace ChatCoach.Coaching.Tests.Cards;

/// <summary>Values as bars, above a question and in a summary.</summary>
public sealed class BarsTests
{
    private static readonly Bar[] Bars = [new("Klarheit", 2, "wackelig"), new("Gleichwertigkeit", 5, "trägt"), new("Lebendigkeit", 0, "offen")];

    [Fact]
    public void They_read_in_text_without_any_colour()
    {
        var lines = CardText.Of(Question, RealContent.Coach).Split('\n');

        Assert.Equal(["Klarheit ■■□□□ wackelig", "Gleichwertigkeit ■■■■■ trägt", "Lebendigkeit □□□□□ offen"], lines.Take(3));
        Assert.Contains("Klarheit ■■□□□ wackelig", CardText.Of(Summary, RealContent.Coach), StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_card_each_stands_between_its_name_and_its_word()
    {
        foreach (var reply in new Reply[] { Question, Summary })
        {
            var card = RealContent.Draw(reply);
            Assert.Empty(CardLint.Problems(card));
            var rows = DrawnCard.Find(card, "ColumnSet").Select(r => string.Join(' ', DrawnCard.Find(r, "TextBlock").Select(t => t["text"])));
            Assert.Equal(["Klarheit ■■□□□ wackelig", "Gleichwertigkeit ■■■■■ trägt", "Lebendigkeit □□□□□ offen"], rows.Where(r => r.Contains('□') || r.Contains('■')));
        }
    }

    [Fact]
    public void Every_input_of_every_card_says_what_is_wrong_with_it() =>
        Assert.DoesNotContain(Samples.All.SelectMany(s => new DrawnCard(RealContent.Draw(s.Reply)).Inputs), i => string.IsNullOrWhiteSpace(i["errorMessage"]?.GetValue<string>()));

    private static Reply.Question Question => Assert.IsType<Reply.Question>(Talk.Agreed().Reply) with { Bars = [.. Bars] };

    private static Reply.Summary Summary => Assert.IsType<Reply.Summary>(Talk.CheckedIn().Tap("Zusammenfassung").Reply) with { Bars = [.. Bars] };
}
