using System.Text.RegularExpressions;
using ChatCoach.Browser.Tests.Chat;
using ChatCoach.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatCoach.Browser.Tests;

/// <summary>What a person can do with what they said, clicked through as docs/your-data.md tells it (privacy rules P8, P14, P23).</summary>
[Collection(InTheHouse.Name)]
public sealed partial class MyDataTests(House house)
{
    private const string Answer = "genervt · erschöpft";

    private static readonly CheckIn CheckIn = CheckIn.German("Herbstrunde");

    /// <summary>What is in the check-in beside the answer that is released.</summary>
    private static readonly string[] Kept = ["Herbstrunde", "Schultern", "Aus unseren Abläufen", "Klarheit", "Sonderlocke", "von 5"];

    [BrowserFact]
    public async Task One_answer_is_released_read_and_taken_back_and_everything_is_fetched_and_forgotten()
    {
        var coach = await house.CoachAsync();
        await using var window = await house.OpenAsync("de-DE");
        var tobias = await WebChat.OpenAsync(coach, window.Page, "tobias-lindner", "de");
        await tobias.AnswerAsync([.. CheckIn.Hello, .. CheckIn.Questions]);
        await tobias.ShowsAsync(CheckIn.Done);
        await BeginAnotherAsync(tobias);
        await LeafAndChangeAsync(tobias);
        await PreviewInEnglishAsync(tobias);
        var preview = await ReleaseAsync(tobias);

        var aylin = await WebChat.OpenAsync(coach, await window.SecondAsync(), "aylin-demir", "de");
        await aylin.Page.BringToFrontAsync();
        await aylin.AnswerAsync(CheckIn.Hello);
        await ReadAsync(aylin, preview);
        await tobias.Page.BringToFrontAsync();
        await TakeBackAsync(tobias);
        await aylin.Page.BringToFrontAsync();
        await aylin.SayAsync("für mich freigegeben");
        await aylin.ShowsAsync("Gerade ist dir nichts freigegeben.");

        await tobias.Page.BringToFrontAsync();
        await FetchEverythingAsync(tobias);
        await SeeWhoHasSeenAsync(tobias);
        await ForgetAsync(tobias);
        // The browser itself notes the 404 of the link that is used up.
        Assert.All(window.Complaints, line => Assert.Contains("404", line, StringComparison.Ordinal));
        coach.AssertQuietLog([Answer, .. Kept]);
    }

    /// <summary>A second check-in that is ended after its first answer.</summary>
    private static async Task BeginAnotherAsync(WebChat chat)
    {
        await chat.SayAsync("check-in");
        await chat.AnswerAsync(new Question("Zu welcher Kundenbeziehung?", "Weiter") { Choices = ["5"] });
        await chat.ShowsAsync("Was ist gerade da?");
        await chat.SayAsync("stopp");
        await chat.Button("Behalten, was da ist").ClickAsync();
        await chat.ShowsAsync(CheckIn.Done);
    }

    /// <summary>Both are there, the newer first; an answer of the older is changed and nothing else of it.</summary>
    private static async Task LeafAndChangeAsync(WebChat chat)
    {
        await chat.Button("Meine Check-ins").ClickAsync();
        await chat.ShowsAsync("1 von 2");
        Assert.Equal(["Befinden: 5 von 5"], await chat.FactsAsync());
        await OlderAsync(chat);
        Assert.Equal(CheckIn.Facts, await chat.FactsAsync());

        await chat.Button("Ändern").ClickAsync();
        await chat.ShowsAsync("Was möchtest du ändern?");
        await chat.Button("Befinden").ClickAsync();
        await chat.Choice("4").CheckAsync();
        await chat.Button("Weiter").ClickAsync();
        await chat.ShowsAsync("Geändert.");

        await chat.SayAsync("meine check-ins");
        await OlderAsync(chat);
        Assert.Equal(CheckIn.Facts.Select(f => f.Replace("3 von 5", "4 von 5", StringComparison.Ordinal)), await chat.FactsAsync());
    }

    private static async Task OlderAsync(WebChat chat)
    {
        await chat.Button("Ältere").ClickAsync();
        await chat.ShowsAsync("2 von 2");
    }

    /// <summary>By typing the same labels, to a no at the end.</summary>
    private static async Task PreviewInEnglishAsync(WebChat chat)
    {
        await chat.SayAsync("english");
        await chat.SayAsync("my check-ins");
        await chat.ShowsAsync("1 of 2");
        await chat.SayAsync("Release something");
        await chat.ShowsAsync("Which answer would you like to release?");
        await chat.SayAsync("State");
        await chat.ShowsAsync("Who may read “State”?");
        await chat.SayAsync("Jonas Berger · Manager of your unit · Kundenservice");
        await chat.ShowsAsync("This is exactly what Jonas Berger will see");
        await chat.ShowsAsync("State: 5 of 5");
        await Pictures.TakeAsync(chat.Card, "release-preview-en");
        await chat.Button("No, don’t release").ClickAsync();
        await chat.ShowsAsync("Nothing was released.");
        await chat.SayAsync("deutsch");
        await chat.ShowsAsync("Deutsch");
    }

