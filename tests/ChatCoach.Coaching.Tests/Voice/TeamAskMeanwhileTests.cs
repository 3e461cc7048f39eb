using System.Collections.Immutable;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Council;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;
using ChatCoach.Coaching.Voice;

namespace ChatCoach.Coaching.Tests.Voice;

/// <summary>What others did between a card and the tap on it: who leads the unit too, the works council, who made somebody another unit's.</summary>
public sealed class TeamAskMeanwhileTests
{
    private static readonly DateTimeOffset Friday = new(2026, 11, 27, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Monday = new(2026, 11, 30, 9, 0, 0, TimeSpan.Zero);
    private static readonly TeamAsk Authority = new("north", VoiceAsk.Authority, "2026-W46", "2026-W47") { State = AskState.Heard, AnsweredOn = new DateOnly(2026, 11, 17), ToldOn = new DateOnly(2026, 11, 17) };
    private static readonly TeamAsk Decided = Authority with { State = AskState.Decided, Words = "Nein, bis 100 Euro.", Version = 7 };
    private static readonly TeamAsk Running = Authority with { Question = new TeamQuestion("Reichen 200 Euro?", "2026-W49") };

    [Fact]
    public void An_old_card_that_says_working_on_it_opens_nothing_that_was_decided()
    {
        var talk = Manager(Authority).Say("Antworten der Leitung").Say("Entscheiden dürfen");
        var old = talk.Click("Wir arbeiten daran");
        talk.Asks = new TeamAsks([Decided], null);
        talk.Do(old);
        Assert.Equal(Decided, Only(talk));
        Assert.Contains("Das war schon weiter", talk.Text, StringComparison.Ordinal);
        Assert.Equal(AskState.Working, Only(talk.Say("Doch wieder offen")).State);
    }

    [Fact]
    public void An_old_card_that_opens_again_moves_nothing_that_is_open()
    {
        var talk = Manager(Decided).Say("Antworten der Leitung").Say("Entscheiden dürfen");
        var old = talk.Click("Doch wieder offen");
        talk.Asks = new TeamAsks([Authority], null);
        Assert.Equal(Authority, Only(talk.Do(old)));
    }

    [Fact]
    public void What_somebody_else_changed_after_the_preview_is_shown_before_anything_is_sent()
    {
        var talk = Manager(Authority).Say("Antworten der Leitung").Say("Entscheiden dürfen").Say("Antwort ans Team").Say("Wir sprechen am Dienstag darüber.");
        talk.Asks = new TeamAsks([Decided], null);
        talk.Say("Ans Team senden");
        Assert.Equal(Decided, Only(talk));
        Assert.Contains("Das war schon weiter", talk.Text, StringComparison.Ordinal);
        Assert.Contains("entschieden", talk.Text, StringComparison.Ordinal);
        Assert.Contains("Wir sprechen am Dienstag darüber.", talk.Text, StringComparison.Ordinal);
        Assert.Equal((AskState.Decided, "Wir sprechen am Dienstag darüber."), (Only(talk.Say("Ans Team senden")).State, Only(talk).Words));
    }

    [Theory]
    [InlineData("Antwort ans Team", "Wir sprechen darüber.", "Ans Team senden")]
    [InlineData("Zuständig machen", "Anna", "In zwei Wochen")]
    [InlineData("Nachfragen an alle", "Reichen 200 Euro?", "Am Montag fragen")]
    public void While_cards_are_stopped_nothing_begun_before_is_sent(string button, string words, string send)
    {
        foreach (var before in (int[])[1, 2])
        {
            var talk = Manager(Authority).Say("Antworten der Leitung").Say("Entscheiden dürfen").Say(button);
            if (before == 2)
                talk.Say(words);
            talk.Paused = [Pausable.WeeklyCard];
            talk.Say(before == 1 ? words : send);
            Assert.Equal(Authority, Only(talk));
            Assert.Contains("angehalten", talk.Text, StringComparison.Ordinal);
            Assert.Null(talk.State.Aside);
        }
    }

    [Fact]
    public void Who_leads_no_unit_any_more_is_not_asked_to_send_what_they_wrote()
    {
        var talk = Manager(Authority).Say("Antworten der Leitung").Say("Entscheiden dürfen").Say("Antwort ans Team");
        talk.Place = Places.Employee;
        talk.Say("Wir sprechen darüber.");
        Assert.Equal(Authority, Only(talk));
        Assert.DoesNotContain(talk.Reply!.Buttons, b => b.Label == "Ans Team senden");
        Assert.Null(talk.State.Aside);
    }

    /// <summary>The safety net stands in front of all that (guides B.19).</summary>
    [Fact]
    public void Who_writes_in_need_is_helped_first_also_when_nothing_can_be_answered()
    {
        var talk = Manager(Authority).Say("Antworten der Leitung").Say("Entscheiden dürfen").Say("Antwort ans Team");
        var sent = talk.Click("Weiter", ("words", "Ich will nicht mehr leben."));
        talk.Paused = [Pausable.WeeklyCard];
        talk.Do(sent);
        Assert.Contains("Telefon", talk.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_card_of_the_old_unit_answers_nothing_in_the_new_one()
    {
        var talk = Manager(Authority).Say("Antworten der Leitung").Say("Entscheiden dürfen").Say("Antwort ans Team").Say("Nur für den Norden.");
        var south = Authority with { Unit = "south.2:3" };
        (talk.Place, talk.Asks) = (Places.Manager with { Unit = "south.2:3", UnitName = "Süd" }, new TeamAsks([south], null));
        talk.Say("Ans Team senden");
        Assert.Equal(south, Only(talk));
        Assert.Contains("gibt es so nicht mehr", talk.Text, StringComparison.Ordinal);
        talk.Say("Entscheiden dürfen").Say("Antwort ans Team").Say("Für den Süden.").Say("Ans Team senden");
        Assert.Equal("Für den Süden.", Only(talk).Words);
    }

    [Fact]
    public void An_answer_to_last_months_question_is_none_to_this_weeks()
    {
        var talk = Employee(Running).Say("Antworten der Leitung").Say("Nachfrage: Entscheiden dürfen");
        var old = talk.Click("Ja");
        (talk.Asks, talk.Now) = (new TeamAsks([Authority with { Question = new TeamQuestion("Sollen wir die Prämie streichen?", "2026-W52") }], null), Monday.AddDays(21));
        talk.Do(old);
        Assert.Empty(talk.Contributions);
        Assert.Contains("läuft gerade nicht", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_can_be_taken_back_and_counts_with_the_unit_that_asked()
    {
        var talk = Employee(Running with { Unit = "whole" }).Say("Antworten der Leitung").Say("Nachfrage: Entscheiden dürfen").Say("Ja");
        Assert.Equal(("asked.authority:yes", "whole"), (Assert.Single(talk.Contributions).Code, talk.Contributions[0].Unit));
        talk.Say("Antwort zurücknehmen");
        Assert.Empty(talk.Contributions);
        Assert.Contains("zählt nicht mehr mit", talk.Text, StringComparison.Ordinal);
        talk.Say("Nachfrage: Entscheiden dürfen").Say("Nein");
        Assert.Equal("asked.authority:no", Assert.Single(talk.Contributions).Code);
    }

    /// <summary>Two at once could be asked of nearly the same people, and what differs would be one answer (privacy rule P5).</summary>
    [Fact]
    public void Of_a_unit_there_is_one_question_at_a_time()
    {
        var time = Authority with { Ask = VoiceAsk.Time };
        var talk = Manager(time).Say("Antworten der Leitung").Say("Zeit für echten Kontakt").Say("Nachfragen an alle").Say("Reichen 200 Euro?");
        talk.Asks = new TeamAsks([Running, time], null);
        talk.Say("Am Montag fragen");
        Assert.All(talk.Asks.OfUnit, ask => Assert.Equal(ask.Ask == VoiceAsk.Time ? null : Running.Question, ask.Question));
        Assert.Contains("ist schon geplant oder läuft gerade", talk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(talk.Reply!.Buttons, b => b.Label == "Nachfragen an alle");
        talk.Asks = new TeamAsks([Running with { Question = Running.Question! with { Result = [] } }, time], null);
        Assert.Contains(talk.Say("Antworten der Leitung").Say("Zeit für echten Kontakt").Reply!.Buttons, b => b.Label == "Nachfragen an alle");
    }

    [Fact]
    public void What_waited_longer_than_news_are_new_is_told_all_the_same()
    {
        var talk = Employee(Decided with { ToldOn = new DateOnly(2026, 10, 30) });
        talk.Do(new TurnInput.Due(new Nudge(TeamAskNudge.Id, NudgeKind.TeamAsk, talk.Now)));
        Assert.Contains("Neues von eurer Leitung: Entscheiden dürfen.", talk.Text, StringComparison.Ordinal);
    }

    /// <summary>Units come together: of two asks of one kind the open one is shown, so that neither is lost.</summary>
    [Fact]
    public void An_open_ask_is_not_hidden_by_a_newer_closed_one()
    {
        var talk = Manager(Decided with { Unit = "south", Since = "2026-W47" }, Authority);
        Assert.Contains("gehört, offen seit 16. November", talk.Say("Antworten der Leitung").Text, StringComparison.Ordinal);
        talk.Say("Entscheiden dürfen").Say("Wir arbeiten daran");
        Assert.Equal(AskState.Working, talk.Asks.OfUnit.Single(a => a.Unit == "north").State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Where_nobody_leads_the_page_says_that_nobody_can_answer(bool led)
    {
        var talk = Employee(Authority with { State = AskState.Raised });
        talk.Asks = talk.Asks with { IsLed = led };
        Assert.Equal(!led, talk.Say("Antworten der Leitung").Text.Contains("Zurzeit leitet niemand deine Einheit", StringComparison.Ordinal));
    }

    private static Talk Manager(params ImmutableList<TeamAsk> asks)
    {
        var talk = Weeks.Manager(Language.De, Weeks.Full);
        (talk.Asks, talk.Now) = (new TeamAsks(asks, null), Friday);
        return talk;
    }

    private static Talk Employee(TeamAsk ask)
    {
        var talk = Talk.Agreed(Language.De);
        talk = talk.With(talk.State with { CountsFrom = new DateOnly(2026, 11, 2) });
        (talk.Place, talk.Asks, talk.Now) = (Places.Employee, new TeamAsks([ask], null), Monday);
        return talk;
    }

    private static TeamAsk Only(Talk talk) => Assert.Single(talk.Asks.OfUnit);
}
