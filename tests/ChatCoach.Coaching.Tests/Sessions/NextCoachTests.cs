using ChatCoach.Coaching.Sessions;
using ChatCoach.Coaching.Tests.Play;

namespace ChatCoach.Coaching.Tests.Sessions;

/// <summary>Another coach goes on with a led session: what was said before is theirs to read only with a new yes.</summary>
public sealed class NextCoachTests
{
    [Fact]
    public void Another_coach_sees_what_was_shown_only_after_everybody_said_yes_again()
    {
        var circle = new Circle().Begun();
        circle.Owner.Say("zur sitzung").Say("Sicht von Anna").Say("Allen zeigen");
        circle.Guest.Say("zur sitzung").Say("Sicht von Gerd").Say("Allen zeigen");
        circle.Coach.Say("mein coach-tisch").Say("Abgeben").Say("Ja, abgeben");
        var dina = circle.Dina();
        Assert.Contains("wartet, bis wieder ein Coach zusagt", circle.Owner.Say("Nachsehen, wie es steht").Text, StringComparison.Ordinal);
        dina.Say("mein coach-tisch");
        Assert.DoesNotContain("Sicht von", dina.Text, StringComparison.Ordinal);
        dina.Say("Annehmen").Say("Bestätigt").Say("zur sitzung");

        Assert.DoesNotContain("Sicht von", dina.Text, StringComparison.Ordinal);
        Assert.Contains("Jetzt: Deine Sicht", dina.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sicht von", circle.Coach.Say("zur sitzung").Text, StringComparison.Ordinal);
        circle.Wake(circle.Owner);
        Assert.Contains("Frage an dich", circle.Owner.Text, StringComparison.Ordinal);
        circle.Owner.Tap("Zur Sitzung");
        Assert.Contains("Darf sie sehen, was bisher gezeigt wurde?", circle.Owner.Text, StringComparison.Ordinal);
        circle.Owner.Say("Ja, darf sie sehen");
        circle.Guest.Say("zur sitzung").Say("Nein, nicht zeigen");

        dina.Say("zur sitzung");
        Assert.Contains("Sicht von Anna", dina.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sicht von Gerd", dina.Text, StringComparison.Ordinal);
        Assert.Contains("Sicht von Gerd", circle.Owner.Say("zur sitzung").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_earlier_coach_wrote_comes_only_with_the_owners_yes_and_is_never_added_to()
    {
        var circle = new Circle();
        circle.Coach.Say("sitzung beginnen").Say("Los geht’s").Say("Noch eine Regel").Say("Keine Telefone");
        circle.Coach.Say("mein coach-tisch").Say("Abgeben").Say("Ja, abgeben");
        var dina = circle.Dina();
        dina.Say("mein coach-tisch").Say("Annehmen").Say("Bestätigt").Say("zur sitzung");
        Assert.DoesNotContain("Keine Telefone", dina.Text, StringComparison.Ordinal);
        dina.Say("Noch eine Regel").Say("Einer nach dem anderen");
        Assert.Equal(["Einer nach dem anderen"], circle.Led.Find(Seats.Coach, "wish")!.Values);
        Assert.Contains("Einer nach dem anderen", circle.Owner.Say("zur sitzung").Text, StringComparison.Ordinal);
    }
}
