using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Turns;

/// <summary>Answers are changed, while the check-in is open and when it is finished.</summary>
public sealed class ChangingTests
{
    [Fact]
    public void The_card_before_is_reopened_with_the_given_answers()
    {
        var talk = Talk.Agreed().Tap("Weiter", ("client", "Montagsrunde"), ("strain", "4")).Tap("Weiter", ("feel", "calm,tense"), ("body", "heat"));

        var question = Assert.IsType<Reply.Question>(talk.Tap("Zurück").Reply);

        Assert.Equal([("feel", "calm,tense"), ("body", "heat")], question.Items.Select(i => (i.Step, i.Value)));
        talk.Tap("Weiter", ("feel", "calm"), ("body", "heat"));
        Assert.Equal(["source", "need"], talk.Asked);
        Assert.Equal(["calm"], Answer(talk, "feel"));
    }

    [Theory]
    [InlineData("weiter")]
    [InlineData("überspringen")]
    public void Going_on_from_a_reopened_question_keeps_its_answer(string word)
    {
        var talk = Talk.Agreed().Say("Montagsrunde").Say("4").Say("genervt").Say("zurück").Say(word);

        Assert.Equal(["body"], talk.Asked);
        Assert.Equal(["annoyed"], Answer(talk, "feel"));
    }

    [Fact]
    public void The_card_of_the_next_questions_is_taken_although_an_earlier_one_was_opened_again()
    {
        var talk = Talk.Agreed().Tap("Weiter", ("client", "Montagsrunde"), ("strain", "4"));
        var next = talk.Click("Weiter", ("feel", "calm"), ("body", "heat"));

        talk.Say("ändern").Say("Befinden").Do(next);

        Assert.Equal(["source", "need"], talk.Asked);
        Assert.Equal(["4"], Answer(talk, "strain"));
        Assert.Equal(["calm"], Answer(talk, "feel"));
    }

    [Fact]
    public void A_changed_branch_asks_what_is_new_and_finds_the_later_answers_again()
    {
        var talk = Talk.Agreed().Say("Montagsrunde").Say("4").Say("genervt").Say("Hitze").Say("ändern").Say("Befinden").Say("1");
        Assert.Equal(["safe"], talk.Asked);

        talk.Say("Es war einfach anstrengend");

        Assert.Equal(["source"], talk.Asked);
        Assert.Equal(["annoyed"], Answer(talk, "feel"));
    }

    [Fact]
    public void An_answer_that_lies_on_no_way_any_more_goes_when_the_check_in_ends()
    {
        var talk = Talk.Agreed().Say("Montagsrunde").Say("1").Say("Ich brauche erst eine Pause").Say("weiter").Say("zurück").Say("zurück").Say("zurück").Say("5");
        talk.Say("stopp").Say("behalten");

        Assert.Equal(["client", "strain"], talk.Finished.Single().Answers.Select(a => a.Step));
    }

