using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatCoach.Host.LocalChat;

/// <summary>Puts the local chat into the host.</summary>
public static class LocalChatSetup
{
    /// <summary>
    /// Registers the local chat. Beside it the host registers a <see cref="DeliverActivity"/> and the
    /// <see cref="IReadOnlyList{T}"/> of <see cref="Persona"/>.
    /// </summary>
    public static IServiceCollection AddLocalChat(this IServiceCollection services, LocalChatOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton(options)
            .AddSingleton<PageToken>()
            .AddSingleton<Conversations>()
            .AddSingleton<CoachActivities>()
            .AddSingleton<CoachLink>()
            .AddSingleton<DirectLine>()
            .AddSingleton<DirectLineStream>()
            .AddSingleton<ConnectorStandIn>()
            .AddSingleton<Page>();
    }

    /// <summary>Maps "/", "/local-chat", "/lib" and "/directline" behind the guard; nothing at all unless the options say so.</summary>
    public static WebApplication MapLocalChat(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<LocalChatOptions>().Enabled)
            return app;
        app.UseMiddleware<LocalChatGuard>();
        app.UseWebSockets();
        app.Services.GetRequiredService<Page>().Map(Guarded(app, "", LocalChatCaller.Page));
        var directLine = Guarded(app, "/directline", LocalChatCaller.Page);
        app.Services.GetRequiredService<DirectLine>().Map(directLine);
        app.Services.GetRequiredService<DirectLineStream>().Map(directLine);
        app.Services.GetRequiredService<ConnectorStandIn>().Map(Guarded(app, "/directline/connector/{key}", LocalChatCaller.Coach));
        return app;
    }

    private static RouteGroupBuilder Guarded(WebApplication app, string prefix, LocalChatCaller caller)
    {
        var group = app.MapGroup(prefix);
        group.WithMetadata(new LocalChatEndpoint(caller), new BodyLimit());
        return group;
    }

    private sealed class BodyLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => Wire.BodyLimit;
    }
}
