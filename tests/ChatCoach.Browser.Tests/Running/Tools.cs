namespace ChatCoach.Browser.Tests.Running;

/// <summary>Programs the tests need from the machine, and what to do where they are missing.</summary>
internal static class Tools
{
    public const string ChromiumVariable = "CHATCOACH_TEST_CHROMIUM";

    public static string? Chromium { get; } =
        Environment.GetEnvironmentVariable(ChromiumVariable) is { Length: > 0 } named
            ? named
            : OnThePath("chromium", "chromium-browser", "google-chrome-stable", "google-chrome");

    public static string? Node { get; } = OnThePath("node", "node.exe");

    public static string? Npm { get; } = OnThePath("npm", "npm.cmd");

    /// <summary>Null when there is a browser.</summary>
    public static string? NoBrowser => Chromium is null
        ? $"Needs Chromium: install the Debian package chromium, or set {ChromiumVariable} to the program; .ci/run installs it."
        : null;

    /// <summary>Null when there are a browser, node and npm.</summary>
    public static string? NoBrowserOrNpm => NoBrowser ?? NoNpm;

    /// <summary>Null when there are node and npm.</summary>
    public static string? NoNpm => Node is null || Npm is null
        ? "Needs node and npm on the PATH: install Node.js 20 or newer; the packages themselves are fetched on the first run."
        : null;

    private static string? OnThePath(params string[] names) =>
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
         from name in names
         let file = Path.Combine(folder, name)
         where File.Exists(file)
         select file).FirstOrDefault();
}

/// <summary>A fact seen in a real browser, left out by name where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Tools.NoBrowser;
}

/// <summary>A fact that needs, beside the browser, packages from npm.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NpmBrowserFactAttribute : FactAttribute
{
    public NpmBrowserFactAttribute() => Skip = Tools.NoBrowserOrNpm;
}

/// <summary>A fact that needs packages from npm and no browser.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NpmFactAttribute : FactAttribute
{
    public NpmFactAttribute() => Skip = Tools.NoNpm;
}
