using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Turns;

/// <summary>Questions beside the guide: what is deleted is deleted because the person said so, and nothing else.</summary>
public sealed class AsideTests
{
    public static TheoryData<string> Kinds => ["stop", "keep-or-change", "name", "forget-scope", "forget-sure", "delete-sure"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_word_that_works_at_any_time_works_during_a_question_beside_the_guide_and_deletes_nothing(string kind)
    {
        string[] words = ["zurück", "weiter", "überspringen", "ändern", "pause", "stopp", "warum", "wer sieht das", "vergiss mich", "meine daten", "hilfe", "sos", "deutsch", "english", "meine check-ins", "einstellungen", "fortsetzen", "neustart", "hallo", "irgendwas", "7", "ich kann nicht mehr"];
        foreach (var word in words.Except(kind == "keep-or-change" ? ["ändern"] : kind == "name" ? ["irgendwas"] : (string[])[]))
        {
            var talk = At(kind);
            var before = Answers(talk);

            talk.Say(word);

            Assert.NotEmpty(talk.Reply!.Buttons);
            Assert.Empty(CardLint.Problems(talk.Card.Json));
            Assert.Equal(before, Answers(talk));
            Assert.False(talk.Erased);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_choice_that_was_never_offered_does_nothing(string kind)
    {
        foreach (var choice in new[] { "xyz", "", "everything", "delete ", "DELETE" })
        {
            var talk = At(kind);
            var before = Answers(talk);
            talk.Do(new TurnInput.Click(new CardAction(Verbs.Aside, talk.Reply!.Ref.Token, Arg: $"{kind}.{choice}")));

            if (kind == "forget-scope" && choice == "everything")
                Assert.Equal("forget-sure", talk.State.Aside?.Kind);
            Assert.False(talk.Erased);
            Assert.Equal(before, Answers(talk));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Back_and_skip_leave_the_question_and_return_to_what_was_open(string kind)
    {
        foreach (var word in new[] { "zurück", "weiter" })
        {
            var talk = At(kind);
            var answers = Answers(talk);
            Assert.Null(talk.Say(word).State.Aside);
            Assert.Equal(answers, Answers(talk));
        }
    }

    [Fact]
    public void A_yes_on_an_older_card_does_not_answer_a_newer_question()
    {
        var talk = Talk.CheckedIn().Say("check-in").Say("Montagsrunde").Say("2").Say("stopp").Say("behalten").Say("meine check-ins");
        talk.Tap("Diesen Eintrag löschen");
        var yes = talk.Click("Ja, löschen");
        talk.Tap("Nein, behalten").Say("meine check-ins").Tap("Ältere").Tap("Diesen Eintrag löschen");

        talk.Do(yes);

        Assert.Equal(2, talk.Finished.Count());
        Assert.Equal("delete-sure", talk.State.Aside?.Kind);
    }

    [Fact]
    public void Deleting_a_finished_check_in_works_by_tapping_and_by_typing()
    {
        var tapped = Talk.CheckedIn().Say("meine check-ins").Tap("Diesen Eintrag löschen").Tap("Ja, löschen");
        var typed = Talk.CheckedIn().Say("meine check-ins").Say("Diesen Eintrag löschen").Say("ja");

        foreach (var talk in new[] { tapped, typed })
        {
            Assert.Empty(talk.Runs);
            Assert.Contains("gelöscht", talk.Text, StringComparison.Ordinal);
            Assert.Equal("entfernt", talk.Reply!.OldCardLine);
        }
    }

    [Fact]
    public void Deleting_while_a_question_is_open_leads_back_to_it()
    {
        var talk = Talk.CheckedIn().Say("check-in").Say("Montagsrunde").Say("meine check-ins").Tap("Diesen Eintrag löschen").Tap("Ja, löschen");

        Assert.Equal(["strain"], talk.Tap("Weitermachen").Asked);
        Assert.Empty(talk.Finished);
    }

    [Fact]
    public void Stopping_keeps_or_deletes_as_the_person_says()
    {
        Assert.Single(At("stop").Say("behalten").Finished);
        Assert.Empty(At("stop").Say("löschen").Runs);
        Assert.Equal("strain", At("stop").Say("doch weitermachen").Asked.Single());
    }

    [Fact]
    public void Stopping_where_nothing_was_said_stores_nothing() =>
        Assert.Empty(Talk.Agreed().Say("stopp").Runs);

    [Fact]
    public void Forgetting_the_check_ins_keeps_the_settings_and_the_agreement()
    {
        var talk = Talk.CheckedIn().Say("vergiss mich").Tap("Alle Check-ins und Decknamen").Tap("Ja, löschen");

        Assert.True(talk.Result!.ForgetRuns);
        Assert.Empty(talk.State.Relationships);
        Assert.Null(talk.State.Held);
        Assert.NotNull(talk.State.AgreedAt);
        Assert.Contains("Microsoft 365", talk.Text, StringComparison.Ordinal);
        Assert.Contains("Noch kein Check-in", talk.Say("meine check-ins").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Forgetting_everything_leaves_nobody_and_a_way_to_begin_again()
    {
        var talk = Talk.CheckedIn().Say("vergiss mich").Tap("Alles von mir").Tap("Ja, löschen");

        Assert.True(talk.Result!.Erase);
        Assert.Contains("auch dein Schlüssel", talk.Text, StringComparison.Ordinal);
        Assert.Equal(["lang"], talk.Tap("Check-in beginnen").Asked);
    }

    private static Talk At(string kind)
    {
        var talk = kind switch
        {
            "stop" => Talk.Agreed().Say("Montagsrunde").Say("stopp"),
            "name" => Talk.Agreed().Say("Frau Huber"),
            "forget-scope" => Talk.CheckedIn().Say("check-in").Say("vergiss mich"),
            "forget-sure" => Talk.CheckedIn().Say("vergiss mich").Say("Alles von mir"),
            "delete-sure" => Talk.CheckedIn().Say("meine check-ins").Tap("Diesen Eintrag löschen"),
            _ => KeepOrChange(),
        };
        Assert.Equal(kind, talk.State.Aside?.Kind);
        return talk;
    }

    private static Talk KeepOrChange()
    {
        var talk = Talk.Agreed();
        var other = talk.Click("Weiter", ("client", "Dienstagsrunde"), ("strain", "5"));
        return talk.Say("Montagsrunde").Say("4").Do(other);
    }

    private static List<string> Answers(Talk talk) =>
        [.. talk.Runs.Values.SelectMany(r => r.Answers.Where(a => a.Values.Count > 0).Select(a => $"{r.Id} {a.Step}={string.Join(',', a.Values)}"))];
}
