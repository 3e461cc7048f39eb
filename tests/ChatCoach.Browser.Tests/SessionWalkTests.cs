using System.Globalization;
using System.Text.RegularExpressions;
using ChatCoach.Browser.Tests.Chat;
using ChatCoach.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatCoach.Browser.Tests;

/// <summary>A session with a coach from the coach's hours to the agreed summary, as docs/sessions.md tells it: everybody in a tab of their own.</summary>
[Collection(InTheHouse.Name)]
public sealed partial class SessionWalkTests(House house)
{
    private const string Zone = "Europe/Berlin";
    private const string Problem = "Termine kommen zu spät an.";
    private const string Sentence = "Seit Januar nur noch Streit.";
    private const string Note = "Nächstes Mal mit dem Rahmen anfangen.";
    private const string View = "Ich erfahre alles zuletzt.";
    private const string Experiment = "Tobias ruft montags an.";

    private static readonly Question[] Hours =
    [
        new("An welchen Tagen gibst du Sitzungen?", "Weiter") { Choices = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "9 Uhr", "17 Uhr", "Bleibt frei"] },
        new("Wie viel Pause brauchst du", "Weiter") { Choices = ["Eine Viertelstunde", "Einen Tag", "Sechs Wochen", "5 Sitzungen"] },
    ];

    private static readonly Question[] Talk =
    [
        new("Woran merkst du, dass es hakt?", "Weiter") { Alias = "Herbstrunde", Choices = ["Viele Sonderlocken"] },
        new("Rechnen beide Seiten damit", "Beide"),
        new("Wie eingefahren ist es?", "Weiter") { Choices = ["3", "Viel"] },
        new("Sag das Problem in einem Satz.", "Weiter") { Alias = Problem },
        new("Woran würdest du in drei Monaten merken", "Überspringen"),
        new("Wer soll dich begleiten?", "Weiter") { Choices = ["Erst mal allein", "Ja, passt"] },
        new("Wann ist der nächste Termin?", "Überspringen"),
    ];

    private static readonly Question[] Request =
    [
        new("Worum geht es?", "Weiter") { Choices = ["Eine Beziehung ist festgefahren"] },
        new("Wer ist dabei?", "Weiter") { Choices = ["Nur unsere Seite", "Vormittags"] },
        new("Was soll der Coach vorab wissen?", "Weiter") { Alias = Sentence },
        new("Genau das liest der Coach, den ich frage:", "Ja, so anfragen"),
    ];

    [NpmBrowserFact]
    public async Task A_coach_is_found_a_date_agreed_on_and_a_session_led_to_its_summary()
    {
        // A host of its own: the load of the coaches decides who is asked.
        await using var coach = await CoachHost.StartAsync();
        await using var window = await house.OpenAsync("de-DE", zone: Zone);
        var robert = await ArriveAsync(coach, window.Page, "robert-schuster");
        await robert.SayAsync("mein coach-tisch");
        await TapAsync(robert, "Gerade fragt niemand nach dir.", "Gerade keine Anfragen");
        await Card(robert, "Ich frage dich vorerst nicht mehr.").WaitForAsync();

        var aylin = await ArriveAsync(coach, robert.Page, "aylin-demir");
        await aylin.SayAsync("coach-zeiten");
        await AnswerAsync(aylin, Hours);
        await Card(aylin, "So schlage ich Termine mit dir vor").WaitForAsync();
        var tobias = await ArriveAsync(coach, await window.SecondAsync(), "tobias-lindner");
        await tobias.SayAsync("erstes gespräch");
        await tobias.AnswerAsync(Talk);
        await tobias.ShowsAsync("Termin 1 von 4");

        await AskAsync(tobias, "Herbstrunde");
        await AcceptAsync(aylin, "Tobias Lindner");
        var (offered, taken) = await TakeAsync(tobias, "sessions-times-de");
        await FetchAsync(tobias, taken);
        await ShowAsync(tobias);
        await ReadAndNoteAsync(aylin);

        var hannah = await ArriveAsync(coach, await window.SecondAsync(), "hannah-seidel");
        await AskAsync(hannah, null);
        await AcceptAsync(aylin, "Hannah Seidel", atAGlance: true);
        var (others, _) = await TakeAsync(hannah);
        Assert.DoesNotContain(taken, others);
        Assert.NotEmpty(offered.Intersect(others));

        await LeadAsync(aylin, tobias);
        await CloseAsync(aylin, tobias);
        // The browser itself notes the 404 of the link that is used up, and that a download is no page.
        Assert.All(window.Complaints, line => Assert.Matches("404|/d/", line));
        coach.AssertQuietLog(Problem, Sentence, Note, View, Experiment, "Herbstrunde");
    }

    private static async Task<WebChat> ArriveAsync(CoachHost coach, IPage page, string person)
    {
        await page.BringToFrontAsync();
        var chat = await WebChat.OpenAsync(coach, page, person, "de");
        await chat.AnswerAsync(CheckIn.German("").Hello);
        await chat.ShowsAsync(CheckIn.German("").Questions[0].Asks);
        return chat;
    }

    private static async Task AskAsync(WebChat chat, string? relationship)
    {
        await chat.Page.BringToFrontAsync();
        await chat.SayAsync("begleitung anfragen");
        await chat.ShowsAsync(Request[0].Asks);
        if (relationship is not null)
            await chat.Card.GetByRole(AriaRole.Combobox).SelectOptionAsync(relationship);
        await AnswerAsync(chat, Request);
        await Card(chat, "Angefragt. Ein Coach,").WaitForAsync();
    }

    private static async Task AcceptAsync(WebChat aylin, string name, bool atAGlance = false)
    {
        await aylin.Page.BringToFrontAsync();
        await aylin.SayAsync("mein coach-tisch");
        if (atAGlance)
        {
            await Card(aylin, "Anfragen: 1.").WaitForAsync();
            await Pictures.TakeAsync(Card(aylin, "Diese Woche belegt: 1 von 5."), "sessions-desk-de");
            await TapAsync(aylin, "Diese Woche belegt: 1 von 5.", "Anfrage ansehen");
        }

        await TapAsync(aylin, "Jemand fragt nach deiner Begleitung. Bitte antworte", "Annehmen");
        await TapAsync(aylin, "Bitte bestätige: Du hast mit diesem Kunden nichts zu tun", "Bestätigt");
        await Card(aylin, $"Danke. {name} erfährt, dass du zugesagt hast").WaitForAsync();
    }

    /// <returns>The three times, and the first of them, which is taken.</returns>
    private static async Task<(IReadOnlyList<string> Offered, string Taken)> TakeAsync(WebChat chat, string? picture = null)
    {
        await chat.Page.BringToFrontAsync();
        await chat.SayAsync("meine begleitung");
        await TapAsync(chat, "Aylin Demir hat zugesagt und begleitet dich.", "Termin finden");
        var card = Card(chat, "Diese Zeiten passen zu den Zeiten des Coachs.");
        var times = card.GetByRole(AriaRole.Button, new() { NameRegex = Time() });
        await Expect(times).ToHaveCountAsync(3);
        var offered = await times.AllInnerTextsAsync();
        if (picture is not null)
            await Pictures.TakeAsync(card, picture);
        await times.First.ClickAsync();
        await Card(chat, $"Verabredet: {offered[0]}, 45 Minuten.").WaitForAsync();
        return (offered, offered[0]);
    }

    /// <summary>The calendar file comes once, and a calendar reads it at the instant that was agreed on.</summary>
    private static async Task FetchAsync(WebChat chat, string taken)
    {
        await TapAsync(chat, "Verabredet: ", "In meinen Kalender");
        var link = Card(chat, "Die Datei trägt den Termin in deinen Kalender ein.").GetByRole(AriaRole.Link, new() { Name = "Kalenderdatei" });
        var page = await chat.Page.RunAndWaitForPopupAsync(() => link.ClickAsync());
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button).ClickAsync());
        var calendar = await File.ReadAllTextAsync(await file.PathAsync());
        Assert.DoesNotContain("Herbstrunde", calendar, StringComparison.Ordinal);
        var entry = Assert.Single(await CalendarReader.ReadAsync([(calendar, Zone)]));
        var begin = InstantOf(taken);
        Assert.Equal((begin, begin.AddMinutes(45), "REQUEST", "CONFIRMED", 0), (entry.Start, entry.End, entry.Method, entry.Status, entry.Sequence));
        await page.CloseAsync();

        var again = await chat.Page.RunAndWaitForPopupAsync(() => link.ClickAsync());
        await Expect(again.GetByRole(AriaRole.Heading, new() { Name = "Dieser Link öffnet nichts mehr" })).ToBeVisibleAsync();
        await again.CloseAsync();
    }

    private static async Task ShowAsync(WebChat tobias)
    {
        await tobias.SayAsync("meine begleitung");
        await TapAsync(tobias, "Aylin Demir hat zugesagt und begleitet dich.", "Was der Coach sieht");
        await TapAsync(tobias, "Das sieht Aylin Demir von dir, mehr nicht:", "Problem zeigen");
        await TapAsync(tobias, "Genau das liest Aylin Demir:", "Ja, das zeigen");
        await Card(tobias, "Gezeigt. Ob es gelesen wurde").WaitForAsync();
    }

    private static async Task ReadAndNoteAsync(WebChat aylin)
    {
        await aylin.Page.BringToFrontAsync();
        await aylin.SayAsync("mein coach-tisch");
        var desk = Card(aylin, $"Problem: {Problem}");
        await desk.WaitForAsync();
        await Pictures.TakeAsync(desk, "sessions-shown-de");
        await TapAsync(aylin, $"Problem: {Problem}", "Eigene Notiz");
        await AnswerAsync(aylin, new Question("Deine Notiz, nur für dich.", "Notiz behalten") { Alias = Note });
        await Card(aylin, "Behalten. Niemand sonst liest das").WaitForAsync();
    }

    /// <summary>From the agenda to the needs; the coach sets the pace.</summary>
    private static async Task LeadAsync(WebChat aylin, WebChat tobias)
    {
        await aylin.Page.BringToFrontAsync();
        await aylin.SayAsync("mein coach-tisch");
        await TapAsync(aylin, "Mein Coach-Tisch", "Tobias Lindner");
        await TapAsync(aylin, "Du begleitest Tobias Lindner.", "Sitzung beginnen");
        await TapAsync(aylin, "du gibst das Tempo vor", "Los geht’s");
        await TapAsync(aylin, "Regeln: Alle sprechen gleich lang.", "Einverstanden");
        await GoToAsync(tobias);
        await TapAsync(tobias, "Regeln: Alle sprechen gleich lang.", "Einverstanden");
        await Card(tobias, "Weiter geht es, wenn alle so weit sind").WaitForAsync();
        await NextAsync(aylin, "Fertig: 2 von 2.", "Jetzt: Deine Sicht");

        await GoToAsync(tobias);
        await AnswerAsync(tobias, new Question("Deine Sicht, 5 Minuten", "Weiter") { Alias = View, Choices = ["Allen zeigen"] });
        var shown = Card(tobias, $"So sieht es Tobias Lindner: {View}");
        await shown.WaitForAsync();
        await GoToAsync(aylin);
        var seen = Card(aylin, $"So sieht es Tobias Lindner: {View}");
        await seen.WaitForAsync();
        await Pictures.TakeBesideAsync(seen, shown, "sessions-led-de");
        await NextAsync(aylin, $"So sieht es Tobias Lindner: {View}", "Jetzt: Gehört habe ich");
        await NextAsync(aylin, "Jetzt: Gehört habe ich", "Jetzt: Bedürfnisse");

        await GoToAsync(tobias);
        await AnswerAsync(tobias, new Question("Worum geht es dir im Kern?", "Weiter") { Choices = ["Klarheit", "Respekt", "Allen zeigen"] });
        await Card(tobias, "Worum es im Kern geht: Respekt · Klarheit").WaitForAsync();
    }

    /// <summary>One experiment, one decision, and the summary that both say yes to.</summary>
    private static async Task CloseAsync(WebChat aylin, WebChat tobias)
    {
        await GoToAsync(aylin);
        await NextAsync(aylin, "Worum es im Kern geht: Respekt · Klarheit", "Ein Versuch für die nächsten zwei Wochen.");
        await AnswerAsync(aylin, new Question("Ein Versuch für die nächsten zwei Wochen.", "Weiter") { Alias = Experiment });
        await TapAsync(aylin, "Wie geht es weiter?", "Nächster Termin");
        await TapAsync(aylin, "Das bleibt, wenn alle Ja sagen:", "Ja, so behalten");
        await Card(aylin, "Dein Ja ist da. Es fehlt noch: Tobias Lindner.").WaitForAsync();
        await GoToAsync(tobias);
        var closing = Card(tobias, "Das bleibt, wenn alle Ja sagen:");
        await closing.WaitForAsync();
        await Pictures.TakeAsync(closing, "sessions-closing-de");
        await TapAsync(tobias, "Das bleibt, wenn alle Ja sagen:", "Ja, so behalten");
        await Card(tobias, "Die Sitzung ist zu Ende. Alle haben Ja gesagt").WaitForAsync();

        await tobias.SayAsync("meine begleitung");
        var mine = Card(tobias, "Zusammenfassung vom ");
        await Expect(mine).ToContainTextAsync($"Vereinbart: {Experiment}");
        await Expect(mine).ToContainTextAsync("Worum es im Kern geht: Respekt · Klarheit");
        await Expect(mine).Not.ToContainTextAsync(View);
        await Expect(tobias.Page.Locator("#chat")).Not.ToContainTextAsync(Note);
    }

    private static async Task GoToAsync(WebChat chat)
    {
        await chat.Page.BringToFrontAsync();
        await chat.SayAsync("zur Sitzung");
    }

    private static async Task NextAsync(WebChat aylin, string on, string then)
    {
        await aylin.Page.BringToFrontAsync();
        if (on.StartsWith("Fertig", StringComparison.Ordinal))
            await aylin.SayAsync("zur Sitzung");
        await TapAsync(aylin, on, "Nächster Schritt");
        await Card(aylin, then).WaitForAsync();
    }

    /// <summary>The newest card with these words: news may come below it at any moment.</summary>
    private static ILocator Card(WebChat chat, string words) => chat.Cards.Filter(new() { HasText = words }).Last;

    private static Task TapAsync(WebChat chat, string words, string button) =>
        chat.Cards.Filter(new() { HasText = words, Has = chat.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }) }).Last
            .GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static async Task AnswerAsync(WebChat chat, params Question[] questions)
    {
        foreach (var question in questions)
        {
            var card = Card(chat, question.Asks);
            if (question.Alias is { } words)
                await card.GetByRole(AriaRole.Textbox).FillAsync(words);
            foreach (var choice in question.Choices)
                await card.GetByLabel(choice, new() { Exact = true }).CheckAsync();
            await card.GetByRole(AriaRole.Button, new() { Name = question.Tap, Exact = true }).ClickAsync();
        }
    }

    /// <summary>UTC of what is on the button; it says no year, and no date lies behind.</summary>
    private static DateTimeOffset InstantOf(string taken)
    {
        var wall = DateTime.ParseExact(taken[(taken.IndexOf(' ', StringComparison.Ordinal) + 1)..], "d. MMMM, HH:mm 'Uhr'", CultureInfo.GetCultureInfo("de-DE"));
        return TimeZoneInfo.ConvertTimeToUtc(wall < DateTime.UtcNow ? wall.AddYears(1) : wall, TimeZoneInfo.FindSystemTimeZoneById(Zone));
    }

    /// <summary>The browser reads it too: no options.</summary>
    [GeneratedRegex(@"^(?:Mo|Di|Mi|Do|Fr), \d+\. [^ ]+, \d\d:\d\d Uhr$")]
    private static partial Regex Time();
}
