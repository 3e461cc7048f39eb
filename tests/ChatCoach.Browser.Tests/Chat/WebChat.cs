using System.Text.RegularExpressions;
using ChatCoach.Browser.Tests.Running;
using Microsoft.Playwright;

namespace ChatCoach.Browser.Tests.Chat;

/// <summary>The local page with Microsoft's Web Chat.</summary>
public sealed partial class WebChat(IPage page) : CardChat(page, "article")
{
    public ILocator SendBox => Page.Locator("[data-id=webchat-sendbox-input]");

    public static async Task<WebChat> OpenAsync(CoachHost coach, IPage page, string person, string language)
    {
        await page.GotoAsync($"{coach.Address}/?as={person}&lang={language}");
        return new WebChat(page);
    }

    public async Task SayAsync(string words)
    {
        await SendBox.FillAsync(words);
        await SendBox.PressAsync("Enter");
    }

    /// <summary>The code of an invitation on the newest card, which says these words.</summary>
    public async Task<string> CodeAsync(string words)
    {
        await ShowsAsync(words);
        return Code().Match(await Card.InnerTextAsync()).Value;
    }

    [GeneratedRegex("[a-z0-9]{4}(-[a-z0-9]{4}){3}", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
