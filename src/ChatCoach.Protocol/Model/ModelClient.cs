using ChatCoach.Protocol.Connector;
using Microsoft.Extensions.Logging;

namespace ChatCoach.Protocol.Model;

/// <summary>Asks a language model. Every end is a value; once more only where the service says that it will take it in a moment.</summary>
public sealed class ModelClient(IHttpClientFactory clients, ModelOptions options, BotCredentialFactory newCredential, ModelBreaker breaker, TimeProvider clock, ILogger<ModelClient> logger)
{
    /// <summary>Name of the HTTP client; it follows no redirect, which could carry a key to another host.</summary>
    public const string ClientName = "language-model";

    /// <summary>A longer wait asked for by the service would use up the time to the first word.</summary>
    public static readonly TimeSpan MostWait = TimeSpan.FromSeconds(2);

    /// <param name="call">The question.</param>
    /// <param name="said">Is given the whole JSON so far, each time some came; null: nobody listens.</param>
    /// <param name="ct">The person stopped it; throws as usual.</param>
    public async Task<ModelOutcome> AskAsync(ModelCall call, Func<string, Task>? said, CancellationToken ct)
    {
        if (!breaker.TryEnter())
            return new ModelOutcome(ModelEnd.Resting, "");
        using var whole = new CancellationTokenSource(options.Whole, clock);
        using var first = new CancellationTokenSource(options.FirstWord, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, whole.Token, first.Token);
        try
        {
            var outcome = await AskAsync(call, said, first, either.Token).ConfigureAwait(false);
            ct.ThrowIfCancellationRequested();
            breaker.Note(outcome.End);
            Log.ModelAnswered(logger, outcome.End is ModelEnd.Misconfigured ? LogLevel.Error : LogLevel.Information, call.SchemaName, outcome.End);
            return outcome;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            breaker.Note(ModelEnd.Slow);
            Log.ModelAnswered(logger, LogLevel.Information, call.SchemaName, ModelEnd.Slow);
            return new ModelOutcome(ModelEnd.Slow, "");
        }
    }

    private async Task<ModelOutcome> AskAsync(ModelCall call, Func<string, Task>? said, CancellationTokenSource first, CancellationToken ct)
    {
        var chat = new ModelChat(clients.CreateClient(ClientName), options, newCredential);
        var (outcome, wait) = await chat.AskAsync(call, said, first, ct).ConfigureAwait(false);
        if (outcome.End is not ModelEnd.Busy || wait is not { } moment || moment > MostWait)
            return outcome;
        await Task.Delay(moment, clock, ct).ConfigureAwait(false);
        return (await chat.AskAsync(call, said, first, ct).ConfigureAwait(false)).Outcome;
    }
}