    [Fact]
    public void Changing_a_finished_check_in_by_typing_leaves_it_finished_and_findable_all_the_time()
    {
        var talk = Talk.CheckedIn();
        var finished = talk.Finished.Single().FinishedAt;

        foreach (var word in new[] { "meine check-ins", "ändern", "Gefühle" })
            Assert.Equal(finished, talk.Say(word).Finished.Single().FinishedAt);
        Assert.Equal("annoyed", Assert.IsType<Reply.Question>(talk.Reply).Items.Single().Value);
        talk.Say("ruhig, froh");

        Assert.Contains("Geändert", talk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ruhig", talk.Text, StringComparison.Ordinal);
        Assert.Equal(finished, talk.Finished.Single().FinishedAt);
        Assert.Equal(["calm", "glad"], talk.Finished.Single().Answers.Single(a => a.Step == "feel").Values);
    }

    [Fact]
    public void Changing_a_finished_check_in_by_tapping_does_the_same()
    {
        var talk = Talk.CheckedIn().Say("meine check-ins").Tap("Ändern").Tap("Gefühle").Tap("Weiter", ("feel", "calm,glad"));

        Assert.Contains("Geändert", talk.Text, StringComparison.Ordinal);
        Assert.Equal(["calm", "glad"], talk.Finished.Single().Answers.Single(a => a.Step == "feel").Values);
        Assert.IsType<Reply.Summary>(talk.Tap("Zusammenfassung").Reply);
    }

    [Fact]
    public void A_changed_branch_of_a_finished_check_in_asks_the_new_question_and_loses_nothing_when_nobody_answers_it()
    {
        var talk = Talk.CheckedIn().Say("meine check-ins").Say("ändern").Say("Befinden").Say("1");
        Assert.Equal(["safe"], talk.Asked);
        var asked = talk.Copy();

        talk.Say("neustart");
        Assert.Equal(9, talk.Finished.Single().Answers.Count(a => a.Values.Count > 0));
        Assert.Equal(["annoyed"], talk.Finished.Single().Answers.Single(a => a.Step == "feel").Values);

        asked.Say("Ich brauche erst eine Pause");
        Assert.Equal(["breathe"], asked.Asked);
        asked.Say("weiter");
        Assert.Contains("Geändert", asked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(asked.Finished.Single().Answers, a => a.Step == "safe" && a.Values.Count > 0);
    }

    [Fact]
    public void Who_starts_a_change_of_a_finished_check_in_and_turns_away_changes_nothing()
    {
        foreach (var word in new[] { "pause", "stopp", "weiter", "neustart", "sos", "check-in", "hilfe" })
        {
            var talk = Talk.CheckedIn().Say("meine check-ins").Say("ändern").Say("Gefühle");
            var answers = talk.Finished.Single().Answers.Where(a => a.Values.Count > 0).Select(a => (a.Step, string.Join(',', a.Values))).ToList();

            talk.Say(word).Say("neustart");

            Assert.Equal(answers, talk.Finished.Single().Answers.Where(a => a.Values.Count > 0).Select(a => (a.Step, string.Join(',', a.Values))));
            Assert.Null(talk.Finished.Single().Reopened);
        }
    }

    [Fact]
    public void An_old_card_of_a_finished_check_in_asks_before_it_changes_anything()
    {
        var talk = Talk.Agreed();
        var old = talk.Click("Weiter", ("client", ""), ("strain", "5"));
        talk.Say("Montagsrunde").Say("4").Say("stopp").Say("behalten");

        talk.Do(old);
        Assert.Contains("schon beantwortet", talk.Text, StringComparison.Ordinal);
        Assert.Equal(["4"], Answer(talk, "strain"));
        talk.Say("ändern");

        Assert.Equal(["5"], Answer(talk, "strain"));
        Assert.NotNull(talk.Finished.Single().FinishedAt);
    }

    [Fact]
    public void A_change_to_what_looks_like_a_name_is_asked_about_too()
    {
        var talk = Talk.Agreed();
        var old = talk.Click("Weiter", ("client", "Frau Huber"), ("strain", "4"));
        talk.Say("Montagsrunde").Say("4");

        talk.Do(old).Say("ändern");
        Assert.Contains("echten Namen", talk.Text, StringComparison.Ordinal);
        talk.Say("anders nennen");

        Assert.DoesNotContain(talk.State.Relationships, r => r.Alias == "Frau Huber");
    }

    [Fact]
    public void The_line_of_what_was_answered_offers_to_change_it_and_says_no_value()
    {
        var talk = Talk.Agreed().Tap("Weiter", ("client", "Montagsrunde"), ("strain", "4"));
        var question = Assert.IsType<Reply.Question>(talk.Reply);

        Assert.Equal("beantwortet: Beziehung, Befinden", question.Answered);
        Assert.Equal(question.Answered, question.OldCardLine);
        Assert.Equal("Ändern", question.Change?.Label);
        Assert.Equal(["strain"], talk.Tap("Ändern").Tap("Befinden").Asked);
    }

    private static System.Collections.Immutable.ImmutableList<string> Answer(Talk talk, string step) => talk.Runs.Values.Single().Answers.Single(a => a.Step == step).Values;
}
