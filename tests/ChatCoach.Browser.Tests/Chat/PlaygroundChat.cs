using System.Text.RegularExpressions;
using ChatCoach.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatCoach.Browser.Tests.Chat;

/// <summary>The page of the Agents Playground.</summary>
internal sealed partial class PlaygroundChat(IPage page) : CardChat(page, ".fai-OutputCard")
{
    /// <summary>What the bot posted, as the Playground's own log panel lists it since the page was loaded.</summary>
    public ILocator Posted => Page.GetByText(MessageTaken());

    public static async Task<PlaygroundChat> OpenAsync(Playground playground, IPage page)
    {
        await page.GotoAsync(playground.Address, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        return new PlaygroundChat(page);
    }

    /// <summary>The install and the members event of this load of the page have both been answered.</summary>
    public async Task ArrivalIsAnsweredAsync()
    {
        await Expect(Page.GetByText("installationUpdate 200", new() { Exact = true })).ToHaveCountAsync(1);
        await Expect(Page.GetByText("conversationUpdate 200", new() { Exact = true })).ToHaveCountAsync(1);
    }

    public Task GoToAsync(string conversation) =>
        Page.GetByRole(AriaRole.Treeitem, new() { Name = conversation, Exact = true }).ClickAsync();

    public async Task TypeAsync(string words)
    {
        await SendBox.ClickAsync();
        await Page.Keyboard.TypeAsync(words);
        await Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Picks the bot from the list that "@" opens, as a person would.</summary>
    public async Task MentionAsync(string words)
    {
        await SendBox.ClickAsync();
        await Page.Keyboard.TypeAsync("@");
        await Page.GetByRole(AriaRole.Listbox).GetByText("Test Bot", new() { Exact = true }).ClickAsync();
        await Page.Keyboard.TypeAsync(words);
        await Page.Keyboard.PressAsync("Enter");
    }

    private ILocator SendBox => Page.Locator("[data-lexical-editor=true]");

    [GeneratedRegex(@"^message 201$")]
    private static partial Regex MessageTaken();
}
