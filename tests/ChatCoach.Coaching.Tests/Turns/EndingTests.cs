using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Turns;

/// <summary>After a check-in: the summary on wish, the settings once, the menu, the history, and what is put away.</summary>
public sealed class EndingTests
{
    [Fact]
    public void Forgetting_all_check_ins_keeps_none_that_was_just_being_changed()
    {
        var talk = Talk.CheckedIn().Say("meine check-ins").Tap("Ändern").Say("Befinden");
        Assert.NotNull(talk.State.ActiveRun);

        talk.Say("vergiss mich").Tap(talk.Reply!.Buttons[0].Label).Say("ja, löschen");

        Assert.True(talk.Result!.ForgetRuns);
        Assert.Empty(talk.Runs);
    }

    [Fact]
    public void The_summary_comes_only_on_wish_by_tapping_or_typing()
    {
        Assert.DoesNotContain("genervt", Talk.CheckedIn().Card.Json.ToJsonString(), StringComparison.Ordinal);
        foreach (var talk in new[] { Talk.CheckedIn().Tap("Zusammenfassung"), Talk.CheckedIn().Say("zusammenfassung"), Talk.CheckedIn().Say("1") })
            Assert.Contains(Assert.IsType<Reply.Summary>(talk.Reply).Facts, f => f is { Label: "Gefühle", Value: "genervt" });
    }

