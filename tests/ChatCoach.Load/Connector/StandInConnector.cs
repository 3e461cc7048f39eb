using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using ChatCoach.Load.Talking;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace ChatCoach.Load.Connector;

/// <summary>Something the coach posted to a conversation.</summary>
/// <param name="Card">Null: a message without a card.</param>
/// <param name="Text">Of the message.</param>
/// <param name="ArrivedAt">When, as <see cref="System.Diagnostics.Stopwatch.GetTimestamp"/>.</param>
public sealed record Posted(Card? Card, string Text, long ArrivedAt);

/// <summary>The Connector's place, on a free port of this machine: takes what is posted and hands it to who waits in the conversation.</summary>
public sealed class StandInConnector : IAsyncDisposable
{
    /// <summary>No settings file is watched: the stores lie below the same folder, and every write would be told of.</summary>
    internal static readonly string[] Unwatched = ["--hostBuilder:reloadConfigOnChange=false"];

    private readonly ConcurrentDictionary<string, Func<Posted, Task>> listeners = new(StringComparer.Ordinal);
    private readonly WebApplication app;
    private long lastId;
    private int sent;
    private int updated;

    private StandInConnector(WebApplication app) => this.app = app;

    public string ServiceUrl { get; private set; } = "";

    /// <summary>Messages posted.</summary>
    public int Sent => sent;

    /// <summary>Cards replaced.</summary>
    public int Updated => updated;

    public static async Task<StandInConnector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(Unwatched);
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1));
        var connector = new StandInConnector(builder.Build());
        connector.app.Run(connector.AnswerAsync);
        await connector.app.StartAsync();
        connector.ServiceUrl = connector.app.Urls.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal) + "/teams/";
        return connector;
    }

    /// <summary>What is posted there is handed over before the post is answered: so early can the next message come.</summary>
    public void Listen(string conversationId, Func<Posted, Task> listener) => listeners[conversationId] = listener;

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var arrived = System.Diagnostics.Stopwatch.GetTimestamp();
        using var activity = await JsonDocument.ParseAsync(context.Request.Body);
        if (HttpMethods.IsPost(context.Request.Method))
        {
            Interlocked.Increment(ref sent);
            if (listeners.TryGetValue(ConversationOf(context.Request.Path), out var listener))
                await listener(new Posted(Card.OfMessage(activity.RootElement), TextOf(activity.RootElement), arrived));
        }
        else
        {
            Interlocked.Increment(ref updated);
        }

        var answer = Encoding.ASCII.GetBytes($$"""{"id":"{{Interlocked.Increment(ref lastId).ToString(CultureInfo.InvariantCulture)}}"}""");
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer);
    }

    /// <summary>/teams/v3/conversations/ID/activities; the path is decoded already.</summary>
    private static string ConversationOf(PathString path) =>
        (path.Value ?? "").Split('/') is [_, _, _, "conversations", var id, ..] ? id : "";

    private static string TextOf(JsonElement activity) => activity.TryGetProperty("text", out var text) ? text.GetString() ?? "" : "";
}
