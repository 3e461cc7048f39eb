using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using static ChatCoach.Protocol.Connector.SendOutcome;

namespace ChatCoach.Protocol.Connector;

/// <summary>One HTTP call to a connector: allow-list, rate limits, token, time limit, capped answer, outcome.</summary>
public sealed class ConnectorCall(
    IHttpClientFactory clients,
    ServiceHosts hosts,
    SendWindows windows,
    BotTokenSource tokens,
    TimeProvider clock,
    ILogger<ConnectorCall> logger)
{
    /// <summary>Name of the HTTP client; it follows no redirect, which could carry a body to a host nobody allowed.</summary>
    public const string ClientName = "bot-connector";

    internal async Task<SendOutcome> RunAsync(
        ConnectorRequest request, Func<ConnectorAnswer, SendOutcome> onSuccess, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (request.Body.Length > ConnectorLimits.MaxActivityBytes)
            return new TooLarge();
        if (request.Address() is not { } address)
            return new Rejected(0, "BadId");
        if (!hosts.Allows(request.ServiceUrl))
        {
            Log.HostNotAllowed(logger, request.Operation, address.IdnHost);
            return new Misconfigured($"The service address {address.IdnHost} is not on the list of allowed hosts.");
        }

        var begun = clock.GetTimestamp();
        var (outcome, refused) = await TryAsync(request, address, null, request.Patience.AtMost, onSuccess, cancellation).ConfigureAwait(false);
        if (refused is null)
            return outcome;
        var left = request.Patience.AtMost - clock.GetElapsedTime(begun);
        return (await TryAsync(request, address, refused, left, onSuccess, cancellation).ConfigureAwait(false)).Outcome;
    }

    /// <summary>One try, when there is room for it. Names the token that was used if it was not accepted.</summary>
    private async Task<(SendOutcome Outcome, string? Refused)> TryAsync(
        ConnectorRequest request, Uri address, string? refused, TimeSpan patience, Func<ConnectorAnswer, SendOutcome> onSuccess, CancellationToken cancellation)
    {
        using var pass = request.Thread is { } thread
            ? await windows.EnterAsync(thread, request.TenantId ?? "", patience, cancellation).ConfigureAwait(false)
            : null;
        if (pass?.RoomIn is { } wait)
        {
            Log.NoRoom(logger, request.Operation, wait);
            return (new NoRoom(wait), null);
        }

        if (pass?.Waited is not null && request.Patience.StillWanted is { } stillWanted && !await stillWanted().ConfigureAwait(false))
        {
            pass.Made = false;
            return (new Needless(), null);
        }

        using var limit = new CancellationTokenSource(ConnectorLimits.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        var (failure, answer, used) = await AttemptAsync(request, address, refused, either.Token).ConfigureAwait(false);
        var outcome = failure ?? Judge(request, answer!, onSuccess);
        if (answer is not null && outcome is RetryLater later)
            pass?.HoldBack(later.RetryAfter ?? (answer.Status == 429 ? ConnectorLimits.UnaskedPause : TimeSpan.Zero));
        return (outcome, answer is { Status: 401 } ? used : null);
    }

    /// <summary>With a new token if <paramref name="refused"/> was not accepted. Without a token nothing is sent.</summary>
    private async Task<(SendOutcome? Failure, ConnectorAnswer? Answer, string? Used)> AttemptAsync(
        ConnectorRequest request, Uri address, string? refused, CancellationToken limit)
    {
        switch (await tokens.GetAsync(limit, refused).ConfigureAwait(false))
        {
            case BotToken.Misconfigured wrong:
                return (new Misconfigured(wrong.Reason), null, null);
            case BotToken.Unavailable none:
                return (new RetryLater(null, none.Reason), null, null);
            case BotToken.Bearer { Value: var token }:
                var (failure, answer) = await SendAsync(request, address, token, limit).ConfigureAwait(false);
                return (failure, answer, token);
            default:
                (failure, answer) = await SendAsync(request, address, null, limit).ConfigureAwait(false);
                return (failure, answer, null);
        }
    }

    private SendOutcome Judge(ConnectorRequest request, ConnectorAnswer answer, Func<ConnectorAnswer, SendOutcome> onSuccess)
    {
        var success = answer.Status is >= 200 and < 300;
        var code = success ? "" : ConnectorError.CodeIn(answer.Body);
        // Of what went well nobody needs a line for every message.
        Log.ConnectorAnswered(logger, success ? LogLevel.Debug : LogLevel.Information, request.Operation, answer.Status, code, answer.Vector, answer.Correlation);
        return success ? onSuccess(answer) : OutcomeTable.Of(answer.Status, code, answer.RetryAfter, request.Repeatable);
    }

    private async Task<(SendOutcome? Failure, ConnectorAnswer? Answer)> SendAsync(
        ConnectorRequest request, Uri address, string? token, CancellationToken limit)
    {
        using var message = request.ToMessage(address, token);
        try
        {
            var client = clients.CreateClient(ClientName);
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit).ConfigureAwait(false);
            return (null, await ConnectorAnswer.ReadAsync(response, request.MaxAnswerBytes, clock, limit).ConfigureAwait(false));
        }
        catch (HttpRequestException e) when (NeverLeft(e.HttpRequestError))
        {
            Log.ConnectorUnreachable(logger, request.Operation, e.HttpRequestError);
            return (new RetryLater(null, $"No connection to the service ({e.HttpRequestError})."), null);
        }
        catch (HttpRequestException e)
        {
            Log.ConnectorUnreachable(logger, request.Operation, e.HttpRequestError);
            return (OutcomeTable.Unclear($"The connection broke ({e.HttpRequestError}).", request.Repeatable), null);
        }
        catch (OperationCanceledException) when (!limit.IsCancellationRequested)
        {
            // Neither limit ran out: it was the handler's own, for the connection to stand.
            Log.ConnectorUnreachable(logger, request.Operation, HttpRequestError.ConnectionError);
            return (new RetryLater(null, "No connection to the service in time."), null);
        }
        catch (OperationCanceledException)
        {
            Log.ConnectorTimedOut(logger, request.Operation);
            return (OutcomeTable.Unclear("No answer in time.", request.Repeatable), null);
        }
    }

    /// <summary>Errors before the first byte of the request could have been read.</summary>
    private static bool NeverLeft(HttpRequestError error)
        => error is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
}

