using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatCoach.Load.Connector;

/// <summary>The least a bot on ASP.NET Core can do: read the activity, answer, post one fixed reply. What lies above it is the coach's own.</summary>
public static class Floor
{
    private static readonly byte[] Reply = """{"type":"message","text":"Das ist die eine Antwort.","textFormat":"plain"}"""u8.ToArray();

    /// <summary>Listens where ASPNETCORE_URLS says, until it is stopped.</summary>
    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(StandInConnector.Unwatched);
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        using var http = new HttpClient();
        app.MapGet("/healthz", () => "alive");
        app.MapPost("/api/messages", async (HttpContext context) =>
        {
            using var activity = await JsonDocument.ParseAsync(context.Request.Body);
            var service = activity.RootElement.GetProperty("serviceUrl").GetString()!;
            var conversation = activity.RootElement.GetProperty("conversation").GetProperty("id").GetString()!;
            _ = PostAsync(http, new Uri($"{service}v3/conversations/{Uri.EscapeDataString(conversation)}/activities"));
        });
        await app.RunAsync();
    }

    private static async Task PostAsync(HttpClient http, Uri to)
    {
        using var content = new ByteArrayContent(Reply);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await http.PostAsync(to, content);
    }
}
