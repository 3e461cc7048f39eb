using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;
using static ChatCoach.Coaching.Tests.Play.LoopTalk;

namespace ChatCoach.Coaching.Tests.Turns;

/// <summary>Answers of one time round are changed, and those of the others stay.</summary>
public sealed class LoopChangingTests
{
    [Fact]
    public void Change_lists_each_time_by_number_and_changes_that_one_alone()
    {
        var talk = Passed(3).Say("ändern");
        var labels = talk.Reply!.Buttons.Concat(talk.Copy().Tap("Weitere Antworten").Reply!.Buttons).Where(b => b.Do == Verbs.Reopen).Select(b => b.Label);
        Assert.Equal(["Beziehung", "Sonderlocke", "Notiz", "Wer", "Regel", "Sonderlocke (2)", "Notiz (2)", "Wer (2)", "Regel (2)", "Sonderlocke (3)", "Notiz (3)", "Wer (3)", "Regel (3)"], labels);

        talk.Say("Sonderlocke 2");
        Assert.Equal(["Extra 2"], Values(talk));
        talk.Say("Ganz anderes");

        Assert.Equal(["extra:0=Extra 1", "extra:1=Ganz anderes", "extra:2=Extra 3"], talk.Way(talk.Open).Where(a => a.StartsWith("extra", StringComparison.Ordinal)));
        Assert.Equal(["more"], talk.Asked);
    }

    [Fact]
    public void A_card_of_the_time_that_is_on_answers_for_it_and_not_for_the_one_that_is_open_again()
    {
        var talk = Passed(1).Tap("Ja");
        var second = talk.Click("Weiter", ("extra", "Extra 2"), ("note", "Notiz 2"), ("who", "us"), ("rule", "drop"));
        talk.Say("ändern").Say("Sonderlocke");
        Assert.Equal(["Extra 1"], Values(talk));

        talk.Do(second);

        Assert.Equal(["extra:0=Extra 1", "extra:1=Extra 2"], talk.Way(talk.Open).Where(a => a.StartsWith("extra", StringComparison.Ordinal)));
        Assert.Equal(["more"], talk.Asked);
    }

    [Fact]
    public void The_same_question_of_another_time_stands_on_a_card_of_its_own()
    {
        var talk = Passed(1).Say("Ja");
        var second = talk.Click("Weiter", ("extra", "Extra 2"));
        talk.Say("ändern").Say("Sonderlocke");
        var again = talk.Click("Weiter", ("extra", "Anders"));
        Assert.Equal(["Extra 1"], Values(talk));

        var first = talk.Copy().Do(again);
        Assert.Equal(["extra:0=Anders"], first.Way(first.Open).Where(a => a.StartsWith("extra", StringComparison.Ordinal)));
        Assert.Equal("extra", first.Asked.First());

        talk.Do(second);
        Assert.Equal(["extra:0=Extra 1", "extra:1=Extra 2"], talk.Way(talk.Open).Where(a => a.StartsWith("extra", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_change_that_ends_the_loop_earlier_lets_the_later_times_go_when_the_run_ends()
    {
        var talk = Passed(3).Tap("Nein").Say("ändern").Say("Sonderlocke 2").Say("weiter");
        Assert.Equal(["balance"], talk.Asked);
        talk.Say("zurück").Say("zurück").Say("zurück").Say("zurück").Say("zurück").Say("zurück");
        Assert.Equal(["more"], talk.Asked);

        talk.Say("Nein").Say("4");

        var finished = talk.Finished.Single();
        Assert.Equal("4", finished.Answers[^1].Values[0]);
        Assert.Equal(talk.Way(finished), finished.Answers.Select(a => $"{a.Step}:{a.Visit}={string.Join(',', a.Values)}"));
    }

    [Fact]
    public void A_finished_run_shows_each_time_by_number_and_no_yes_or_no_between_them()
    {
        var talk = Passed(2).Tap("Nein").Tap("3");
        var summary = Assert.IsType<Reply.Summary>(talk.Tap("Zusammenfassung").Reply);

        Assert.Equal(["Sonderlocke", "Notiz", "Wer", "Regel", "Sonderlocke (2)", "Notiz (2)", "Wer (2)", "Regel (2)", "Gleichgewicht"], summary.Facts.Select(f => f.Label));
        talk.Tap("Ändern").Tap("Notiz (2)").Tap("Weiter", ("note", "Später anders"));
        Assert.Contains("Geändert", talk.Text, StringComparison.Ordinal);
        Assert.Equal(["note:0=Notiz 1", "note:1=Später anders"], talk.Way(talk.Finished.Single()).Where(a => a.StartsWith("note", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_finished_run_that_is_changed_to_leave_an_extra_out_stays_whole()
    {
        var talk = Passed(2).Tap("Nein").Tap("3").Tap("Zusammenfassung").Tap("Ändern").Tap("Sonderlocke");

        talk.Tap("Überspringen");
        Assert.Equal("Extra 1", talk.Finished.Single().Find("extra", 0)!.Values[0]);
        Assert.Equal("3", talk.Finished.Single().Find("balance", 0)!.Values[0]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_can_be_changed_is_shown_a_page_at_a_time_and_all_of_it_is_reached(bool typed)
    {
        var talk = Passed(5).Tap("3").Say("zusammenfassung").Tap("Ändern");
        var answered = talk.Way(talk.Finished.Single()).Count(w => !w.StartsWith("more", StringComparison.Ordinal));
        var labels = new List<string>();
        for (var page = 0; ; page++)
        {
            Assert.True(page < 10, "It goes round in circles.");
            Assert.InRange(talk.Reply!.Buttons.Count, 1, 11);
            labels.AddRange(talk.Reply.Buttons.Where(b => b.Do == Verbs.Reopen).Select(b => b.Label));
            if (!talk.Reply.Buttons.Any(b => b.Label == "Weitere Antworten"))
                break;
            _ = typed ? talk.Say("Weitere Antworten") : talk.Tap("Weitere Antworten");
        }

        Assert.Equal(answered, labels.Distinct().Count());
        Assert.Equal(["rule"], talk.Copy().Say(labels[^2]).Asked);
        Assert.Equal(["extra"], talk.Copy().Say(labels.First(l => l.StartsWith("Sonderlocke", StringComparison.Ordinal))).Asked);
        Assert.IsType<Reply.Menu>(talk.Copy().Say("20").Reply);
        Assert.Contains(labels[0], talk.Say("Frühere Antworten").Say("Frühere Antworten").Buttons.Select(b => b.Label));
    }
}
