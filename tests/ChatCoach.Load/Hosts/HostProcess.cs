using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ChatCoach.Load.Hosts;

/// <summary>How one host is started.</summary>
/// <param name="Program">The executable, or a dll for <c>dotnet</c>.</param>
/// <param name="Settings">Environment variables.</param>
/// <param name="Folder">Working directory.</param>
public sealed record HostStart(string Program, IReadOnlyDictionary<string, string> Settings, string Folder)
{
    /// <summary>Further arguments of the program.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The one core it may use; null: any.</summary>
    public int? Core { get; init; }

    /// <summary>A command it runs under, for example prlimit; empty: none.</summary>
    public IReadOnlyList<string> Under { get; init; } = [];
}

/// <summary>A host in a process of its own; what it complains about is kept beside the other artifacts; it can be killed, stopped and started again at the same port.</summary>
public sealed class HostProcess(HostStart start, string name) : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly HttpClient Probe = new() { Timeout = TimeSpan.FromSeconds(2) };

    private readonly ConcurrentDictionary<string, int> complaints = new(StringComparer.Ordinal);
    private readonly Lock writing = new();
    private readonly string log = Path.Combine(Directory.CreateDirectory(Path.Combine(Repository.Artifacts, "logs")).FullName, $"{name}-{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}.log");
    private Process? process;
    private string? pending;

    public Uri Address { get; } = new($"http://localhost:{FreePort().ToString(CultureInfo.InvariantCulture)}");

    public int Id => process?.Id ?? 0;

    public bool HasExited => process?.HasExited ?? true;

    public int ExitCode => process?.ExitCode ?? -1;

    /// <summary>Errors and warnings it logged, and how often.</summary>
    public IReadOnlyDictionary<string, int> Complaints => complaints;

    /// <summary>All it wrote since the last start to its error output.</summary>
    public string ErrorOutput { get; private set; } = "";

    /// <summary>Starts it and waits until it answers.</summary>
    public async Task StartAsync()
    {
        Launch();
        var watch = Stopwatch.StartNew();
        while (!await IsAliveAsync())
        {
            if (HasExited)
                throw new InvalidOperationException($"{name} ended with {ExitCode}: {ErrorOutput}");
            if (watch.Elapsed > StartPatience)
                throw new InvalidOperationException($"{name} did not answer within {StartPatience.TotalSeconds:0} s.");
            await Task.Delay(20);
        }
    }

    /// <summary>Starts it without waiting.</summary>
    public void Launch()
    {
        ErrorOutput = "";
        process = Process.Start(StartInfo())!;
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => ErrorOutput += line.Data is null ? "" : line.Data + "\n";
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public async Task<bool> IsAliveAsync()
    {
        try
        {
            using var answer = await Probe.GetAsync(new Uri(Address, "/healthz"));
            return true;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    /// <summary>SIGKILL.</summary>
    public void Kill()
    {
        process!.Kill();
        process.WaitForExit();
    }

    /// <summary>SIGTERM. Returns how long it took to end; null: it did not within the patience and was killed.</summary>
    public async Task<TimeSpan?> StopAsync(TimeSpan patience)
    {
        var watch = Stopwatch.StartNew();
        await Shell.RunAsync("kill", ["-TERM", Id.ToString(CultureInfo.InvariantCulture)]);
        using var ended = new CancellationTokenSource(patience);
        try
        {
            await process!.WaitForExitAsync(ended.Token);
            return watch.Elapsed;
        }
        catch (OperationCanceledException)
        {
            Kill();
            return null;
        }
    }

    public ValueTask DisposeAsync()
    {
        if (!HasExited)
            Kill();
        process?.Dispose();
        return ValueTask.CompletedTask;
    }

    private ProcessStartInfo StartInfo()
    {
        List<string> words = [.. start.Under];
        if (start.Core is { } core)
            words.AddRange(["taskset", "-c", core.ToString(CultureInfo.InvariantCulture)]);
        if (start.Program.EndsWith(".dll", StringComparison.Ordinal))
            words.Add("dotnet");
        words.Add(start.Program);
        words.AddRange(start.Arguments);
        var info = new ProcessStartInfo(words[0], words.Skip(1))
        {
            WorkingDirectory = start.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in start.Settings)
            info.Environment[key] = value;
        info.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        info.Environment["ASPNETCORE_URLS"] = Address.GetLeftPart(UriPartial.Authority);
        return info;
    }

    /// <summary>A log entry is two lines: level and category, then the sentence.</summary>
    private void Note(string? line)
    {
        if (line is null)
            return;
        lock (writing)
        {
            if (pending is { } level)
                complaints.AddOrUpdate($"{level} {WithoutReference(line.Trim())}", 1, (_, n) => n + 1);
            pending = line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal) ? "error"
                : line.StartsWith("warn:", StringComparison.Ordinal) ? "warning" : null;
            if (pending is not null || !line.StartsWith("info:", StringComparison.Ordinal))
                File.AppendAllText(log, line + "\n");
        }
    }

    /// <summary>"given reference 1a2b3c" differs each time.</summary>
    private static string WithoutReference(string line) =>
        line.IndexOf("reference ", StringComparison.Ordinal) is >= 0 and var at && line.IndexOf(". ", at, StringComparison.Ordinal) is > 0 and var end
            ? line[..(at + "reference".Length)] + line[end..] : line;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
