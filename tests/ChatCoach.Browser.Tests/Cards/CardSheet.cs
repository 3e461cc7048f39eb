using System.Text.Json.Nodes;
using ChatCoach.Browser.Tests.Running;
using Microsoft.Playwright;

namespace ChatCoach.Browser.Tests.Cards;

/// <summary>In which colours a person sees the chat.</summary>
public enum Look
{
    Light,
    Dark,

    /// <summary>The colours of the system, which take the place of all others.</summary>
    HighContrast,
}

/// <summary>
/// A page of the running coach that draws many cards at once: with the renderer, the colours and the style sheet that it
/// serves to its local chat.
/// </summary>
public sealed class CardSheet : IAsyncDisposable
{
    private readonly Window window;
    private readonly Look look;

    private CardSheet(Window window, Look look)
    {
        this.window = window;
        this.look = look;
    }

    public IPage Page => window.Page;

    public static async Task<CardSheet> OpenAsync(House house, Look look, int width)
    {
        var coach = await house.CoachAsync();
        var colors = look == Look.Light ? ColorScheme.Light : ColorScheme.Dark;
        var window = await house.OpenAsync("de-DE", width, colors: colors, forced: look == Look.HighContrast ? ForcedColors.Active : ForcedColors.None);
        await window.Page.RouteAsync("**/card-sheet/*", route => route.FulfillAsync(new() { Path = FileOf(route.Request.Url) }));
        await window.Page.GotoAsync($"{coach.Address}/card-sheet/sheet.html");
        await window.Page.WaitForFunctionAsync("window.ready");
        return new CardSheet(window, look);
    }

    /// <summary>Draws the cards; one line for each thing that is wrong with one of them.</summary>
    /// <param name="cards">What is drawn.</param>
    /// <param name="width">CSS pixels of a card.</param>
    /// <param name="columns">0: side by side as they fit.</param>
    /// <param name="title">Above all of them.</param>
    public async Task<IReadOnlyList<string>> DrawAsync(IEnumerable<SampleCard> cards, int width, int columns = 0, string title = "Cards")
    {
        var all = new JsonArray([.. cards.Select(c => new JsonObject { ["name"] = c.Name, ["caption"] = c.Caption, ["card"] = c.Card.DeepClone() })]);
        var found = await Page.EvaluateAsync<string[]>(
            "([cards, width, options]) => window.draw(JSON.parse(cards), width, JSON.parse(options))",
            new object[] { all.ToJsonString(), width, new JsonObject { ["dark"] = look != Look.Light, ["columns"] = columns, ["title"] = title }.ToJsonString() });
        return [.. found, .. window.Complaints.Select(c => $"the console says: {c}")];
    }

    /// <summary>The whole page as a small PNG.</summary>
    public async Task<byte[]> PictureAsync()
    {
        var taken = await Page.ScreenshotAsync(new() { FullPage = true, Animations = ScreenshotAnimations.Disabled });
        return Convert.FromBase64String(await Page.EvaluateAsync<string>("picture => window.smallPng(picture)", Convert.ToBase64String(taken)));
    }

    public ValueTask DisposeAsync() => window.DisposeAsync();

    private static string FileOf(string url) => Repository.PathOf("tests", "ChatCoach.Browser.Tests", "Cards", Path.GetFileName(new Uri(url).AbsolutePath));
}
