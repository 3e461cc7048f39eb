using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Relationships;

public sealed class LeavingTests
{
    private const string Alias = "Montagsrunde";

    [Fact]
    public void Who_leaves_keeps_alias_and_check_ins_and_sees_nothing_of_it_any_more()
    {
        var owner = Agreed();
        var talk = owner.Joined();
        talk.Say("check-in").Say(Alias).Say("3").Say("stopp").Say("behalten").Say(Alias).Tap("Mehr").Tap("Verlassen");
        Assert.Empty(talk.Result!.Relationships);

        talk.Tap("Ja, verlassen");

        Assert.IsType<RelationshipChange.Leave>(Assert.Single(talk.Result!.Relationships));
        Assert.Contains("bleibt bei den anderen", talk.Text, StringComparison.Ordinal);
        var card = Assert.IsType<Reply.Timeline>(talk.Say(Alias).Reply);
        Assert.Equal([3], card.Dots.Select(d => d.State));
        Assert.Empty(card.Entries);
        Assert.Contains("nicht mehr mit anderen dabei", talk.Text, StringComparison.Ordinal);
        Assert.Contains("Nur du siehst das", talk.Text, StringComparison.Ordinal);
        Assert.Contains("Angebot schicken", owner.Say(Alias).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Mit dir dabei", owner.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_left_is_not_asked_about_what_was_agreed_there()
    {
        var owner = Talk.CheckedIn();
        var talk = owner.Joined();
        talk.Through("G2.6", Alias, ("held", "yes"), ("agree", "Angebot"), ("more", "no"), ("expect", "ok"));
        Assert.NotEmpty(talk.State.FollowUps);

        talk.Say(Alias).Tap("Mehr").Tap("Verlassen").Tap("Ja, verlassen");

        Assert.Empty(talk.State.FollowUps);
        foreach (var nudge in talk.Nudges.ToList())
            Assert.Null(talk.At(nudge).Do(new TurnInput.Due(nudge)).Reply);
    }

    [Fact]
    public void Whoever_was_sent_away_is_not_asked_about_what_was_agreed_there_either()
    {
        var owner = Talk.CheckedIn();
        var talk = owner.Joined();
        talk.Through("G2.6", Alias, ("held", "yes"), ("agree", "Angebot"), ("more", "no"), ("expect", "ok"));
        var planned = talk.Nudges.ToList();
        Assert.NotEmpty(planned);

        owner.Say(Alias).Tap("Mehr").Tap("Wieder allein").Tap("Ja, wieder allein");

        Assert.All(planned, nudge => Assert.Null(talk.At(nudge).Do(new TurnInput.Due(nudge)).Reply));
    }

    [Fact]
    public void Who_came_in_before_anything_was_held_there_is_on_it_and_is_asked_about_a_plan()
    {
        var owner = Talk.CheckedIn();
        var talk = owner.Joined();
        talk.Say("einstellungen").Tap("Nein").Tap("Weiter", ("tone", "plain"), ("remind", "follow"));
        talk.Through("G3", Alias, ("safe", "hard"), ("plan", "coffee"), ("when", "2026-05-11"));
        Assert.Equal(RelationshipRecord.New, talk.RecordOf(Alias));

        Assert.NotNull(talk.At(Assert.Single(talk.Nudges)).Do(new TurnInput.Due(talk.Nudges[0])).Reply);
    }

    [Fact]
    public void Who_was_always_alone_and_deletes_the_only_entry_hears_nothing_of_others()
    {
        var talk = Talk.CheckedIn().Through("GN", Alias, ("what", "Brief"));

        talk.Say("meine check-ins").Tap("Diesen Eintrag löschen").Say("ja, löschen");

        Assert.Contains("gelöscht", talk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("bleibt bei ihnen", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_deletes_an_entry_after_leaving_is_told_that_the_others_keep_what_it_laid_in()
    {
        var owner = Talk.CheckedIn();
        var talk = owner.Joined();
        talk.Through("G2.6", Alias, ("held", "yes"), ("agree", "Angebot"), ("more", "no"));
        Assert.Contains("sehen alle, die dabei sind", talk.Tap("Zusammenfassung").Text, StringComparison.Ordinal);
        talk.Say("meine check-ins").Tap("Ändern").Say("Gespräch").Say("1");
        Assert.Contains("Alle, die dabei sind, sehen", talk.Text, StringComparison.Ordinal);

        talk.Say(Alias).Tap("Mehr").Tap("Verlassen").Tap("Ja, verlassen").Say("meine check-ins").Tap("Diesen Eintrag löschen").Say("ja, löschen");

        Assert.Contains("bleibt bei ihnen", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Alone_again_nobody_else_sees_it_and_it_stays_as_it_was()
    {
        var owner = Agreed();
        var talk = owner.Joined();

        owner.Say(Alias).Tap("Mehr").Tap("Wieder allein").Tap("Ja, wieder allein");

        Assert.IsType<RelationshipChange.AloneAgain>(Assert.Single(owner.Result!.Relationships));
        Assert.DoesNotContain("Angebot schicken", talk.Say(Alias).Text, StringComparison.Ordinal);
        Assert.Contains("nicht mehr mit anderen dabei", talk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("nicht mehr mit anderen dabei", owner.Copy().Say(Alias).Text, StringComparison.Ordinal);
        Assert.Contains("Angebot schicken", owner.Say(Alias).Text, StringComparison.Ordinal);
        Assert.Contains("Nur du siehst das", owner.Text, StringComparison.Ordinal);
        talk.Through("GN", Alias, ("what", "Nur noch für mich"));
        Assert.DoesNotContain("Nur noch", owner.Say(Alias).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Verlassen", "Doch nichts")]
    [InlineData("Wieder allein", "Doch nichts")]
    [InlineData("Verlassen", "zurück")]
    [InlineData("Wieder allein", "irgendwas")]
    public void Without_a_yes_nothing_changes(string what, string said)
    {
        var owner = Agreed();
        owner.Joined();

        owner.Say(Alias).Tap("Mehr").Tap(what).Say(said);

        Assert.Empty(owner.Result!.Relationships);
        Assert.Contains("Mit dir dabei: 1", owner.Say("neustart").Say(Alias).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_alone_has_nobody_to_leave_and_nobody_to_send_away()
    {
        var talk = Talk.CheckedIn().Say(Alias).Tap("Mehr");

        Assert.DoesNotContain(talk.Buttons, b => b.Do is Verbs.Leave or Verbs.Alone);
        foreach (var verb in new[] { Verbs.Leave, Verbs.Alone })
            Assert.Contains("niemand sonst dabei", talk.Copy().Do(new TurnInput.Click(new CardAction(verb, "token", Arg: talk.IdOf(Alias)))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_receipts_say_what_stays_with_others()
    {
        var owner = Agreed();
        var talk = owner.Joined();
        foreach (var what in new[] { "Alles von mir", "Alle Check-ins und Decknamen" })
            Assert.Contains("bleibt bei ihnen", talk.Copy().Say("vergiss mich").Tap(what).Tap("Ja, löschen").Text, StringComparison.Ordinal);
    }

    private static Talk Agreed() => Talk.CheckedIn().Through("G2.6", Alias, ("held", "yes"), ("agree", "Angebot schicken"), ("more", "no"));
}
