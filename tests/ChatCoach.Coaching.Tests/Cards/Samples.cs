using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Releases;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Cards;

/// <summary>The cards people really meet, by name.</summary>
public static class Samples
{
    public static IEnumerable<(string Name, Reply Reply)> All =>
        new[] { Language.De, Language.En }.SelectMany(language => Questions(language).Concat(Others(language)).Concat(SessionSamples.Of(language)).Concat(VoiceSamples.Of(language)).Select(s => ($"{s.Name}.{(language == Language.De ? "de" : "en")}", s.Reply)));

    private static IEnumerable<(string Name, Reply Reply)> Questions(Language language) =>
        from guide in RealContent.Guides.Select(g => g.Id)
        from talk in Walk.EveryQuestion(guide, language, typing: false)
        select ($"{guide}-{string.Join('+', talk.Asked)}", talk.Reply!);

    private static IEnumerable<(string Name, Reply Reply)> Others(Language language)
    {
        var de = language == Language.De;
        var open = In(Talk.Agreed(), de).Tap(de ? "Weiter" : "Next", ("client", "Montagsrunde"), ("strain", "4"));
        var kept = In(Talk.CheckedIn(), de);
        yield return ("check-in-known-relationship", In(Talk.CheckedIn().Say("check-in"), de).Reply!);
        yield return ("check-in-show-more", open.Copy().Tap(de ? "Mehr zeigen" : "Show more").Reply!);
        yield return ("check-in-too-many", open.Copy().Tap(de ? "Weiter" : "Next", ("feel", "tense,annoyed,angry,calm")).Reply!);
        yield return ("check-in-nothing-chosen", open.Copy().Tap(de ? "Weiter" : "Next").Reply!);
        yield return ("check-in-why", open.Copy().Tap(de ? "Warum?" : "Why?").Reply!);
        yield return ("check-in-back", open.Copy().Tap(de ? "Zurück" : "Back").Reply!);
        yield return ("check-in-change-which", open.Copy().Tap(de ? "Ändern" : "Change").Reply!);
        yield return ("check-in-stop", open.Copy().Say("stop").Reply!);
        yield return ("check-in-pause", open.Copy().Say("pause").Reply!);
        yield return ("check-in-name", In(Talk.Agreed(), de).Say("Frau Huber").Reply!);
        yield return ("check-in-finished", In(Talk.CheckedIn(), de, repeat: true).Reply!);
        yield return ("summary", kept.Copy().Say(de ? "meine check-ins" : "my check-ins").Reply!);
        yield return ("menu", open.Copy().Say(de ? "hilfe" : "help").Reply!);
        yield return ("my-data", kept.Copy().Say(de ? "meine daten" : "my data").Reply!);
        yield return ("my-data-no-address", kept.Copy().Say(de ? "meine daten" : "my data").Say(de ? "Alles als Datei" : "Everything as a file").Reply!);
        var linked = new Talk { Hints = new ClientHints(de ? Language.De : Language.En, "Europe/Berlin"), LinkBase = "https://coach.example" }
            .Say("hallo").Say(de ? "Deutsch" : "English").Say(de ? "Einverstanden" : "Agreed").Say(de ? "meine daten" : "my data").Say(de ? "Alles als Datei" : "Everything as a file");
        yield return ("my-data-links", linked.Reply!);
        yield return ("my-data-seen", linked.Copy().Say(de ? "wer hat gesehen" : "who has seen").Reply!);
        yield return ("who-has-seen", kept.Copy().Say(de ? "wer hat gesehen" : "who has seen").Reply!);
        yield return ("forget-which", kept.Copy().Say(de ? "vergiss mich" : "forget me").Reply!);
        yield return ("notice", kept.Copy().Do(new TurnInput.Click(new CardAction(Verbs.Notice, null))).Reply!);
        yield return ("after-sos", open.Copy().Say("sos").Say(de ? "So war es nicht gemeint" : "I didn’t mean it that way").Say(de ? "Weiter" : "Go on").Reply!);
        foreach (var sample in Relationships(kept.Copy(), de))
            yield return sample;
        foreach (var sample in Releases(kept.Copy(), de))
            yield return sample;
        foreach (var heading in new[] { "relationship", "programme", "team", "mine", "paused.0" })
            yield return ($"menu-{heading.TrimEnd('.', '0')}", Paused(de).Do(new TurnInput.Click(new CardAction(Verbs.Menu, "token", Arg: heading))).Reply!);
        yield return ("menu-paused-some", Paused(de).Say(de ? "hilfe" : "help").Reply!);
        yield return ("check-question", Checked(de).Reply!);
        yield return ("check-summary", Checked(de).Tap(de ? "Nur mal schauen" : "Just looking").Tap(de ? "Zusammenfassung" : "Summary").Reply!);
        yield return ("frame-to-read", In(Talk.Agreed(), de).At(Places.WithFrame).Say(de ? "teamrahmen" : "team frame").Reply!);
        yield return ("frame-to-set", In(Talk.Agreed(), de).At(Places.Manager with { Frame = Places.WithFrame.Frame }).Say(de ? "teamrahmen" : "team frame").Reply!);
        foreach (var sample in Longest(de))
            yield return sample;
        yield return ("line", new Reply.Line { Language = language, Ref = new CardRef("token"), Text = open.Result!.Reply!.OldCardLine! });
    }

