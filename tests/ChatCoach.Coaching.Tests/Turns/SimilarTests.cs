using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Turns;

/// <summary>"Müler" finds "Müller", and never does one team stand for another.</summary>
public sealed class SimilarTests
{
    [Theory]
    [InlineData("Müler", "Müller", true)]
    [InlineData("Mueler", "Müller", true)]
    [InlineData("muller", "Müller", true)]
    [InlineData("Montagrunde", "Montagsrunde", true)]
    [InlineData("Rudne", "Runde", true)]
    [InlineData("Montaksruhde", "Montagsrunde", true)]
    [InlineData("Projekt Zürch", "Projekt Zürich", true)]
    [InlineData("Zoe Runde", "Zoë-Runde", true)]
    [InlineData("Montagsrunde", "Montagsrunde", false)]
    [InlineData("Team B", "Team A", false)]
    [InlineData("Projekt 1", "Projekt 2", false)]
    [InlineData("Projekt 12", "Projekt 13", false)]
    [InlineData("Anna", "Anne", true)]
    [InlineData("Rot", "Ros", false)]
    [InlineData("Dienstagsrunde", "Montagsrunde", false)]
    [InlineData("Montagsrunde neu", "Montagsrunde", false)]
    [InlineData("", "Müller", false)]
    public void A_slip_of_the_finger_is_told_from_another_word(string typed, string known, bool similar) => Assert.Equal(similar, Similar.Matches(typed, known));

    [Fact]
    public void One_that_reads_alike_is_taken_and_said_without_its_name()
    {
        var talk = With("Müllerbau").Say("Mülerbau");

        Assert.Single(talk.State.Relationships);
        Assert.Equal(talk.State.Relationships[0].Id, talk.Open.Find("client", 0)!.Values[0]);
        Assert.Contains("aus deiner Liste genommen", talk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Müller", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Changed_it_becomes_one_of_its_own()
    {
        var talk = With("Müllerbau").Say("Mülerbau").Say("ändern").Say("Beziehung").Say("Mülerbau");

        Assert.Equal(["Müllerbau", "Mülerbau"], talk.State.Relationships.Select(r => r.Alias));
        Assert.Equal(talk.State.Relationships[1].Id, talk.Open.About);
    }

    [Fact]
    public void In_a_card_it_is_taken_as_well_and_the_rest_of_the_card_with_it()
    {
        var talk = With("Müllerbau").Tap("Weiter", ("client", "Mülerbau"), ("strain", "4"));

        Assert.Equal(["feel", "body"], talk.Asked);
        Assert.Single(talk.State.Relationships);
        Assert.Contains("aus deiner Liste genommen", Assert.IsType<Reply.Question>(talk.Reply).Lead, StringComparison.Ordinal);
    }

    [Fact]
    public void Between_several_the_person_decides()
    {
        var talk = With("Müllerbau", "Mollerbau");
        talk.Tap("Weiter", ("client", "Mellerbau"), ("strain", "4"));
        Assert.Equal("similar", talk.State.Aside?.Kind);
        Assert.Equal(["Müllerbau", "Mollerbau", "Eine neue"], talk.Reply!.Buttons.Select(b => b.Label));

        var second = talk.Copy().Tap("Mollerbau");
        Assert.Equal(second.State.Relationships.Single(r => r.Alias == "Mollerbau").Id, second.Open.About);
        Assert.Equal("4", second.Open.Find("strain", 0)!.Values[0]);

        Assert.Equal("Mellerbau", talk.Copy().Say("Eine neue").State.Relationships[^1].Alias);
        Assert.Equal("Kellnerei", talk.Say("Kellnerei").State.Relationships[^1].Alias);
        Assert.Equal(["feel", "body"], second.Asked);
    }

    [Fact]
    public void A_new_one_that_looks_like_a_name_is_asked_about_too()
    {
        var talk = With("Frau Müller", "Frau Möller").Say("Frau Meeller");
        Assert.Equal("similar", talk.State.Aside?.Kind);

        talk.Say("Eine neue");
        Assert.Equal("name", talk.State.Aside?.Kind);
        Assert.Equal("Frau Meeller", talk.Say("So lassen").State.Relationships[^1].Alias);
    }

    [Fact]
    public void A_word_of_the_coach_is_never_taken_for_a_relationship() =>
        Assert.IsType<Reply.Menu>(With("Hilfen").Say("hilfe").Reply);

    /// <summary>At the first question of a check-in, with these in the list.</summary>
    private static Talk With(params string[] aliases)
    {
        var talk = Talk.Agreed();
        foreach (var alias in aliases)
        {
            talk.Say("check-in").Say(alias);
            if (talk.State.Aside?.Kind == "similar")
                talk.Say("Eine neue");
            if (talk.State.Aside?.Kind == "name")
                talk.Say("So lassen");
            if (talk.State.Relationships[^1].Alias != alias)
                talk.Say("ändern").Say("Beziehung").Say(alias);
            if (talk.State.Aside?.Kind == "name")
                talk.Say("So lassen");
            talk.Say("4").Say("stopp").Say("behalten");
        }

        Assert.Equal(aliases, talk.State.Relationships.Select(r => r.Alias));
        return talk.Say("check-in").Do(new TurnInput.Again(talk.State.ActiveRun));
    }
}
