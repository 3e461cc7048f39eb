using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ChatCoach.Host.Tests.Protocol;
using ChatCoach.Protocol;
using ChatCoach.Protocol.Connector;
using ChatCoach.Protocol.Model;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ChatCoach.Host.Tests.Ai;

/// <summary>A language model's service over https with the documented shapes of Azure OpenAI's v1 interface, and the client as the host sets it up.</summary>
public sealed class ModelStandIn : IAsyncDisposable
{
    private StandIn server = null!;
    private ServiceProvider services = null!;

    public sealed record Call(string Path, string? Key, string? Authorization, JsonNode Body);

    public ConcurrentQueue<Call> Calls { get; } = new();

    public TestClock Clock { get; } = new();

    public CountingCredential Credential { get; } = new();

    public Func<HttpContext, Task> Answer { get; set; } = Said("""{"message":"Guten Tag"}""");

    public ModelClient Client => services.GetRequiredService<ModelClient>();

    public static async Task<ModelStandIn> StartAsync(Func<ModelOptions, ModelOptions>? change = null)
    {
        var model = new ModelStandIn();
        model.server = await StandIn.StartAsync(https: true, model.AnswerAsync);
        var options = new ModelOptions { Endpoint = model.server.Address + "openai/v1/", Deployment = "words", Key = "secret" };
        var made = new ServiceCollection();
        made.AddLogging();
        made.AddSingleton<TimeProvider>(model.Clock);
        made.AddSingleton(change?.Invoke(options) ?? options);
        made.AddSingleton<BotCredentialFactory>(() => model.Credential);
        made.AddProtocol(new BotOptions { AllowAnonymousLoopback = true });
        made.AddHttpClient(ModelClient.ClientName).ConfigurePrimaryHttpMessageHandler(model.server.TrustingHandler);
        model.services = made.BuildServiceProvider(validateScopes: true);
        return model;
    }

    /// <summary>The answer in pieces of a few letters, as the service streams it.</summary>
    public static Func<HttpContext, Task> Said(string text, string finish = "stop") => async context =>
    {
        // Azure's first piece has no choices, only what its filter found in the question.
        await PieceAsync(context, """{"id":"1","object":"chat.completion.chunk","created":1,"model":"m","choices":[],"prompt_filter_results":[{"prompt_index":0,"content_filter_results":{}}]}""");
        foreach (var some in text.Chunk(7))
            await PieceAsync(context, Piece(new JsonObject { ["content"] = new string(some) }, null));
        await PieceAsync(context, Piece([], finish));
        await context.Response.WriteAsync("data: [DONE]\n\n");
    };

    public static Func<HttpContext, Task> Refused(string why) => async context =>
    {
        await PieceAsync(context, Piece(new JsonObject { ["refusal"] = why }, null));
        await PieceAsync(context, Piece([], "stop"));
        await context.Response.WriteAsync("data: [DONE]\n\n");
    };

    public static Func<HttpContext, Task> Status(int status, string body, params (string Name, string Value)[] headers) => async context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        await context.Response.WriteAsync(body);
    };

    public static string Piece(JsonObject delta, string? finish) => new JsonObject
    {
        ["id"] = "1",
        ["object"] = "chat.completion.chunk",
        ["created"] = 1,
        ["model"] = "m",
        ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = finish }),
    }.ToJsonString();

    public static async Task PieceAsync(HttpContext context, string data)
    {
        if (!context.Response.HasStarted)
            context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync($"data: {data}\n\n");
        await context.Response.Body.FlushAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await server.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var body = (await JsonNode.ParseAsync(context.Request.Body))!;
        Calls.Enqueue(new Call(context.Request.Path + context.Request.QueryString, context.Request.Headers["api-key"], context.Request.Headers.Authorization, body));
        await Answer(context);
    }
}
