using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Relationships;

public sealed class RenamingTests
{
    private const string Alias = "Montagsrunde";

    [Fact]
    public void A_new_alias_is_taken_from_the_card_or_as_it_is_typed_and_the_rest_stays()
    {
        var (tapped, typed) = (Asked(), Asked());
        var id = tapped.IdOf(Alias);

        tapped.Tap("Umbenennen", ("alias", "  Große   Runde "));
        typed.Say("Große Runde");

        Assert.Equal("Große Runde", Assert.Single(tapped.State.Relationships).Alias);
        Assert.Equal("Große Runde", Assert.Single(typed.State.Relationships).Alias);
        Assert.Equal(id, tapped.IdOf("Große Runde"));
        Assert.DoesNotContain("Große", tapped.Text, StringComparison.Ordinal);
        Assert.Equal([4], Assert.IsType<Reply.Timeline>(tapped.Say("Große Runde").Reply).Dots.Select(d => d.State));
    }

    [Fact]
    public void One_that_looks_like_a_name_is_asked_about_as_a_new_alias_is()
    {
        var talk = Asked().Say("Frau Huber");
        Assert.Contains("echten Namen", talk.Text, StringComparison.Ordinal);
        Assert.Equal(Alias, Assert.Single(talk.State.Relationships).Alias);

        Assert.Equal("Frau Huber", Assert.Single(talk.Copy().Tap("So lassen").State.Relationships).Alias);
        Assert.Equal("rename", talk.Copy().Tap("Anders nennen").State.Aside?.Kind);
        Assert.Equal("Runde", Assert.Single(talk.Copy().Say("Runde").State.Relationships).Alias);
    }

    [Theory]
    [InlineData("", "Ein Deckname genügt")]
    [InlineData("7", "Ein Deckname genügt")]
    [InlineData("\u200b\u202e", "Ein Deckname genügt")]
    [InlineData("stadtwerke!", "So heißt schon eine andere")]
    [InlineData("mehr als sechzig Zeichen sind zu lang für einen Decknamen, den man lesen kann", "länger als 60")]
    public void What_is_no_alias_is_said_and_asked_again_with_what_was_put_in(string alias, string said)
    {
        var talk = Talk.CheckedIn().Begin("GR").Say("Stadtwerke").Say("stopp").Say("Behalten").Say(Alias).Tap("Mehr").Tap("Umbenennen").Tap("Umbenennen", ("alias", alias));

        Assert.Contains(said, talk.Text, StringComparison.Ordinal);
        Assert.Equal([Alias, "Stadtwerke"], talk.State.Relationships.Select(r => r.Alias));
        Assert.Equal("rename", talk.State.Aside?.Kind);
        if (alias.Length > 10)
            Assert.StartsWith(talk.Card.Prefilled["alias"], alias, StringComparison.Ordinal);
        Assert.Empty(CardLint.Problems(talk.Card.Json));
        Assert.Equal("Nordlicht", talk.Say("Nordlicht").State.Relationships[0].Alias);
    }

    [Fact]
    public void Words_of_danger_get_help_and_are_no_alias()
    {
        foreach (var talk in new[] { Asked().Tap("Umbenennen", ("alias", "ich will nicht mehr leben")), Asked().Say("ich will nicht mehr leben") })
        {
            Assert.Equal("SOS", talk.Reply!.Ref.Guide);
            Assert.Equal(Alias, Assert.Single(talk.State.Relationships).Alias);
        }
    }

    [Fact]
    public void Nobody_else_learns_it()
    {
        var owner = Talk.CheckedIn();
        var talk = owner.Joined();

        talk.Say(Alias).Tap("Mehr").Tap("Umbenennen").Say("Nervensägen");

        Assert.Empty(talk.Result!.Relationships);
        Assert.DoesNotContain("Nerven", owner.Say(Alias).Card.Json.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(Alias, Assert.IsType<Reply.Timeline>(owner.Reply).Title);
    }

    private static Talk Asked() => Talk.CheckedIn().Say(Alias).Tap("Mehr").Tap("Umbenennen");
}
