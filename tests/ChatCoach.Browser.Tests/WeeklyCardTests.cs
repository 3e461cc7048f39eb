using System.Text.RegularExpressions;
using ChatCoach.Browser.Tests.Chat;
using ChatCoach.Browser.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace ChatCoach.Browser.Tests;

/// <summary>The weekly card in the local page, for somebody who leads a unit of the demo organisation and for somebody who does not.</summary>
[Collection(InTheHouse.Name)]
public sealed partial class WeeklyCardTests(House house)
{
    /// <summary>CSS pixels: a trend is higher than a window of the chat.</summary>
    private const int TallEnough = 1400;

    [BrowserFact]
    public async Task Who_leads_a_unit_sees_a_full_card_at_once_and_pages_back_and_nobody_else_does()
    {
        var checkIn = CheckIn.German("Nordlicht");
        var coach = await house.CoachAsync();
        await using var window = await house.OpenAsync("de-DE");
        var jonas = await WebChat.OpenAsync(coach, window.Page, "jonas-berger", "de");
        await jonas.AnswerAsync(checkIn.Hello);
        await jonas.SayAsync("wochenkarte");
        await jonas.ShowsAsync("Stimme der Kundenkontakte – KW");
        foreach (var line in (string[])["Was Kunden brauchen", "Was im Weg steht", "Was das Team von der Leitung braucht", "mindestens 5 Personen"])
            await Expect(jonas.Card).ToContainTextAsync(line);
        await Pictures.TakeAsync(jonas.Card, "weekly-card-de");
        await jonas.Button("Verlauf").ClickAsync();
        await jonas.ShowsAsync("Verlauf bis KW");
        foreach (var line in (string[])["Was im Weg steht", "links die älteste", "heißt nicht null"])
            await Expect(jonas.Card).ToContainTextAsync(line);
        await Expect(jonas.Card.GetByText(Columns()).First).ToBeVisibleAsync();
        var size = jonas.Page.ViewportSize!;
        await jonas.Page.SetViewportSizeAsync(size.Width, TallEnough);
        await Pictures.TakeAsync(jonas.Card, "weekly-card-trend-de");
        await jonas.Page.SetViewportSizeAsync(size.Width, size.Height);
        await jonas.Button("Zurück zur Karte").ClickAsync();
        await jonas.ShowsAsync("Stimme der Kundenkontakte – KW");
        await jonas.Button("Ältere").ClickAsync();
        await jonas.Button("Neuere").WaitForAsync();

        var dmitri = await WebChat.OpenAsync(coach, await window.SecondAsync(), "dmitri-volkov", "de");
        await dmitri.Page.BringToFrontAsync();
        await dmitri.AnswerAsync(checkIn.Hello);
        await dmitri.SayAsync("wochenkarte");
        await dmitri.ShowsAsync("die eine Einheit leiten");
        Assert.Empty(window.Complaints);
    }

    /// <summary>A line of a trend.</summary>
    [GeneratedRegex("^[▂▅▇·]{2,8}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Columns();
}
