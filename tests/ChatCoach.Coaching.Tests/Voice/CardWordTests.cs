using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;
using ChatCoach.Coaching.Voice;

namespace ChatCoach.Coaching.Tests.Voice;

/// <summary>Good things in people's own words on the weekly card (guides B.17; privacy rule P4).</summary>
public sealed class CardWordTests
{
    private const string Good = "Ein Kunde hat *sich* bedankt.";

    [Fact]
    public void What_was_good_goes_on_the_card_word_for_word_and_comes_off_it()
    {
        var talk = ToWhom(Team(Good)).Say("Auf die Wochenkarte, ohne Namen");
        Assert.Contains("die Leitungen der Einheiten, mit denen sie zusammen zählt", talk.Text, StringComparison.Ordinal);
        Assert.Contains($"„{Good}“", talk.Text, StringComparison.Ordinal);
        Assert.Empty(talk.State.CardWords);
        talk.Say("Ja, auf die Wochenkarte");
        var word = Assert.Single(talk.State.CardWords);
        Assert.Equal(new CardWordChange.Put(word, Good), Assert.Single(talk.Result!.CardWords));
        Assert.Equal(CardWord.Life, word.Until - talk.Now);

        talk.Say("meine Freigaben");
        Assert.Contains("Auf der Wochenkarte, ohne deinen Namen", talk.Text, StringComparison.Ordinal);
        talk.Say("Zurückziehen");
        Assert.Equal(new CardWordChange.Take(word.Id), Assert.Single(talk.Result!.CardWords));
        Assert.Empty(talk.State.CardWords);
        Assert.Contains("Zurückgenommen", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_no_and_a_changed_answer_leave_nothing_on_it()
    {
        var talk = ToWhom(Team(Good)).Say("Auf die Wochenkarte, ohne Namen").Say("Nein, nicht freigeben");
        Assert.Empty(talk.Result!.CardWords);
        Assert.Empty(talk.State.CardWords);
    }

    [Fact]
    public void Deleting_forgetting_and_changing_take_it_off()
    {
        foreach (var words in (string[][])[["vergiss mich", "Alle Check-ins und Decknamen", "Ja, löschen"]])
        {
            var talk = ToWhom(Team(Good)).Say("Auf die Wochenkarte, ohne Namen").Say("Ja, auf die Wochenkarte");
            foreach (var said in words)
                talk.Say(said);
            Assert.IsType<CardWordChange.Take>(Assert.Single(talk.Result!.CardWords));
            Assert.Empty(talk.State.CardWords);
        }

        var changed = ToWhom(Team(Good)).Say("Auf die Wochenkarte, ohne Namen").Say("Ja, auf die Wochenkarte");
        changed.Say("Meine Check-ins").Say("Ändern");
        changed.Say("Gelungen").Say("Etwas anderes.");
        Assert.Empty(changed.State.CardWords);
    }

    [Fact]
    public void Only_what_is_good_and_short_and_only_of_who_has_a_unit_is_offered()
    {
        Assert.DoesNotContain(ToWhom(Team(new string('a', CardWord.MostLetters + 1))).Reply!.Buttons, IsCard);
        var alone = Team(Good);
        alone.Place = OrgPlace.None;
        Assert.DoesNotContain(ToWhom(alone).Reply!.Buttons, IsCard);
        Assert.Contains(ToWhom(Team(Good)).Reply!.Buttons, IsCard);

        static bool IsCard(CardButton button) => button.Label == "Auf die Wochenkarte, ohne Namen";
    }

    [Fact]
    public void It_stands_on_the_card_without_a_name()
    {
        var card = Assert.IsType<Reply.Voice>(Weeks.Manager(Language.De, Weeks.Full with { Good = [Good] }).Say("Wochenkarte").Reply);
        Assert.Equal(["Gutes, in eigenen Worten", $"„{OwnWords.Mark(Good)}“"], card.Good);
    }

    /// <summary>A finished team view in which something went well.</summary>
    private static Talk Team(string good)
    {
        var talk = Talk.Agreed(Language.De).At(Places.Employee);
        talk.Do(new TurnInput.Click(new CardAction(Verbs.Start, "0123456789abcdef", Arg: "G8T")));
        for (var step = 0; step < 20 && talk.Reply is Reply.Question question; step++)
            talk.Say(question.Items[0].Step == "pride" ? good : "weiter");
        return talk;
    }

    private static Talk ToWhom(Talk talk) => talk.Say("Meine Check-ins").Say("Etwas freigeben").Say("Gelungen");
}
