using ChatCoach.Browser.Tests.Running;
using Microsoft.Playwright;

namespace ChatCoach.Browser.Tests.Chat;

/// <summary>The local page with Microsoft's Web Chat.</summary>
public sealed class WebChat(IPage page) : CardChat(page, "article")
{
    public ILocator SendBox => Page.Locator("[data-id=webchat-sendbox-input]");

    public static async Task<WebChat> OpenAsync(CoachHost coach, IPage page, string person, string language)
    {
        await page.GotoAsync($"{coach.Address}/?as={person}&lang={language}");
        return new WebChat(page);
    }
}
