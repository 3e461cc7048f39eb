using System.Diagnostics;

namespace ChatCoach.Browser.Tests.Running;

/// <summary>
/// The npm packages of <c>npm/package-lock.json</c> (versions and hashes), installed once into artifacts/. Their install
/// scripts do not run.
/// </summary>
internal static class NpmPackages
{
    private static readonly Lazy<Task<string>> Installed = new(InstallAsync);

    /// <summary>Full path of a file of a package.</summary>
    public static async Task<string> FileAsync(params string[] parts) =>
        Path.Combine([await Installed.Value, "node_modules", .. parts]);

    private static async Task<string> InstallAsync()
    {
        var sources = Repository.PathOf("tests", "ChatCoach.Browser.Tests", "npm");
        var target = Repository.PathOf("artifacts", "browser-tests");
        if (SameLock(sources, target))
            return target;
        // Built aside and moved into place: an install that was broken off leaves nothing half done.
        var aside = $"{target}-{Guid.NewGuid():N}";
        Directory.CreateDirectory(aside);
        foreach (var name in (string[])["package.json", "package-lock.json"])
            File.Copy(Path.Combine(sources, name), Path.Combine(aside, name));
        await CleanInstallAsync(aside);
        if (Directory.Exists(target))
            Directory.Delete(target, recursive: true);
        Directory.Move(aside, target);
        return target;
    }

    private static bool SameLock(string sources, string target)
    {
        var installed = Path.Combine(target, "package-lock.json");
        return File.Exists(installed) && File.ReadAllText(installed) == File.ReadAllText(Path.Combine(sources, "package-lock.json"));
    }

    private static async Task CleanInstallAsync(string folder)
    {
        await using var npm = ChildProcess.Start(new ProcessStartInfo(Tools.Npm!, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]) { WorkingDirectory = folder });
        if (await npm.EndsAsync() == 0)
            return;
        Directory.Delete(folder, recursive: true);
        throw new InvalidOperationException($"npm could not install the packages of tests/ChatCoach.Browser.Tests/npm:\n{npm.Said}");
    }
}
