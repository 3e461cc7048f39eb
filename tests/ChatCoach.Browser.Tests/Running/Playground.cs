using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace ChatCoach.Browser.Tests.Running;

/// <summary>Microsoft's Agents Playground: a Teams-like client and connector on this machine.</summary>
internal sealed partial class Playground : IAsyncDisposable
{
    private readonly DirectoryInfo folder;
    private readonly ChildProcess process;

    private Playground(DirectoryInfo folder, ChildProcess process, string address)
    {
        this.folder = folder;
        this.process = process;
        Address = address;
    }

    /// <summary>Its page.</summary>
    public string Address { get; }

    public static async Task<Playground> StartAsync(CoachHost coach)
    {
        var cli = await NpmPackages.FileAsync("@microsoft", "m365agentsplayground", "cli.js");
        var folder = Directory.CreateTempSubdirectory("chatcoach-playground-");
        string[] arguments =
        [
            cli, "start", "-e", $"{coach.Address}/api/messages", "-c", "msteams", "-p", FreePort(), "--disable-telemetry",
        ];
        var start = new ProcessStartInfo(Tools.Node!, arguments) { WorkingDirectory = folder.FullName };
        start.Environment["TEAMSAPPTESTER_BROWSER"] = "none";
        var process = ChildProcess.Start(start);
        var port = (await process.SaysAsync(Listening())).Groups[1].Value;
        return new Playground(folder, process, $"http://localhost:{port}/");
    }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>It takes another one by itself if somebody was quicker, and says which.</summary>
    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"Listening on (\d+)")]
    private static partial Regex Listening();
}
