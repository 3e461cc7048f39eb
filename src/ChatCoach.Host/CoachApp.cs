using ChatCoach.Coaching.Content;
using ChatCoach.Host.Calendars;
using ChatCoach.Host.Files;
using ChatCoach.Host.LocalChat;
using ChatCoach.Host.Publishing;
using ChatCoach.Host.Sending;
using ChatCoach.Host.Settings;
using ChatCoach.Host.Turns;
using ChatCoach.Host.Waking;
using ChatCoach.Protocol;
using ChatCoach.Protocol.Connector;
using ChatCoach.Storage.Setup;

namespace ChatCoach.Host;

/// <summary>The running coach: set-up, start, endpoints.</summary>
public static class CoachApp
{
    /// <summary>Runs until it is stopped. 1: it could not start; what to do stands on the error output.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var (app, problems) = await PrepareAsync(args);
        if (app is null)
            return Refuse(problems);
        await using (app)
            await app.RunAsync();
        return 0;
    }

    /// <summary>The coach ready to run, or what hinders it.</summary>
    /// <param name="args">Of the command line.</param>
    /// <param name="surroundings">Puts a clock, a log or a far end of its own around the coach; null: the real ones.</param>
    public static async Task<(WebApplication? App, IReadOnlyList<string> Problems)> PrepareAsync(string[] args, Action<WebApplicationBuilder>? surroundings = null)
    {
        // The slim builder leaves out HTTP/3, IIS and log targets nobody asked for: the first reply comes a tenth sooner.
        // Settings are read once; watching their files would follow every write to data/ beside them.
        var builder = WebApplication.CreateSlimBuilder([.. args, "--hostBuilder:reloadConfigOnChange=false"]);
        var reader = new SettingsReader(builder.Configuration, builder.Environment);
        var settings = reader.Read();
        if (reader.Problems.Count > 0)
            return (null, reader.Problems);
        var app = Build(builder, settings, surroundings);
        try
        {
            await app.Services.GetRequiredService<Starting>().RunAsync(CancellationToken.None);
            return (app, []);
        }
        catch (Exception e)
        {
            await app.DisposeAsync();
            if (e is StorageRefusedException or ContentException)
                return (null, [e.Message]);
            throw;
        }
    }

    private static WebApplication Build(WebApplicationBuilder builder, HostSettings settings, Action<WebApplicationBuilder>? surroundings)
    {
        if (settings.IsLocal && string.IsNullOrWhiteSpace(builder.Configuration["urls"]))
            builder.WebHost.UseUrls(StartRules.LocalAddress);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        // Requests and their addresses carry ids of people and conversations (privacy rule P17).
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.Warning);
        builder.Services.AddCoach(settings);
        surroundings?.Invoke(builder);
        var app = builder.Build();
        if (settings.IsLocal)
            app.Lifetime.ApplicationStarted.Register(() => Log.LocalMode(app.Logger, string.Join(", ", app.Urls)));
        // What waits for room goes back into the outbox, so that another host sends it.
        app.Lifetime.ApplicationStopping.Register(app.Services.GetRequiredService<SendWindows>().Close);
        app.MapLocalChat();
        app.MapMessages();
        app.MapFiles();
        app.MapHealth();
        return app;
    }

    private static int Refuse(IEnumerable<string> problems)
    {
        Console.Error.WriteLine("ChatCoach cannot start:");
        foreach (var problem in problems)
            Console.Error.WriteLine($"  - {problem}");
        return 1;
    }

    private static void AddCoach(this IServiceCollection services, HostSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(TeamsLimits.SharedBy(settings.SendingHosts));
        services.AddSingleton(settings.Graph);
        services.AddProtocol(settings.Bot);
        services.AddStorage(settings.Storage);
        services.AddSingleton<HostName>();
        services.AddSingleton<GuidePublisher>();
        services.AddSingleton<ReplyMap>();
        services.AddSingleton<TurnGate>();
        services.AddSingleton<TurnMessages>();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<PersonalFiles>();
        services.AddSingleton<TurnRunner>();
        services.AddSingleton<GroupAnswer>();
        services.AddSingleton<Apology>();
        services.AddSingleton<Inbound>();
        services.AddSingleton<LateAnswers>();
        services.AddSingleton<UnclearMessages>();
        services.AddSingleton<OutboxSender>();
        services.AddSingleton<WakingTurns>();
        services.AddSingleton<TeamsMeetings>();
        services.AddSingleton<Starting>();
        services.AddSingleton<VoiceWeek>();
        services.AddSingleton<Clockwork>();
        services.AddHostedService(provider => provider.GetRequiredService<Clockwork>());
        services.AddDemo(settings);
    }

    /// <summary>/healthz: the process is alive. /readyz: turns can be stored.</summary>
    private static void MapHealth(this WebApplication app)
    {
        app.MapGet("/healthz", () => Results.Text("alive"));
        app.MapGet("/readyz", async (StorageStart storage) =>
            await storage.ProbeAsync(CancellationToken.None) is { Why: { } why }
                ? Results.Text(why, statusCode: StatusCodes.Status503ServiceUnavailable) : Results.Text("ready"));
    }
}
