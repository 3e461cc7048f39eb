using ChatCoach.Browser.Tests.Chat;
using ChatCoach.Browser.Tests.Running;
using Microsoft.Playwright;

namespace ChatCoach.Browser.Tests;

/// <summary>The local page without cards: what a machine without npm shows.</summary>
[Collection(InTheHouse.Name)]
public sealed class PlainTextTests(House house)
{
    [BrowserFact]
    public Task A_check_in_in_German_in_words() =>
        InWordsAsync("katarzyna-wojcik", "de", CheckIn.German("Spätdienst"), "Lieber als reiner Text");

    [BrowserFact]
    public Task A_check_in_in_English_in_words() =>
        InWordsAsync("kenji-mori", "en", CheckIn.English("Late shift"), "Plain text instead");

    private async Task InWordsAsync(string person, string language, CheckIn checkIn, string link)
    {
        await using var window = await house.OpenAsync(language);
        await WebChat.OpenAsync(await house.CoachAsync(), window.Page, person, language);
        await window.Page.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync();
        var chat = new PlainChat(window.Page);
        await chat.ShowsAsync(checkIn.Hello[0].Asks);

        foreach (var words in checkIn.Hello.Select(card => card.Tap).Concat(checkIn.Words))
            await chat.SayAsync(words);
        await chat.ShowsAsync(checkIn.Done);
        await chat.SayAsync(checkIn.SummaryButton);
        await chat.ShowsAsync(checkIn.SummaryTitle);

        var summary = await chat.Coach.Last.InnerTextAsync();
        Assert.Equal(checkIn.Facts, summary.Split('\n').Where(checkIn.Facts.Contains));
        Assert.Empty(window.Complaints);
    }
}
