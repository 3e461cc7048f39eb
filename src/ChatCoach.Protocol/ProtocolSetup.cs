using ChatCoach.Protocol.Authentication;
using ChatCoach.Protocol.Connector;
using ChatCoach.Protocol.Graph;
using ChatCoach.Protocol.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace ChatCoach.Protocol;

/// <summary>Puts the room's parts into the host.</summary>
public static class ProtocolSetup
{
    /// <summary>
    /// Adds <see cref="InboundAuthenticator"/>, <see cref="ConnectorClient"/>, <see cref="ServiceHosts"/> and what they need. A <see cref="TimeProvider"/>,
    /// <see cref="BotCredentialFactory"/> or <see cref="TeamsLimits"/> registered before stays.
    /// </summary>
    public static IServiceCollection AddProtocol(this IServiceCollection services, BotOptions options)
    {
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<BotCredentialFactory>(() => BotTokenSource.CredentialFor(options));
        services.AddSingleton<ServiceHosts>();
        services.AddInbound(options);
        services.AddSingleton<BotTokenSource>();
        services.TryAddSingleton(TeamsLimits.SharedBy(1));
        services.AddSingleton<SendWindows>();
        services.AddSingleton<ConnectorCall>();
        services.AddSingleton<ConnectorClient>();
        services.TryAddSingleton(new GraphOptions());
        services.AddSingleton<GraphCall>();
        services.AddSingleton<GraphCalendar>();
        services.TryAddSingleton(new ModelOptions());
        services.AddSingleton<ModelBreaker>();
        services.AddSingleton<ModelClient>();
        services.AddQuietClient(ModelClient.ClientName);
        services.AddQuietClient(ConnectorCall.ClientName);
        services.AddQuietClient(GraphCall.ClientName);
        return services;
    }

    private static void AddQuietClient(this IServiceCollection services, string name) =>
        // The factory's own logs would show addresses with the ids of conversations and people in them.
        services.AddHttpClient(name, static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler
            {
                // No trace of ours leads into Microsoft's.
                ActivityHeadersPropagator = null,
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = ConnectorLimits.ConnectTimeout,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            .RemoveAllLoggers();

    private static void AddInbound(this IServiceCollection services, BotOptions options)
    {
        services.AddSingleton<MetadataDocuments>();
        services.AddSingleton(provider => new SigningKeyRing(
            KeysFrom(provider, options.OpenIdMetadataUrl),
            KeysFrom(provider, options.EntraOpenIdMetadataUrl)));
        services.AddSingleton<InboundAuthenticator>();
        services.AddHttpClient(MetadataDocuments.ClientName, static client =>
        {
            client.Timeout = Timeout.InfiniteTimeSpan;
            client.MaxResponseContentBufferSize = MetadataDocuments.MaxBytes;
        });
    }

    private static SigningKeys KeysFrom(IServiceProvider provider, string metadataUrl) => new(
        metadataUrl,
        provider.GetRequiredService<MetadataDocuments>(),
        provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<ILogger<SigningKeys>>());
}
