using System.Collections.Concurrent;
using System.Globalization;
using ChatCoach.Protocol;
using ChatCoach.Protocol.Activities;
using ChatCoach.Protocol.Authentication;
using ChatCoach.Protocol.Connector;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatCoach.Host.Tests.Protocol;

public sealed class ProtocolLogTests
{
    [Fact]
    public async Task The_log_names_rules_statuses_and_support_ids_and_nothing_of_a_conversation()
    {
        var lines = new ConcurrentQueue<string>();
        await using var server = await StandIn.StartAsync(https: false, ConnectorFixture.With(
            403, """{"error":{"code":"ConversationBlockedByUser","message":"Erika wrote hush"}}""", ("MS-CV", "vector-1.2"), ("X-Correlating-OperationId", "operation-3")).Invoke);
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Lines(lines)));
        services.AddProtocol(new BotOptions { AllowAnonymousLoopback = true });
        await using var provider = services.BuildServiceProvider();
        var activity = new Activity
        {
            Type = ActivityTypes.Message,
            ServiceUrl = server.Address.ToString(),
            Text = "hush",
            From = new ChannelAccount { Id = "29:hush", Name = "hush" },
            Conversation = new ConversationAccount { Id = "a:hush" },
        };

        await provider.GetRequiredService<ConnectorClient>().SendAsync(ConversationReference.From(activity)!, activity, default);
        await provider.GetRequiredService<InboundAuthenticator>().AuthenticateAsync("Bearer hush", activity with { ServiceUrl = "https://hush.example/hush" }, default);

        var log = string.Join('\n', lines);
        Assert.Contains("send answered 403 ConversationBlockedByUser, MS-CV vector-1.2, operation operation-3", log, StringComparison.Ordinal);
        Assert.Contains("refused by rule anonymous (401)", log, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", log, StringComparison.OrdinalIgnoreCase);
    }

    private sealed class Lines(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => lines.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{eventId.Id} {formatter(state, exception)} {exception}"));

        public void Dispose()
        {
        }
    }
}