    [Fact]
    public void The_settings_are_offered_after_the_first_finished_check_in_and_never_again()
    {
        var talk = Talk.CheckedIn();
        Assert.Contains("drei kurze Fragen", talk.Text, StringComparison.Ordinal);
        Assert.Contains("drei kurze Fragen", talk.Do(new TurnInput.Again(talk.Finished.Single().Id)).Text, StringComparison.Ordinal);

        talk.Say("check-in").Say("Montagsrunde").Say("4").Say("stopp").Say("behalten");

        Assert.DoesNotContain("drei kurze Fragen", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_in_in_which_nothing_was_said_is_not_stored_and_offers_no_settings()
    {
        var talk = Talk.Agreed();
        for (var i = 0; i < 5; i++)
            talk.Tap("Überspringen");

        Assert.Contains("Gespeichert ist davon nichts", talk.Text, StringComparison.Ordinal);
        Assert.Empty(talk.Runs);
        Assert.Null(talk.State.SettingsOfferedAfter);
    }

    [Fact]
    public void The_tone_is_warm_when_wished_for()
    {
        var talk = Talk.CheckedIn().Tap("Ja, kurz fragen").Tap("Nein").Tap("Weiter", ("tone", "warm"), ("remind", "follow"));
        Assert.Equal((Tone.Warm, Reminders.Follow), (talk.State.Tone, talk.State.Reminders));

        Assert.Contains("Schön, dass du dir kurz Zeit für dich nimmst", talk.Say("check-in").Say("weiter").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void My_check_ins_are_paged_newest_first()
    {
        var talk = Talk.CheckedIn();
        for (var i = 2; i <= 3; i++)
            talk.Wait(TimeSpan.FromDays(1)).Say("check-in").Say($"Runde {i}").Say("4").Say("stopp").Say("behalten");

        Assert.Contains("1 von 3", talk.Say("meine check-ins").Text, StringComparison.Ordinal);
        Assert.Contains("Runde 3", talk.Text, StringComparison.Ordinal);
        Assert.Contains("Runde 2", talk.Tap("Ältere").Text, StringComparison.Ordinal);
        Assert.Contains("Montagsrunde", talk.Say("ältere").Text, StringComparison.Ordinal);
        Assert.DoesNotContain(talk.Buttons, b => b.Label == "Ältere");
        Assert.Contains("Runde 2", talk.Tap("Neuere").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_beyond_the_last_says_so()
    {
        var talk = Talk.CheckedIn().Do(new TurnInput.Click(new CardAction(Verbs.Page, "t", Arg: "7")));

        Assert.Contains("Weitere Check-ins gibt es hier nicht", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Looking_at_my_check_ins_in_the_middle_leads_back()
    {
        var talk = Talk.CheckedIn().Say("check-in").Say("Montagsrunde").Say("meine check-ins");

        Assert.Equal(["strain"], talk.Tap("Weitermachen").Asked);
    }

    [Fact]
    public void Parked_runs_are_offered_in_the_menu_and_told_apart()
    {
        var talk = Talk.Agreed().Say("Montagsrunde").Wait(TimeSpan.FromHours(3)).Say("check-in").Say("Dienstagsrunde").Say("hilfe").Tap("Alles Angehaltene (2)");

        var resume = talk.Reply!.Buttons.Where(b => b.Do == Verbs.Resume).ToList();
        Assert.Equal(2, resume.Select(b => b.Label).Distinct().Count());
        Assert.Equal(2, talk.Runs.Count);
        talk.Tap(resume[1].Label).Say("4");
        Assert.Contains(talk.Runs.Values, r => r.Id == resume[1].Run && r.Answers.Count == 2);
        Assert.True(talk.Say("hilfe").Reply!.Buttons.Count <= 9);
    }

    [Fact]
    public void After_a_day_a_position_in_a_guide_that_keeps_nothing_is_gone()
    {
        foreach (var word in new[] { "sos", "ich wurde bedroht", "ich kann nicht mehr" })
        {
            var talk = Talk.Agreed().Say("Montagsrunde").Say(word).Wait(TimeSpan.FromHours(24));
            talk.Do(new TurnInput.Tidy());

            Assert.Empty(talk.State.LightRuns);
            Assert.Equal(["strain"], talk.Say("fortsetzen").Asked.TakeLast(1));
        }
    }

    [Fact]
    public void Putting_away_keeps_every_answer_that_is_stored_and_forgets_the_others()
    {
        foreach (var place in Walk.EveryQuestion("G1", Language.De))
        {
            var guide = RealContent.Coach.Guides.Find("G1")!;
            var before = place.Runs.Values.Single().Answers.Where(a => a.Values.Count > 0 && guide.Find(a.Step)!.Field is not null).Select(a => a.Step).ToList();
            place.Wait(TimeSpan.FromHours(25)).Do(new TurnInput.Tidy());

            var after = place.Runs.Values.Single().Answers.Where(a => a.Values.Count > 0).Select(a => a.Step).ToList();
            Assert.Equal(before, after);
            Assert.NotEmpty(place.Say("fortsetzen").Asked);
            Assert.Equal(before, GuidePath.Walk(RealContent.Coach.Guides, guide, place.Runs.Values.Single()).Answered.Where(p => p.Answer.Values.Count > 0).Select(p => p.Step.Id));
        }
    }

    [Fact]
    public void After_a_day_no_copy_of_a_finished_check_in_lies_in_the_state()
    {
        var talk = Talk.CheckedIn();
        Assert.NotNull(talk.State.Held);

        Assert.Null(talk.Wait(TimeSpan.FromHours(25)).Do(new TurnInput.Tidy()).State.Held);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    public void Every_label_of_the_last_card_is_still_understood_when_days_have_passed(int days)
    {
        var end = Talk.CheckedIn().Through("G2.1", "Montagsrunde", ("entrench", "4"), ("time", "ok"));
        foreach (var button in end.Reply!.Buttons)
        {
            var (then, now) = (end.Copy().Tap(button.Label), end.Copy());
            now.Wait(TimeSpan.FromDays(days)).Do(new TurnInput.Tidy());

            now.Say(button.Label);

            Assert.Equal(then.Reply!.GetType(), now.Reply!.GetType());
            Assert.Equal(then.Text, now.Text);
        }
    }

    [Fact]
    public void A_label_about_an_entry_that_is_gone_by_now_says_so_and_shows_what_can_be_done()
    {
        var talk = Talk.CheckedIn().Wait(TimeSpan.FromDays(2)).Do(new TurnInput.Tidy());
        talk.Runs.Clear();

        talk.Say("Zusammenfassung");

        Assert.Contains("das es nicht mehr gibt", talk.Text, StringComparison.Ordinal);
        Assert.NotEmpty(talk.Reply!.Buttons);
    }

    [Fact]
    public void A_question_beside_the_guide_is_not_answered_by_a_word_of_the_next_day()
    {
        var talk = Talk.CheckedIn().Tap("Zusammenfassung").Tap("Diesen Eintrag löschen").Wait(TimeSpan.FromDays(1)).Do(new TurnInput.Tidy());

        talk.Say("Ja, löschen");

        Assert.Single(talk.Finished);
    }
}
