using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ChatCoach.Protocol.Connector;
using OpenAI;
using OpenAI.Chat;

namespace ChatCoach.Protocol.Model;

/// <summary>One call with the OpenAI package: the only file that knows it, so that it is loaded with the first call and not before.</summary>
internal sealed class ModelChat
{
    /// <summary>More is no answer to any of our questions.</summary>
    private const int MostLetters = 16_000;

    private readonly ChatClient chat;

    public ModelChat(HttpClient http, ModelOptions options, BotCredentialFactory newCredential)
    {
        var settings = new OpenAIClientOptions
        {
            Endpoint = new Uri(options.Endpoint),
            Transport = new HttpClientPipelineTransport(http),
            // The time to the first word is the caller's to spend.
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        };
        chat = options.Key is { } key
            ? new ChatClient(options.Deployment, new ApiKeyCredential(key), settings)
            : new ChatClient(options.Deployment, new BearerTokenPolicy(newCredential(), options.Scope), settings);
    }

    /// <param name="call">The question.</param>
    /// <param name="said">Hears what came so far.</param>
    /// <param name="first">No longer counts once a word came.</param>
    /// <param name="ct">Ends it, with an exception.</param>
    public async Task<(ModelOutcome Outcome, TimeSpan? Wait)> AskAsync(ModelCall call, Func<string, Task>? said, CancellationTokenSource first, CancellationToken ct)
    {
        try
        {
            return (await ReadAsync(call, said, first, ct).ConfigureAwait(false), null);
        }
        catch (ClientResultException e) when (e.Status > 0)
        {
            return (new ModelOutcome(EndOf(e), ""), WaitOf(e));
        }
        catch (Exception e) when (e is ClientResultException or HttpRequestException or IOException && !ct.IsCancellationRequested)
        {
            return (new ModelOutcome(ModelEnd.Unavailable, ""), null);
        }
        catch (Azure.Identity.AuthenticationFailedException)
        {
            return (new ModelOutcome(ModelEnd.Misconfigured, ""), null);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            return (new ModelOutcome(ModelEnd.Broken, ""), null);
        }
    }

    private async Task<ModelOutcome> ReadAsync(ModelCall call, Func<string, Task>? said, CancellationTokenSource first, CancellationToken ct)
    {
        var (text, refused, end) = (new StringBuilder(), false, (ChatFinishReason?)null);
        await foreach (var update in chat.CompleteChatStreamingAsync(MessagesOf(call), OptionsOf(call), ct).ConfigureAwait(false))
        {
            refused |= !string.IsNullOrEmpty(update.RefusalUpdate);
            end = update.FinishReason ?? end;
            var before = text.Length;
            foreach (var part in update.ContentUpdate)
                text.Append(part.Text);
            if (text.Length > MostLetters)
                return new ModelOutcome(ModelEnd.Broken, "");
            if (text.Length == before)
                continue;
            first.CancelAfter(Timeout.InfiniteTimeSpan);
            if (said is not null)
                await said(text.ToString()).ConfigureAwait(false);
        }

        var how = end switch
        {
            ChatFinishReason.ContentFilter => ModelEnd.Filtered,
            _ when refused => ModelEnd.Refused,
            ChatFinishReason.Stop when text.Length > 0 => ModelEnd.Said,
            _ => ModelEnd.Broken,
        };
        return new ModelOutcome(how, text.ToString());
    }

    private static IEnumerable<ChatMessage> MessagesOf(ModelCall call) =>
        [new SystemChatMessage(call.Instructions), .. call.Turns.Select(turn => turn.ByModel ? (ChatMessage)new AssistantChatMessage(turn.Text) : new UserChatMessage(turn.Text))];

    private static ChatCompletionOptions OptionsOf(ModelCall call) => new()
    {
        MaxOutputTokenCount = call.MaxTokens,
        ResponseFormat = ChatResponseFormat.CreateJsonSchemaFormat(call.SchemaName, BinaryData.FromString(call.Schema), jsonSchemaIsStrict: true),
    };

    /// <summary>Azure OpenAI docs, troubleshooting; a filtered question is a 400 with the code content_filter.</summary>
    private static ModelEnd EndOf(ClientResultException e) => e.Status switch
    {
        400 when CodeOf(e) is "content_filter" => ModelEnd.Filtered,
        401 or 403 or 404 => ModelEnd.Misconfigured,
        429 => ModelEnd.Busy,
        408 or >= 500 => ModelEnd.Unavailable,
        _ => ModelEnd.Broken,
    };

    private static string? CodeOf(ClientResultException e)
    {
        try
        {
            using var body = JsonDocument.Parse(e.GetRawResponse()?.Content ?? BinaryData.FromString("{}"));
            return body.RootElement.GetProperty("error").GetProperty("code").GetString();
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static TimeSpan? WaitOf(ClientResultException e) =>
        e.GetRawResponse() is { } response && response.Headers.TryGetValue("retry-after-ms", out var wait)
            && double.TryParse(wait, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var ms)
            ? TimeSpan.FromMilliseconds(Math.Min(ms, int.MaxValue)) : null;
}
