using ChatCoach.Browser.Tests.Chat;
using ChatCoach.Browser.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace ChatCoach.Browser.Tests;

/// <summary>What the demo organisation's teams ask of management, answered and read in the local page; and what its works council reads and stops.</summary>
[Collection(InTheHouse.Name)]
public sealed class TeamAskTests(House house)
{
    [BrowserFact]
    public async Task A_manager_answers_what_the_card_asks_and_somebody_of_the_unit_reads_it()
    {
        var checkIn = CheckIn.German("Südstern");
        var coach = await house.CoachAsync();
        await using var window = await house.OpenAsync("de-DE");
        var claire = await WebChat.OpenAsync(coach, window.Page, "claire-dubois", "de");
        await claire.AnswerAsync(checkIn.Hello);
        await claire.SayAsync("Antworten der Leitung");
        await claire.ShowsAsync("Erste Antwort der Leitung (Median)");
        await Pictures.TakeAsync(claire.Card, "team-asks-de");
        await claire.Button("Einen klaren Rahmen").ClickAsync();
        await claire.ShowsAsync("liest deine ganze Einheit");
        await claire.Button("Antwort ans Team").ClickAsync();
        await claire.ShowsAsync("Was antwortest du?");
        await claire.SayAsync("Die Seite mit dem Rahmen kommt am Freitag.");
        await claire.ShowsAsync("So liest es dein Team");
        await claire.Button("Ans Team senden").ClickAsync();
        await claire.ShowsAsync("dein Team erfährt es");
        await Expect(claire.Card).ToContainTextAsync("Die Seite mit dem Rahmen kommt am Freitag.");

        var felix = await WebChat.OpenAsync(coach, await window.SecondAsync(), "felix-neumann", "de");
        await felix.Page.BringToFrontAsync();
        await felix.AnswerAsync(checkIn.Hello);
        await felix.SayAsync("Antworten der Leitung");
        await felix.ShowsAsync("Die Seite mit dem Rahmen kommt am Freitag.");
        await Expect(felix.Card).ToContainTextAsync("Wer das war, steht nirgends");
        Assert.Empty(window.Complaints);
    }

    [BrowserFact]
    public async Task The_works_council_reads_how_it_is_set_up()
    {
        var coach = await house.CoachAsync();
        await using var window = await house.OpenAsync("de-DE");
        var sophie = await WebChat.OpenAsync(coach, window.Page, "sophie-brandt", "de");
        await sophie.AnswerAsync(CheckIn.German("Südstern").Hello);
        await sophie.SayAsync("Betriebsrat");
        await sophie.ShowsAsync("Von einzelnen Menschen steht hier nichts");
        await sophie.Button("So ist es eingestellt").ClickAsync();
        await sophie.ShowsAsync("5 Personen");
        await Pictures.TakeAsync(sophie.Card, "works-council-de");
        await sophie.Button("Betriebsrat").ClickAsync();
        await sophie.Button("Wochenkarten anhalten").ClickAsync();
        await sophie.ShowsAsync("für die ganze Organisation anhalten?");
        await sophie.Button("Nein, weiterlaufen lassen").ClickAsync();
        await sophie.ShowsAsync("Von einzelnen Menschen steht hier nichts");
        Assert.Empty(window.Complaints);
    }
}