/// <summary>What to call. Each part of the path is escaped by itself; ids hold <c>:</c>, <c>;</c>, <c>@</c> and <c>=</c>.</summary>
internal sealed record ConnectorRequest(string Operation, HttpMethod Method, string ServiceUrl, string?[] Path)
{
    public ReadOnlyMemory<byte> Body { get; init; }

    public Repeatable Repeatable { get; init; } = Repeatable.Yes;

    /// <summary>What Teams counts the call for; null on a channel without known limits.</summary>
    public ThreadKey? Thread { get; init; }

    /// <summary>What Teams counts it for besides.</summary>
    public string? TenantId { get; init; }

    public Patience Patience { get; init; } = Patience.Usual;

    /// <summary>Names and values behind the path.</summary>
    public IReadOnlyList<(string Name, string Value)> Query { get; init; } = [];

    /// <summary>No more of an answer is read.</summary>
    public int MaxAnswerBytes { get; init; } = ConnectorLimits.MaxAnswerBytes;

    /// <summary>Null if an id is missing, or made of dots, which would climb in the path.</summary>
    public Uri? Address()
    {
        if (Array.Exists(Path, static part => string.IsNullOrWhiteSpace(part) || part.Trim('.').Length == 0))
            return null;
        var path = string.Join('/', Path.Select(static part => Uri.EscapeDataString(part!)));
        var query = string.Join('&', Query.Select(static one => $"{one.Name}={Uri.EscapeDataString(one.Value)}"));
        return Uri.TryCreate($"{ServiceUrl.TrimEnd('/')}/{path}{(query.Length > 0 ? "?" : "")}{query}", UriKind.Absolute, out var address) ? address : null;
    }

    public HttpRequestMessage ToMessage(Uri address, string? token)
    {
        var message = new HttpRequestMessage(Method, address);
        if (token is not null)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (!Body.IsEmpty)
        {
            message.Content = new ReadOnlyMemoryContent(Body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        }

        return message;
    }
}
