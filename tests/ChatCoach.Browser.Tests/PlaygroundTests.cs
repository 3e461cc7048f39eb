using System.Text.RegularExpressions;
using ChatCoach.Browser.Tests.Chat;
using ChatCoach.Browser.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace ChatCoach.Browser.Tests;

/// <summary>Microsoft's Agents Playground as the client.</summary>
[Collection(InTheHouse.Name)]
public sealed partial class PlaygroundTests(House house)
{
    /// <summary>The Playground sends the install and the members event in parallel, and again whenever its page is loaded.</summary>
    [NpmBrowserFact]
    public async Task The_hello_comes_once_however_often_the_coach_is_installed()
    {
        await using var coach = await CoachHost.StartAsync();
        await using var playground = await Playground.StartAsync(coach);
        await using var window = await house.OpenAsync("de-DE", 1300);
        var chat = await PlaygroundChat.OpenAsync(playground, window.Page);
        await chat.ShowsAsync("Deutsch oder Englisch?");
        await chat.ArrivalIsAnsweredAsync();
        await Expect(chat.Cards).ToHaveCountAsync(1);

        await window.Page.ReloadAsync();
        await chat.ArrivalIsAnsweredAsync();
        // The page forgot what was said before. A second hello of this arrival would stand above the answer to this.
        await chat.TypeAsync("hallo");
        await chat.ShowsAsync("Deutsch oder Englisch?");

        await Expect(chat.Cards).ToHaveCountAsync(1);
        await Expect(chat.Posted).ToHaveCountAsync(1);
        await coach.SaysAsync(Sent());
        await coach.SaysAsync(Sent());
        Assert.Equal(2, Sent().Count(coach.Log));
    }

    [NpmBrowserFact]
    public async Task A_check_in_in_German_goes_on_in_the_same_card_after_the_host_died()
    {
        var checkIn = CheckIn.German("Montagsrunde");
        await using var coach = await CoachHost.StartAsync();
        await using var playground = await Playground.StartAsync(coach);
        await using var window = await house.OpenAsync("de-DE", 1300);
        var chat = await PlaygroundChat.OpenAsync(playground, window.Page);
        await chat.ShowsAsync(checkIn.Hello[0].Asks);
        await chat.MarkMessageAsync();

        await chat.AnswerAsync(checkIn.Hello);
        await chat.AnswerAsync(checkIn.Questions.Take(2));
        await chat.ShowsAsync(checkIn.Questions[2].Asks);
        await Pictures.TakeAsync(window.Page.Locator("[data-marked]"), "playground-de");
        await coach.KillAsync();
        await coach.StartAgainAsync();
        await chat.AnswerAsync(checkIn.Questions.Skip(2));
        await chat.ReadsSummaryAsync(checkIn);

        await chat.StaysInItsMessageAsync();
        await Expect(chat.Posted).ToHaveCountAsync(1);
        await chat.TypeAsync(checkIn.MyCheckIns);
        await chat.ShowsAsync("1 von 1");
        Assert.Equal(checkIn.Facts, await chat.FactsAsync());
        await Expect(chat.Cards).ToHaveCountAsync(2);
        coach.AssertQuietLog("Montagsrunde", "Alex Wilber", "erschöpft");
    }

    [NpmBrowserFact]
    public async Task Called_in_a_group_the_coach_answers_kindly_and_moves_to_the_private_chat()
    {
        await using var coach = await CoachHost.StartAsync();
        await using var playground = await Playground.StartAsync(coach);
        await using var window = await house.OpenAsync("de-DE", 1300);
        var chat = await PlaygroundChat.OpenAsync(playground, window.Page);
        await chat.AnswerAsync(CheckIn.German("Montagsrunde").Hello);
        await chat.ShowsAsync("Zu welcher Kundenbeziehung?");

        await chat.GoToAsync("Group Chat");
        await chat.MentionAsync("Hallo Coach");
        await Expect(window.Page.GetByText("deshalb spreche ich nur im Einzelchat").First).ToBeVisibleAsync();
        await Expect(chat.Cards).ToHaveCountAsync(0);

        await chat.GoToAsync("Personal Chat");
        await chat.ShowsAsync("Hier sind wir unter uns.");
    }

    [GeneratedRegex("Connector send answered 201")]
    private static partial Regex Sent();
}
