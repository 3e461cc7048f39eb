using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Turns;

/// <summary>What people write and tap that does not fit, and what is kept of it meanwhile.</summary>
public sealed class OwnWordsTests
{
    [Theory]
    [InlineData("Frau Huber")]
    [InlineData("Mr Smith")]
    [InlineData("Dr. Klein")]
    [InlineData("Anna")]
    [InlineData("Anna Schmidt")]
    [InlineData("kontakt@firma.de")]
    public void What_looks_like_a_name_is_asked_about_before_it_is_stored(string alias)
    {
        var talk = Talk.Agreed().Tap("Weiter", ("client", alias), ("strain", "4"));
        Assert.Contains("echten Namen", talk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(alias, talk.Text, StringComparison.Ordinal);
        Assert.Empty(talk.State.Relationships);

        Assert.Equal(alias, Assert.Single(talk.Tap("So lassen").State.Relationships).Alias);
        Assert.Equal(["feel", "body"], talk.Asked);
    }

    [Theory]
    [InlineData("Der Ton, Raum für das, was fehlt, und mehr", "tone,room")]
    [InlineData("raum für das was fehlt und mehr; der ton", "room,tone")]
    [InlineData("Raum für das, was fehlt, und mehr", "room")]
    [InlineData("2, 3", "room,tone")]
    public void A_label_with_a_comma_in_it_is_read_whole_in_a_list(string typed, string stored)
    {
        var talk = LoopContent.Agreed().Say("erstes gespräch").Say("weiter").Say(typed);

        Assert.Equal($"symptoms:0={stored}", talk.Way(talk.Open).Last());
    }

    [Fact]
    public void What_stood_in_the_other_inputs_survives_the_question_about_the_name()
    {
        var talk = Talk.Agreed().Tap("Weiter", ("client", "Frau Huber"), ("strain", "4"));

        var again = Assert.IsType<Reply.Question>(talk.Copy().Tap("Anders nennen").Reply);
        Assert.Equal([("client", "Frau Huber"), ("strain", "4")], again.Items.Select(i => (i.Step, i.Value)));

        talk.Say("Montagsrunde");
        Assert.Equal("Montagsrunde", Assert.Single(talk.State.Relationships).Alias);
        Assert.Equal("feel", talk.Asked.First());
        Assert.Equal(["4"], talk.Runs.Values.Single().Answers.Single(a => a.Step == "strain").Values);
    }

    [Theory]
    [InlineData("Montagsrunde")]
    [InlineData("Projekt Anna 2")]
    [InlineData("Die aus dem Norden")]
    public void An_alias_is_taken_without_a_question(string alias) =>
        Assert.Equal(["strain"], Talk.Agreed().Say(alias).Asked);

    [Fact]
    public void A_known_alias_is_recognised_however_it_is_written()
    {
        var talk = Talk.CheckedIn().Say("check-in").Say("  montagsRUNDE ");

        Assert.Single(talk.State.Relationships);
        Assert.Equal(["strain"], talk.Asked);
    }

    [Fact]
    public void Sounding_like_a_feeling_is_asked_back_once()
    {
        var talk = Talk.Agreed().Say("Montagsrunde").Say("4").Say("angegriffen");
        Assert.Contains("Was löst es in dir aus?", talk.Text, StringComparison.Ordinal);

        talk.Say("provoziert");

        Assert.DoesNotContain("Was löst es in dir aus?", talk.Text, StringComparison.Ordinal);
        Assert.Equal(["feel"], talk.Asked);
    }

    [Fact]
    public void Numbers_mean_the_same_before_and_after_more()
    {
        var talk = Talk.Agreed().Say("Montagsrunde").Say("4").Say("9");
        Assert.Contains("16. neugierig", talk.Text, StringComparison.Ordinal);
        Assert.Contains("5. machtlos", talk.Text, StringComparison.Ordinal);

        talk.Say("5, 16");

        Assert.Equal(["powerless", "curious"], talk.Runs.Values.Single().Answers.Single(a => a.Step == "feel").Values);
    }

    [Fact]
    public void Too_many_are_sent_back_with_what_was_chosen_and_the_other_inputs()
    {
        var talk = Talk.Agreed().Tap("Weiter", ("strain", "4")).Tap("Weiter", ("feel", "tense,annoyed,angry,calm"), ("body", "heat"));

        var question = Assert.IsType<Reply.Question>(talk.Reply);
        Assert.Contains("höchstens 3", question.Lead, StringComparison.Ordinal);
        Assert.Equal(["tense,annoyed,angry,calm", "heat"], question.Items.Select(i => i.Value));
        Assert.Equal(["source", "need"], talk.Tap("Weiter", ("feel", "tense"), ("body", "heat")).Asked);
    }

    [Theory]
    [InlineData("feel", "happy")]
    [InlineData("feel", "tense,nonsense")]
    [InlineData("body", "${title}")]
    [InlineData("body", "12")]
    public void An_option_that_does_not_exist_is_refused_and_not_shown_again(string step, string value)
    {
        var talk = Talk.Agreed().Tap("Weiter", ("strain", "4")).Tap("Weiter", (step, value));

        Assert.Contains("passt hier nicht", talk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(value, talk.Card.Json.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(["feel", "body"], talk.Asked);
    }

    [Fact]
    public void Next_on_an_empty_card_is_asked_about_once_and_then_leaves_it_out()
    {
        var talk = Talk.Agreed().Tap("Weiter");
        Assert.Contains("noch nichts ausgewählt", talk.Text, StringComparison.Ordinal);
        Assert.Equal(["client", "strain"], talk.Asked);

        Assert.Equal(["feel", "body"], talk.Tap("Weiter").Asked);
    }

    [Fact]
    public void A_card_with_only_some_inputs_given_is_taken()
    {
        var talk = Talk.Agreed().Tap("Weiter", ("strain", "4"));

        Assert.Equal(["feel", "body"], talk.Asked);
        Assert.Empty(talk.Runs.Values.Single().Answers.Single(a => a.Step == "client").Values);
    }

    [Fact]
    public void What_stood_in_the_card_is_still_there_after_a_look_at_why_and_at_the_menu()
    {
        var talk = Talk.Agreed();
        var why = (TurnInput.Click)talk.Click("Warum?", ("client", "Montagsrunde"), ("strain", "2"));

        var question = Assert.IsType<Reply.Question>(talk.Do(why).Reply);
        Assert.Equal(["Montagsrunde", "2"], question.Items.Select(i => i.Value));
        Assert.Equal(["Montagsrunde", "2"], Assert.IsType<Reply.Question>(talk.Say("hilfe").Say("fortsetzen").Reply).Items.Select(i => i.Value));
        Assert.Empty(talk.Runs.Values.Single().Answers);
    }

    [Fact]
    public void A_new_alias_beside_the_known_ones_stays_in_its_own_field()
    {
        var talk = Talk.CheckedIn().Say("check-in").Tap("Weiter", ("client", "Frau Huber"), ("strain", "4")).Tap("Anders nennen");

        var inputs = talk.Card.Inputs.ToDictionary(i => i["id"]!.GetValue<string>(), i => i["value"]?.GetValue<string>(), StringComparer.Ordinal);
        Assert.Equal((null, "Frau Huber", "4"), (inputs["client"], inputs["clientNew"], inputs["strain"]));
    }

    [Fact]
    public void A_hundred_kilobytes_of_text_get_a_kind_answer_and_leave_nothing()
    {
        var talk = Talk.Agreed().Say(new string('a', 100_000));
        Assert.Contains("mehr Text, als ich lesen kann", talk.Text, StringComparison.Ordinal);

        talk.Tap("Weiter", ("client", new string('a', 100_000)), ("strain", "4"));

        Assert.Contains("länger als 60 Zeichen", talk.Text, StringComparison.Ordinal);
        Assert.Empty(CardLint.Problems(talk.Card.Json));
        Assert.True(talk.Runs.Values.Single().Drafts["client"].Length <= GuideCheck.MaxAlias);
    }

    [Theory]
    [InlineData("${title}")]
    [InlineData("{notice}")]
    [InlineData("{\"type\":\"Action.Submit\"}")]
    [InlineData("<b>fett</b>")]
    [InlineData("[Klick](http://example.org)")]
    public void Markup_in_an_alias_stays_text(string alias)
    {
        var talk = Talk.Agreed().Say(alias).Say("4").Say("stopp").Say("behalten").Say("zusammenfassung");

        var fact = Assert.IsType<Reply.Summary>(talk.Reply).Facts[0];
        Assert.Equal(alias, fact.Value);
        Assert.Contains(alias, talk.Text, StringComparison.Ordinal);
        Assert.Empty(CardLint.Problems(talk.Card.Json));
        Assert.Equal(Markdown.Escape(alias), DrawnCard.Find(talk.Card.Json, "FactSet").Single()["facts"]![0]!["value"]!.GetValue<string>());
    }

    [Fact]
    public void A_bare_number_is_no_relationship()
    {
        var talk = Talk.Agreed().Say("4");

        Assert.Equal(["client"], talk.Asked);
        Assert.Contains("Deckname", talk.Text, StringComparison.Ordinal);
        Assert.Empty(talk.State.Relationships);
    }

    [Fact]
    public void Many_relationships_fit_on_a_card_and_an_old_one_is_found_by_its_name()
    {
        var talk = Talk.Agreed();
        for (var i = 0; i < 60; i++)
            talk.Say($"Runde Nummer {i} im langen Jahr der vielen Kundenbeziehungen").Say("4").Say("stopp").Say("behalten").Say("check-in");

        Assert.Empty(CardLint.Problems(talk.Card.Json));
        talk.Say("Runde Nummer 0 im langen Jahr der vielen Kundenbeziehungen");
        Assert.Equal(60, talk.State.Relationships.Count);
    }
}
