using ChatCoach.Coaching.Sessions;
using ChatCoach.Coaching.Tests.Play;

namespace ChatCoach.Coaching.Tests.Sessions;

/// <summary>Somebody comes in while a session is led: what was shown before was not shown to them.</summary>
public sealed class LateGuestTests
{
    private const string View = "Sicht von Anna";

    [Fact]
    public void Who_comes_in_later_reads_what_was_shown_before_only_after_a_yes()
    {
        var circle = WithLateGuest();
        Assert.DoesNotContain(View, circle.Guest.Say("zur sitzung").Text, StringComparison.Ordinal);
        circle.Owner.Say("zur sitzung");
        Assert.Contains("Inzwischen ist jemand dazugekommen", circle.Owner.Text, StringComparison.Ordinal);
        Assert.Contains(View, circle.Owner.Text, StringComparison.Ordinal);

        circle.Owner.Say("Ja, auch zeigen");

        Assert.Contains("jetzt sehen es alle", circle.Owner.Text, StringComparison.Ordinal);
        Assert.Contains(View, circle.Guest.Say("zur sitzung").Say("Gehört").Say("Allen zeigen").Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Inzwischen", circle.Owner.Say("zur sitzung").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void With_a_no_it_stays_between_those_who_were_there_and_out_of_the_summary()
    {
        var circle = WithLateGuest();
        circle.Owner.Say("zur sitzung").Say("Nein, nicht zeigen");
        Assert.Contains("wer später kam, sieht es nicht", circle.Owner.Text, StringComparison.Ordinal);
        circle.Coach.Say("zur sitzung");
        Assert.Contains(View, circle.Coach.Text, StringComparison.Ordinal);
        foreach (var said in (string[])["Gehört", "Klarheit"])
        {
            circle.Guest.Say("zur sitzung");
            Assert.DoesNotContain(View, circle.Guest.Text, StringComparison.Ordinal);
            circle.All(said);
        }

        Assert.DoesNotContain("Inzwischen", circle.Owner.Say("zur sitzung").Text, StringComparison.Ordinal);
        Assert.DoesNotContain(View, circle.Guest.Say("zur sitzung").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Needs_that_were_shown_before_are_in_the_summary_only_with_a_yes()
    {
        var circle = new Circle(guest: false).AtExperiment();
        circle.Coach.Say("Anna ruft an.").Say("Nächster Termin");
        Assert.Contains("Klarheit", circle.Owner.Say("zur sitzung").Text, StringComparison.Ordinal);
        Late(Seat(circle));
        circle.Guest.Say("zur sitzung");
        Assert.Contains("Anna ruft an.", circle.Guest.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Klarheit", circle.Guest.Text, StringComparison.Ordinal);
        circle.Owner.Say("zur sitzung").Say("Ja, auch zeigen");
        Assert.Contains("Klarheit", circle.Guest.Say("zur sitzung").Text, StringComparison.Ordinal);
    }

    /// <summary>Anna showed her view, and the step after it is reached; then Gerd comes in.</summary>
    private static Circle WithLateGuest()
    {
        var circle = new Circle(guest: false);
        circle.Begun();
        circle.Owner.Say("zur sitzung").Say(View).Say("Allen zeigen");
        circle.Coach.Say("zur sitzung").Say("Nächster Schritt");
        return Late(Seat(circle));
    }

    private static Circle Seat(Circle circle)
    {
        circle.Firm.Seated["gerd"] = circle.Guest;
        circle.Guest.Sessions.Add(circle.Session);
        return circle;
    }

    /// <summary>Gerd comes in now.</summary>
    private static Circle Late(Circle circle)
    {
        var now = circle.Firm.Seated.Values.Max(t => t.Now);
        var session = circle.Session with { People = [new Participant("p1", "gerd", "Gerd", now)] };
        foreach (var talk in circle.Firm.Seated.Values)
            (talk.Sessions[0], talk.Now) = (session, now);
        return circle;
    }
}
