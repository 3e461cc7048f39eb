namespace ChatCoach.Host.Tests.Manifest;

/// <summary>A test that needs npm and its registry; without npm it is named as left out, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NpmFactAttribute : FactAttribute
{
    public NpmFactAttribute()
    {
        if (!NpmIsOnThePath())
            Skip = "npm is not on the PATH: install Node.js with npm to check against the official manifest schemas.";
    }

    private static bool NpmIsOnThePath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "npm.cmd" : "npm")));
}
