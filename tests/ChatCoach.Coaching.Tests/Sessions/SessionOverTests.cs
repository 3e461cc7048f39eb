using System.Collections.Immutable;
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
        circle.Coach.Say("mein coach-tisch").Say("Abgeben").Say("Ja, abgeben");
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

    [Fact]
    public void Completed_it_is_only_with_everybodys_yes_and_dates_that_were_agreed_fall()
    {
        var circle = Planned(new Circle().AtExperiment());
        circle.Coach.Say("Anna ruft montags an.").Say("Abgeschlossen");
        Assert.Contains("werden damit abgesagt", circle.Enter(circle.Owner).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nächster Termin", circle.Owner.Text, StringComparison.Ordinal);
        circle.Owner.Say("Nein, nicht behalten");
        Assert.Equal(SessionState.Accepted, circle.Session.State);
        Assert.Equal(MeetingState.Planned, circle.Session.Meetings[0].State);

        circle = Planned(new Circle().AtExperiment());
        circle.Coach.Say("Anna ruft montags an.").Say("Abgeschlossen");
        foreach (var talk in circle.Firm.Seated.Values)
            circle.Enter(talk).Say("Ja, so behalten");
        Assert.Equal(SessionState.Done, circle.Session.State);
        Assert.Equal(MeetingState.CalledOff, circle.Session.Meetings[0].State);
        foreach (var talk in new[] { circle.Owner, circle.Guest })
            Assert.Contains("noch verabredet waren, sind abgesagt", talk.Say("meine begleitung").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_somebody_had_half_written_goes_when_it_is_closed()
    {
        var circle = new Circle().Begun();
        circle.Guest.Say("zur sitzung").Say("Halb geschrieben");
        Assert.NotEmpty(circle.Guest.State.LightRuns);
        circle.Coach.Say("zur sitzung").Say("Ohne Zusammenfassung schließen").Say("Ja, schließen");
        circle.Wake(circle.Guest);
        Assert.Contains("Eure Sitzung ist zu Ende", circle.Guest.Text, StringComparison.Ordinal);
        Assert.Empty(circle.Guest.State.LightRuns);
    }

    [Fact]
    public void Alone_in_the_chat_the_coach_is_told_why_nothing_is_kept()
    {
        var circle = new Circle().AtExperiment();
        circle.Coach.Say("Anna ruft montags an.").Say("Nächster Termin");
        foreach (var talk in new[] { circle.Owner, circle.Guest })
            circle.Enter(talk).Say("Sitzung verlassen").Say("Ja, verlassen");
        circle.Enter(circle.Coach);
        Assert.Contains("niemand im Chat dabei, der Ja sagen könnte", circle.Coach.Text, StringComparison.Ordinal);
        circle.Coach.Say("Ohne Zusammenfassung schließen").Say("Ja, schließen");
        Assert.Null(circle.Session.Led);
    }

    [Fact]
    public void A_name_that_is_too_long_is_asked_for_again_with_the_reason()
    {
        var circle = new Circle().Begun();
        circle.Coach.Say("zur sitzung").Say("Wer ist dabei?").Say("Jemanden dazunehmen").Say(new string('a', 41));
        Assert.Contains("höchstens 40", circle.Coach.Text, StringComparison.Ordinal);
        circle.Coach.Say("Kundenseite");
        Assert.Contains("Kundenseite ist dabei", circle.Coach.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_coach_who_does_not_hand_on_after_all_keeps_the_session()
    {
        var circle = new Circle();
        circle.Coach.Say("mein coach-tisch").Say("Abgeben");
        Assert.Contains("Diese Begleitung abgeben?", circle.Coach.Text, StringComparison.Ordinal);
        circle.Coach.Say("Doch nichts");
        Assert.Equal("cora", circle.Session.Coach!.Id);
    }

    [Fact]
    public void A_date_that_is_over_or_free_keeps_nobody_from_coming_in()
    {
        var now = new DateTimeOffset(2026, 5, 6, 12, 0, 0, TimeSpan.Zero);
        Meeting past = new() { Number = 1, State = MeetingState.Planned, Start = new WallTime(new DateOnly(2026, 5, 6), new TimeOnly(9, 0), "Europe/Berlin") };
        var session = new Circle().Session with { Meetings = [past, past with { Number = 2, Start = past.Start! with { Day = new DateOnly(2026, 5, 7) } }] };
        var slots = Slots.Covering(past.Start!.ToInstant(), Slots.SessionLength).ToImmutableHashSet();
        Assert.Null(new InvitedSession(session, Stake.None, "gus", now, slots).Clash);
        Assert.Equal(1, new InvitedSession(session, Stake.None, "gus", now.AddDays(-1), slots).Clash!.Number);
    }

    private static Circle Planned(Circle circle)
    {
        var session = circle.Session with { Meetings = [new Meeting { Number = 1, State = MeetingState.Planned, Start = new WallTime(new DateOnly(2026, 5, 20), new TimeOnly(9, 0), "Europe/Berlin") }] };
        foreach (var talk in circle.Firm.Seated.Values)
            talk.Sessions[0] = session;
        return circle;
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
