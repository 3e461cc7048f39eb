using System.Collections.Immutable;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Turns;

/// <summary>Values in sentences: what is known stands there as it was written, and what is not known is not missed.</summary>
public sealed class StepWordsTests
{
    private const string Strange = "**fett** [a](b) <b>x</b> _so_ 1. `y`";

    [Fact]
    public void Without_any_value_the_other_sentence_is_asked()
    {
        var talk = Decision(null, TeamFrame.Default);

        Assert.StartsWith("Wie läuft es mit dem, was ihr vereinbart habt?\n1. Es hält\n2. Bis zu einer Grenze", talk.Text, StringComparison.Ordinal);
        Assert.Null(Assert.IsType<Reply.Question>(talk.Reply).SmallPrint);
        Assert.StartsWith("Passt das zu eure Kundschaft?", talk.Say("Es hält").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "einem Tag", "1 day")]
    [InlineData(3, "3 Tagen", "3 days")]
    [InlineData(7, "einer Woche", "1 week")]
    [InlineData(45, "6 Wochen", "6 weeks")]
    public void The_oldest_open_agreement_is_printed_with_the_time_since(int days, string german, string english)
    {
        var day = new DateOnly(2026, 5, 4).AddDays(-days);
        var record = RelationshipRecord.New with
        {
            Agreements = [Of("Angebot am Freitag", day), Of("neu", day.AddDays(days - 1)), Of("gehalten", day.AddDays(-9)) with { State = AgreementState.Kept }],
        };

        var talk = Decision(record, TeamFrame.Default);

        Assert.Contains($"Vor {german} habt ihr vereinbart: „Angebot am Freitag“. Wie läuft es?", talk.Text, StringComparison.Ordinal);
        Assert.Contains("Auf deinen Wunsch gezeigt", talk.Text, StringComparison.Ordinal);
        Assert.Contains("Auf deinen Wunsch gezeigt", talk.Card.Json.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains($"{english} ago you agreed: “Angebot am Freitag”.", talk.Say("englisch").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_agreed_today_is_not_asked_after()
    {
        var talk = Decision(RelationshipRecord.New with { Agreements = [Of("heute", new DateOnly(2026, 5, 4))] }, TeamFrame.Default);

        Assert.Contains("Wie läuft es mit dem", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Own_words_stand_as_they_were_written_in_card_and_text()
    {
        var record = RelationshipRecord.New with { Agreements = [Of(Strange, new DateOnly(2026, 5, 1))] };
        var frame = new TeamFrame { Purposes = [Strange], Authority = "*500* €", Gender = "star" };

        var talk = Decision(record, frame);

        Assert.Contains($"vereinbart: „{Strange}“", talk.Text, StringComparison.Ordinal);
        Assert.Contains("2. Bis *500* €", talk.Text, StringComparison.Ordinal);
        var text = DrawnCard.Find(talk.Card.Json, "TextBlock").Select(b => b["text"]!.GetValue<string>()).Single(t => t.StartsWith("Vor 3 Tagen", StringComparison.Ordinal));
        Assert.Equal($"Vor 3 Tagen habt ihr vereinbart: „{Markdown.Escape(Strange)}“. Wie läuft es?", text);
        Assert.Contains(talk.Card.Actions, a => a["title"]!.GetValue<string>() == "Bis *500* €");
        Assert.DoesNotContain("\uFDD0", talk.Card.Json.ToJsonString() + talk.Text, StringComparison.Ordinal);
        Assert.Equal("holds", talk.Say("Es hält").Open.Find("held", 0)!.Values[0]);
    }

    [Fact]
    public void Every_value_that_is_known_stands_in_the_sentence()
    {
        var record = RelationshipRecord.New with
        {
            Decision = new Decision("wait", new DateOnly(2026, 5, 1), new DateOnly(2026, 6, 30), "run"),
            Programme = new Programme(5, 8, null, [], "run"),
        };
        var frame = new TeamFrame { Purposes = ["Ordnung", Strange], Term = "mandant", Gender = "star" };

        var talk = Decision(record, frame).Say("Es hält");

        Assert.StartsWith($"Wir sind da für: Ordnung · {Strange}. Passt das zu euer*eure Mandant*in? Bis 30. Juni 2026 in 3 Terminen, Nachfragen nach 2, 6, 12 und 24 Wochen, über .", talk.Text, StringComparison.Ordinal);
        Assert.Contains($"Ordnung · {Strange}. Passt das zu euer*eure Mandant*in?", talk.Card.Inputs.Single()["label"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.De, "contact,auth,core", "fehlt mir: Zeit für echten Kontakt, Entscheidungsspielraum, Qualität der Leistung. Wer")]
    [InlineData(Language.En, "contact,auth,core", "I’m missing: time for real contact, more room to decide, a better product or service. Who")]
    [InlineData(Language.De, "nothing", "fehlt mir: …. Wer")]
    public void What_was_chosen_reads_well_in_the_middle_of_a_sentence(Language language, string missing, string expected)
    {
        var talk = Talk.Agreed(language).Begin("G6");
        while (!talk.Asked.Contains("ask"))
            _ = talk.Asked.Contains("trio") ? talk.Tap(language == Language.De ? "Weiter" : "Next", ("trio", missing)) : talk.Tap(language == Language.De ? "Überspringen" : "Skip");

        talk.Tap(language == Language.De ? "Nein, ich sage es selbst" : "No, I’ll say it myself");

        Assert.Contains(expected, talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("customer", "Die Kundenseite")]
    [InlineData("auftraggeber", "Die Auftraggeberseite")]
    [InlineData("guest", "the guest side")]
    public void An_option_is_typed_as_it_is_shown(string term, string typed)
    {
        var talk = LoopContent.Agreed();
        talk.Place = OrgPlace.None with { Frame = new TeamFrame { Term = term } };

        talk.Say("extras klären").Say("weiter").Say("Extra").Say("Notiz").Say(typed);

        Assert.Equal("who:0=them", talk.Way(talk.Open).Last());
    }

    [Fact]
    public void An_option_with_an_amount_is_typed_as_it_is_shown_and_stands_so_in_the_summary()
    {
        var talk = Decision(null, new TeamFrame { Authority = "500 €" });
        Assert.Contains("2. Bis 500 €", talk.Text, StringComparison.Ordinal);

        talk.Say("bis 500 €").Say("stopp").Say("behalten").Tap("Zusammenfassung");

        Assert.Contains("Stand: Bis 500 €", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mehr Aufwand, Der Ton", "Es fehlt: Mehr Aufwand, Der Ton.")]
    [InlineData("weiter", "Es fehlt: ….")]
    public void What_was_chosen_before_is_said_after_an_option(string chosen, string said)
    {
        var talk = LoopContent.Agreed().Say("erstes gespräch").Say("weiter").Say(chosen).Say("Anstrengend").Say("Niemand");

        Assert.Contains(said, talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_relationship_is_loaded_only_for_a_sentence_that_names_something_of_it()
    {
        var talk = Handed(out var id);
        var moment = new Moment(talk.Now, [.. Enumerable.Range(0, 16).Select(i => (byte)i)]);
        TurnResult Step(string text) => GuideEngine.Step(LoopContent.Coach, new PersonMemory(talk.State, [.. talk.Runs.Values.Where(r => r.FinishedAt is null)]), talk.Hints, new TurnInput.Text(text), moment);

        Assert.Equal([id], Step("entscheidung").Wants?.Relationships ?? Step("Niemand").Wants!.Relationships);
        Assert.Null(Step("hilfe").Wants);
        Assert.Null(Step("warum").Wants);
    }

    private static Agreement Of(string what, DateOnly on) => new(what, on, what, null, null, "yes", AgreementState.Promised, "run");

    /// <summary>Before the answer that leads to the decision.</summary>
    private static Talk Handed(out string id)
    {
        var talk = LoopContent.Agreed().Say("erstes gespräch").Say("Montagsrunde").Say("weiter").Say("Anstrengend");
        id = talk.State.Relationships.Single().Id;
        return talk;
    }

    /// <summary>At the question after the agreement, with that record and that frame.</summary>
    private static Talk Decision(RelationshipRecord? record, TeamFrame frame)
    {
        var talk = Handed(out var id);
        talk.Place = OrgPlace.None with { Frame = frame };
        if (record is not null)
            talk.Records[id] = record;
        return talk.Say("entscheidung").Say("Montagsrunde");
    }
}
