using System.Diagnostics;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace ChatCoach.Host.Tests.LocalChat;

/// <summary>The real targets file run by the real MSBuild; npm is a script of ours that says when it was called.</summary>
[UnsupportedOSPlatform("windows")]
public sealed partial class RendererFetchTests : IDisposable
{
    private const string PacksTheRightFiles = """
        for spec in "$1" "$2"; do
          mkdir -p package/dist; printf right > package/dist/webchat.js; printf right > package/dist/adaptivecards.js
          tar -czf "$(echo "$spec" | sed 's/@/-/').tgz" package; rm -r package
        done
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("chatcoach-renderers");

    private string Lib => Path.Combine(folder.FullName, "wwwroot", "lib");

    private string Cache => Path.Combine(folder.FullName, "cache");

    private int NpmCalls => File.Exists(InFolder("calls")) ? File.ReadAllLines(InFolder("calls")).Length : 0;

    public RendererFetchTests()
    {
        var targets = File.ReadAllText(Path.Combine(RepositoryRoot(), "src", "ChatCoach.Host", "LocalChat.targets"));
        var right = Convert.ToHexStringLower(SHA256.HashData("right"u8));
        Directory.CreateDirectory(InFolder("tools"));
        // The build may find these, but no npm of this machine.
        foreach (var tool in new[] { "sh", "tar", "gzip" })
            File.CreateSymbolicLink(Path.Combine(InFolder("tools"), tool), new[] { "/usr/bin/", "/bin/" }.Select(place => place + tool).First(File.Exists));
        File.WriteAllText(InFolder("LocalChat.targets"), Hash().Replace(targets, $"Sha256=\"{right}\""));
    }

    [UnixFact]
    public async Task Both_renderers_come_once_and_later_builds_call_npm_no_more()
    {
        Npm(PacksTheRightFiles);
        await BuildAsync();
        await BuildAsync();
        Assert.Equal(["adaptivecards.js", "webchat.js"], Names(Lib));
        Assert.Equal(1, NpmCalls);
    }

    [UnixFact]
    public async Task A_second_working_copy_takes_them_from_the_cache()
    {
        Npm(PacksTheRightFiles);
        await BuildAsync();
        Directory.Delete(Lib, recursive: true);
        await BuildAsync();
        Assert.Equal(["adaptivecards.js", "webchat.js"], Names(Lib));
        Assert.Equal(1, NpmCalls);
    }

    [UnixFact]
    public async Task Without_npm_the_build_goes_on_and_npm_counts_as_soon_as_it_is_there()
    {
        Assert.Contains("install Node.js", await BuildAsync(), StringComparison.Ordinal);
        Assert.Empty(Names(Lib));
        Npm(PacksTheRightFiles);
        await BuildAsync();
        Assert.Equal(["adaptivecards.js", "webchat.js"], Names(Lib));
    }

    [UnixFact]
    public async Task A_failed_attempt_is_not_repeated_unless_one_asks_for_it()
    {
        Npm("exit 1");
        Assert.Contains("plain text", await BuildAsync(), StringComparison.Ordinal);
        await BuildAsync();
        Assert.Equal(1, NpmCalls);
        await BuildAsync("-p:LocalChatRetryHours=0");
        await BuildAsync("-p:LocalChatRenderers=again");
        Assert.Equal(3, NpmCalls);
        await BuildAsync("-p:LocalChatRenderers=none");
        Assert.Equal(3, NpmCalls);
    }

    [UnixFact]
    public async Task A_file_with_other_content_is_not_taken()
    {
        Npm(PacksTheRightFiles.Replace("printf right > package/dist/webchat.js", "printf wrong > package/dist/webchat.js", StringComparison.Ordinal));
        Assert.Contains("no webchat.js from npm", await BuildAsync(), StringComparison.Ordinal);
        Assert.Equal(["adaptivecards.js"], Names(Lib));
    }

    [UnixFact]
    public async Task A_hanging_npm_costs_a_build_no_more_than_its_time_limit()
    {
        Npm("sleep 60");
        var watch = Stopwatch.StartNew();
        await BuildAsync("-p:LocalChatNpmTimeout=1000", "-warnaserror");
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 15);
        Assert.Empty(Names(Lib));
    }

    [UnixFact]
    public async Task Not_even_a_machine_without_a_shell_or_a_writable_folder_fails_the_build()
    {
        Directory.Delete(InFolder("tools"), recursive: true);
        await BuildAsync("-warnaserror");
        File.WriteAllText(InFolder("file"), "no folder can be made below a file");
        await BuildAsync("-warnaserror", $"-p:LocalChatCache={InFolder("file")}/below");
    }

    [UnixFact]
    public async Task Builds_side_by_side_do_not_meet()
    {
        Npm(PacksTheRightFiles);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => BuildAsync()));
        Assert.Equal(["adaptivecards.js", "webchat.js"], Names(Lib));
        Assert.Equal(["adaptivecards.js", "webchat.js"], Names(Cache));
        Assert.All(Directory.GetFiles(Lib), file => Assert.Equal("right", File.ReadAllText(file)));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static IEnumerable<string> Names(string path) =>
        Directory.Exists(path) ? Directory.EnumerateFileSystemEntries(path).Select(Path.GetFileName).Order(StringComparer.Ordinal)! : [];

    private string InFolder(string name) => Path.Combine(folder.FullName, name);

    private void Npm(string script)
    {
        Directory.CreateDirectory(InFolder("bin"));
        var file = Path.Combine(InFolder("bin"), "npm");
        // "npm pack A B": the script sees the packages as $1 and $2.
        File.WriteAllText(file, $"#!/bin/sh\necho called >> '{InFolder("calls")}'\nPATH=/usr/bin:/bin\nshift\n{script}\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    private async Task<string> BuildAsync(params string[] more)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            WorkingDirectory = folder.FullName,
            Environment = { ["PATH"] = InFolder("bin") + ":" + InFolder("tools") },
        };
        string[] arguments = ["msbuild", "LocalChat.targets", "-t:GetLocalChatRenderers", "-nologo", "-nodeReuse:false", "-tl:off", "-v:m", $"-p:LocalChatCache={Cache}"];
        foreach (var argument in arguments.Concat(more))
            start.ArgumentList.Add(argument);
        using var build = Process.Start(start)!;
        var output = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        Assert.True(build.ExitCode == 0, output);
        Assert.DoesNotContain("error", output, StringComparison.OrdinalIgnoreCase);
        return output;
    }

    private static string RepositoryRoot()
    {
        var place = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(place.FullName, "ChatCoach.sln")))
            place = place.Parent ?? throw new InvalidOperationException("The tests must run inside the repository.");
        return place.FullName;
    }

    [GeneratedRegex("Sha256=\"[0-9a-f]{64}\"")]
    private static partial Regex Hash();
}

/// <summary>A fact about a shell script, which Windows does not run.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "npm is played by a shell script here." : null;
}
