using ChatCoach.Coaching.Sessions;
using ChatCoach.Coaching.Tests.Play;

namespace ChatCoach.Coaching.Tests.Turns;

/// <summary>A coach says when they hold sessions.</summary>
public sealed class HoursTests
{
    [Fact]
    public void What_was_answered_becomes_the_hours_and_is_said_once_more()
    {
        var talk = Coach().Say("Dienstag, Donnerstag").Say("8 Uhr").Say("16 Uhr").Say("Bleibt frei").Say("Eine halbe Stunde").Say("Zwei Tage").Say("Sechs Wochen").Say("3 Sitzungen");

        var hours = talk.Hours!;
        Assert.Equal(
            [new(DayOfWeek.Tuesday, new(8, 0), new(12, 0)), new(DayOfWeek.Tuesday, new(13, 0), new(16, 0)), new(DayOfWeek.Thursday, new(8, 0), new(12, 0)), new WorkingSpan(DayOfWeek.Thursday, new(13, 0), new(16, 0))],
            hours.Week);
        Assert.Equal((30, 48, 42, 3, "Europe/Berlin"), (hours.BufferMinutes, hours.LeadHours, hours.HorizonDays, hours.PerWeek, hours.Zone));
        Assert.Contains("Dienstag, Donnerstag, 08:00–12:00, 13:00–16:00; Pause 30 Minuten, Vorlauf 48 Stunden, 42 Tage voraus, höchstens 3", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_left_out_is_as_usual()
    {
        var talk = Coach();
        for (var step = 0; step < 8; step++)
            talk.Say("überspringen");

        Assert.Null(talk.Hours!.Problem());
        Assert.Equal(10, talk.Hours.Week.Count);
        Assert.Equal((15, 24, 21, 5), (talk.Hours.BufferMinutes, talk.Hours.LeadHours, talk.Hours.HorizonDays, talk.Hours.PerWeek));
    }

    [Theory]
    [InlineData("13 Uhr", "12 Uhr")]
    [InlineData("12 Uhr", "12 Uhr")]
    public void Hours_that_end_before_they_begin_change_nothing_and_are_asked_again(string from, string to)
    {
        var talk = Coach().Say("Montag").Say(from).Say(to);
        for (var step = 0; step < 5; step++)
            talk.Say("überspringen");

        Assert.Null(talk.Hours);
        Assert.Contains("muss Platz für eine Sitzung sein", talk.Text, StringComparison.Ordinal);
        Assert.Contains("An welchen Tagen", talk.Tap("Meine Coach-Zeiten").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_no_coach_is_told_so()
    {
        var talk = Talk.Agreed().At(Places.Employee).Say("coach-zeiten");

        Assert.Contains("nicht als Coach eingetragen", talk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(talk.State.LightRuns, r => r.Guide == "GH");
    }

    private static Talk Coach() => Talk.Agreed().At(Places.Coach).Say("coach-zeiten");
}
