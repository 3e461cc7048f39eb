using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;
using static ChatCoach.Coaching.Tests.Play.LoopTalk;

namespace ChatCoach.Coaching.Tests.Turns;

/// <summary>A card that is asked several times: each time round has its own answers, and no card answers for another time.</summary>
public sealed class LoopTests
{
    private static readonly string[] Card = ["extra", "note", "who", "rule"];

    [Fact]
    public void The_guides_of_these_tests_are_sound() =>
        Assert.Empty(GuideCheck.Run(LoopContent.Guides, LoopContent.Coach.Guides, LoopContent.Coach.Repairs));

    [Fact]
    public void The_second_time_round_the_card_has_all_its_inputs_and_they_are_empty()
    {
        var talk = Passed(1).Tap("Ja");

        Assert.Equal(Card, talk.Asked);
        Assert.All(Assert.IsType<Reply.Question>(talk.Reply).Items, item => Assert.Null(item.Value));
    }

    [Fact]
    public void Five_times_round_and_the_next_question_comes_by_itself()
    {
        var talk = Passed(1);
        for (var pass = 2; pass <= 5; pass++)
        {
            Assert.Equal(["more"], talk.Asked);
            Fill(talk.Tap("Ja"), pass);
        }

        Assert.Equal(["balance"], talk.Asked);
        talk.Tap("3");
        Assert.Equal(["Extra 1", "Extra 2", "Extra 3", "Extra 4", "Extra 5"], talk.Finished.Single().Answers.Where(a => a.Step == "extra").Select(a => a.Values[0]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Leaving_out_the_first_input_ends_the_loop_by_link_by_word_and_by_an_empty_card(int passes)
    {
        foreach (var leave in new Action<Talk>[] { t => t.Tap("Überspringen"), t => t.Say("weiter"), t => t.Tap("Weiter").Tap("Weiter"), t => t.Tap("Weiter", ("note", "nur das"), ("who", "me")) })
        {
            var talk = Passed(passes);
            if (passes > 0)
                talk.Tap("Ja");
            Assert.Equal(Card, talk.Asked);

            leave(talk);

            Assert.Equal(["balance"], talk.Asked);
            Assert.DoesNotContain(talk.Open.Answers, a => a.Step is "note" or "who" && a.Visit == passes);
        }
    }

    [Fact]
    public void An_unused_card_of_the_first_time_is_asked_about_in_the_second_and_fills_nothing()
    {
        var talk = Begun();
        var first = talk.Click("Weiter", ("extra", "Anderes"), ("note", "Andere Notiz"), ("who", "us"), ("rule", "drop"));
        talk.Say("Extra 1").Say("Notiz 1").Say("Ich").Say("Mit Preis").Say("Ja");
        var before = talk.Way(talk.Open).ToList();

        talk.Do(first);

        Assert.Equal("keep-or-change", talk.State.Aside?.Kind);
        Assert.Equal(before, talk.Way(talk.Open));
        Assert.Equal(before, talk.Copy().Tap("Behalten").Way(talk.Open));

        talk.Tap("Ändern");
        Assert.Equal(["client:0=", "extra:0=Anderes", "note:0=Andere Notiz", "who:0=us", "rule:0=drop", "more:0=yes"], talk.Way(talk.Open));
        Assert.Equal(Card, talk.Asked);
    }

    [Fact]
    public void A_card_of_the_first_time_that_says_the_same_changes_nothing_in_the_second()
    {
        var talk = Begun();
        var first = talk.Click("Weiter", ("extra", "Extra 1"), ("note", "Notiz 1"), ("who", "me"), ("rule", "price"));
        talk.Do(first).Tap("Ja");
        var before = talk.Way(talk.Open).ToList();

        Assert.Equal(Card, talk.Do(first).Asked);
        Assert.Equal(before, talk.Way(talk.Open));
        Assert.Null(talk.State.Aside);
    }

    [Fact]
    public void A_used_card_of_the_first_time_with_other_words_is_asked_about_and_changes_only_the_first()
    {
        var talk = Begun();
        var other = talk.Click("Weiter", ("extra", "Anderes"), ("note", "Notiz 1"), ("who", "me"), ("rule", "price"));
        Fill(talk, 1).Tap("Ja");
        Fill(talk, 2);

        talk.Do(other).Tap("Ändern");

        Assert.Equal(["extra:0=Anderes", "extra:1=Extra 2"], talk.Way(talk.Open).Where(a => a.StartsWith("extra", StringComparison.Ordinal)));
        Assert.Equal(["more"], talk.Asked);
    }

    [Fact]
    public void A_used_card_of_the_second_time_changes_only_the_second_when_the_third_is_on()
    {
        var talk = Passed(1).Tap("Ja");
        var other = talk.Click("Weiter", ("extra", "Anderes"), ("note", "Notiz 2"), ("who", "us"), ("rule", "drop"));
        Fill(talk, 2).Tap("Ja");

        talk.Do(other).Tap("Ändern");

        Assert.Equal(["extra:0=Extra 1", "extra:1=Anderes"], talk.Way(talk.Open).Where(a => a.StartsWith("extra", StringComparison.Ordinal)));
        Assert.Equal(Card, talk.Asked);
    }

    [Fact]
    public void A_card_of_the_second_time_fills_what_typing_left_of_the_second_and_nothing_of_the_first()
    {
        var talk = Passed(1).Tap("Ja");
        var second = talk.Click("Weiter", ("extra", "Extra 2"), ("note", "Notiz 2"), ("who", "us"), ("rule", "drop"));
        talk.Say("Extra 2").Say("Notiz 2");

        talk.Do(second);

        Assert.Equal(["extra:0=Extra 1", "note:0=Notiz 1", "who:0=me", "rule:0=price", "more:0=yes", "extra:1=Extra 2", "note:1=Notiz 2", "who:1=us", "rule:1=drop"], talk.Way(talk.Open).Skip(1));
        Assert.Equal(["more"], talk.Asked);
    }

    [Fact]
    public void A_card_of_one_question_of_the_first_time_does_not_answer_it_in_the_second()
    {
        var talk = Begun().Say("Extra 1").Say("Notiz 1");
        var first = talk.Click("Wir");
        talk.Say("Ich").Say("Mit Preis").Say("Ja").Say("Extra 2").Say("Notiz 2");
        Assert.Equal(["who"], talk.Asked);

        talk.Do(first);

        Assert.Equal("keep-or-change", talk.State.Aside?.Kind);
        Assert.DoesNotContain(talk.Open.Answers, a => a.Step == "who" && a.Visit == 1);
        Assert.Equal("who", talk.Say("behalten").Asked.First());
    }

    [Fact]
    public void The_question_that_leads_round_again_is_one_of_its_time_as_well()
    {
        var talk = Begun();
        Fill(talk, 1);
        var (yes, no) = (talk.Click("Ja"), talk.Click("Nein"));
        Fill(talk.Say("Ja").Do(new TurnInput.Again(talk.State.ActiveRun)), 2);

        Assert.Equal(["more"], talk.Do(yes).Asked);
        Assert.DoesNotContain(talk.Open.Answers, a => a.Step == "more" && a.Visit == 1);
        talk.Do(no);
        Assert.Equal("keep-or-change", talk.State.Aside?.Kind);
        Assert.Equal(["more"], talk.Say("behalten").Asked);
    }

    [Fact]
    public void Back_by_card_goes_through_the_cards_of_each_time_with_their_answers()
    {
        var talk = Passed(2);

        Assert.Equal(["Extra 2", "Notiz 2", "us", "drop"], Values(talk.Tap("Zurück")));
        Assert.Equal(["more"], talk.Tap("Zurück").Asked);
        Assert.Equal(["Extra 1", "Notiz 1", "me", "price"], Values(talk.Tap("Zurück")));
        talk.Tap("Weiter", ("extra", "Extra 1"), ("note", "Geändert"), ("who", "me"), ("rule", "price"));

        Assert.Equal(["more"], talk.Asked);
        Assert.Equal(["note:0=Geändert", "note:1=Notiz 2"], talk.Way(talk.Open).Where(a => a.StartsWith("note", StringComparison.Ordinal)));
    }

    [Fact]
    public void Back_by_word_goes_question_by_question_through_each_time()
    {
        var talk = Passed(2);
        var asked = new List<string>();
        for (var i = 0; i < 10; i++)
            asked.Add(string.Join('+', talk.Say("zurück").Asked) + "=" + string.Join(',', Values(talk)));

        Assert.Equal(["rule=drop", "who=us", "note=Notiz 2", "extra=Extra 2", "more=yes", "rule=price", "who=me", "note=Notiz 1", "extra=Extra 1", "client="], asked);
    }

    [Fact]
    public void What_stands_unfinished_in_a_card_stays_with_its_time()
    {
        var talk = Passed(1).Tap("Ja").Tap("Warum?", ("extra", "halb"), ("note", "fertig"));
        Assert.Equal(["halb", "fertig", null, null], Values(talk));

        Assert.Equal(["Notiz 1"], Values(talk.Say("ändern").Say("Notiz")));
        Assert.Equal(["halb", "fertig", null, null], Values(talk.Say("weiter").Do(new TurnInput.Again(talk.State.ActiveRun))));
    }

    [Fact]
    public void A_link_of_a_card_of_the_first_time_carries_no_words_into_the_second()
    {
        var talk = Begun();
        var why = talk.Click("Warum?", ("extra", "alt"), ("note", "alt"));
        Fill(talk, 1).Tap("Ja");

        Assert.Equal([null, null, null, null], Values(talk.Do(why)));
    }

    [Fact]
    public void What_was_said_once_is_named_once_above_the_card() =>
        Assert.Equal("beantwortet: Sonderlocke, Notiz, Wer, Regel", Assert.IsType<Reply.Question>(Passed(3).Reply).Answered);

    [Fact]
    public void By_card_and_by_typing_the_same_is_stored()
    {
        for (var passes = 0; passes <= 5; passes++)
        {
            var typed = Begun();
            for (var pass = 1; pass <= passes; pass++)
            {
                typed.Say($"Extra {pass}").Say($"Notiz {pass}").Say(pass % 2 == 1 ? "Ich" : "Wir").Say(pass % 2 == 1 ? "1" : "zwei");
                if (pass < 5)
                    typed.Say(pass < passes ? "Ja" : "Nein");
            }

            if (passes == 0)
                typed.Say("überspringen");
            var tapped = Passed(passes);
            if (passes is > 0 and < 5)
                tapped.Tap("Nein");
            if (passes == 0)
                tapped.Tap("Überspringen");

            Assert.Equal(typed.Say("3").Way(typed.Finished.Single()), tapped.Tap("3").Way(tapped.Finished.Single()));
        }
    }
}
