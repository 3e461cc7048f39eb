using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ChatCoach.Host.Tests.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ChatCoach.Host.Tests.Play;

/// <summary>One call of the coach to the channel.</summary>
/// <param name="Method">POST, PUT or DELETE.</param>
/// <param name="Conversation">Id of the conversation; empty when one is opened.</param>
/// <param name="ActivityId">Of the activity that was sent (as answered), changed or deleted; null: the channel gave none.</param>
/// <param name="Body">The activity; null for a deletion.</param>
/// <param name="Status">What the channel answered.</param>
public sealed record Call(string Method, string Conversation, string? ActivityId, JsonObject? Body, int Status)
{
    /// <summary>When it arrived, by the coach's clock.</summary>
    public DateTimeOffset At { get; init; }

    public string Text => Body is null ? "" : Shown.Of(Body).Plain;
}

/// <summary>The channel behind the coach: a real server on loopback that keeps a timeline and answers as a test tells it to.</summary>
public sealed class FarEnd : IAsyncDisposable
{
    private readonly ConcurrentQueue<Call> calls = new();
    private readonly ConcurrentDictionary<string, Func<HttpContext, JsonObject?, Task<bool>>> moods = new(StringComparer.Ordinal);
    private StandIn server = null!;
    private int ids;

    /// <summary>In the order in which they were answered.</summary>
    public IReadOnlyList<Call> Calls => [.. calls];

    /// <summary>Of the coach, which the timeline goes by.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    public string ServiceUrl => server.Address.ToString();

    /// <summary>Called for each activity that arrived, before it is answered.</summary>
    public event Action<Call>? Arrived;

    public static async Task<FarEnd> StartAsync(bool https = false)
    {
        var farEnd = new FarEnd();
        farEnd.server = await StandIn.StartAsync(https, farEnd.TakeAsync);
        return farEnd;
    }

    public HttpMessageHandler TrustingHandler() => server.TrustingHandler();

    public IReadOnlyList<Call> In(string conversation) => [.. calls.Where(c => c.Conversation == conversation)];

    /// <summary>How the channel behaves in a conversation from now on; the mood returns false to let it answer as usual.</summary>
    public void Behave(string conversation, Func<HttpContext, JsonObject?, Task<bool>> mood) => moods[conversation] = mood;

    public void BehaveAsUsual(string conversation) => moods.TryRemove(conversation, out _);

    /// <summary>Every call gets this answer.</summary>
    public void Answer(string conversation, int status, string body = "", params (string Name, string Value)[] headers) =>
        Behave(conversation, (context, _) => With(context, status, body, headers));

    /// <summary>Calls of one method get this answer.</summary>
    public void Answer(string conversation, string method, int status, string body = "") =>
        Behave(conversation, (context, _) => context.Request.Method == method ? With(context, status, body) : Task.FromResult(false));

    /// <summary>The next calls get these answers, one each; then all is as usual.</summary>
    public void AnswerOnce(string conversation, params (int Status, string Body)[] answers)
    {
        var left = new ConcurrentQueue<(int Status, string Body)>(answers);
        Behave(conversation, (context, _) => left.TryDequeue(out var next) ? With(context, next.Status, next.Body) : Task.FromResult(false));
    }

    public static async Task<bool> With(HttpContext context, int status, string body, params (string Name, string Value)[] headers)
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        await context.Response.WriteAsync(body);
        return true;
    }

    private async Task TakeAsync(HttpContext context)
    {
        var at = Clock.GetUtcNow();
        // The path as it was sent: ids hold characters that are escaped in it.
        var path = context.Features.Get<IHttpRequestFeature>()!.RawTarget.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToList();
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync();
        var body = text.Length == 0 ? null : JsonNode.Parse(text)!.AsObject();
        var conversation = path.Count > 2 ? path[2] : "";
        var known = path.Count > 4 ? path[4] : null;
        if (moods.TryGetValue(conversation, out var mood) && await mood(context, body))
        {
            Note(new Call(context.Request.Method, conversation, known, body, context.Response.StatusCode) { At = at });
            return;
        }

        var id = conversation.Length == 0 ? $"a:opened-{Interlocked.Increment(ref ids)}" : known ?? $"m-{Interlocked.Increment(ref ids)}";
        context.Response.StatusCode = context.Request.Method == "POST" ? 201 : 200;
        Note(new Call(context.Request.Method, conversation, id, body, context.Response.StatusCode) { At = at });
        if (context.Request.Method != "DELETE")
            await context.Response.WriteAsync($$"""{"id":"{{id}}"}""");
    }

    private void Note(Call call)
    {
        calls.Enqueue(call);
        Arrived?.Invoke(call);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
