using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Microsoft.Extensions.FileProviders;

namespace ChatCoach.Host.LocalChat;

/// <summary>The page at "/", its own files, Microsoft's renderers if the build got them, and the people one may be.</summary>
internal sealed class Page(LocalChatOptions options, Conversations conversations, PageToken token) : IDisposable
{
    private static readonly string[] Renderers = ["webchat.js", "adaptivecards.js"];

    private static readonly Dictionary<string, string> ContentTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".js"] = "text/javascript; charset=utf-8", [".css"] = "text/css; charset=utf-8", [".svg"] = "image/svg+xml",
    };

    private readonly PhysicalFileProvider files = new(options.WebRoot);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", IndexAsync);
        routes.MapGet("/local-chat/people", PeopleAsync);
        routes.MapGet("/local-chat/{file}", context => FileAsync(context, "local-chat"));
        routes.MapGet("/lib/{file}", context => FileAsync(context, "lib"));
    }

    public void Dispose() => files.Dispose();

    private async Task IndexAsync(HttpContext context)
    {
        var html = await File.ReadAllTextAsync(Path.Combine(options.WebRoot, "index.html"), context.RequestAborted);
        var hasCards = Renderers.All(name => files.GetFileInfo($"lib/{name}").Exists);
        Protect(context.Response, context.Request);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(
            html.Replace("{{pageToken}}", HtmlEncoder.Default.Encode(token.Value), StringComparison.Ordinal)
                .Replace("{{cards}}", hasCards ? "yes" : "no", StringComparison.Ordinal),
            context.RequestAborted);
    }

    // Also how an open page learns of a restart: its token is then refused.
    private Task PeopleAsync(HttpContext context)
    {
        if (!token.IsIn(context.Request))
            return Wire.RefuseAsync(context, StatusCodes.Status403Forbidden, "TokenExpired", "Please load the page again.");
        context.Response.Headers.CacheControl = "no-store";
        return Wire.WriteAsync(context, StatusCodes.Status200OK, new JsonArray([.. conversations.Personas.Select(persona => new JsonObject
        {
            ["objectId"] = persona.ObjectId,
            ["name"] = persona.Name,
            ["role"] = persona.Role,
            ["unit"] = persona.Unit,
            ["locale"] = persona.Locale,
        })]));
    }

    private Task FileAsync(HttpContext context, string folder)
    {
        var name = (string)context.Request.RouteValues["file"]!;
        var file = files.GetFileInfo($"{folder}/{name}");
        if (!file.Exists || file.IsDirectory || !ContentTypes.TryGetValue(Path.GetExtension(name), out var type))
            return Results.NotFound().ExecuteAsync(context);
        Protect(context.Response, context.Request);
        // Revalidated each time: after a new build the page must not run on old parts.
        context.Response.Headers.CacheControl = "no-cache";
        return TypedResults.PhysicalFile(file.PhysicalPath!, type, lastModified: file.LastModified).ExecuteAsync(context);
    }

    // Web Chat writes its styles into the page, hence unsafe-inline for styles; there is no inline script anywhere.
    private static void Protect(HttpResponse response, HttpRequest request)
    {
        response.Headers.ContentSecurityPolicy =
            "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
            + $"connect-src 'self' {(request.IsHttps ? "wss" : "ws")}://{request.Host}; font-src 'self' data:; "
            + "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
