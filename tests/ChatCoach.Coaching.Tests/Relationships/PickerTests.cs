using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Relationships;

public sealed class PickerTests
{
    [Theory]
    [InlineData("Müler", "Müller", true)]
    [InlineData("Mueller", "Müller", false)]
    [InlineData("Müllre", "Müller", true)]
    [InlineData("Team B", "Team A", false)]
    [InlineData("Projekt 2", "Projekt 1", false)]
    [InlineData("Projekt2", "Projekt1", false)]
    [InlineData("Projekt Zürch", "Projekt Zürich", true)]
    [InlineData("Projekt Zuerich", "Projekt Zürich", false)]
    [InlineData("Nord", "Süd", false)]
    [InlineData("Ost", "Opst", false)]
    [InlineData("Montagsrude", "Montagsrunde", true)]
    [InlineData("Montgsrude", "Montagsrunde", true)]
    [InlineData("Montagsrunde", "Montagsrunde", false)]
    [InlineData("Montagsrunde neu", "Montagsrunde", false)]
    [InlineData("Café Rot", "Cafe Rot", true)]
    public void A_slip_of_the_finger_is_alike_and_another_name_is_not(string typed, string known, bool alike) =>
        Assert.Equal(alike, Similar.Matches(typed, known));

    [Fact]
    public void A_typed_slip_finds_the_one_of_the_list_and_says_so()
    {
        var talk = Talk.Agreed().Say("Müller").Say("stopp").Say("löschen").Say("check-in");
        var known = talk.State.Relationships.Single();

        talk.Say("Müler");

        Assert.Equal([known], talk.State.Relationships);
        Assert.Equal(known.Id, talk.Runs.Values.Single(r => r.FinishedAt is null).About);
        Assert.Contains("aus deiner Liste", talk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Müller", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Team B")]
    [InlineData("Team C")]
    [InlineData("Team AB")]
    public void Team_A_never_silently_becomes_another_team(string other)
    {
        var talk = Talk.Agreed().Say("Team A").Say("stopp").Say("löschen").Say("check-in").Say(other);

        Assert.Equal(["Team A", other], talk.State.Relationships.Select(r => r.Alias));
        Assert.Equal(talk.IdOf(other), talk.Runs.Values.Single(r => r.FinishedAt is null).About);
    }

    [Fact]
    public void Between_several_the_person_decides_and_a_new_one_is_among_the_choices()
    {
        var talk = Talk.Agreed().Say("Rampe").Say("stopp").Say("löschen").Say("check-in").Say("Rumpo").Say("stopp").Say("löschen").Say("check-in").Say("Rampo");

        Assert.Equal(["Rampe", "Rumpo"], talk.State.Relationships.Select(r => r.Alias));
        Assert.Equal(["Rampe", "Rumpo", "Eine neue"], talk.Reply!.Buttons.Select(b => b.Label));
        Assert.Equal(talk.IdOf("Rumpo"), talk.Copy().Say("Rumpo").Runs.Values.Single(r => r.FinishedAt is null).About);
        Assert.Equal(["Rampe", "Rumpo", "Rampo"], talk.Say("Eine neue").State.Relationships.Select(r => r.Alias));
    }

    [Fact]
    public void A_typed_alias_is_created_in_passing_in_any_guide()
    {
        var talk = Talk.CheckedIn().Begin("GR").Say("Stadtwerke");

        Assert.Equal(["Montagsrunde", "Stadtwerke"], talk.State.Relationships.Select(r => r.Alias));
        Assert.Equal(["kind"], talk.Asked);
    }
}
