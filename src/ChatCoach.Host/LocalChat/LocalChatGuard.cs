using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http.Features;

namespace ChatCoach.Host.LocalChat;

/// <summary>Marks an endpoint of the local chat, and says who may call it.</summary>
internal sealed record LocalChatEndpoint(LocalChatCaller Caller);

internal enum LocalChatCaller
{
    /// <summary>The page in a browser on this machine.</summary>
    Page,

    /// <summary>The coach's connector client in this process: never a browser.</summary>
    Coach,
}

/// <summary>
/// Lets only this machine in. In the local chat anybody may be anybody, so no other machine, no proxy and no other
/// web page open in the same browser (DNS rebinding, cross-site requests) may reach it; to them it does not exist: 404.
/// </summary>
internal sealed class LocalChatGuard(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<LocalChatEndpoint>() is not { } endpoint)
            return next(context);
        if (!IsLocal(context) || (endpoint.Caller == LocalChatCaller.Coach ? IsBrowser(context.Request) : !IsOwnOrigin(context.Request)))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }
        if (CarriesOtherThanJson(context))
            return Wire.RefuseAsync(context, StatusCodes.Status415UnsupportedMediaType, "BadArgument", "Send application/json.");
        return WithinSizeAsync(context);
    }

    private async Task WithinSizeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException refused) when (!context.Response.HasStarted)
        {
            await Wire.RefuseAsync(context, refused.StatusCode, "MessageSizeTooBig", "This message is too long to be sent at once.");
        }
    }

    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } remote
        && IPAddress.IsLoopback(remote.IsIPv4MappedToIPv6 ? remote.MapToIPv4() : remote)
        && context.Request.Host.Host.ToUpperInvariant() is "LOCALHOST" or "127.0.0.1" or "[::1]"
        && !context.Request.Headers.Keys.Any(IsForwarding);

    private static bool IsForwarding(string header) =>
        header.Equals("Forwarded", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase);

    private static bool IsOwnOrigin(HttpRequest request) =>
        request.Headers.Origin.Count == 0
        || request.Headers.Origin.ToString().Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);

    // Browsers send at least one of these with every request a page can cause; the connector client sends none.
    private static bool IsBrowser(HttpRequest request) =>
        request.Headers.Origin.Count > 0
        || request.Headers.Cookie.Count > 0
        || request.Headers.Keys.Any(header => header.StartsWith("Sec-Fetch-", StringComparison.OrdinalIgnoreCase));

    // A form or a plain-text body needs no leave from the browser to go to another site; JSON does. Web Chat refreshes
    // its token without a body, with its token in a header, which needs the same leave.
    private static bool CarriesOtherThanJson(HttpContext context) =>
        context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody is not false
        && !(MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            && string.Equals(type.MediaType, "application/json", StringComparison.OrdinalIgnoreCase));
}
