using System.Text;
using ChatCoach.Coaching.Content;
using ChatCoach.Coaching.Files;
using ChatCoach.Coaching.Guides;
using ChatCoach.Host.Publishing;

namespace ChatCoach.Host.Files;

/// <summary>
/// GET and POST /d/{code}. Teams, Outlook and virus scanners fetch every link they see: GET and HEAD show a page with one
/// button and use nothing up; only the button's POST hands the file out, once. Whatever is wrong with a code, the answer is
/// the same page: nothing helps who guesses.
/// </summary>
public static class FilesEndpoint
{
    public const string Path = "/d/{code}";

    public static void MapFiles(this WebApplication app)
    {
        app.MapMethods(Path, [HttpMethods.Get, HttpMethods.Head], async (HttpContext context, string code, PersonalFiles files, GuidePublisher publisher) =>
        {
            Guard(context.Response);
            if (await files.IsThereAsync(code, context.RequestAborted))
                await SendAsync(context, StatusCodes.Status200OK, Door(publisher.Content));
            else
                await ShutAsync(context, publisher);
        });
        // Its token outlives the request: a link is used up and the file read, or neither.
        app.MapPost(Path, async (HttpContext context, string code, PersonalFiles files, GuidePublisher publisher) =>
        {
            Guard(context.Response);
            if (await files.OpenAsync(code, CancellationToken.None) is not { } file)
            {
                await ShutAsync(context, publisher);
                return;
            }

            if (file.Name is { } name)
                context.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
            context.Response.ContentType = file.Type;
            await file.WriteAsync(context.Response.Body);
        });
    }

    /// <summary>Kept by nobody, read as nothing else, framed by nobody, found by no search engine, told to no other site.</summary>
    private static void Guard(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.Pragma = "no-cache";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["X-Robots-Tag"] = "noindex, nofollow";
    }

    private static string Door(CoachContent content)
    {
        var (page, data) = (new Html(), content.Data);
        foreach (var language in Enum.GetValues<Language>())
            page.Heading(1, data.DoorTitle.In(language)).Text(data.DoorHow.In(language));
        return page.PostButton($"{data.DoorButton.De} / {data.DoorButton.En}").Page($"{data.DoorTitle.De} / {data.DoorTitle.En}", Language.De);
    }

    private static Task ShutAsync(HttpContext context, GuidePublisher publisher)
    {
        var (page, data) = (new Html(), publisher.Content.Data);
        foreach (var language in Enum.GetValues<Language>())
            page.Heading(1, data.ShutTitle.In(language)).Text(data.ShutHow.In(language));
        return SendAsync(context, StatusCodes.Status404NotFound, page.Page($"{data.ShutTitle.De} / {data.ShutTitle.En}", Language.De));
    }

    private static async Task SendAsync(HttpContext context, int status, string page)
    {
        var content = Encoding.UTF8.GetBytes(page);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(content);
    }
}
