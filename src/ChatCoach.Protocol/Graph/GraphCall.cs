using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatCoach.Protocol.Connector;
using Microsoft.Extensions.Logging;

namespace ChatCoach.Protocol.Graph;

/// <summary>One HTTP call to Graph: token, time limit, capped answer. With a new token once, after a 401; else it never tries again by itself.</summary>
public sealed class GraphCall(IHttpClientFactory clients, GraphOptions options, BotOptions bot, BotCredentialFactory newCredential, TimeProvider clock, ILogger<GraphCall> logger, ILogger<BotTokenSource> tokenLogger)
{
    /// <summary>Name of the HTTP client; it follows no redirect, which could carry a token to another host.</summary>
    public const string ClientName = "microsoft-graph";

    /// <summary>One try, from asking for a token to the end of the answer.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    /// <summary>The bot's own identity, with a token for Graph.</summary>
    private readonly BotTokenSource tokens = new(bot with { OutboundScope = options.Scope, AllowAnonymousLoopback = false }, newCredential, tokenLogger);

    /// <param name="operation">For a log.</param>
    /// <param name="method">Of HTTP.</param>
    /// <param name="path">Each part is escaped by itself.</param>
    /// <param name="query">With its question mark; ours.</param>
    /// <param name="body">JSON; null: none.</param>
    /// <param name="ct">Ends the waiting.</param>
    internal async Task<GraphAnswer> RunAsync(string operation, HttpMethod method, string[] path, string query, JsonObject? body, CancellationToken ct)
    {
        if (Array.Exists(path, part => string.IsNullOrWhiteSpace(part) || part.Trim('.').Length == 0))
            return new GraphAnswer(GraphEnd.Refused, operation, 0, "BadId", null, null);
        var address = new Uri($"{options.Endpoint.TrimEnd('/')}/{string.Join('/', path.Select(Uri.EscapeDataString))}{query}");
        var (answer, used) = await TryAsync(operation, method, address, body, null, ct).ConfigureAwait(false);
        if (answer.Status == 401 && used is not null)
            (answer, _) = await TryAsync(operation, method, address, body, used, ct).ConfigureAwait(false);
        return answer;
    }

    private async Task<(GraphAnswer Answer, string? Token)> TryAsync(string operation, HttpMethod method, Uri address, JsonObject? body, string? refused, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        if (await tokens.GetAsync(either.Token, refused).ConfigureAwait(false) is not BotToken.Bearer { Value: var token })
            return (GraphAnswer.Nothing(operation), null);
        using var message = new HttpRequestMessage(method, address) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        if (body is not null)
        {
            message.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, ProtocolJson.Wire.JsonObject));
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        try
        {
            using var response = await clients.CreateClient(ClientName).SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            var answer = await GraphAnswer.ReadAsync(operation, response, clock, either.Token).ConfigureAwait(false);
            Log.GraphAnswered(logger, answer.End == GraphEnd.Done ? LogLevel.Debug : LogLevel.Information, operation, answer.Status, answer.Code);
            return (answer, token);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            Log.GraphUnreachable(logger, operation, e.GetType().Name);
            return (GraphAnswer.Nothing(operation), token);
        }
    }
}
