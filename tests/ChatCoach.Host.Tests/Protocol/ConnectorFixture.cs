using System.Collections.Concurrent;
using Azure.Core;
using ChatCoach.Protocol;
using ChatCoach.Protocol.Activities;
using ChatCoach.Protocol.Connector;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ChatCoach.Host.Tests.Protocol;

/// <summary>The client as the host sets it up, against a stand-in connector that answers what a test tells it to.</summary>
public sealed class ConnectorFixture : IAsyncDisposable
{
    private StandIn _server = null!;
    private ServiceProvider _services = null!;

    public sealed record Call(string Method, string Path, string? Authorization, string Body);

    public ConcurrentQueue<Call> Calls { get; } = new();

    public TestClock Clock { get; } = new();

    public CountingCredential Credential { get; } = new();

    public int CredentialsMade { get; private set; }

    public Func<HttpContext, Task> Answer { get; set; } = Ok("""{"id":"1"}""");

    public ConnectorClient Client => _services.GetRequiredService<ConnectorClient>();

    public ConversationReference To { get; private set; } = null!;

    /// <summary>With tokens over https, or as a local bot without.</summary>
    public static async Task<ConnectorFixture> StartAsync(bool withTokens, string path = "")
    {
        var fixture = new ConnectorFixture();
        fixture._server = await StandIn.StartAsync(https: withTokens, fixture.AnswerAsync);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(fixture.Clock);
        services.AddSingleton<BotCredentialFactory>(() =>
        {
            fixture.CredentialsMade++;
            return fixture.Credential;
        });
        services.AddProtocol(withTokens
            ? new BotOptions { AppId = TokenRequest.AppId, TenantId = TokenRequest.TenantId, AllowedServiceHosts = ["localhost"] }
            : new BotOptions { AllowAnonymousLoopback = true });
        if (withTokens)
            services.AddHttpClient(ConnectorCall.ClientName).ConfigurePrimaryHttpMessageHandler(fixture._server.TrustingHandler);
        fixture._services = services.BuildServiceProvider(validateScopes: true);
        fixture.To = fixture.Reference(fixture._server.Address + path);
        return fixture;
    }

    public ConversationReference Reference(string serviceUrl, string conversation = "a:1;x=y/z@thread.v2") => new()
    {
        ChannelId = "msteams",
        ServiceUrl = serviceUrl,
        Conversation = new ConversationAccount { Id = conversation, ConversationType = "personal" },
        Bot = new ChannelAccount { Id = "28:bot", Name = "Bot" },
        User = new ChannelAccount { Id = "29:p" },
    };

    public static Activity Hello => new() { Type = ActivityTypes.Message, Text = "Schön, dass du da bist" };

    public Task<SendOutcome> SendAsync() => Client.SendAsync(To, Hello, CancellationToken.None);

    public static Func<HttpContext, Task> Ok(string body) => With(200, body);

    public static Func<HttpContext, Task> With(int status, string body = "", params (string Name, string Value)[] headers) => context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        return body.Length == 0 ? Task.CompletedTask : context.Response.WriteAsync(body);
    };

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var target = context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
        Calls.Enqueue(new Call(context.Request.Method, target, context.Request.Headers.Authorization, await reader.ReadToEndAsync()));
        await Answer(context);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _server.DisposeAsync();
    }
}

/// <summary>Issues tokens one can tell apart, or fails as told.</summary>
public sealed class CountingCredential : TokenCredential
{
    private int _issued;

    public int Issued => _issued;

    public Exception? Failure { get; set; }

    public bool Hangs { get; set; }

    public TokenRequestContext? Asked { get; private set; }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        Asked = requestContext;
        return Failure is null
            ? new AccessToken($"token-{Interlocked.Increment(ref _issued)}", DateTimeOffset.MaxValue)
            : throw Failure;
    }

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        if (Hangs)
            await Task.Delay(Timeout.Infinite, cancellationToken);
        return GetToken(requestContext, cancellationToken);
    }
}
