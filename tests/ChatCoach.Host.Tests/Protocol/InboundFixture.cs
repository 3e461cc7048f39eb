using ChatCoach.Protocol;
using ChatCoach.Protocol.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace ChatCoach.Host.Tests.Protocol;

/// <summary>The room as the host sets it up, against a local issuer and with a clock of our own.</summary>
public sealed class InboundFixture : IAsyncLifetime
{
    private ServiceProvider? _services;

    public LocalIssuer Issuer { get; private set; } = null!;

    public TestClock Clock { get; } = new();

    public InboundAuthenticator Authenticator { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Issuer = await LocalIssuer.StartAsync();
        Authenticator = Build(options => options);
    }

    /// <summary>The authenticator under other settings; keys start unknown again.</summary>
    public InboundAuthenticator Build(Func<BotOptions, BotOptions> change)
    {
        _services?.Dispose();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddProtocol(change(new BotOptions
        {
            AppId = TokenRequest.AppId,
            TenantId = TokenRequest.TenantId,
            OpenIdMetadataUrl = Issuer.BotServiceMetadata,
            EntraOpenIdMetadataUrl = Issuer.EntraMetadata,
        }));
        services.AddHttpClient(MetadataDocuments.ClientName).ConfigurePrimaryHttpMessageHandler(Issuer.TrustingHandler);
        _services = services.BuildServiceProvider(validateScopes: true);
        return Authenticator = _services.GetRequiredService<InboundAuthenticator>();
    }

    public TokenRequest BotServiceRequest() => TokenRequest.FromBotService(Issuer.BotServiceKeys[0], Clock.Now);

    public TokenRequest EntraRequest(string version = "2.0", string tenant = TokenRequest.TenantId)
        => TokenRequest.FromEntra(Issuer.EntraKeys[0], Clock.Now, version, tenant);

    public Task<InboundVerdict> AskAsync(TokenRequest request)
        => Authenticator.AuthenticateAsync(request.ToHeader(), request.Activity, CancellationToken.None);

    public async Task DisposeAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
        await Issuer.DisposeAsync();
    }
}
