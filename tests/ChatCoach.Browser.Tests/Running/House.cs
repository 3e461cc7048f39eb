using Microsoft.Playwright;

namespace ChatCoach.Browser.Tests.Running;

/// <summary>
/// One browser, and one host whose demo people the tests share out among themselves. Both start with the first test
/// that wants them, so that nothing starts where the tests are left out.
/// </summary>
public sealed class House : IAsyncLifetime
{
    /// <summary>Milliseconds for anything on a page to happen; the build machine runs other tests beside these.</summary>
    private const float Patience = 30_000;

    // Only this machine can be reached: a page that wanted anything from elsewhere would show it. Names need no network to fail.
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;
    private CoachHost? coach;

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>The host that stays up for all tests.</summary>
    public async Task<CoachHost> CoachAsync() => coach ??= await CoachHost.StartAsync();

    /// <summary>A fresh browser profile with one window.</summary>
    /// <param name="zone">IANA name of where it is; null: where the machine is.</param>
    public async Task<Window> OpenAsync(string locale, int width = 900, int height = 1000, ColorScheme colors = ColorScheme.Light, ForcedColors forced = ForcedColors.None, string? zone = null)
    {
        playwright ??= await Playwright.CreateAsync();
        browser ??= await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Tools.Chromium, Args = Flags });
        Assertions.SetDefaultExpectTimeout(Patience);
        var context = await browser.NewContextAsync(new()
        {
            Locale = locale,
            TimezoneId = zone,
            ColorScheme = colors,
            ForcedColors = forced,
            ViewportSize = new() { Width = width, Height = height },
        });
        context.SetDefaultTimeout(Patience);
        return new Window(context, await context.NewPageAsync());
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (coach is not null)
            await coach.DisposeAsync();
    }
}

/// <summary>All browser tests: one after the other, for two cores carry one browser and one host at a time.</summary>
[CollectionDefinition(Name)]
public sealed class InTheHouse : ICollectionFixture<House>
{
    public const string Name = "in the house";
}
