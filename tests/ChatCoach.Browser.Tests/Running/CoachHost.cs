using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ChatCoach.Browser.Tests.Running;

/// <summary>The real host as a process of its own, in local mode on SQLite, with a folder of its own.</summary>
public sealed partial class CoachHost : IAsyncDisposable
{
    private const string AnyPort = "http://127.0.0.1:0";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("chatcoach-browser-");
    private readonly List<ChildProcess> lives = [];

    private CoachHost()
    {
    }

    /// <summary>Where it listens; the same after a restart. Ends without a slash.</summary>
    public string Address { get; private set; } = AnyPort;

    /// <summary>Everything it logged, in all its lives.</summary>
    public string Log => string.Join('\n', lives.Select(life => life.Said));

    public static async Task<CoachHost> StartAsync()
    {
        var coach = new CoachHost();
        await coach.LiveAsync();
        return coach;
    }

    /// <summary>Ends it as a crash would.</summary>
    public Task KillAsync() => lives[^1].KillAsync();

    /// <summary>Starts it again on the same data and the same address.</summary>
    public Task StartAgainAsync() => LiveAsync();

    /// <summary>Ends with the next line of its present life like this; a line may come after what it tells about.</summary>
    public Task SaysAsync(Regex words) => lives[^1].SaysAsync(words);

    /// <summary>Nothing of the conversation, and nothing that went wrong, stands in the log (privacy rule P17).</summary>
    public void AssertQuietLog(params string[] canaries)
    {
        foreach (var canary in canaries)
            Assert.DoesNotContain(canary, Log, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(@"(?m)^(fail|crit): ", Log);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var life in lives)
            await life.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private async Task LiveAsync()
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder.FullName };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "ChatCoach.Host.dll"));
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = Address;
        // A test waits for the line that tells of a message that arrived.
        start.Environment["Logging__LogLevel__ChatCoach.Protocol"] = "Debug";
        // The machine that runs the tests may itself be set up for Teams.
        start.Environment.Remove("Bot__AppId");
        lives.Add(ChildProcess.Start(start));
        Address = (await lives[^1].SaysAsync(Listening())).Groups[1].Value;
    }

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
