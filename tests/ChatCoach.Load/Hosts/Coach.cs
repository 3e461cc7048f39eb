using System.Net.Http.Headers;
using ChatCoach.Load.Connector;
using ChatCoach.Load.Measuring;
using ChatCoach.Load.Stores;
using ChatCoach.Load.Talking;

namespace ChatCoach.Load.Hosts;

/// <summary>What a run starts.</summary>
/// <param name="Program">The host.</param>
/// <param name="Store">Where it keeps its data.</param>
/// <param name="Hosts">How many share the store.</param>
public sealed record CoachStart(string Program, Store Store, int Hosts)
{
    /// <summary>Further arguments of the program.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The one core the hosts may use; null: any.</summary>
    public int? Core { get; init; }

    /// <summary>A command the hosts run under.</summary>
    public IReadOnlyList<string> Under { get; init; } = [];
}

/// <summary>The coach as its channel sees it: one or several hosts over one store, and a connector they post to.</summary>
public sealed class Coach : IAsyncDisposable
{
    /// <summary>Teams waits 15 s for an answer.</summary>
    private static readonly TimeSpan ChannelPatience = TimeSpan.FromSeconds(15);

    private readonly HttpClient http = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(1), PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30) })
    {
        Timeout = ChannelPatience,
    };

    private Coach(Store store, StandInConnector connector, IReadOnlyList<HostProcess> hosts)
    {
        Store = store;
        Connector = connector;
        Hosts = hosts;
    }

    public Store Store { get; }

    public StandInConnector Connector { get; }

    public IReadOnlyList<HostProcess> Hosts { get; }

    /// <summary>When a host was killed, or came back, last, as <see cref="System.Diagnostics.Stopwatch.GetTimestamp"/>; 0: never.</summary>
    public long LastDeath { get; private set; }

    /// <summary>Starts the connector and the hosts, one after the other, so that the first makes the database.</summary>
    public static async Task<Coach> StartAsync(CoachStart start)
    {
        var connector = await StandInConnector.StartAsync();
        var hosts = Enumerable.Range(1, start.Hosts)
            // What is measured, killed and given a full disk is the coach, not its demo.
            .Select(n => new HostProcess(new HostStart(start.Program, new Dictionary<string, string>(start.Store.Settings, StringComparer.Ordinal) { ["Demo__Year"] = "false" }, start.Store.Folder) { Arguments = start.Arguments, Core = start.Core, Under = start.Under }, $"host-{n}"))
            .ToList();
        var coach = new Coach(start.Store, connector, hosts);
        foreach (var host in hosts)
            await host.StartAsync();
        return coach;
    }

    /// <summary>POSTs an activity to one host; the number is taken modulo their count.</summary>
    /// <param name="authorization">The Authorization header, whatever it holds; null: none.</param>
    public async Task<PostAnswer> PostAsync(byte[] activity, int host, string? authorization = null)
    {
        using var content = new ByteArrayContent(activity);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Hosts[host % Hosts.Count].Address, "/api/messages")) { Content = content };
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        try
        {
            using var answer = await http.SendAsync(request);
            return new PostAnswer((int)answer.StatusCode, await answer.Content.ReadAsByteArrayAsync());
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException)
        {
            return PostAnswer.None;
        }
    }

    /// <summary>SIGKILL, and started again at once.</summary>
    public async Task KillAsync(int host)
    {
        Hosts[host].Kill();
        NoteDeath();
        await Hosts[host].StartAsync();
    }

    /// <summary>A host or its database was away until now; replies are waited for from here.</summary>
    public void NoteDeath() => LastDeath = System.Diagnostics.Stopwatch.GetTimestamp();

    /// <summary>Adds to the findings what the hosts complained about.</summary>
    public void NoteComplaints(Findings findings)
    {
        foreach (var (what, count) in Hosts.SelectMany(h => h.Complaints).Where(c => !c.Key.Contains("Local mode", StringComparison.Ordinal)))
            findings.Count($"logged {what}", count);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in Hosts)
            await host.DisposeAsync();
        await Connector.DisposeAsync();
        await Store.DisposeAsync();
        http.Dispose();
    }
}