    /// <summary>The longest word of the language as an alias, ten check-ins, long sentences: whether all of it has room is seen in a browser.</summary>
    private static IEnumerable<(string Name, Reply Reply)> Longest(bool de)
    {
        const string Alias = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbau";
        var sentence = string.Concat(Enumerable.Repeat("Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz und so weiter. ", 6)).Trim();
        var talk = In(Talk.Agreed(), de).Say(Alias);
        foreach (var state in new[] { "1", "2", "3", "4", "5", "1", "2", "3", "4", "5" })
            talk.Say(state).Say(de ? "stopp" : "stop").Say(de ? "behalten" : "keep").Wait(TimeSpan.FromDays(1)).Say("check-in").Say(Alias);
        var firm = new Firm { Recipients = [new("coach-1", RecipientRole.Coach, $"Cora {Alias}", Alias), new("manager-1", RecipientRole.Manager, null, Alias)] };
        var told = In(Talk.CheckedIn(firm), de).Say(de ? "meine check-ins" : "my check-ins").Say(de ? "Etwas freigeben" : "Release something").Say("1");
        yield return ("longest-release-whom", told.Reply!);
        yield return ("longest-release-preview", told.Say("1").Reply!);
        yield return ("longest-my-releases", told.Say("1").Say(de ? "Meine Freigaben" : "My releases").Reply!);
        talk.Through("G2.3", Alias, ("scope", sentence), ("extra", sentence), ("rule", "no"), ("more", "no"))
            .Through("G2.6", Alias, ("held", "yes"), ("agree", sentence), ("who", "us"), ("until", "2026-12-23"), ("promise", "ask"), ("more", "no"));
        yield return ("longest-relationship", talk.Copy().Say(Alias).Reply!);
        yield return ("longest-relationships", talk.Copy().Say(de ? "meine beziehungen" : "my relationships").Reply!);
        yield return ("longest-agreements", talk.Copy().Say(de ? "vereinbarungen" : "agreements").Reply!);
        yield return ("longest-agreement", talk.Copy().Say(de ? "vereinbarungen" : "agreements").Say("1").Reply!);
        yield return ("longest-follow-up", talk.Copy().Begin("G10", talk.IdOf(Alias)).Reply!);
        yield return ("longest-known", talk.Copy().Say("check-in").Reply!);
    }

    private static IEnumerable<(string Name, Reply Reply)> Releases(Talk talk, bool de)
    {
        talk.Say(de ? "meine check-ins" : "my check-ins").Say(de ? "Etwas freigeben" : "Release something");
        yield return ("release-what", talk.Reply!);
        yield return ("release-whom", talk.Say("1").Reply!);
        yield return ("release-preview", talk.Say("1").Reply!);
        yield return ("release-given", talk.Copy().Say("1").Reply!);
        yield return ("my-releases", talk.Say("1").Say(de ? "Meine Freigaben" : "My releases").Reply!);
    }

    /// <summary>Somebody with four guides begun, the newest of them twice.</summary>
    private static Talk Paused(bool german)
    {
        var talk = In(Talk.Agreed(), german).Say("Montagsrunde");
        foreach (var guide in new[] { "G2.2", "G5", "G1" })
            talk.Wait(TimeSpan.FromHours(5)).Do(new TurnInput.Click(new CardAction(Verbs.Start, $"start {guide}", Arg: guide))).Say("Dienstagsrunde");
        return talk;
    }

