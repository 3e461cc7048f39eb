using ChatCoach.Coaching.Cadence;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Coaching.Tests.Play;

namespace ChatCoach.Coaching.Tests.Sessions;

/// <summary>A session with a coach after its end.</summary>
public sealed class SessionOverTests
{
    [Fact]
    public void Whoever_took_part_reads_of_it_and_has_a_way_on()
    {
        var circle = Closed("Abgeschlossen");
        Assert.Equal(SessionState.Done, circle.Session.State);

        foreach (var talk in new[] { circle.Owner, circle.Guest })
        {
            Assert.Contains(talk.Reply!.Buttons.Concat(circle.Enter(talk).Reply!.Buttons), b => b.Label == "Meine Begleitung");
            Assert.NotEmpty(talk.Say("meine begleitung").Reply!.Buttons);
        }

        Assert.NotEmpty(circle.Coach.Say("mein coach-tisch").Reply!.Buttons);
    }

    [Fact]
    public void Typed_words_lead_to_how_it_ended_and_later_to_the_next_one()
    {
        var circle = Closed("Nächster Termin");
        foreach (var talk in circle.Firm.Seated.Values)
            Assert.Contains("Die Sitzung ist zu Ende. Alle haben Ja gesagt", circle.Enter(talk).Text, StringComparison.Ordinal);
        circle.Coach.Say("mein coach-tisch").Tap("Sitzung beginnen");
        Assert.Equal("agenda", circle.Led.Step);
        circle.Coach.Say("mein coach-tisch").Tap("Zur Sitzung").Say("Los geht’s").Say("Einverstanden").Say("Ohne Zusammenfassung schließen").Say("Ja, schließen");
        Assert.Contains("Behalten wurde nichts", circle.Enter(circle.Guest).Text, StringComparison.Ordinal);

        foreach (var talk in circle.Firm.Seated.Values)
            talk.Now += TimeSpan.FromDays(7);
        Assert.Contains("Gerade läuft keine Sitzung", circle.Enter(circle.Owner).Text, StringComparison.Ordinal);
        circle.Enter(circle.Coach);
        Assert.Equal("agenda", circle.Led.Step);
    }

    [Fact]
    public void A_summary_is_read_again_by_those_who_said_yes_to_it_and_by_nobody_who_came_later()
    {
        var circle = Closed("Nächster Termin");
        foreach (var talk in new[] { circle.Owner, circle.Guest })
            Assert.Contains("Anna ruft montags an.", talk.Say("meine begleitung").Text, StringComparison.Ordinal);
        Assert.Contains("Anna ruft montags an.", circle.Coach.Say("mein coach-tisch").Text, StringComparison.Ordinal);

        // The guest goes and another person takes the seat with a new code.
        var left = circle.Session with { People = [new Participant("p2", "gerd", "Gerd")] };
        foreach (var talk in circle.Firm.Seated.Values)
            talk.Sessions[0] = left;
        Assert.DoesNotContain("Anna ruft montags an.", circle.Guest.Say("meine begleitung").Text, StringComparison.Ordinal);
        circle.Coach.Say("mein coach-tisch").Say("Abgeben");
        var dina = circle.Dina();
        dina.Say("mein coach-tisch").Say("Annehmen").Say("Bestätigt").Say("mein coach-tisch");
        Assert.Contains("Du begleitest Anna.", dina.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Anna ruft montags an.", dina.Text, StringComparison.Ordinal);
        Assert.Contains("Anna ruft montags an.", circle.Owner.Say("meine begleitung").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_date_waits_for_its_coach_from_the_very_minute_it_is_over()
    {
        var coach = new Circle().Coach;
        coach.Sessions[0] = coach.Sessions[0] with { Meetings = [new Meeting { Number = 1, State = MeetingState.Planned, Start = new WallTime(new DateOnly(2026, 5, 6), new TimeOnly(9, 0), "Europe/Berlin") }] };
        coach.Now = coach.Sessions[0].Meetings[0].Start!.ToInstant() + Slots.SessionLength - Talk.ATurn;
        Assert.Contains("Offen, ein Termin oder eine Antwort fehlt: Anna.", coach.Say("mein coach-tisch").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_completed_session_shows_its_coach_can_be_taken_away()
    {
        var circle = Closed("Abgeschlossen");
        circle.Owner.Say("meine begleitung").Say("Was der Coach sieht");
        Assert.Contains("sieht", circle.Owner.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("nicht mehr da", circle.Owner.Text, StringComparison.Ordinal);
        circle.Owner.Say("meine begleitung").Say("Begleitung beenden").Say("Ja, beenden");
        Assert.Equal(SessionState.Ended, circle.Session.State);
        Assert.Empty(circle.Session.Summaries);
    }

    private static Circle Closed(string outcome)
    {
        var circle = new Circle().AtExperiment();
        circle.Coach.Say("Anna ruft montags an.").Say(outcome);
        foreach (var talk in circle.Firm.Seated.Values)
            circle.Enter(talk).Say("Ja, so behalten");
        return circle;
    }
}
