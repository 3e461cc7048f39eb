using System.Text;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;
using ChatCoach.Coaching.Voice;

namespace ChatCoach.Coaching.Tests.Voice;

/// <summary>How the lines of published cards went, as columns and in words.</summary>
public sealed class VoiceTrendTests
{
    private const int MostBytes = 20 * 1024;

    [Fact]
    public void Eight_weeks_stand_side_by_side_and_one_without_numbers_is_an_empty_place()
    {
        var card = Card(Weeks.Manager(Language.De, Weeks.Ten).Say("Wochenkarte").Say("Verlauf"));
        Assert.Equal(("Verlauf bis KW 47", "Nord"), (card.Title, card.Place));
        Assert.Contains("KW 40 bis KW 47", card.Paragraphs[0], StringComparison.Ordinal);
        var bar = Bar(card, "Nicht selbst entscheiden dürfen");
        Assert.Equal((8, "▅··▂▂·▇▇"), (bar.Trend.Count, bar.Drawn));
        Assert.Equal("etwa die Hälfte, ohne Zahl (2‑mal), einige (2‑mal), ohne Zahl, die meisten (2‑mal)", bar.Word);
        Assert.DoesNotContain(card.Lanes.SelectMany(l => l.Bars), b => b.Word.Contains("Personen", StringComparison.Ordinal));
    }

    [Fact]
    public void A_week_that_was_never_counted_is_an_empty_place_too()
    {
        var card = Card(Weeks.Manager(Language.De, Week(47), Week(45)).Say("Wochenkarte").Say("Verlauf"));
        Assert.Equal("▂·▂", Bar(card, "Eigene Abläufe").Drawn);
        Assert.Contains("KW 45 bis KW 47", card.Paragraphs[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_of_other_people_end_it_and_it_says_so()
    {
        var card = Card(Weeks.Manager(Language.De, Week(47), Week(46), Week(45) with { Stands = "all" }, Week(44)).Say("Wochenkarte").Say("Verlauf"));
        Assert.Equal("▂▂", Bar(card, "Eigene Abläufe").Drawn);
        Assert.Contains("andere Einheiten", card.Paragraphs[1], StringComparison.Ordinal);
        Assert.Single(Card(Weeks.Manager(Language.De, Week(47), Week(46)).Say("Wochenkarte").Say("Verlauf")).Paragraphs);
    }

    [Fact]
    public void Beyond_a_year_the_week_before_the_first_is_the_last_of_the_year_before()
    {
        var trend = VoiceTrend.Of([Week(2) with { Period = "2027-W02" }, Week(1) with { Period = "2027-W01" }, Week(53)]);
        Assert.Equal(["2026-W53", "2027-W01", "2027-W02"], trend.Columns.Select(c => c.Period.Id));
        Assert.All(trend.Columns, c => Assert.Equal(c.Period.Id, c.Card?.Period));
    }

    [Fact]
    public void It_ends_with_the_card_it_was_opened_from_and_leads_back_to_it()
    {
        var talk = Weeks.Manager(Language.De, Weeks.Ten).Say("Wochenkarte").Say("Ältere").Say("Verlauf");
        Assert.Equal("Verlauf bis KW 46", Card(talk).Title);
        Assert.Equal("Stimme der Kundenkontakte – KW 46", Card(talk.Say("Zurück zur Karte")).Title);
    }

    [Fact]
    public void One_card_is_no_trend()
    {
        var talk = Weeks.Manager(Language.De, Week(47), Week(46) with { Stands = null, Cells = [] }).Say("Wochenkarte");
        Assert.DoesNotContain(talk.Reply!.Buttons, b => b.Label == "Verlauf");
        foreach (var arg in (string[])["trend:0:0", "trend:7", "trend:x:y", "trend:"])
        {
            talk.Do(new TurnInput.Click(new CardAction(Verbs.Voice, "0123456789abcdef", Arg: arg)));
            Assert.StartsWith("Stimme der Kundenkontakte", Card(talk).Title, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Nobody_reads_it_who_does_not_read_the_card()
    {
        var talk = Weeks.Manager(Language.De, Weeks.Ten);
        talk.Place = Places.Employee;
        talk.Do(new TurnInput.Click(new CardAction(Verbs.Voice, "0123456789abcdef", Arg: "trend:0:0")));
        Assert.IsNotType<Reply.Voice>(talk.Reply);
    }

    [Fact]
    public void Production_and_works_council_see_on_how_many_cards_a_line_stood()
    {
        var talk = Weeks.Manager(Language.De);
        ShownCell process = new("process", Share.Some, null), frame = new("frame", Share.Most, 20);
        (talk.Place, talk.Spread) = (new OrgPlace(null, null, ["works-council"], null), [VoiceSpread.Of("2026-W47", 5, [[process], [process]]), VoiceSpread.Of("2026-W46", 5, [[process], [frame]])]);
        var card = Card(talk.Say("Wochenkarte").Say("Verlauf"));
        Assert.Equal(("▃█", "1 von 2, 2 von 2"), (Bar(card, "Eigene Abläufe").Drawn, Bar(card, "Eigene Abläufe").Word));
    }

    /// <summary>Every line there is, each of them another every week.</summary>
    [Theory]
    [InlineData(Language.De)]
    [InlineData(Language.En)]
    public void However_much_there_is_each_page_is_a_small_card_and_no_line_is_lost(Language language)
    {
        var cells = VoiceCells.Of(RealContent.Coach.Guides).Where(c => c.Lane != VoiceLane.AskOnly).ToList();
        var talk = Weeks.Manager(language, [.. Enumerable.Range(0, 8).Select(back => Week(47 - back) with { Cells = [.. cells.Select(c => new ShownCell(c.Id, (Share)(back % 2 + 1), null))] })]);
        var labels = new List<string>();
        talk.Say(language == Language.De ? "Wochenkarte" : "Weekly card").Say(language == Language.De ? "Verlauf" : "Trend");
        for (var more = true; more;)
        {
            var card = Card(talk);
            labels.AddRange(card.Lanes.SelectMany(l => l.Bars).Select(b => b.Label));
            Assert.InRange(Encoding.UTF8.GetByteCount(RealContent.Draw(card).ToJsonString()), 1, MostBytes);
            Assert.Empty(CardLint.Problems(RealContent.Draw(card)));
            more = card.Buttons.Exists(b => b.Label is "Weitere Zeilen" or "More lines");
            if (more)
                talk.Say(language == Language.De ? "Weitere Zeilen" : "More lines");
        }

        Assert.Equal(cells.Count, labels.Distinct().Count());
        Assert.Equal(cells.Count, labels.Count);
    }

    private static VoiceSnapshot Week(int number) => Weeks.Full with { Period = $"2026-W{number:00}" };

    private static Bar Bar(Reply.Voice card, string label) => card.Lanes.SelectMany(l => l.Bars).Single(b => b.Label == label);

    private static Reply.Voice Card(Talk talk) => Assert.IsType<Reply.Voice>(talk.Reply);
}
