using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Turns;

/// <summary>From guide to guide: the relationship comes along, and the guide that was left is offered again.</summary>
public sealed class HandOverTests
{
    [Fact]
    public void The_relationship_of_a_check_in_comes_along_through_every_guide_and_is_not_asked_for_again()
    {
        var talk = LoopContent.Agreed().Say("Montagsrunde").Say("4").Say("genervt").Say("Hitze").Say("2").Say("Klarheit").Say("nein").Say("ja").Say("Die Beziehung klären");
        Assert.Equal(["intro"], talk.Asked);

        talk.Say("Los");

        Assert.Equal("G2.1", Assert.IsType<Reply.Question>(talk.Reply).Ref.Guide);
        Assert.Equal(["symptoms"], talk.Asked);
        Assert.Equal(talk.State.Relationships.Single().Id, talk.Open.About);
        Assert.Empty(talk.Open.Answers);
    }

    [Fact]
    public void The_relationship_that_came_along_can_be_changed_and_is_kept_as_an_answer_at_the_end()
    {
        var talk = Handed();
        var monday = talk.Open.About;
        Assert.Equal("beantwortet: Beziehung", Assert.IsType<Reply.Question>(talk.Reply).Answered);

        var changed = talk.Copy().Tap("Ändern").Tap("Beziehung");
        Assert.Equal(monday, Assert.IsType<Reply.Question>(changed.Reply).Items.Single().Value);
        changed.Tap("Weiter", ("client", "Dienstagsrunde"));
        Assert.Equal("Dienstagsrunde", changed.State.Relationships.Single(r => r.Id == changed.Open.About).Alias);
        Assert.Equal(["symptoms"], changed.Asked);

        talk.Say("Der Ton").Say("Anstrengend").Say("Beide").Say("Nein");
        var finished = talk.Finished.First(r => r.Guide == "G2.1");
        Assert.Equal([monday!], finished.Answers[0].Values);
        Assert.Equal(finished.StartedAt, finished.Answers[0].At);
        Assert.Equal(monday, finished.About);
    }

    [Fact]
    public void A_relationship_that_was_left_out_is_of_no_run()
    {
        var talk = Handed().Say("ändern").Say("Beziehung");
        talk.Tap("Weiter");

        Assert.Null(talk.Open.About);
        Assert.Equal(["client:0="], talk.Way(talk.Open));
        Assert.Equal(["symptoms"], talk.Asked);
    }

    [Fact]
    public void A_relationship_that_came_along_is_all_that_a_run_holds_so_it_goes()
    {
        var talk = Handed();
        for (var i = 0; i < 5 && talk.Reply is Reply.Question; i++)
            talk.Say("weiter");

        Assert.DoesNotContain(talk.Runs.Values, r => r.Guide == "G2.1");
    }

    [Fact]
    public void Starting_the_same_guide_about_another_relationship_is_another_run()
    {
        var talk = Handed();
        var first = talk.Open.Id;

        Assert.NotEqual(first, talk.Say("erstes gespräch").Open.Id);
        Assert.Null(talk.Open.About);
    }

    [Fact]
    public void A_guide_that_is_left_for_another_is_offered_at_the_end_of_that_one()
    {
        var talk = Left().Say("Es hält").Say("passt").Say("morgen").Say("Fertig damit");

        Assert.Equal("Weitermachen: Erstes Gespräch", talk.Reply!.Buttons[0].Label);
        Assert.True(talk.Reply.Buttons[0].Primary);
        Assert.Equal(["share"], talk.Tap("Weitermachen: Erstes Gespräch").Asked);
    }

    [Fact]
    public void It_is_offered_at_the_end_of_what_the_other_led_to_when_that_was_through()
    {
        var talk = Left().Say("Es hält").Say("passt").Say("morgen").Say("Extras ansehen");
        Assert.Equal("T.extras", Assert.IsType<Reply.Question>(talk.Reply).Ref.Guide);

        talk.Say("Extra 1").Say("stopp").Say("behalten");

        Assert.Equal("Weitermachen: Erstes Gespräch", talk.Reply!.Buttons[0].Label);
    }

    [Fact]
    public void It_is_offered_after_stop_and_delete_and_when_nothing_was_said()
    {
        var deleted = Left().Say("Es hält").Say("stopp").Say("löschen");
        Assert.Equal("Weitermachen: Erstes Gespräch", deleted.Reply!.Buttons[0].Label);

        Assert.Equal("Weitermachen: Erstes Gespräch", Left().Say("stopp").Reply!.Buttons[0].Label);

        var silent = Left();
        for (var i = 0; i < 6 && silent.Reply is Reply.Question; i++)
            silent.Say("weiter");
        Assert.Equal("Weitermachen: Erstes Gespräch", silent.Reply!.Buttons[0].Label);
        Assert.DoesNotContain(silent.Runs.Values, r => r.Guide == "G2.8");
    }

    [Fact]
    public void It_is_not_offered_when_it_was_finished_meanwhile()
    {
        var talk = Left();
        var second = talk.Open.Id;
        talk.Do(new TurnInput.Click(new CardAction(Verbs.Resume, null, talk.Runs.Values.Single(r => r.Guide == "G2.1").Id)));
        talk.Say("Nein").Do(new TurnInput.Click(new CardAction(Verbs.Resume, null, second)));

        talk.Say("Es hält").Say("passt").Say("morgen").Say("Fertig damit");

        Assert.DoesNotContain(talk.Reply!.Buttons, b => b.Label.StartsWith("Weitermachen", StringComparison.Ordinal));
    }

    [Fact]
    public void A_guide_that_is_started_by_its_name_is_followed_by_no_offer()
    {
        var talk = Left().Say("entscheidung");

        talk.Say("weiter").Say("Es hält").Say("passt").Say("morgen").Say("Fertig damit");

        Assert.DoesNotContain(talk.Reply!.Buttons, b => b.Label == "Weitermachen: Erstes Gespräch");
    }

    [Fact]
    public void Both_answers_to_what_it_was_leave_the_same_behind_until_the_end()
    {
        var hard = Handed().Say("Der Ton").Say("Anstrengend");
        var harm = Handed().Say("Der Ton").Say("Verletzend");
        Assert.Equal("GI", Assert.IsType<Reply.Question>(harm.Reply).Ref.Guide);
        Assert.Null(harm.State.LightRuns.Single().About);
        harm.Say("Ja").Say("Gerade niemanden").Say("Nein").Say("Nein");

        harm.Tap("Weitermachen");

        Assert.Equal(["future"], harm.Asked);
        Assert.Equal(Kept(hard.Say("Beide").Say("Nein")), Kept(harm.Say("Beide").Say("Nein")));
    }

    private static IEnumerable<string> Kept(Talk talk) => talk.Finished.Where(r => r.Guide == "G2.1").SelectMany(r => r.Answers).Where(a => a.Step != "client").Select(a => $"{a.Step}={string.Join(',', a.Values)}");

    /// <summary>In the first talk about the relationship of a check-in.</summary>
    private static Talk Handed() => LoopContent.Agreed().Say("Montagsrunde").Say("4").Say("stopp").Say("behalten")
        .Say("check-in").Say("Montagsrunde").Say("4").Say("genervt").Say("Hitze").Say("2").Say("Klarheit").Say("nein").Say("ja").Say("Die Beziehung klären").Say("Los");

    /// <summary>In the decision, for which the first talk was left.</summary>
    private static Talk Left()
    {
        var talk = Handed().Say("Der Ton").Say("Anstrengend").Say("Niemand");
        Assert.Equal(["held"], talk.Asked);
        return talk;
    }
}
