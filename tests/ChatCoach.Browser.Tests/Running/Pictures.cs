using Microsoft.Playwright;

namespace ChatCoach.Browser.Tests.Running;

/// <summary>
/// The pictures of the README: docs/pictures/*.png. They are written in passing by the tests that see what they show,
/// and only when <see cref="Variable"/> is 1.
/// </summary>
internal static class Pictures
{
    public const string Variable = "CHATCOACH_WRITE_PICTURES";

    public static async Task TakeAsync(ILocator what, string name)
    {
        if (Environment.GetEnvironmentVariable(Variable) != "1")
            return;
        // A picture shows a card at rest: no caret, no focus ring, no pointer over a button.
        await what.Page.EvaluateAsync("document.activeElement?.blur()");
        await what.Page.Mouse.MoveAsync(0, 0);
        await what.ScreenshotAsync(new() { Path = Repository.PathOf("docs", "pictures", $"{name}.png"), Animations = ScreenshotAnimations.Disabled });
    }
}
