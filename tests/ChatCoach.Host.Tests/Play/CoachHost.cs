using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ChatCoach.Host.Sending;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Host.Waking;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatCoach.Host.Tests.Play;

/// <summary>What the coach answered over HTTP.</summary>
public sealed record Answered(int Status, string Body)
{
    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();

    /// <summary>The card that takes the place of the clicked one.</summary>
    public JsonObject Card => Json["value"]!.AsObject();
}

/// <summary>The real coach, in this process: its own set-up, Kestrel on a free port, real databases. Only clock and channel are ours.</summary>
public sealed class CoachHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly List<IAsyncDisposable> owned;
    private readonly HttpClient http;

    private CoachHost(WebApplication app, Databases databases, FarEnd farEnd, PlayClock clock, LogTrap log, List<IAsyncDisposable> owned)
    {
        this.app = app;
        this.owned = owned;
        (Databases, FarEnd, Clock, Log) = (databases, farEnd, clock, log);
        Address = new Uri(app.Urls.Single());
        http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(60) };
    }

    public Uri Address { get; }

    public Databases Databases { get; }

    public FarEnd FarEnd { get; }

    public PlayClock Clock { get; }

    public LogTrap Log { get; }

    /// <summary>A coach with databases and a channel of its own, which go with it.</summary>
    public static async Task<CoachHost> StartAsync(Database database, params string[] settings)
    {
        var databases = Databases.New(database);
        var farEnd = await FarEnd.StartAsync();
        return await StartAsync(databases, farEnd, new PlayClock(), null, [farEnd, databases], settings);
    }

    /// <summary>Another coach on given databases, as a second machine or after a restart.</summary>
    public static Task<CoachHost> OnAsync(Databases databases, FarEnd farEnd, PlayClock clock, Action<WebApplicationBuilder>? surroundings = null, params string[] settings) =>
        StartAsync(databases, farEnd, clock, surroundings, [], settings);

    public Task<CoachHost> BesideAsync(Action<WebApplicationBuilder>? surroundings = null) => OnAsync(Databases, FarEnd, Clock, surroundings);

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>Ends when everything the coach began to send was answered. If calls wait for room within the channel's limits, time passes.</summary>
    public Task SettleAsync() => WithRoomAsync(Get<OutboxSender>().DrainAsync(default));

    /// <summary>Time passes, and what became due is done.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        Clock.Now += time;
        await WithRoomAsync(Get<Clockwork>().RoundAsync(default));
    }

    /// <summary>Ends with the work; while calls wait for room within the channel's limits, time passes.</summary>
    public async Task WithRoomAsync(Task work)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await Task.WhenAny(work, Task.Delay(5, patience.Token)) != work)
        {
            patience.Token.ThrowIfCancellationRequested();
            Clock.PassToRoom();
        }

        await work;
    }

    public Person Person(string name, string locale = "de-DE") => new(this, name) { Locale = locale };

    public Task<Answered> PostAsync(JsonObject activity) => PostAsync(activity.ToJsonString());

    public async Task<Answered> PostAsync(string body, string type = "application/json")
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = content };
        return await SendAsync(request);
    }

    public async Task<Answered> SendAsync(HttpRequestMessage request)
    {
        using var response = await http.SendAsync(request);
        return new Answered((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async Task<HttpStatusCode> GetAsync(string path)
    {
        using var response = await http.GetAsync(path);
        return response.StatusCode;
    }

    /// <summary>Stops the host; databases and channel stay.</summary>
    public Task StopAsync() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        foreach (var one in owned)
            await one.DisposeAsync();
    }

    private static async Task<CoachHost> StartAsync(
        Databases databases, FarEnd farEnd, PlayClock clock, Action<WebApplicationBuilder>? surroundings, List<IAsyncDisposable> owned, params string[] settings)
    {
        farEnd.Clock = clock;
        var log = new LogTrap();
        string[] args = ["--environment=Development", "--urls=http://127.0.0.1:0", "--hostBuilder:reloadConfigOnChange=false", "--Logging:LogLevel:Default=Trace", "--Demo:Year=false", .. databases.Settings(), .. settings];
        var (app, problems) = await CoachApp.PrepareAsync(args, builder =>
        {
            builder.Logging.ClearProviders().AddProvider(log);
            builder.Services.AddSingleton<TimeProvider>(clock);
            // A channel that hangs must not hold up the end of a test.
            builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
            surroundings?.Invoke(builder);
        });
        if (app is null)
            throw new InvalidOperationException(string.Join('\n', problems));
        await app.StartAsync();
        return new CoachHost(app, databases, farEnd, clock, log, owned);
    }
}