    /// <summary>From the history to the yes.</summary>
    /// <returns>Line by line what the preview says the other will see.</returns>
    private static async Task<IReadOnlyList<string>> ReleaseAsync(WebChat chat)
    {
        await chat.SayAsync("meine check-ins");
        await OlderAsync(chat);
        await chat.Button("Etwas freigeben").ClickAsync();
        await chat.ShowsAsync("Welche Antwort möchtest du freigeben?");
        await chat.Button("Gefühle").ClickAsync();
        await chat.ShowsAsync("Wer soll „Gefühle“ lesen dürfen?");
        await Expect(chat.Card.GetByRole(AriaRole.Button, new() { Name = "Claire Dubois" })).ToHaveCountAsync(0);
        await Expect(chat.Button("Jonas Berger · Führung deiner Einheit · Kundenservice")).ToBeVisibleAsync();
        await chat.Button("Aylin Demir · Coach · Kundenservice").ClickAsync();
        await chat.ShowsAsync("Genau das sieht Aylin Demir, kein Wort mehr:");
        await Pictures.TakeAsync(chat.Card, "release-preview-de");
        var lines = (await chat.LinesAsync()).SkipWhile(l => !l.StartsWith("Genau das", StringComparison.Ordinal)).Skip(1).TakeWhile(l => !l.StartsWith("Sonst sieht", StringComparison.Ordinal)).ToList();
        Assert.Equal("Von Tobias Lindner", lines[0]);
        Assert.Equal($"Gefühle: {Answer}", lines[^1]);

        await chat.Button("Ja, für 14 Tage").ClickAsync();
        await chat.ShowsAsync("Freigegeben. Aylin Demir kann diese eine Antwort bis");
        return lines;
    }

    private static async Task ReadAsync(WebChat chat, IReadOnlyList<string> preview)
    {
        await chat.ShowsAsync(CheckIn.Questions[0].Asks);
        await chat.SayAsync("für mich freigegeben");
        await chat.ShowsAsync("Für dich freigegeben: 1 von 1");
        Assert.Equal(["Für dich freigegeben: 1 von 1", .. preview], (await chat.LinesAsync()).TakeWhile(l => !l.StartsWith("Nur du kannst", StringComparison.Ordinal)));
        await Pictures.TakeAsync(chat.Card, "released-to-me-de");
        foreach (var kept in Kept)
            await Expect(chat.Page.Locator("#chat")).Not.ToContainTextAsync(kept);
    }

    private static async Task TakeBackAsync(WebChat chat)
    {
        await chat.Button("Meine Freigaben").ClickAsync();
        await chat.ShowsAsync("Meine Freigaben: 1 von 1");
        await chat.ShowsAsync("„Gefühle“ für Aylin Demir, bis");
        await chat.ShowsAsync("Gelesen: ");
        await Pictures.TakeAsync(chat.Card, "my-releases-de");
        await chat.Button("Zurückziehen").ClickAsync();
        await chat.ShowsAsync("Zurückgezogen. Aylin Demir hatte es schon gelesen:");
        await chat.Button("Meine Freigaben").ClickAsync();
        await chat.ShowsAsync("Gerade ist nichts von dir freigegeben.");
    }

    private static async Task FetchEverythingAsync(WebChat chat)
    {
        await chat.SayAsync("meine daten");
        await chat.Button("Alles als Datei").ClickAsync();
        await chat.ShowsAsync("Jeder Link geht einmal");
        var file = await FollowAsync(chat);
        await Expect(file.GetByRole(AriaRole.Button)).ToHaveCountAsync(1);
        await file.GetByRole(AriaRole.Button, new() { Name = "Öffnen / Open" }).ClickAsync();
        await Expect(file.GetByRole(AriaRole.Heading, new() { Name = "Deine Daten" })).ToBeVisibleAsync();
        foreach (var said in new[] { Answer, "Herbstrunde", "Schultern/Nacken", "4 von 5", "5 von 5", "Aylin Demir hat gelesen, was du freigegeben hast" })
            await Expect(file.Locator("body")).ToContainTextAsync(said);
        await Pictures.TakeWindowAsync(file, "export-de");
        await file.CloseAsync();

        var again = await FollowAsync(chat);
        await Expect(again.GetByRole(AriaRole.Heading, new() { Name = "Dieser Link öffnet nichts mehr" })).ToBeVisibleAsync();
        await Expect(again.Locator("body")).Not.ToContainTextAsync("Herbstrunde");
        await again.CloseAsync();
    }

    private static Task<IPage> FollowAsync(WebChat chat) =>
        chat.Page.RunAndWaitForPopupAsync(() => chat.Card.GetByRole(AriaRole.Link, new() { Name = "Lesen" }).ClickAsync());

    private static async Task SeeWhoHasSeenAsync(WebChat chat)
    {
        await chat.SayAsync("wer hat gesehen");
        await chat.ShowsAsync("Du hast für Aylin Demir eine Antwort freigegeben");
        // Each line is "day, hour:minute: what".
        Assert.Equal(
            [
                "Ein Link wurde geöffnet: alles von dir, als Seite und JSON",
                "Du hast dir einen Link geben lassen: alles von dir, als Seite und JSON",
                "Die Freigabe für Aylin Demir ist zurückgezogen",
                "Aylin Demir hat gelesen, was du freigegeben hast",
                "Du hast für Aylin Demir eine Antwort freigegeben",
            ],
            (await chat.LinesAsync()).Select(l => Dated().Match(l)).Where(m => m.Success).Select(m => m.Groups["what"].Value));
    }

    private static async Task ForgetAsync(WebChat chat)
    {
        await chat.SayAsync("vergiss mich");
        await chat.Button("Alles von mir").ClickAsync();
        await chat.Button("Ja, löschen").ClickAsync();
        await chat.ShowsAsync("Alles ist gelöscht, auch dein Schlüssel");
        foreach (var said in (string[])[Answer, .. Kept])
            await Expect(chat.Page.Locator("#chat")).Not.ToContainTextAsync(said);
        await chat.SayAsync("meine check-ins");
        await chat.ShowsAsync("Noch kein Check-in.");
    }

    [GeneratedRegex(@"\d{4}, \d\d:\d\d: (?<what>.+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dated();
}
