using System.Globalization;
using System.Net.Sockets;
using System.Text;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Host.Turns;
using ChatCoach.Protocol.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatCoach.Host.Tests.Wire;

/// <summary>Whatever breaks between a request and its answer: the channel reads a sentence and sends again, never a bare 500.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private readonly Databases databases = Databases.New(Database.Sqlite);
    private readonly FaultyClock clock = new();
    private readonly Fault log = new();
    private FarEnd farEnd = null!;
    private CoachHost host = null!;
    private Person person = null!;

    public async Task InitializeAsync()
    {
        farEnd = await FarEnd.StartAsync();
        host = await CoachHost.OnAsync(databases, farEnd, new PlayClock(), builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(clock);
            builder.Logging.AddProvider(new FaultyLog(log));
        });
        person = host.Person("fault");
    }

    public async Task DisposeAsync()
    {
        clock.Broken = false;
        log.BrokenFor = null;
        await host.DisposeAsync();
        await farEnd.DisposeAsync();
        await databases.DisposeAsync();
    }

    [Fact]
    public async Task A_message_whose_turn_fails_is_given_back_with_a_kind_sentence()
    {
        clock.Broken = true;
        var answered = await host.PostAsync(person.Message("hallo"));
        clock.Broken = false;

        Assert.Equal(503, answered.Status);
        var said = Assert.Single(farEnd.In(person.Conversation)).Text;
        Assert.Contains(answered.Json["title"]!.GetValue<string>().Split(' ')[^1].TrimEnd('.'), said, StringComparison.Ordinal);
        Assert.Equal(0, (await person.LoadAsync()).Version);
        Assert.Equal(200, (await person.SayAsync("hallo")).Status);
    }

    [Fact]
    public async Task A_click_whose_turn_fails_reads_so_on_its_card()
    {
        await person.SayAsync("hallo");
        var (id, card) = person.Chat[^1];
        var button = card.Find("Deutsch");
        clock.Broken = true;
        var answered = await host.PostAsync(person.Click(button.Verb, Person.DataOf(card, button), id));
        clock.Broken = false;

        Assert.Equal((200, "application/vnd.microsoft.error", 500), (answered.Status, answered.Json["type"]!.GetValue<string>(), answered.Json["statusCode"]!.GetValue<int>()));
        Assert.NotEmpty(answered.Json["value"]!["message"]!.GetValue<string>());
        await person.TapAsync("Deutsch");
    }

    [Theory]
    [InlineData("message")]
    [InlineData("invoke")]
    public async Task An_apology_that_fails_itself_is_a_503_all_the_same(string type)
    {
        clock.Broken = true;
        log.BrokenFor = typeof(Apology).FullName;
        var answered = await host.PostAsync(type == "message" ? person.Message("hallo") : person.Click("start", [], "1"));

        Refused(answered, 503, "Not stored; send it again.");
    }

    [Fact]
    public async Task A_connector_that_hangs_does_not_hold_up_the_answer()
    {
        farEnd.Behave(person.Conversation, async (context, _) =>
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
            return true;
        });
        clock.Broken = true;
        var posted = host.PostAsync(person.Message("hallo"));

        Assert.Equal(503, (await posted.WaitAsync(TimeSpan.FromSeconds(10))).Status);
    }

    [Fact]
    public async Task A_check_of_the_sender_that_fails_is_a_503()
    {
        log.BrokenFor = typeof(InboundAuthenticator).FullName;
        var message = person.Message("hallo");
        message["serviceUrl"] = "https://evil.example/";

        Refused(await host.PostAsync(message), 503, "Not stored; send it again.");
    }

    [Theory]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nxyz\r\n", 400)]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":1}\r\n0\r\n\r\n", 400)]
    [InlineData("Content-Length: 99\r\n\r\n{\"type\":", 408)]
    public async Task A_body_that_does_not_come_whole_is_the_clients_affair(string rest, int status)
    {
        var answer = await RawAsync(rest, hangUp: false);

        Assert.StartsWith($"HTTP/1.1 {status.ToString(CultureInfo.InvariantCulture)}", answer, StringComparison.Ordinal);
        Assert.Contains("application/problem+json", answer, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n5\r\n{\"a")]
    [InlineData("Content-Length: 99\r\n\r\n{\"type\":")]
    public async Task Who_hangs_up_in_the_middle_leaves_no_error_behind(string rest)
    {
        await RawAsync(rest, hangUp: true);

        Assert.Equal(200, (await person.SayAsync("hallo")).Status);
        Assert.DoesNotContain(host.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_hangs_up_before_the_answer_is_stored_and_answered_all_the_same()
    {
        var body = person.Message("hallo").ToJsonString();
        await RawAsync($"Content-Length: {Encoding.UTF8.GetByteCount(body).ToString(CultureInfo.InvariantCulture)}\r\n\r\n{body}", hangUp: true);

        var until = DateTime.UtcNow.AddSeconds(20);
        while ((await person.LoadAsync()).Version == 0 && DateTime.UtcNow < until)
            await Task.Delay(20);
        await host.SettleAsync();

        Assert.Equal(1, (await person.LoadAsync()).Version);
        Assert.Single(farEnd.In(person.Conversation));
    }

    private static void Refused(Answered answered, int status, string title)
    {
        Assert.Equal(status, answered.Status);
        Assert.Equal(title, answered.Json["title"]!.GetValue<string>());
    }

    /// <summary>What no HTTP client would send; ends with the answer, or by a reset.</summary>
    private async Task<string> RawAsync(string rest, bool hangUp)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(host.Address.Host, host.Address.Port);
        await client.Client.SendAsync(Encoding.UTF8.GetBytes($"POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{rest}"));
        if (hangUp)
        {
            await Task.Delay(200);
            client.LingerState = new LingerOption(true, 0);
            return "";
        }

        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(20));
    }

    /// <summary>A clock that fails when a turn asks for the time.</summary>
    private sealed class FaultyClock : TimeProvider
    {
        public volatile bool Broken;

        public override DateTimeOffset GetUtcNow() => Broken ? throw new InvalidOperationException("The clock stands.") : base.GetUtcNow();
    }

    private sealed class Fault
    {
        public volatile string? BrokenFor;
    }

    /// <summary>A log that fails for whom it is told to.</summary>
    private sealed class FaultyLog(Fault fault) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new One(fault, categoryName);

        public void Dispose()
        {
        }

        private sealed class One(Fault fault, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                if (fault.BrokenFor == category)
                    throw new IOException("The log is full.");
            }
        }
    }
}
