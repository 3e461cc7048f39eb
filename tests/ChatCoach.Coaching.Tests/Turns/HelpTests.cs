using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Turns;

/// <summary>The safety net in front of every guide (guides B.19).</summary>
public sealed class HelpTests
{
    [Theory]
    [InlineData("ich will nicht mehr leben", "SOS")]
    [InlineData("ich kann einfach nicht mehr", "ASK")]
    public void Words_of_danger_bring_help_before_anything_else(string words, string guide)
    {
        var talk = Talk.Agreed().Say("Montagsrunde").Say("4");

        Assert.Equal(guide, Guide(talk.Say(words)));
        Assert.DoesNotContain(words, talk.Card.Json.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_first_message_of_danger_is_answered_before_any_hello_in_the_language_of_the_words()
    {
        var talk = new Talk { Hints = new ClientHints(Language.De) }.Say("I want to end my life");

        Assert.Equal("SOS", Guide(talk));
        Assert.Equal(Language.En, talk.Reply!.Language);
        Assert.Null(talk.Do(new TurnInput.Arrived()).Reply);
        Assert.Equal("SOS", Guide(talk.Say("hm")));
    }

    [Fact]
    public void Danger_is_heard_in_a_text_of_any_length()
    {
        var talk = Talk.Agreed().Say(string.Join(' ', Enumerable.Repeat("es war ein langer Tag und", 5000)) + " ich will nicht mehr leben");

        Assert.Equal("SOS", Guide(talk));
    }

    [Fact]
    public void Asked_gently_and_saying_it_again_brings_SOS() =>
        Assert.Equal("SOS", Guide(Talk.Agreed().Say("ich kann nicht mehr").Say("alles sinnlos")));

    [Fact]
    public void Who_is_in_SOS_stays_there_whatever_they_say()
    {
        var talk = Talk.Agreed().Say("sos").Say("Nummern zeigen").Say("ich kann nicht mehr");

        Assert.Equal("SOS", Guide(talk));
        Assert.Equal(["numbers"], talk.Asked);
    }

    [Fact]
    public void Words_of_danger_in_a_field_bring_help_and_the_rest_of_the_card_is_taken()
    {
        var talk = Talk.Agreed().Tap("Weiter", ("client", "ich will nicht mehr leben"), ("strain", "2"));

        Assert.Equal("SOS", Guide(talk));
        Assert.Empty(talk.State.Relationships);
        Assert.Equal(["2"], talk.Runs.Values.Single().Answers.Single(a => a.Step == "strain").Values);
        Assert.Equal(["safe"], talk.Say("stopp").Tap("Weitermachen").Asked);
    }

    [Fact]
    public void Help_comes_before_a_question_about_an_old_card()
    {
        var talk = Talk.Agreed().Say("Montagsrunde").Say("4").Say("stopp").Say("behalten").Say("check-in");
        var late = talk.Click("Weiter", ("client", "ich bring mich um"), ("strain", "4"));
        Assert.Equal("SOS", Guide(talk.Do(late)));
    }

    [Fact]
    public void A_figure_of_speech_gets_no_alarm_but_one_sentence_with_the_way()
    {
        var talk = Talk.Agreed().Say("Montagsrunde").Say("4").Say("der Kunde bringt mich noch um");

        Assert.Equal("G1", Guide(talk));
        Assert.Contains("Falls es dir wirklich nicht gut geht", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Beleidigt, bedroht oder belästigt", "GI")]
    [InlineData("Mir geht es insgesamt nicht gut", "SOS")]
    public void The_check_in_hands_over_and_is_offered_again_where_it_was(string answer, string guide)
    {
        var talk = Talk.Agreed().Say("Montagsrunde").Say("1").Say(answer);
        Assert.Equal(guide, Guide(talk));

        talk.Say("stopp");

        Assert.Equal(["feel", "body"], talk.Tap("Weitermachen").Asked);
    }

    [Fact]
    public void Help_out_of_help_leads_back_step_by_step()
    {
        var talk = Talk.Agreed().Say("Montagsrunde").Say("1").Say("Beleidigt, bedroht oder belästigt").Say("ja").Say("sos");

        Assert.Equal(["person"], talk.Say("stopp").Tap("Weitermachen").Asked);
        Assert.Equal(["feel", "body"], talk.Say("stopp").Tap("Weitermachen").Asked);
    }

    [Fact]
    public void Talking_to_someone_shows_the_people_after_the_check_in_is_stored()
    {
        var talk = Talk.Agreed().Say("Montagsrunde").Say("4").Say("genervt").Say("Hitze").Say("2").Say("Klarheit").Say("nein").Say("ja");

        talk.Say("Mit jemandem reden");

        Assert.Equal(("GI", "person"), (Guide(talk), talk.Asked.Single()));
        Assert.Equal(["talk"], talk.Finished.Single().Answers.Single(a => a.Step == "close").Values);
    }

    [Fact]
    public void The_numbers_stay_visible_on_every_card_of_SOS_and_at_its_end()
    {
        foreach (var place in Walk.EveryQuestion("SOS", Language.De))
            Assert.Contains("TelefonSeelsorge", place.Text, StringComparison.Ordinal);
        Assert.Contains("TelefonSeelsorge", Talk.Agreed().Say("sos").Say("stopp").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_complaints_body_is_named_and_nothing_is_reported()
    {
        foreach (var (language, body, nothing) in new[] { (Language.De, "die Beschwerdestelle", "Ich melde nichts"), (Language.En, "the complaints body", "I report nothing") })
        {
            var facts = Walk.EveryQuestion("GI", language).Single(t => t.Asked.First() == "facts");
            Assert.Contains(body, facts.Text, StringComparison.Ordinal);
            Assert.Contains(nothing, facts.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Help_needs_no_agreement()
    {
        Assert.Equal("SOS", Guide(new Talk().Do(new TurnInput.Arrived()).Say("notfall")));
        Assert.Equal("GI", Guide(new Talk().Do(new TurnInput.Arrived()).Say("ich wurde bedroht")));
    }

    private static string? Guide(Talk talk) => (talk.Reply as Reply.Question)?.Ref.Guide;
}
