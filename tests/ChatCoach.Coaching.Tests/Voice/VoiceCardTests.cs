using System.Collections.Immutable;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;
using ChatCoach.Coaching.Voice;

namespace ChatCoach.Coaching.Tests.Voice;

/// <summary>The weekly card as the manager of a unit reads it.</summary>
public sealed class VoiceCardTests
{
    private static readonly VoiceSnapshot Week = Weeks.Full;

    [Fact]
    public void A_manager_reads_lanes_asks_period_and_threshold()
    {
        var card = Card(Manager(Week).Say("wochenkarte"));

        Assert.Equal("Stimme der Kundenkontakte – KW 47", card.Title);
        Assert.Equal("Nord", card.Place);
        Assert.Equal(["Was Kunden brauchen", "Was möglich wäre", "Was im Weg steht"], card.Lanes.Select(l => l.Title));
        Assert.Equal(["Nicht selbst entscheiden dürfen", "Eigene Abläufe"], card.Lanes[2].Bars.Select(b => b.Label));
        Assert.Equal(["die meisten, 20 bis 29 Personen", "einige"], card.Lanes[2].Bars.Select(b => b.Word));
        Assert.Equal(["Was das Team von der Leitung braucht", "Entscheiden dürfen", "Weniger Druck zu verkaufen"], card.Asks);
        Assert.Contains("16. November bis 22. November", card.SmallPrint, StringComparison.Ordinal);
        Assert.Contains("mindestens 5 Personen", card.SmallPrint, StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_lead_back_and_what_is_new_or_stands_again_is_said_of_the_same_people_only()
    {
        var before = Week with { Period = "2026-W46", Cells = [new ShownCell("process", Share.Half, null)] };
        var other = before with { Period = "2026-W45", Stands = "all" };
        var talk = Manager(Week, before, other);
        var card = Card(talk.Say("Wochenkarte"));
        Assert.Equal("einige · auch in der Woche davor", Bar(card, "Eigene Abläufe").Word);
        Assert.Equal("die meisten, 20 bis 29 Personen · neu", Bar(card, "Nicht selbst entscheiden dürfen").Word);

        card = Card(talk.Say("Ältere"));
        Assert.EndsWith("KW 46", card.Title, StringComparison.Ordinal);
        Assert.Equal("etwa die Hälfte", Bar(card, "Eigene Abläufe").Word);
        Assert.EndsWith("KW 45", Card(talk.Say("Ältere")).Title, StringComparison.Ordinal);
        Assert.DoesNotContain(talk.Reply!.Buttons, b => b.Label == "Ältere");
    }

    [Fact]
    public void Too_few_voices_are_a_sentence_and_no_number()
    {
        var none = Week with { Stands = null, Cells = [] };
        var card = Card(Manager(none).Say("Wochenkarte"));
        Assert.Contains("keine Zahlen", Assert.Single(card.Paragraphs), StringComparison.Ordinal);
        Assert.Empty(card.Lanes);
        Assert.Equal("Nord", card.Place);

        card = Card(Manager(Week with { Stands = "all", StandsName = "Kundenservice" }).Say("Wochenkarte"));
        Assert.Equal("Kundenservice", card.Place);
        Assert.StartsWith("In Nord allein waren es zu wenige Stimmen. Diese Karte gilt für Kundenservice", card.Paragraphs[0], StringComparison.Ordinal);
        Assert.Contains("noch keine Wochenkarte", Manager().Say("Wochenkarte").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("production")]
    [InlineData("works-council")]
    public void Production_and_works_council_read_on_how_many_cards_a_line_stands(string role)
    {
        var talk = Weeks.Manager(Language.De);
        talk.Place = new OrgPlace(null, null, [role], null);
        ShownCell process = new("process", Share.Some, null), authority = new("authority", Share.Most, 20);
        talk.Spread = [VoiceSpread.Of("2026-W47", 5, [[process, authority], [process], [], [process]]), VoiceSpread.Of("2026-W46", 5, [])];
        var card = Card(talk.Say("Wochenkarte"));
        Assert.Equal("Ganze Organisation", card.Place);
        Assert.Equal(("auf 3 von 3 Karten", 5), (Bar(card, "Eigene Abläufe").Word, Bar(card, "Eigene Abläufe").Filled));
        Assert.Equal(("auf 1 von 3 Karten", 1), (Bar(card, "Nicht selbst entscheiden dürfen").Word, Bar(card, "Nicht selbst entscheiden dürfen").Filled));
        Assert.Contains("nie auf welchen", card.SmallPrint, StringComparison.Ordinal);
        card = Card(talk.Say("Ältere"));
        Assert.Empty(card.Lanes);
        Assert.Contains("keine Einheit genug Stimmen", Assert.Single(card.Paragraphs), StringComparison.Ordinal);
    }

    [Fact]
    public void Four_weeks_together_say_so_and_are_compared_with_the_four_before_only()
    {
        var four = Week with { Period = "2026-W48-4" };
        var before = four with { Period = "2026-W44-4", Cells = [new ShownCell("process", Share.Half, null)] };
        var talk = Manager(four, before, Week with { Period = "2026-W40" });
        var card = Card(talk.Say("Wochenkarte"));
        Assert.Equal("Stimme der Kundenkontakte – 4 Wochen bis KW 48", card.Title);
        Assert.StartsWith("Vier Wochen vom 2. November bis 29. November.", card.SmallPrint, StringComparison.Ordinal);
        Assert.Equal("einige · auch in den vier Wochen davor", Bar(card, "Eigene Abläufe").Word);

        var trend = Card(talk.Say("Verlauf"));
        Assert.StartsWith("Jede Säule steht für vier Wochen, links die älteste: KW 41 bis KW 48.", trend.Paragraphs[0], StringComparison.Ordinal);
        Assert.Equal("▅▂", Bar(trend, "Eigene Abläufe").Drawn);
        Assert.Contains("andere Zeitspanne", trend.Paragraphs[1], StringComparison.Ordinal);

        card = Card(talk.Say("Zurück zur Karte").Say("Ältere"));
        Assert.Equal("etwa die Hälfte", Bar(card, "Eigene Abläufe").Word);
        Assert.EndsWith("– KW 40", Card(talk.Say("Ältere")).Title, StringComparison.Ordinal);
    }

    [Fact]
    public void The_whole_says_when_cards_of_four_weeks_are_among_those_of_a_week()
    {
        var talk = Weeks.Manager(Language.De);
        talk.Place = new OrgPlace(null, null, ["production"], null);
        talk.Spread = [VoiceSpread.Of(new HashSet<string> { "2026-W48", "2026-W48-4" }, 5, [Week.Cells]), VoiceSpread.Of(new HashSet<string> { "2026-W44-4" }, 5, [Week.Cells])];
        var card = Card(talk.Say("Wochenkarte"));
        Assert.EndsWith("– KW 48", card.Title, StringComparison.Ordinal);
        Assert.Contains("Karten über vier Wochen", card.Paragraphs[0], StringComparison.Ordinal);
        card = Card(talk.Say("Ältere"));
        Assert.EndsWith("4 Wochen bis KW 44", card.Title, StringComparison.Ordinal);
        Assert.DoesNotContain(card.Paragraphs, p => p.Contains("Karten über vier Wochen", StringComparison.Ordinal));
    }

    [Fact]
    public void Nobody_else_reads_it_whatever_button_they_send()
    {
        var talk = Manager(Week);
        talk.Place = Places.Employee;
        Assert.Contains("leiten", talk.Say("Wochenkarte").Text, StringComparison.Ordinal);
        foreach (var arg in (string[])["page:0", "off", "day", "tomorrow"])
        {
            talk.Do(new TurnInput.Click(new CardAction(Verbs.Voice, "0123456789abcdef", Arg: arg)));
            Assert.IsNotType<Reply.Voice>(talk.Reply);
            Assert.False(talk.State.VoiceOff);
        }

        talk.Do(new TurnInput.Due(new Nudge(VoiceNudge.Id, NudgeKind.Voice, talk.Now)));
        Assert.Null(talk.Reply);
    }

    [Fact]
    public void It_comes_by_itself_in_working_hours_on_the_day_that_was_chosen()
    {
        // A Monday, 05:10 in Berlin.
        var talk = Manager(Week);
        talk.Now = new DateTimeOffset(2026, 11, 23, 4, 10, 0, TimeSpan.Zero);
        talk.Do(Told(talk));
        Assert.Null(talk.Reply);
        var waits = Assert.Single(talk.Nudges, n => n.Kind == NudgeKind.Voice);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 8, 30, 0, TimeSpan.Zero), waits.Due);
        talk.Now = waits.Due;
        talk.Do(new TurnInput.Due(waits));
        Assert.EndsWith("KW 47", Card(talk).Title, StringComparison.Ordinal);

        talk.Say("An einem anderen Tag schicken").Say("Mittwoch");
        Assert.Contains("am Mittwoch", talk.Text, StringComparison.Ordinal);
        talk.Now = new DateTimeOffset(2026, 11, 30, 8, 0, 0, TimeSpan.Zero);
        talk.Do(Told(talk));
        Assert.Null(talk.Reply);
        Assert.Equal(DayOfWeek.Wednesday, talk.Nudges.Last(n => n.Kind == NudgeKind.Voice).Due.DayOfWeek);

        talk.Say("Wochenkarte").Say("Nicht mehr schicken");
        talk.Now = new DateTimeOffset(2026, 12, 9, 9, 0, 0, TimeSpan.Zero);
        talk.Do(Told(talk));
        Assert.Null(talk.Reply);
        talk.Say("Wochenkarte").Say("Wieder schicken");
        talk.Do(Told(talk));
        Assert.IsType<Reply.Voice>(talk.Reply);
        talk.Say("Morgen wieder erinnern");
    }

    [Fact]
    public void Every_cell_has_words_in_both_languages()
    {
        foreach (var language in new[] { Language.De, Language.En })
        {
            var all = VoiceCells.With(RealContent.Coach.Guides.Vocabularies[VoiceCells.NeedVocabulary].Options.Select(o => o.Id)).Where(c => c.Lane != VoiceLane.AskOnly).ToList();
            var talk = Manager(Week with { Cells = [.. all.Select(c => new ShownCell(c.Id, Share.Half, null))] });
            var card = Card(talk.Say(language == Language.De ? "deutsch" : "english").Say("weekly card"));
            Assert.Equal(all.Count, card.Lanes.Sum(l => l.Bars.Count));
            Assert.All(card.Lanes.SelectMany(l => l.Bars), b => Assert.NotEmpty(b.Label));
        }
    }

    private static TurnInput.Due Told(Talk talk) => new(new Nudge(VoiceNudge.Id, NudgeKind.Voice, talk.Now));

    private static Bar Bar(Reply.Voice card, string label) => card.Lanes.SelectMany(l => l.Bars).Single(b => b.Label == label);

    private static Reply.Voice Card(Talk talk) => Assert.IsType<Reply.Voice>(talk.Reply);

    private static Talk Manager(params ImmutableList<VoiceSnapshot> weeks) => Weeks.Manager(Language.De, weeks);
}
