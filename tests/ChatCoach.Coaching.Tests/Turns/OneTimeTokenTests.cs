using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Turns;

/// <summary>A click that comes twice, late, or from somewhere else (pitfalls D1, D5, D35).</summary>
public sealed class OneTimeTokenTests
{
    [Fact]
    public void The_same_click_again_changes_nothing_and_gets_the_current_card()
    {
        var talk = Talk.Agreed();
        var click = talk.Click("Weiter", ("client", "Montagsrunde"), ("strain", "4"));
        talk.Do(click);
        var before = talk.Runs.Values.Single().Answers;

        talk.Do(click);

        Assert.Equal(["feel", "body"], talk.Asked);
        Assert.Equal(before, talk.Runs.Values.Single().Answers);
        Assert.Single(talk.State.Relationships);
    }

    [Theory]
    [InlineData("Behalten", "4")]
    [InlineData("Ändern", "5")]
    public void The_same_card_with_other_content_is_asked_about(string say, string state)
    {
        var talk = Talk.Agreed();
        var other = talk.Click("Weiter", ("client", "Montagsrunde"), ("strain", "5"));
        talk.Tap("Weiter", ("client", "Montagsrunde"), ("strain", "4"));

        talk.Do(other);
        Assert.Contains("schon beantwortet", talk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("5", talk.Text, StringComparison.Ordinal);
        talk.Tap(say);

        Assert.Equal(state, Value(talk, "strain"));
        Assert.Equal(["feel", "body"], talk.Asked);
    }

    [Fact]
    public void A_late_click_fills_only_what_is_left()
    {
        var talk = Talk.Agreed();
        var late = talk.Click("Weiter", ("client", ""), ("strain", "4"));
        talk.Say("Montagsrunde");

        talk.Do(late);

        Assert.Equal("Montagsrunde", Alias(talk));
        Assert.Equal("4", Value(talk, "strain"));
        Assert.Equal(["feel", "body"], talk.Asked);
    }

    [Fact]
    public void A_late_click_that_says_something_else_fills_what_is_left_and_asks_about_the_rest()
    {
        var talk = Talk.Agreed();
        var late = talk.Click("Weiter", ("client", "Dienstagsrunde"), ("strain", "4"));
        talk.Say("Montagsrunde");

        talk.Do(late);
        Assert.Contains("schon beantwortet", talk.Text, StringComparison.Ordinal);
        Assert.Equal(("Montagsrunde", "4"), (Alias(talk), Value(talk, "strain")));
        talk.Tap("Ändern");

        Assert.Equal("Dienstagsrunde", Alias(talk));
        Assert.Equal(["feel", "body"], talk.Asked);
    }

    [Fact]
    public void What_a_late_card_could_not_say_is_not_asked_about()
    {
        var talk = Talk.Agreed();
        var late = talk.Click("Weiter", ("client", new string('x', 90)), ("strain", "17"));
        talk.Say("Montagsrunde").Say("4");

        Assert.Equal(["feel", "body"], talk.Do(late).Asked);
    }

    [Fact]
    public void An_old_card_never_empties_an_answer_that_is_open_again()
    {
        var talk = Talk.Agreed();
        var late = talk.Click("Weiter", ("client", "Montagsrunde"), ("strain", ""));
        talk.Say("Montagsrunde").Say("4").Say("zurück");
        Assert.Equal(["strain"], talk.Asked);

        talk.Do(late);

        Assert.Equal("4", Value(talk, "strain"));
    }

    [Fact]
    public void An_old_card_may_answer_the_question_that_is_open_again_but_not_its_neighbour()
    {
        var talk = Talk.Agreed().Say("Montagsrunde").Say("4");
        var late = talk.Do(new TurnInput.Again(talk.State.ActiveRun)).Click("Weiter", ("feel", "calm"), ("body", "breath"));
        talk.Say("genervt").Say("Hitze").Say("ändern").Say("Gefühle");

        talk.Do(late);

        Assert.Equal(("calm", "heat"), (Value(talk, "feel"), Value(talk, "body")));
        Assert.Equal("keep-or-change", talk.State.Aside?.Kind);
    }

    [Fact]
    public void The_last_click_of_a_guide_that_keeps_nothing_may_come_twice()
    {
        var talk = Talk.Agreed().Say("sos").Say("So war es nicht gemeint");
        var click = talk.Click("Weiter");
        talk.Do(click);

        talk.Do(click);

        Assert.DoesNotContain("nicht mehr gibt", talk.Text, StringComparison.Ordinal);
        Assert.IsType<Reply.Menu>(talk.Reply);
    }

    [Fact]
    public void An_old_card_of_the_way_to_help_leads_to_help()
    {
        var talk = Talk.Agreed().Say("sos");
        var old = talk.Click("Nummern zeigen");
        talk.Say("stopp").Wait(TimeSpan.FromDays(2)).Do(new TurnInput.Tidy());

        Assert.Equal("SOS", Assert.IsType<Reply.Question>(talk.Do(old).Reply).Ref.Guide);
    }

    [Fact]
    public void A_card_with_another_persons_run_gets_a_clear_answer_and_nothing_of_it()
    {
        var other = Talk.Agreed().Say("Geheimrunde").Say("1");
        var talk = Talk.Agreed();

        talk.Do(other.Click("Es war einfach anstrengend"));

        Assert.Contains("gehört zu einem Gespräch, das es nicht mehr gibt", talk.Text, StringComparison.Ordinal);
        Assert.Equal(["client", "strain"], talk.Asked);
        Assert.Empty(talk.Runs.Values.Single().Answers);
        Assert.DoesNotContain("Geheim", talk.Card.Json.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_card_of_a_run_with_a_token_that_was_never_given_out_changes_nothing()
    {
        var talk = Talk.Agreed();
        var run = talk.Runs.Keys.Single();

        talk.Do(new TurnInput.Click(new CardAction(Verbs.Answer, "guessed", run, "strain", null, System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("strain", "4"))));

        Assert.Empty(talk.Runs[run].Answers);
        Assert.Equal(["client", "strain"], talk.Asked);
    }

    [Fact]
    public void Starting_twice_by_a_repeated_click_starts_once()
    {
        var talk = Talk.CheckedIn().Say("was kannst du");
        var start = talk.Click("Kurz durchatmen");
        talk.Do(start).Do(start);

        Assert.Single(talk.Runs.Values, r => r.FinishedAt is null);
        Assert.Equal(2, talk.Wait(TimeSpan.FromMinutes(11)).Say("Montagsrunde").Do(start).Runs.Values.Count(r => r.FinishedAt is null));
    }

    [Fact]
    public void Back_by_a_repeated_click_goes_back_once()
    {
        var talk = Talk.Agreed().Tap("Weiter", ("strain", "4")).Tap("Weiter", ("feel", "calm"));
        var back = talk.Click("Zurück");

        Assert.Equal(["feel", "body"], talk.Do(back).Asked);
        Assert.Equal(["feel", "body"], talk.Do(back).Asked);
    }

    [Fact]
    public void A_link_of_an_old_finished_card_leaves_the_open_run_alone()
    {
        var talk = Talk.Agreed();
        var old = talk.Click("Überspringen");
        talk.Say("Montagsrunde").Say("4").Say("stopp").Say("behalten").Say("check-in").Say("Dienstagsrunde");
        var open = talk.Runs.Values.Single(r => r.FinishedAt is null);

        talk.Do(old);

        Assert.Equal(open.Answers, talk.Runs[open.Id].Answers);
        Assert.Contains("Fertig", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_and_sos_work_on_the_oldest_card()
    {
        var talk = Talk.Agreed();
        var (help, sos) = (talk.Click("Hilfe"), talk.Click("SOS"));
        talk.Say("vergiss mich").Say("Alle Check-ins und Decknamen").Say("ja");
        Assert.Empty(talk.Runs);

        Assert.IsType<Reply.Menu>(talk.Do(help).Reply);
        Assert.Equal("SOS", Assert.IsType<Reply.Question>(talk.Do(sos).Reply).Ref.Guide);
    }

    [Fact]
    public void The_same_activity_again_changes_nothing_that_was_said()
    {
        var talk = Talk.Agreed().Tap("Weiter", ("client", "Montagsrunde"), ("strain", "4"));
        var run = talk.Runs.Values.Single();

        talk.Do(new TurnInput.Again(run.Id));

        Assert.Equal(["feel", "body"], talk.Asked);
        Assert.Equal(run.Answers, talk.Runs.Values.Single().Answers);
        Assert.Equal(run.Cards, talk.Runs.Values.Single().Cards);
    }

    private static string Value(Talk talk, string step) => string.Join(',', talk.Runs.Values.Single().Answers.Single(a => a.Step == step).Values);

    private static string? Alias(Talk talk) => talk.State.Relationships.Find(r => r.Id == Value(talk, "client"))?.Alias;
}
