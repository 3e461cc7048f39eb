using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatCoach.Host.Tests.Starting;

/// <summary>When a host starts, and when it says why not.</summary>
public sealed class StartTests
{
    private static readonly string[] RealBot =
        ["--Bot:AppId=11111111-2222-3333-4444-555555555555", "--Bot:TenantId=66666666-7777-8888-9999-000000000000", "--Bot:ClientSecret=s"];

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Without_an_app_id_it_starts_only_in_Development(string environment)
        => Assert.StartsWith("Bot:AppId is not set.", await RefusalAsync([$"--environment={environment}"]), StringComparison.Ordinal);

    [Theory]
    [InlineData("--urls=http://0.0.0.0:0")]
    [InlineData("--urls=http://*:0")]
    [InlineData("--urls=http://+:0")]
    [InlineData("--urls=http://[::]:0")]
    [InlineData("--urls=http://192.168.1.5:0")]
    [InlineData("--urls=http://localhost:0;http://coach.example:0")]
    [InlineData("--Kestrel:Endpoints:All:Url=http://*:0")]
    [InlineData("--http_ports=8080")]
    [InlineData("--https_ports=8443")]
    public async Task Without_an_app_id_it_listens_on_this_machine_only(string address)
        => Assert.StartsWith("Without Bot:AppId the coach listens on this machine only", await RefusalAsync(["--environment=Development", address]), StringComparison.Ordinal);

    [Theory]
    [InlineData("--urls=http://localhost:0")]
    [InlineData("--urls=http://127.0.0.1:0")]
    [InlineData("--urls=http://[::1]:0")]
    public async Task On_this_machine_it_starts_in_Development(string address)
    {
        await using var databases = Databases.New(Database.Sqlite);
        var (app, problems) = await PrepareAsync(databases, ["--environment=Development", address]);
        await using (app)
            Assert.Empty(problems);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task A_host_for_real_people_refuses_the_demo_database(string environment)
    {
        await using var databases = Databases.New(Database.Sqlite);
        var (demo, _) = await PrepareAsync(databases, ["--environment=Development", "--urls=http://127.0.0.1:0"]);
        await demo!.DisposeAsync();

        var (_, problems) = await PrepareAsync(databases, [$"--environment={environment}", .. RealBot]);

        Assert.StartsWith("This database holds the made-up demo organisation", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_for_real_people_has_no_local_chat_and_takes_nobody_without_a_token()
    {
        await using var databases = Databases.New(Database.Sqlite);
        await using var farEnd = await FarEnd.StartAsync();
        await using var host = await CoachHost.OnAsync(databases, farEnd, new PlayClock(), null, ["--environment=Production", .. RealBot]);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, await host.GetAsync("/"));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, await host.GetAsync("/directline/tokens"));
        var person = host.Person("stranger");
        var answered = await host.PostAsync(person.Message("hallo"));
        Assert.Equal(401, answered.Status);
        Assert.Equal(0, (await person.LoadAsync()).Version);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task It_says_when_it_is_alive_and_when_it_is_ready(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        Assert.Equal(System.Net.HttpStatusCode.OK, await host.GetAsync("/healthz"));
        Assert.Equal(System.Net.HttpStatusCode.OK, await host.GetAsync("/readyz"));
    }

    [Theory]
    [InlineData("2026-11-20", false)]
    [InlineData("2027-01-28", false)]
    [InlineData("2027-01-29", true)]
    public async Task A_number_not_checked_for_180_days_is_warned_about(string today, bool warns)
    {
        await using var databases = Databases.New(Database.Sqlite);
        var log = new LogTrap();
        var clock = new PlayClock { Now = DateTimeOffset.Parse(today + "T12:00:00Z", System.Globalization.CultureInfo.InvariantCulture) };
        var (app, _) = await PrepareAsync(databases, ["--environment=Development", "--urls=http://127.0.0.1:0"], log, clock);
        await using (app)
            Assert.Equal(warns, log.Lines.Any(l => l.StartsWith("Warning", StringComparison.Ordinal) && l.Contains("TelefonSeelsorge (DE) was last checked on", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task It_says_loudly_that_anybody_here_may_be_anybody()
    {
        await using var databases = Databases.New(Database.Sqlite);
        var log = new LogTrap();
        var (app, _) = await PrepareAsync(databases, ["--environment=Development", "--urls=http://127.0.0.1:0"], log);
        await using (app)
        {
            await app!.StartAsync();
            Assert.Contains(log.Lines, l => l.StartsWith("Warning", StringComparison.Ordinal) && l.Contains("Anybody on this machine may speak to the coach as anybody", StringComparison.Ordinal));
            await app.StopAsync();
        }
    }

    private static async Task<string> RefusalAsync(string[] args)
    {
        await using var databases = Databases.New(Database.Sqlite);
        var (app, problems) = await PrepareAsync(databases, args);
        Assert.Null(app);
        Assert.False(File.Exists(databases.Coach), "Nothing is made before the settings are right.");
        return problems[0];
    }

    private static Task<(WebApplication? App, IReadOnlyList<string> Problems)> PrepareAsync(Databases databases, string[] args, LogTrap? log = null, PlayClock? clock = null) =>
        CoachApp.PrepareAsync(["--hostBuilder:reloadConfigOnChange=false", .. databases.Settings(), .. args], builder =>
        {
            builder.Logging.ClearProviders();
            if (log is not null)
                builder.Logging.AddProvider(log);
            builder.Services.AddSingleton<TimeProvider>(clock ?? new PlayClock());
        });
}
