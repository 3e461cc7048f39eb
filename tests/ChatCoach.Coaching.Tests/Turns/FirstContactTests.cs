using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Turns;

public sealed class FirstContactTests
{
    [Fact]
    public void Hello_is_said_once()
    {
        var talk = new Talk().Do(new TurnInput.Arrived());

        Assert.NotNull(talk.Reply);
        Assert.Null(talk.Do(new TurnInput.Arrived()).Reply);
    }

    [Fact]
    public void Before_a_language_is_chosen_everything_that_works_works_in_both()
    {
        foreach (var word in new[] { "hilfe", "help", "meine daten", "my data", "warum", "zurück", "pause", "vergiss mich", "irgendwas", "check-in" })
        {
            var talk = new Talk().Do(new TurnInput.Arrived()).Say(word);
            Assert.NotEmpty(talk.Reply!.Buttons);
            Assert.Null(talk.State.AgreedAt);
            Assert.Empty(talk.Runs);
        }
    }

    [Fact]
    public void Before_the_agreement_nothing_is_asked_or_stored()
    {
        var talk = new Talk().Do(new TurnInput.Arrived()).Say("deutsch").Say("check-in");

        Assert.Equal(["privacy"], talk.Asked);
        Assert.Contains("Einverständnis", talk.Text, StringComparison.Ordinal);
        Assert.Empty(talk.Runs);
    }

    [Fact]
    public void A_no_is_taken_and_hello_brings_the_notice_again()
    {
        var talk = new Talk().Do(new TurnInput.Arrived()).Tap("Deutsch").Tap("Lieber nicht");
        Assert.Contains("ich frage und speichere nichts", talk.Text, StringComparison.Ordinal);
        Assert.Empty(talk.State.LightRuns);

        Assert.Equal(["privacy"], talk.Say("hallo").Asked);
        Assert.Equal(["client", "strain"], talk.Tap("Einverstanden").Asked);
    }

    [Fact]
    public void Reading_everything_first_and_agreeing_then_works_by_tapping()
    {
        var talk = new Talk().Do(new TurnInput.Arrived()).Tap("Deutsch").Tap("Alles lesen");
        Assert.Contains("Teilnahme ist freiwillig", talk.Text, StringComparison.Ordinal);

        Assert.Equal(["client", "strain"], talk.Tap("Einverstanden").Asked);
        Assert.NotNull(talk.State.AgreedAt);
    }

    [Fact]
    public void The_first_hello_card_is_still_good_days_later()
    {
        var talk = new Talk().Do(new TurnInput.Arrived());
        var german = talk.Click("Deutsch");
        talk.Wait(TimeSpan.FromDays(3)).Do(new TurnInput.Tidy());

        Assert.Equal(["privacy"], talk.Do(german).Asked);
    }

    [Fact]
    public void There_is_never_more_than_one_hello_open()
    {
        var talk = new Talk().Do(new TurnInput.Arrived()).Say("pause").Say("hallo").Say("neustart").Say("englisch").Say("neustart").Say("hallo");

        Assert.Single(talk.State.LightRuns);
    }

    [Fact]
    public void The_notice_says_in_both_languages_that_typed_chat_stays_with_Microsoft_and_deleting_here_does_not_delete_there()
    {
        var notice = RealContent.Coach.Notice.Paragraphs;
        Assert.Contains(notice, p => p.De.Contains("Microsoft 365", StringComparison.Ordinal) && p.De.Contains("löscht das dort nicht", StringComparison.Ordinal)
            && p.En.Contains("Microsoft 365", StringComparison.Ordinal) && p.En.Contains("does not delete there", StringComparison.Ordinal));
        foreach (var (language, choice) in new[] { (Language.De, "Alles lesen"), (Language.En, "Read all") })
        {
            var talk = new Talk().Do(new TurnInput.Arrived()).Tap(language == Language.De ? "Deutsch" : "English");
            Assert.Contains("Microsoft 365", talk.Text, StringComparison.Ordinal);
            talk.Tap(choice);
            foreach (var paragraph in notice)
                Assert.Contains(RealContent.Fill(paragraph, language), talk.Text, StringComparison.Ordinal);
        }
    }

    /// <summary>Privacy rule P32: the same size for yes and no, nothing filled in, plain and short, with a why.</summary>
    [Theory]
    [InlineData("G0", "privacy", "ok", "no")]
    [InlineData("G0S", "count", "yes", "no")]
    public void A_consent_is_asked_fairly(string guide, string step, string yes, string no)
    {
        foreach (var language in new[] { Language.De, Language.En })
        {
            var talk = Walk.EveryQuestion(guide, language, typing: false).First(t => t.Asked.First() == step);
            foreach (var place in new[] { talk.Copy(), talk.Copy().Say("why") })
            {
                var buttons = place.Card.Actions.Where(a => a["verb"]!.GetValue<string>() == Verbs.Answer).ToDictionary(a => a["data"]!["arg"]!.GetValue<string>(), StringComparer.Ordinal);
                Assert.Equal(buttons[yes]["type"]!.GetValue<string>(), buttons[no]["type"]!.GetValue<string>());
                Assert.Equal(buttons[yes]["style"]!.GetValue<string>(), buttons[no]["style"]!.GetValue<string>());
                Assert.Equal("default", buttons[no]["style"]!.GetValue<string>());
                Assert.Empty(place.Card.Inputs);
                Assert.Contains(place.Card.Actions, a => a["data"]!["arg"]?.GetValue<string>() == nameof(Repair.Why));
            }

            Assert.True(Assert.IsType<Reply.Question>(talk.Reply).Items[0].Ask.Length <= GuideCheck.MaxPrompt);
        }
    }

    [Fact]
    public void A_consent_that_is_opened_again_is_not_filled_in()
    {
        var talk = Talk.Agreed().Say("einstellungen").Tap("Ja, zählen").Tap("Zurück");

        Assert.Equal(["count"], talk.Asked);
        Assert.Empty(talk.Card.Inputs);
    }

    [Fact]
    public void A_time_zone_that_does_not_exist_is_not_remembered() =>
        Assert.Null(new Talk { Hints = new ClientHints(Language.De, new string('x', 100_000)) }.Do(new TurnInput.Arrived()).State.TimeZone);
}
