using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Tests.Play;

namespace ChatCoach.Coaching.Tests.Relationships;

public sealed class PatternTests
{
    [Theory]
    [InlineData("", false)]
    [InlineData("1", false)]
    [InlineData("1 2", false)]
    [InlineData("1 2 1", true)]
    [InlineData("3 3 3", false)]
    [InlineData("1 5 2 5 2", true)]
    [InlineData("1 5 2 5 3", false)]
    [InlineData("1 2 1 5", false)]
    [InlineData("1 5 5 5 2 2", false)]
    [InlineData("1 1 1 1 1 1 1", false)]
    [InlineData("1 1 1 1 1 1 1 1", true)]
    [InlineData("1 1 1 5 5 5 5 1 1 1", true)]
    public void It_is_said_after_three_hard_ones_of_five_and_then_not_for_five(string states, bool said) =>
        Assert.Equal(said, Pattern.IsSaid([.. states.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(s => s[0] - '0')]));

    [Fact]
    public void The_end_of_a_hard_check_in_offers_to_work_on_the_relationship()
    {
        var talk = Talk.CheckedIn();
        Hard(talk);
        Assert.DoesNotContain("mehreren Check-ins", Hard(talk).Text, StringComparison.Ordinal);

        Hard(talk);

        Assert.Contains("In mehreren Check-ins", talk.Text, StringComparison.Ordinal);
        talk.Tap("Die Beziehung klären").Say("1");
        Assert.Equal(["symptoms"], talk.Asked);
    }

    [Fact]
    public void Check_ins_about_another_relationship_do_not_count()
    {
        var talk = Talk.CheckedIn();
        Hard(talk, "Stadtwerke");
        Hard(talk, "Stadtwerke");

        Assert.DoesNotContain("mehreren Check-ins", Hard(talk).Text, StringComparison.Ordinal);
    }

    private static Talk Hard(Talk talk, string alias = "Montagsrunde") => talk.Say("check-in").Say(alias).Say("1").Say("Es war hart").Say("stopp").Say("behalten");
}
