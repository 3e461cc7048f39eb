using ChatCoach.Browser.Tests.Chat;
using ChatCoach.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatCoach.Browser.Tests;

/// <summary>A relationship in the local page: worked on by clicks, looked at, and shared with a second person by a code.</summary>
[Collection(InTheHouse.Name)]
public sealed class RelationshipTests(House house)
{
    private static readonly Question[] Talk =
    [
        new("Woran merkst du, dass es hakt?", "Weiter") { Alias = "Nordlicht", Choices = ["Viele Sonderlocken"] },
        new("Rechnen beide Seiten damit", "Beide"),
        new("Wie eingefahren ist es?", "Weiter") { Choices = ["3", "Viel"] },
        new("Sag das Problem in einem Satz.", "Weiter") { Alias = "Aufträge kommen am Freitagabend." },
        new("Woran würdest du in drei Monaten merken", "Überspringen"),
        new("Wer soll dich begleiten?", "Weiter") { Choices = ["Erst mal allein", "Ja, passt"] },
        new("Wann ist der nächste Termin?", "Überspringen"),
    ];

    private static readonly Question[] Frame =
    [
        new("Ist der Rahmen irgendwo", "Weiter") { Choices = ["Nein"] },
        new("Für welche Bedürfnisse seid ihr hier zuständig", "Überspringen"),
        new("Nenn eine Sonderlocke", "Weiter") { Alias = "Ein Bericht am Sonntag.", Choices = ["Zähneknirschend", "Ein freundliches Nein"] },
        new("Noch eine Sonderlocke?", "Nein, weiter"),
        new("Wer gibt gerade mehr?", "2"),
    ];

    [BrowserFact]
    public async Task It_is_worked_on_looked_at_and_shared_and_what_is_private_stays_so()
    {
        var checkIn = CheckIn.German("Nordlicht");
        var coach = await house.CoachAsync();
        await using var window = await house.OpenAsync("de-DE");
        var hannah = await WebChat.OpenAsync(coach, window.Page, "hannah-seidel", "de");
        await hannah.AnswerAsync(checkIn.Hello);
        await hannah.SayAsync("erstes gespräch");
        await hannah.AnswerAsync(Talk);
        await hannah.ShowsAsync("Termin 1 von 4");
        await hannah.SayAsync("rahmen und sonderlocken");
        await hannah.ShowsAsync(Frame[0].Asks);
        await hannah.Card.GetByRole(AriaRole.Combobox).SelectOptionAsync("Nordlicht");
        await hannah.AnswerAsync(Frame);
        await hannah.Button("Beziehung ansehen").ClickAsync();
        await hannah.ShowsAsync("Ein Bericht am Sonntag.");
        await Pictures.TakeAsync(hannah.Card, "relationship-de");

        await hannah.Button("Mehr").ClickAsync();
        await hannah.Button("Jemanden einladen").ClickAsync();
        await hannah.Button("Code zeigen").ClickAsync();
        var code = await hannah.CodeAsync("Das ist der Code.");
        var luca = await WebChat.OpenAsync(coach, await window.SecondAsync(), "luca-moretti", "de");
        await luca.Page.BringToFrontAsync();
        await luca.AnswerAsync(checkIn.Hello);
        await luca.SayAsync(code);
        await luca.Button("Ja, dazukommen").ClickAsync();
        await luca.Button("Beziehung ansehen").ClickAsync();

        await luca.ShowsAsync("Ein Bericht am Sonntag.");
        await Expect(luca.Page.Locator("body")).Not.ToContainTextAsync("Freitagabend");
        await Expect(luca.Page.Locator("body")).Not.ToContainTextAsync("Zähneknirschend");
        Assert.Empty(window.Complaints);
        coach.AssertQuietLog("Nordlicht", "Freitagabend", "Sonntag", code);
    }
}
