using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChatCoach.Host.LocalChat;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatCoach.Host.Tests.LocalChat;

/// <summary>The local chat on a real port, with the real pipeline; only the coach behind it is ours.</summary>
internal sealed partial class LocalChatApp : IAsyncDisposable
{
    public const string ConnectorKey = "key-of-this-test";

    /// <summary>Lets a test come from another machine.</summary>
    public const string RemoteAddressHeader = "test-remote-address";

    private static readonly Persona[] People =
    [
        new("lena", "Lena Hofmann", "employee", "Service", "de-DE"),
        new("omar", "Omar Nasser", "employee", "Service", "en-GB"),
    ];

    private readonly WebApplication app;

    private LocalChatApp(WebApplication app)
    {
        this.app = app;
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Http = new HttpClient { BaseAddress = new Uri(address) };
    }

    public HttpClient Http { get; }

    public ConcurrentQueue<JsonObject> Received { get; } = new();

    /// <summary>What the coach answers; asked for each activity but the first of a conversation.</summary>
    public Func<JsonObject, Task<DeliveredAnswer>> Coach { get; set; } = _ => Task.FromResult(new DeliveredAnswer(200, null));

    public static async Task<LocalChatApp> StartAsync(Func<LocalChatOptions, LocalChatOptions>? change = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var options = new LocalChatOptions { Enabled = true, ConnectorKey = ConnectorKey };
        builder.Services.AddLocalChat(change?.Invoke(options) ?? options);
        builder.Services.AddSingleton<IReadOnlyList<Persona>>(People);
        LocalChatApp? started = null;
        builder.Services.AddSingleton<DeliverActivity>((activity, _) => started!.DeliverAsync(activity));
        var app = builder.Build();
        app.Use((context, next) =>
        {
            if (context.Request.Headers.TryGetValue(RemoteAddressHeader, out var address))
                context.Connection.RemoteIpAddress = IPAddress.Parse(address.ToString());
            return next(context);
        });
        app.MapLocalChat();
        await app.StartAsync();
        return started = new LocalChatApp(app);
    }

    public async Task<string> PageTokenAsync() =>
        PageTokenMeta().Match(await Http.GetStringAsync("/")).Groups[1].Value;

    /// <summary>A person who has loaded the page and entered their conversation, but not begun it.</summary>
    public async Task<LocalChatUser> EnterAsync(string objectId)
    {
        using var request = Post("/directline/tokens/generate", $$"""{"as":"{{objectId}}"}""");
        request.Headers.Add("x-chatcoach-page", await PageTokenAsync());
        using var response = await Http.SendAsync(request);
        var ticket = await ReadAsync(response.EnsureSuccessStatusCode());
        return new LocalChatUser(this, (string)ticket["conversationId"]!, (string)ticket["token"]!);
    }

    /// <summary>A person whose conversation has begun.</summary>
    public async Task<LocalChatUser> TalkAsAsync(string objectId)
    {
        var user = await EnterAsync(objectId);
        using var response = await user.StartAsync();
        response.EnsureSuccessStatusCode();
        return user;
    }

    /// <summary>A call of the coach's connector client.</summary>
    public Task<HttpResponseMessage> ConnectAsync(HttpMethod method, string path, string? json = null, string key = ConnectorKey)
    {
        var request = new HttpRequestMessage(method, $"/directline/connector/{key}/v3/{path}");
        if (json is not null)
            request.Content = Json(json);
        return Http.SendAsync(request);
    }

    public static HttpRequestMessage Post(string path, string json) => new(HttpMethod.Post, path) { Content = Json(json) };

    public static StringContent Json(string json) => new(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));

    public static async Task<JsonObject> ReadAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonObject>())!;

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
    }

    private Task<DeliveredAnswer> DeliverAsync(JsonObject activity)
    {
        Received.Enqueue(activity);
        return Coach(activity);
    }

    [GeneratedRegex("chatcoach-page\" content=\"([^\"]+)\"")]
    private static partial Regex PageTokenMeta();
}
