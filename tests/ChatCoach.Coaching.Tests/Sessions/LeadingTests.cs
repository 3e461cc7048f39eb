using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Sessions;

/// <summary>A session is led (guide 9): everybody in their own chat on one shared run.</summary>
public sealed class LeadingTests
{
    [Fact]
    public void A_whole_session_ends_with_one_summary_that_everybody_said_yes_to()
    {
        var circle = new Circle().AtExperiment();
        circle.Coach.Say("Anna ruft montags an. Wir merken es an weniger Mails.").Say("Abgeschlossen");
        foreach (var talk in circle.Firm.Seated.Values)
        {
            Assert.Empty(circle.Session.Summaries);
            talk.Say("zur sitzung");
            Assert.Contains("Das bleibt, wenn alle Ja sagen", talk.Text, StringComparison.Ordinal);
            Assert.Contains("Anna ruft montags an", talk.Text, StringComparison.Ordinal);
            talk.Say("Ja, so behalten");
        }

        var kept = Assert.Single(circle.Session.Summaries);
        Assert.Equal(("Anna ruft montags an. Wir merken es an weniger Mails.", "done"), (kept.Experiment, kept.Outcome));
        Assert.Equal(["clarity"], kept.Needs);
        Assert.Null(circle.Session.Led);
        Assert.Equal(SessionState.Done, circle.Session.State);
        Assert.Contains("Anna ruft montags an", circle.Owner.Say("meine begleitung").Text, StringComparison.Ordinal);
        Assert.Contains("Anna ruft montags an", circle.Coach.Say("mein coach-tisch").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void With_one_no_nothing_is_kept_and_everybody_learns_that_it_is_over()
    {
        var circle = new Circle().AtExperiment();
        circle.Coach.Say("Ein Versuch").Say("Nur nachfragen").Say("Ja, so behalten");
        circle.Owner.Say("zur sitzung").Say("Nein, nicht behalten");

        Assert.Empty(circle.Session.Summaries);
        Assert.Null(circle.Session.Led);
        Assert.Contains("Behalten wurde nichts", circle.Owner.Text, StringComparison.Ordinal);
        circle.Wake(circle.Guest);
        Assert.Contains("Eure Sitzung ist zu Ende", circle.Guest.Text, StringComparison.Ordinal);
        Assert.Contains("Behalten wurde nichts", circle.Guest.Tap("Zur Sitzung").Text, StringComparison.Ordinal);
        Assert.DoesNotContain(circle.Guest.State.LightRuns, r => r.Session is not null && r.Answers.Count > 0);
    }

    [Fact]
    public void The_coach_closes_without_a_summary_and_a_late_answer_is_told_to_be_gone()
    {
        var circle = new Circle().Begun();
        circle.Owner.Say("zur sitzung");
        circle.Coach.Say("zur sitzung").Say("Ohne Zusammenfassung schließen").Say("Ja, schließen");
        Assert.Null(circle.Session.Led);
        circle.Owner.Tap("Weiter", ("view", "Zu spät"), ("viewshow", "show"));

        Assert.Contains("ist schon zu Ende", circle.Owner.Text, StringComparison.Ordinal);
        Assert.NotEmpty(circle.Owner.Buttons);
        Assert.Empty(circle.Session.Summaries);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_was_not_shown_nobody_sees_and_what_was_shown_everybody(bool taps)
    {
        var circle = new Circle().Begun();
        circle.Owner.Say("zur sitzung");
        circle.Guest.Say("zur sitzung");
        if (taps)
        {
            circle.Owner.Tap("Weiter", ("view", "Geheim von Anna"), ("viewshow", "keep"));
            circle.Guest.Tap("Weiter", ("view", "Offen von Gerd"), ("viewshow", "show"));
        }
        else
        {
            circle.Owner.Say("Geheim von Anna").Say("Bei mir lassen");
            circle.Guest.Say("Offen von Gerd").Say("Allen zeigen");
        }

        Assert.Contains("Weiter geht es, wenn alle so weit sind", circle.Owner.Text, StringComparison.Ordinal);
        circle.Coach.Say("zur sitzung");
        Assert.Contains("Fertig: 2 von 2", circle.Coach.Text, StringComparison.Ordinal);
        Assert.Contains("Offen von Gerd", circle.Coach.Text, StringComparison.Ordinal);
        Assert.Contains("Offen von Gerd", circle.Owner.Say("Nachsehen, wie es steht").Text, StringComparison.Ordinal);
        circle.Coach.Say("Nächster Schritt");
        foreach (var talk in circle.Firm.Seated.Values.Where(t => t != circle.Owner))
            Assert.DoesNotContain("Geheim", talk.Say("zur sitzung").Text, StringComparison.Ordinal);
        Assert.Contains("Offen von Gerd", circle.Owner.Say("zur sitzung").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_goes_on_only_when_everybody_agrees_and_an_added_rule_is_asked_of_all()
    {
        var circle = new Circle();
        circle.Coach.Say("sitzung beginnen").Say("Los geht’s").Say("Einverstanden").Say("Nächster Schritt");
        Assert.Contains("Noch nicht einverstanden: Anna, Gerd", circle.Coach.Text, StringComparison.Ordinal);
        circle.Guest.Say("zur sitzung").Say("Einverstanden");
        circle.Owner.Say("zur sitzung").Say("Noch eine Regel").Say("Handys bleiben aus");

        circle.Guest.Say("zur sitzung");
        Assert.Equal(["rules"], circle.Guest.Asked);
        Assert.Contains("Handys bleiben aus", circle.Guest.Text, StringComparison.Ordinal);
        circle.Coach.Say("zur sitzung");
        Assert.Equal(["rules"], circle.Coach.Asked);
        circle.Coach.Say("Einverstanden").Say("Nächster Schritt");
        Assert.Equal("rules", circle.Led.Step);
        circle.Coach.Say("Wer ist dabei?").Say("Gerd herausnehmen").Say("Ja, herausnehmen").Say("Nächster Schritt");
        Assert.Equal("view", circle.Led.Step);
        Assert.Contains("nicht in der Sitzung", circle.Guest.Say("zur sitzung").Text, StringComparison.Ordinal);
        Assert.Equal(["view", "viewshow"], circle.Guest.Say("Wieder dabei sein").Asked);
    }

    [Fact]
    public void Nobody_is_told_of_an_answer_that_changes_nothing_for_them_and_the_coach_when_all_are_through()
    {
        var circle = new Circle().Begun();
        foreach (var talk in circle.Firm.Seated.Values)
            circle.Wake(talk);
        circle.Owner.Say("zur sitzung").Say("Sicht").Say("Allen zeigen");
        Assert.DoesNotContain(circle.Guest.Nudges.Concat(circle.Coach.Nudges), n => n.News == SessionNews.Led);
        circle.Guest.Say("zur sitzung").Say("Sicht").Say("Bei mir lassen");
        Assert.Contains(circle.Coach.Nudges, n => n.News == SessionNews.Led);
        Assert.DoesNotContain(circle.Owner.Nudges, n => n.News == SessionNews.Led);
        circle.Wake(circle.Coach);
        Assert.Contains("alle mit dem Schritt fertig", circle.Coach.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_in_it_gets_the_next_card_by_itself_and_whoever_is_not_only_a_word()
    {
        var circle = new Circle();
        circle.Coach.Say("sitzung beginnen").Say("Los geht’s").Say("Einverstanden");
        circle.Owner.Say("zur sitzung").Say("Einverstanden");
        circle.Coach.Say("Wer ist dabei?").Say("Gerd herausnehmen").Say("Ja, herausnehmen").Say("Nächster Schritt");
        circle.Owner.Nudges.RemoveAll(n => n.Kind != NudgeKind.Session);
        circle.Wake(circle.Owner);
        Assert.Equal(["view", "viewshow"], circle.Owner.Asked);

        circle.Owner.Say("Meine Sicht").Say("Allen zeigen").Say("Pause");
        circle.Coach.Say("zur sitzung").Say("Nächster Schritt");
        circle.Owner.Wait(TimeSpan.FromHours(1));
        circle.Wake(circle.Owner);
        Assert.Contains("Eure Sitzung geht weiter", circle.Owner.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Meine Sicht", circle.Owner.Text, StringComparison.Ordinal);
        Assert.Equal(["mirror", "mirrorshow"], circle.Owner.Tap("Zur Sitzung").Asked);
    }

    [Fact]
    public void The_clock_runs_on_everybodys_wall_and_the_coach_is_told_once_it_is_up()
    {
        var circle = new Circle().Begun();
        var until = circle.Led.Until!.Value;
        Assert.Equal(TimeSpan.FromMinutes(10), until - circle.Coach.Now);
        circle.Guest.Hints = circle.Guest.Hints with { TimeZone = "America/New_York" };
        var (here, there) = (TimeZoneInfo.ConvertTimeBySystemTimeZoneId(until, "Europe/Berlin"), TimeZoneInfo.ConvertTimeBySystemTimeZoneId(until, "America/New_York"));
        Assert.Contains($"Zeit bis {here:HH:mm}", circle.Owner.Say("zur sitzung").Text, StringComparison.Ordinal);
        Assert.Contains($"Zeit bis {there:HH:mm}", circle.Guest.Say("zur sitzung").Text, StringComparison.Ordinal);

        var timer = circle.Coach.Nudges.Single(n => n.News == SessionNews.Timer);
        Assert.Equal(until, timer.Due);
        Assert.Null(circle.Coach.Do(new TurnInput.Due(timer)).Reply);
        circle.Coach.At(timer).Do(new TurnInput.Due(timer));
        Assert.Contains("Die Zeit für diesen Schritt ist um", circle.Coach.Text, StringComparison.Ordinal);
        circle.Coach.Say("zur sitzung").Say("Nächster Schritt");
        Assert.Null(circle.Led.Until);
        Assert.Null(circle.Coach.Do(new TurnInput.Due(timer)).Reply);
    }

    [Fact]
    public void Somebody_takes_part_through_the_coachs_screen_and_it_says_so()
    {
        var circle = new Circle(guest: false);
        circle.Coach.Say("sitzung beginnen").Say("Los geht’s").Say("Einverstanden").Say("Wer ist dabei?").Say("Jemanden dazunehmen").Say("Kundenseite");
        Assert.Contains("Kundenseite (über den Bildschirm des Coachs)", circle.Coach.Text, StringComparison.Ordinal);
        circle.Coach.Say("zur sitzung").Say("Für Kundenseite antworten").Say("Einverstanden");
        circle.Owner.Say("zur sitzung").Say("Einverstanden");
        circle.Coach.Say("zur sitzung").Say("Nächster Schritt").Say("Für Kundenseite antworten");
        Assert.Contains("Für Kundenseite, über deinen Bildschirm", circle.Coach.Text, StringComparison.Ordinal);
        circle.Coach.Say("Wir warten seit Januar").Say("Allen zeigen");

        Assert.Contains("Fertig: 1 von 2", circle.Coach.Text, StringComparison.Ordinal);
        circle.Owner.Say("zur sitzung").Say("Meine").Say("Bei mir lassen");
        Assert.Contains("Kundenseite (über den Bildschirm des Coachs): Wir warten seit Januar", circle.Owner.Text, StringComparison.Ordinal);
        circle.Coach.Say("zur sitzung").Say("Wer ist dabei?").Say("Kundenseite herausnehmen").Say("Ja, herausnehmen");
        Assert.Empty(circle.Session.People);
        Assert.DoesNotContain("Wir warten", circle.Owner.Say("Nachsehen, wie es steht").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_survives_a_week_and_whoever_comes_back_finds_their_step_with_what_they_wrote()
    {
        var circle = new Circle().Begun();
        circle.Owner.Say("zur sitzung").Say("Meine Sicht").Say("Pause");
        foreach (var talk in circle.Firm.Seated.Values)
        {
            talk.Wait(TimeSpan.FromDays(7));
            talk.Do(new TurnInput.Tidy());
        }

        Assert.Equal(["viewshow"], circle.Owner.Say("fortsetzen").Asked);
        circle.Owner.Say("Allen zeigen");
        Assert.Contains("Meine Sicht", circle.Coach.Say("zur sitzung").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_leaves_takes_their_answers_along_and_the_others_go_on()
    {
        var circle = new Circle().Begun();
        circle.Guest.Say("zur sitzung").Say("Sicht von Gerd").Say("Allen zeigen").Say("Sitzung verlassen");
        Assert.Contains("Deine Antworten verschwinden", circle.Guest.Text, StringComparison.Ordinal);
        circle.Guest.Say("Ja, verlassen");

        Assert.DoesNotContain(circle.Led.Answers, a => a.By == "p1");
        Assert.DoesNotContain("Sicht von Gerd", circle.Coach.Say("zur sitzung").Text, StringComparison.Ordinal);
        Assert.Contains("0 von 1", circle.Coach.Text, StringComparison.Ordinal);
        circle.Owner.Say("zur sitzung").Say("Meine").Say("Allen zeigen");
        circle.Coach.Say("zur sitzung").Say("Nächster Schritt");
        Assert.Equal("mirror", circle.Led.Step);
    }

    [Fact]
    public void A_yes_is_to_what_was_read_and_a_changed_summary_is_read_anew()
    {
        var circle = new Circle().AtExperiment();
        circle.Coach.Say("Erster Versuch").Say("Nächster Termin");
        circle.Owner.Say("zur sitzung");
        var yes = circle.Owner.Click("Ja, so behalten");
        circle.Guest.Say("zur sitzung").Say("Ja, so behalten");
        circle.Coach.Say("Versuch ändern").Say("Zweiter Versuch");
        Assert.Empty(circle.Led.Yes);
        circle.Owner.Do(yes);
        Assert.Contains("hat sich geändert", circle.Owner.Text, StringComparison.Ordinal);
        Assert.Contains("Zweiter Versuch", circle.Owner.Text, StringComparison.Ordinal);
        foreach (var talk in circle.Firm.Seated.Values)
            talk.Say("zur sitzung").Say("Ja, so behalten");
        Assert.Equal("Zweiter Versuch", Assert.Single(circle.Session.Summaries).Experiment);
        Assert.Contains(circle.Coach.Say("mein coach-tisch").Buttons, b => b.Label == "Sitzung beginnen");
        Assert.Contains("Zweiter Versuch", circle.Coach.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_step_can_be_left_out_looked_into_and_taken_back()
    {
        var circle = new Circle().Begun();
        circle.Owner.Say("zur sitzung").Say("warum");
        Assert.Contains("Jede Seite kommt gleich lang zu Wort", circle.Owner.Text, StringComparison.Ordinal);
        Assert.Contains("Ohne dein Ja niemand", circle.Owner.Say("wer sieht das").Text, StringComparison.Ordinal);
        Assert.Equal(["view"], circle.Owner.Say("Meine Sicht").Say("zurück").Asked);
        circle.Owner.Say("Bessere Sicht").Say("Allen zeigen");
        Assert.Equal("Bessere Sicht", circle.Led.Find(Seats.Owner, "view")!.Values.Single());
        circle.Owner.Say("Meine Antwort ansehen, ändern").Tap("Weiter", ("view", "Beste Sicht"), ("viewshow", "keep"));
        Assert.Equal((false, "Beste Sicht"), (circle.Led.Find(Seats.Owner, "view")!.Shown, circle.Led.Find(Seats.Owner, "view")!.Values.Single()));
        circle.Guest.Say("zur sitzung").Say("überspringen").Say("überspringen");
        Assert.Contains("2 von 2", circle.Coach.Say("zur sitzung").Text, StringComparison.Ordinal);
        Assert.Contains("Sitzung verlassen?", circle.Guest.Say("zur sitzung").Say("Meine Antwort ansehen, ändern").Say("stopp").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_alarming_word_leads_to_help_and_back()
    {
        var circle = new Circle().Begun();
        circle.Owner.Say("zur sitzung").Say("Ich will nicht mehr leben");
        Assert.NotEqual(["view"], circle.Owner.Asked);
        Assert.DoesNotContain("nicht mehr leben", circle.Coach.Say("zur sitzung").Text, StringComparison.Ordinal);
        Assert.Contains("view", circle.Owner.Say("neu starten").Say("zur sitzung").Asked);
    }

    [Fact]
    public void Only_the_coach_begins_and_a_button_that_came_twice_does_nothing_more()
    {
        var circle = new Circle();
        Assert.Contains("Gerade läuft keine Sitzung", circle.Owner.Say("sitzung beginnen").Text, StringComparison.Ordinal);
        Assert.Null(circle.Session.Led);
        circle.Coach.Say("mein coach-tisch");
        var begin = circle.Coach.Click("Sitzung beginnen");
        circle.Coach.Do(begin);
        var started = circle.Led.StartedAt;
        circle.Coach.Do(begin);
        Assert.Equal(started, circle.Led.StartedAt);
        circle.Coach.Say("zur sitzung").Say("Los geht’s").Say("Einverstanden");
        circle.Owner.Say("zur sitzung").Say("Einverstanden");
        circle.Guest.Say("zur sitzung").Say("Einverstanden");
        circle.Coach.Say("zur sitzung");
        var next = circle.Coach.Click("Nächster Schritt");
        circle.Coach.Do(next).Do(next);
        Assert.Equal("view", circle.Led.Step);
    }
}
