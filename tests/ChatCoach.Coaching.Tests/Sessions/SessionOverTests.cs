using ChatCoach.Coaching.Sessions;
using ChatCoach.Coaching.Tests.Play;

namespace ChatCoach.Coaching.Tests.Sessions;

/// <summary>A session with a coach after its end.</summary>
public sealed class SessionOverTests
{
    [Fact]
    public void Whoever_took_part_reads_of_it_and_has_a_way_on()
    {
        var circle = new Circle().AtExperiment();
        circle.Coach.Say("Anna ruft montags an.").Say("Abgeschlossen");
        foreach (var talk in circle.Firm.Seated.Values)
            circle.Enter(talk).Say("Ja, so behalten");
        Assert.Equal(SessionState.Done, circle.Session.State);

        foreach (var talk in new[] { circle.Owner, circle.Guest })
            Assert.NotEmpty(talk.Say("meine begleitung").Reply!.Buttons);
        Assert.NotEmpty(circle.Coach.Say("mein coach-tisch").Reply!.Buttons);
    }
}
