using ChatCoach.Browser.Tests.Chat;
using ChatCoach.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatCoach.Browser.Tests;

/// <summary>The local page with Microsoft's Web Chat. Each test is a person of its own.</summary>
[Collection(InTheHouse.Name)]
public sealed class WebChatTests(House house)
{
    [BrowserFact]
    public async Task A_check_in_in_English_by_clicks_is_one_card_from_hello_to_summary()
    {
        var checkIn = CheckIn.English("Monday group");
        var coach = await house.CoachAsync();
        await using var window = await house.OpenAsync("en-GB");
        var chat = await WebChat.OpenAsync(coach, window.Page, "priya-raman", "en");
        await chat.ShowsAsync(checkIn.Hello[0].Asks);
        await chat.MarkMessageAsync();
        await Pictures.TakeAsync(chat.Card, "hello-en");

        await chat.AnswerAsync(checkIn.Hello);
        await chat.AnswerAsync(checkIn.Questions[0]);
        await chat.FillAsync(checkIn.Questions[1]);
        await Pictures.TakeAsync(chat.Card, "feelings-en");
        await chat.Button(checkIn.Questions[1].Tap).ClickAsync();
        await chat.AnswerAsync(checkIn.Questions.Skip(2));
        await chat.ReadsSummaryAsync(checkIn);

        await Pictures.TakeAsync(chat.Card, "summary-en");
        await chat.StaysInItsMessageAsync();
        Assert.Empty(window.Complaints);
        coach.AssertQuietLog("Monday group", "Priya", "exhausted");
    }

    [BrowserFact]
    public async Task A_check_in_by_keyboard_alone_reaches_the_summary()
    {
        var checkIn = CheckIn.English("Quiet group");
        await using var window = await house.OpenAsync("en-GB");
        var chat = await WebChat.OpenAsync(await house.CoachAsync(), window.Page, "emeka-obi", "en");
        await chat.ShowsAsync(checkIn.Hello[0].Asks);
        var keyboard = new Keyboard(chat);

        await keyboard.EnterNewestMessageAsync();
        foreach (var question in checkIn.Hello.Concat(checkIn.Questions))
            await keyboard.AnswerAsync(question);
        await chat.ShowsAsync(checkIn.Done);
        await keyboard.TapAsync(checkIn.SummaryButton);

        await chat.ShowsAsync(checkIn.SummaryTitle);
        Assert.Equal(checkIn.Facts, await chat.FactsAsync());
    }

    [BrowserFact]
    public async Task After_a_reload_in_the_middle_the_person_goes_on_where_they_were()
    {
        var checkIn = CheckIn.German("Freitagsrunde");
        await using var window = await house.OpenAsync("de-DE");
        var chat = await WebChat.OpenAsync(await house.CoachAsync(), window.Page, "lena-hofmann", "de");
        await chat.ShowsAsync(checkIn.Hello[0].Asks);
        await Pictures.TakeAsync(chat.Card, "hello-de");
        await chat.AnswerAsync(checkIn.Hello);
        await chat.AnswerAsync(checkIn.Questions[0]);
        await chat.FillAsync(checkIn.Questions[1]);
        await Pictures.TakeAsync(chat.Card, "feelings-de");

        await window.Page.ReloadAsync();
        await chat.AnswerAsync(checkIn.Questions.Skip(1));
        await chat.ReadsSummaryAsync(checkIn);

        await Pictures.TakeAsync(chat.Card, "summary-de");
        await Expect(chat.Cards).ToHaveCountAsync(1);
        Assert.Empty(window.Complaints);
    }

    [BrowserFact]
    public async Task Two_windows_are_two_people_who_see_nothing_of_each_other()
    {
        var (first, second) = (CheckIn.German("Frühschicht"), CheckIn.English("Night shift"));
        var coach = await house.CoachAsync();
        await using var window = await house.OpenAsync("de-DE");
        var mehmet = await WebChat.OpenAsync(coach, window.Page, "mehmet-yildiz", "de");
        var amara = await WebChat.OpenAsync(coach, await window.SecondAsync(), "amara-diallo", "en");

        // Tab by tab, as a person would: the browser slows down a tab that is not in front.
        await mehmet.Page.BringToFrontAsync();
        await mehmet.AnswerAsync([.. first.Hello, .. first.Questions.Take(2)]);
        await amara.Page.BringToFrontAsync();
        await amara.AnswerAsync([.. second.Hello, .. second.Questions]);
        await amara.ReadsSummaryAsync(second);
        await mehmet.Page.BringToFrontAsync();
        await mehmet.AnswerAsync(first.Questions.Skip(2));
        await mehmet.ReadsSummaryAsync(first);

        await mehmet.Page.ReloadAsync();
        await mehmet.ShowsAsync("Frühschicht");
        await Expect(mehmet.Page.Locator("body")).Not.ToContainTextAsync("Night shift");
        await Expect(amara.Page.Locator("body")).Not.ToContainTextAsync("Frühschicht");
    }

    [BrowserFact]
    public async Task When_the_coach_comes_back_the_open_page_goes_on_by_itself()
    {
        var checkIn = CheckIn.English("Tuesday group");
        await using var coach = await CoachHost.StartAsync();
        await using var window = await house.OpenAsync("en-GB");
        var chat = await WebChat.OpenAsync(coach, window.Page, "olivia-grant", "en");
        await chat.AnswerAsync(checkIn.Hello);
        await chat.AnswerAsync(checkIn.Questions.Take(2));
        await chat.ShowsAsync(checkIn.Questions[2].Asks);
        await chat.SendBox.FillAsync("half a thought");

        await coach.KillAsync();
        await Expect(window.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "cannot be reached" })).ToBeVisibleAsync();
        await coach.StartAgainAsync();

        await Expect(window.Page.GetByText("cannot be reached")).ToHaveCountAsync(0);
        await Expect(chat.SendBox).ToHaveValueAsync("half a thought");
        await chat.AnswerAsync(checkIn.Questions.Skip(2));
        await chat.ReadsSummaryAsync(checkIn);
        coach.AssertQuietLog("Tuesday group", "half a thought");
    }
}
