using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Cards;

/// <summary>Cards of a session with a coach that are no question of a guide: dates, the desk, what is shown, and the led session as each of those in it meets it.</summary>
internal static class SessionSamples
{
    public static IEnumerable<(string Name, Reply Reply)> Of(Language language) =>
        [.. Dates(language), .. Desk(language), .. Shown(language), .. Rules(language), .. Steps(language), .. People(language), .. Closing(language)];

    private static IEnumerable<(string Name, Reply Reply)> Dates(Language language)
    {
        var circle = new Circle(language: language);
        yield return ("dates-no-hours", Look(circle.Owner, "dates").Reply!);
        foreach (var talk in circle.Firm.Seated.Values)
            talk.CoachHours = new CoachHours([.. Enum.GetValues<DayOfWeek>().Where(d => d is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Select(d => new WorkingSpan(d, new TimeOnly(9, 0), new TimeOnly(12, 0)))], "Europe/Berlin");
        yield return ("dates-choose", Look(circle.Owner, "dates").Reply!);
        yield return ("dates-offer", Look(circle.Coach, "dates").Reply!);
        yield return ("dates-own", circle.Owner.Copy().Tap(circle.In("Eigene Zeit vorschlagen", "Suggest my own time")).Reply!);
        yield return ("dates-agreed", circle.Owner.Tap(circle.Owner.Buttons.First(b => b.Do == Verbs.SessionDo).Label).Reply!);
        yield return ("dates-guest", Look(circle.Guest, "dates").Reply!);
    }

    private static IEnumerable<(string Name, Reply Reply)> Desk(Language language)
    {
        var circle = new Circle(language: language);
        yield return ("desk", circle.Coach.Say(circle.In("mein coach-tisch", "my coach desk")).Reply!);
        yield return ("companion", circle.Owner.Say(circle.In("meine begleitung", "my companion")).Reply!);
        yield return ("companion-guest", circle.Guest.Say(circle.In("meine begleitung", "my companion")).Reply!);
    }

    private static IEnumerable<(string Name, Reply Reply)> Shown(Language language)
    {
        var talk = new Circle(language: language).Owner.Begin("G2.3").Say("Montagsrunde").Answers("G2.3", ("scope", "Technik"), ("extra", language == Language.De ? "Anrufe am Sonntag" : "Calls on Sundays"), ("rule", "no"), ("more", "no"));
        var session = talk.Sessions.Single() with { About = talk.IdOf("Montagsrunde"), Said = [new SaidToCoach(language == Language.De ? "Worum es geht" : "What it is about", language == Language.De ? "Preise" : "Prices")] };
        talk.Sessions.Clear();
        talk.Sessions.Add(session);
        yield return ("shown-offers", Look(talk, "shown").Reply!);
        yield return ("shown-preview", Look(talk, "show", nameof(ShownKind.Frame)).Reply!);
        yield return ("shown", Look(talk.Say("1"), "shown").Reply!);
    }

    private static IEnumerable<(string Name, Reply Reply)> Rules(Language language)
    {
        var circle = new Circle(language: language);
        circle.Coach.Say(circle.In("sitzung beginnen", "begin the session")).Say(circle.In("Los geht’s", "Let’s begin")).Say(circle.In("Einverstanden", "I agree"));
        yield return ("led-rules-not-yet", circle.Coach.Say(circle.In("Nächster Schritt", "Next step")).Reply!);
        yield return ("led-rules-wait", circle.Enter(circle.Guest).Say(circle.In("Einverstanden", "I agree")).Reply!);
        circle.Enter(circle.Owner).Say(circle.In("Noch eine Regel", "Another rule")).Say(circle.In("Handys bleiben aus", "Phones stay off"));
        yield return ("led-rules-added", circle.Enter(circle.Guest).Reply!);
    }

    private static IEnumerable<(string Name, Reply Reply)> Steps(Language language)
    {
        var circle = new Circle(language: language).Begun();
        var (show, keep) = (circle.In("Allen zeigen", "Show to everybody"), circle.In("Bei mir lassen", "Keep it to myself"));
        yield return ("led-view-begun", circle.Coach.Reply!);
        yield return ("led-view-kept", circle.Enter(circle.Guest).Copy().Say(circle.In("Wir warten seit Januar", "We have waited since January")).Say(keep).Reply!);
        circle.Guest.Say(circle.In("Wir warten seit Januar", "We have waited since January")).Say(show);
        yield return ("led-view-shown", circle.Enter(circle.Owner).Say(circle.In("Ich kam nicht hinterher", "I could not keep up")).Say(show).Reply!);
        yield return ("led-view-through", circle.Enter(circle.Coach).Reply!);
        circle.Coach.Say(circle.In("Nächster Schritt", "Next step"));
        circle.All(circle.In("Es dauert schon lange", "It has been going on for long"));
        foreach (var (talk, needs) in new[] { (circle.Owner, "2, 6"), (circle.Guest, "3") })
            circle.Enter(talk).Say(needs).Say(show);
        yield return ("led-needs-wait", circle.Guest.Reply!);
        yield return ("led-needs-through", circle.Enter(circle.Coach).Reply!);
        circle.Coach.Say(circle.In("Nächster Schritt", "Next step"));
        yield return ("led-experiment-wait", circle.Enter(circle.Owner).Reply!);
    }

    private static IEnumerable<(string Name, Reply Reply)> People(Language language)
    {
        var circle = new Circle(language: language).Begun();
        circle.Guest.Wait(TimeSpan.FromHours(1));
        yield return ("led-news", circle.Wake(circle.Guest).Guest.Reply!);
        circle.Enter(circle.Coach).Say(circle.In("Wer ist dabei?", "Who takes part?"));
        yield return ("led-people", circle.Coach.Reply!);
        yield return ("led-out", circle.Coach.Copy().Say(circle.In("Gerd herausnehmen", "Take Gerd out")).Reply!);
        yield return ("led-add", circle.Coach.Say(circle.In("Jemanden dazunehmen", "Add somebody")).Reply!);
        yield return ("led-added", circle.Coach.Say(circle.In("Kundenseite", "Client side")).Reply!);
        yield return ("led-screen", circle.Enter(circle.Coach).Say(circle.In("Für Kundenseite antworten", "Answer for Client side")).Reply!);
        circle.Enter(circle.Guest).Say(circle.In("Sicht", "View")).Say(circle.In("Allen zeigen", "Show to everybody"));
        yield return ("led-leave", circle.Enter(circle.Guest).Say(circle.In("Sitzung verlassen", "Leave the session")).Reply!);
        circle.Coach.Say(circle.In("mein coach-tisch", "my coach desk")).Say(circle.In("Abgeben", "Hand on"));
        yield return ("hand-back", circle.Coach.Reply!);
        circle.Coach.Say(circle.In("Ja, abgeben", "Yes, hand on"));
        yield return ("led-waits", Look(circle.Guest, "led").Reply!);
        circle.Dina().Say("mein coach-tisch").Say("Annehmen").Say("Bestätigt");
        yield return ("led-new-coach", circle.Enter(circle.Guest).Reply!);
    }

    private static IEnumerable<(string Name, Reply Reply)> Closing(Language language)
    {
        var circle = new Circle(language: language).AtExperiment();
        circle.Coach.Say(circle.In("Anna ruft montags an. Wir merken es an weniger Mails.", "Anna calls on Mondays. We notice it by fewer mails.")).Say(circle.In("Nächster Termin", "Next session"));
        yield return ("led-closing-coach", circle.Coach.Reply!);
        yield return ("led-close-without", circle.Coach.Copy().Say(circle.In("Ohne Zusammenfassung schließen", "Close without a summary")).Reply!);
        yield return ("led-closing", circle.Enter(circle.Owner).Reply!);
        yield return ("led-closed-nothing", circle.Owner.Copy().Say(circle.In("Nein, nicht behalten", "No, don’t keep it")).Reply!);
        yield return ("led-closing-yes", circle.Owner.Say(circle.In("Ja, so behalten", "Yes, keep it")).Reply!);
        foreach (var talk in new[] { circle.Guest, circle.Coach })
            circle.Enter(talk).Say(circle.In("Ja, so behalten", "Yes, keep it"));
        yield return ("led-closed-coach", circle.Coach.Reply!);
        yield return ("led-closed", Look(circle.Owner, "led").Reply!);
        yield return ("companion-after", circle.Owner.Say(circle.In("meine begleitung", "my companion")).Reply!);
    }

    /// <summary>What a button of a page of the session leads to.</summary>
    private static Talk Look(Talk talk, string what, string? more = null) =>
        talk.Do(new TurnInput.Click(new CardAction(Verbs.Session, talk.Reply!.Ref.Token, Arg: more is null ? $"{what}:{Circle.Id}" : $"{what}:{Circle.Id}:{more}")));
}
