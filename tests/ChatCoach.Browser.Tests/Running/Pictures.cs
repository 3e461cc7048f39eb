using Microsoft.Playwright;

namespace ChatCoach.Browser.Tests.Running;

/// <summary>
/// The pictures of the docs: docs/pictures/**/*.png. They are written in passing by the tests that see what they show,
/// and only when <see cref="Variable"/> is 1.
/// </summary>
internal static class Pictures
{
    public const string Variable = "CHATCOACH_WRITE_PICTURES";

    /// <summary>CSS pixels of the page around what is shown, so that a white card does not melt into a white README.</summary>
    private const float Margin = 6;

    /// <summary>CSS pixels of a page: as wide as the cards, and high enough for a first check-in.</summary>
    private const int PageWidth = 620;
    private const int PageHeight = 900;

    public static bool Wanted => Environment.GetEnvironmentVariable(Variable) == "1";

    public static async Task TakeAsync(ILocator what, string name)
    {
        if (!Wanted)
            return;
        // A card at rest: no caret, no ring of focus, no pointer over a button.
        await what.Page.EvaluateAsync("document.activeElement?.blur()");
        await what.Page.Mouse.MoveAsync(0, 0);
        await what.ScrollIntoViewIfNeededAsync();
        // A chat may still be scrolling: it counts when what is shown did not move meanwhile.
        LocatorBoundingBoxResult box;
        do
        {
            box = await BoxAsync(what);
            await what.Page.ScreenshotAsync(new()
            {
                Path = PathOf(name),
                Clip = new() { X = box.X - Margin, Y = box.Y - Margin, Width = box.Width + (2 * Margin), Height = box.Height + (2 * Margin) },
                Animations = ScreenshotAnimations.Disabled,
            });
        }
        while ((await BoxAsync(what)).Y != box.Y);
    }

    /// <summary>What two people see at the same moment, in one picture.</summary>
    public static async Task TakeBesideAsync(ILocator left, ILocator right, string name)
    {
        if (!Wanted)
            return;
        var pictures = new List<string>();
        foreach (var one in (ILocator[])[left, right])
        {
            await one.Page.BringToFrontAsync();
            await one.Page.EvaluateAsync("document.activeElement?.blur()");
            await one.Page.Mouse.MoveAsync(0, 0);
            pictures.Add(Convert.ToBase64String(await one.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled })));
        }

        var sheet = await left.Page.Context.NewPageAsync();
        await sheet.SetContentAsync($"<div style='display:inline-flex;gap:24px;padding:{Margin}px;align-items:flex-start;background:#f5f5f5'>{string.Concat(pictures.Select(p => $"<img src='data:image/png;base64,{p}'>"))}</div>");
        await sheet.SetViewportSizeAsync(2 * PageWidth + 100, PageHeight);
        await sheet.Locator("div").ScreenshotAsync(new() { Path = PathOf(name) });
        await sheet.CloseAsync();
        await left.Page.BringToFrontAsync();
    }

    /// <summary>The upper part of a page that is no chat.</summary>
    public static async Task TakeWindowAsync(IPage page, string name)
    {
        if (!Wanted)
            return;
        await page.SetViewportSizeAsync(PageWidth, PageHeight);
        await page.ScreenshotAsync(new() { Path = PathOf(name), Animations = ScreenshotAnimations.Disabled });
    }

    private static string PathOf(string name) => Repository.PathOf("docs", "pictures", $"{name}.png");

    private static async Task<LocatorBoundingBoxResult> BoxAsync(ILocator what) =>
        await what.BoundingBoxAsync() ?? throw new InvalidOperationException($"{what} cannot be seen.");
}
