using ChatCoach.Browser.Tests.Chat;
using ChatCoach.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatCoach.Browser.Tests;

/// <summary>The local page for everybody: on a narrow screen, in the dark, with assistive technology.</summary>
[Collection(InTheHouse.Name)]
public sealed class PageTests(House house)
{
    /// <summary>CSS pixels: the narrowest phones in use.</summary>
    private const int Narrow = 360;

    private static readonly CheckIn CheckIn = CheckIn.German("Montagsrunde");

    [NpmBrowserFact]
    public async Task On_a_narrow_screen_nothing_is_cut_off_and_axe_finds_nothing()
    {
        await using var window = await house.OpenAsync("de-DE", Narrow, 720);
        var chat = await OpenFeelingsAsync(window, "hannah-seidel");

        await FitsAsync(window.Page);
        Assert.Empty(await Axe.FindingsAsync(window.Page));
        await chat.Button("Mehr zeigen").ClickAsync();
        await Expect(chat.Choice("neugierig")).ToBeVisibleAsync();
        await FitsAsync(window.Page);
    }

    [NpmBrowserFact]
    public async Task In_the_dark_everything_has_contrast_enough()
    {
        await using var window = await house.OpenAsync("de-DE", colors: ColorScheme.Dark);
        var chat = await OpenFeelingsAsync(window, "luca-moretti");

        Assert.Empty(await Axe.FindingsAsync(window.Page));
        await Expect(chat.Card).ToHaveCSSAsync("background-color", "rgb(41, 41, 44)");
    }

    [NpmBrowserFact]
    public async Task In_plain_text_axe_finds_nothing_and_an_earlier_card_is_told_in_words()
    {
        await using var window = await house.OpenAsync("de-DE", Narrow, 720);
        await OpenFeelingsAsync(window, "ingrid-petersen");

        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Lieber als reiner Text" }).ClickAsync();
        await new PlainChat(window.Page).ShowsAsync("1. angespannt");

        await FitsAsync(window.Page);
        Assert.Empty(await Axe.FindingsAsync(window.Page));
    }

    private async Task<WebChat> OpenFeelingsAsync(Window window, string person)
    {
        var chat = await WebChat.OpenAsync(await house.CoachAsync(), window.Page, person, "de");
        await chat.AnswerAsync(CheckIn.Hello);
        await chat.AnswerAsync(CheckIn.Questions[0]);
        await chat.FillAsync(CheckIn.Questions[1]);
        return chat;
    }

    private static async Task FitsAsync(IPage page) =>
        Assert.Equal(Narrow, await page.EvaluateAsync<int>("Math.max(...[...document.querySelectorAll('html, #chat, .ac-adaptiveCard, .log')].map(element => element.scrollWidth))"));
}
