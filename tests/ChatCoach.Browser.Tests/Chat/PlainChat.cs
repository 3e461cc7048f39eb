using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatCoach.Browser.Tests.Chat;

/// <summary>The local page without Web Chat: words only.</summary>
public sealed class PlainChat(IPage page)
{
    /// <summary>What the coach said, oldest first.</summary>
    public ILocator Coach => page.Locator(".log li.bot");

    public Task ShowsAsync(string words) => Expect(Coach.Last).ToContainTextAsync(words);

    /// <summary>Sends words and waits for the coach's answer to them.</summary>
    public async Task SayAsync(string words)
    {
        var before = await Coach.CountAsync();
        await page.GetByRole(AriaRole.Textbox).FillAsync(words);
        await page.GetByRole(AriaRole.Textbox).PressAsync("Enter");
        await Expect(Coach).ToHaveCountAsync(before + 1);
    }
}
