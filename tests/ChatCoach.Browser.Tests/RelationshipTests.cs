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
        var nasrin = await WebChat.OpenAsync(coach, window.Page, "nasrin-karimi", "de");
        await nasrin.AnswerAsync(checkIn.Hello);
        await nasrin.SayAsync("erstes gespräch");
        await nasrin.AnswerAsync(Talk);
        await nasrin.ShowsAsync("Termin 1 von 4");
        await nasrin.SayAsync("rahmen und sonderlocken");
        await nasrin.ShowsAsync(Frame[0].Asks);
        await nasrin.Card.GetByRole(AriaRole.Combobox).SelectOptionAsync("Nordlicht");
        await nasrin.AnswerAsync(Frame);
        await nasrin.Button("Beziehung ansehen").ClickAsync();
        await nasrin.ShowsAsync("Ein Bericht am Sonntag.");
        await Pictures.TakeAsync(nasrin.Card, "relationship-de");

        await nasrin.Button("Mehr").ClickAsync();
        await nasrin.Button("Jemanden einladen").ClickAsync();
        await nasrin.Button("Code zeigen").ClickAsync();
        var code = await nasrin.CodeAsync("Das ist der Code.");
        var paul = await WebChat.OpenAsync(coach, await window.SecondAsync(), "paul-adler", "de");
        await paul.Page.BringToFrontAsync();
        await paul.AnswerAsync(checkIn.Hello);
        await paul.SayAsync(code);
        await paul.Button("Ja, dazukommen").ClickAsync();
        await paul.Button("Beziehung ansehen").ClickAsync();

        await paul.ShowsAsync("Ein Bericht am Sonntag.");
        await Expect(paul.Page.Locator("body")).Not.ToContainTextAsync("Freitagabend");
        await Expect(paul.Page.Locator("body")).Not.ToContainTextAsync("Zähneknirschend");
        Assert.Empty(window.Complaints);
        coach.AssertQuietLog("Nordlicht", "Freitagabend", "Sonntag", code);
    }
}