    /// <summary>Somebody at the last question of a relationship check, who left out two of its statements.</summary>
    private static Talk Checked(bool german)
    {
        var talk = In(Talk.Agreed(), german).Do(new TurnInput.Click(new CardAction(Verbs.Start, "start", Arg: "G8"))).Say("Montagsrunde");
        foreach (var answer in new[] { "3", "3", "1", "4", "5", "4", "2", "2", "4", "3" })
            talk.Say(answer);
        return talk.Say(german ? "überspringen" : "skip").Say(german ? "überspringen" : "skip").Say("1, 2").Say(german ? "überspringen" : "skip").Say(german ? "überspringen" : "skip");
    }

    private static IEnumerable<(string Name, Reply Reply)> Relationships(Talk talk, bool de)
    {
        yield return ("relationship-new", talk.Copy().Say(de ? "meine beziehungen" : "my relationships").Say("1").Reply!);
        yield return ("relationship-no-extras", talk.Copy().Say(de ? "sonderlocken" : "extras").Reply!);
        var agreed = talk.Through("G2.1", "Montagsrunde", ("entrench", "3")).Through("G2.3", "Montagsrunde", ("scope", "**Technik**"), ("extra", "Anrufe am Sonntag"), ("rule", "no"), ("more", "yes"), ("extra", "Gratis-Umbau"), ("more", "no"))
            .Through("GN", "Montagsrunde", ("how", "mail"), ("what", "Brief kam an"), ("on", "2026-05-02"))
            .Through("G2.6", "Montagsrunde", ("held", "yes"), ("agree", "Angebot schicken"), ("who", "us"), ("until", "2026-05-20"), ("promise", "yes"), ("more", "no"), ("horizon", "m3"), ("expect", "ok"));
        yield return ("therapy-part-finished", agreed.Reply!);
        yield return ("relationship", agreed.Copy().Say("Montagsrunde").Reply!);
        yield return ("relationship-extras", agreed.Copy().Say(de ? "sonderlocken" : "extras").Reply!);
        var agreements = agreed.Copy().Say(de ? "vereinbarungen" : "agreements");
        yield return ("relationship-agreements", agreements.Reply!);
        var client = agreements.Copy().Say(de ? "Für die Kundenseite" : "For the client side");
        yield return ("client-side", client.Reply!);
        yield return ("client-text", client.Copy().Say("1").Reply!);
        yield return ("client-agreement", client.Copy().Say("2").Reply!);
        yield return ("relationship-agreement", agreements.Copy().Say("1").Reply!);
        foreach (var sample in Sharing(agreed, de))
            yield return sample;
        yield return ("relationships", agreements.Begin("GR").Say("Stadtwerke").Say("pause").Say(de ? "meine beziehungen" : "my relationships").Reply!);
        yield return ("follow-up", agreed.Wait(TimeSpan.FromDays(14)).Do(new TurnInput.Due(agreed.Nudges[0])).Reply!);
    }

    private static IEnumerable<(string Name, Reply Reply)> Sharing(Talk owner, bool de)
    {
        var more = owner.Copy().Say("Montagsrunde").Tap(de ? "Mehr" : "More");
        yield return ("relationship-more", more.Reply!);
        yield return ("relationship-rename", more.Copy().Tap(de ? "Umbenennen" : "Rename").Reply!);
        yield return ("relationship-invite", more.Copy().Tap(de ? "Jemanden einladen" : "Invite someone").Reply!);
        var inviter = Talk.CheckedIn();
        var talk = In(Talk.Agreed(firm: inviter.Firm).Say("pause"), de).Say(inviter.Code());
        yield return ("relationship-join", talk.Reply!);
        yield return ("relationship-joined", talk.Tap(de ? "Ja, dazukommen" : "Yes, join").Reply!);
        yield return ("relationship-shared", talk.Tap(de ? "Beziehung ansehen" : "View the relationship").Reply!);
        yield return ("relationship-leave", talk.Tap(de ? "Mehr" : "More").Tap(de ? "Verlassen" : "Leave").Reply!);
    }

    private static Talk In(Talk talk, bool german, bool repeat = false)
    {
        if (repeat && german)
            return talk;
        return german ? talk.Say("deutsch") : repeat ? talk.Say("english").Do(new TurnInput.Again(talk.Runs.Keys.Single())) : talk.Say("english");
    }
}
