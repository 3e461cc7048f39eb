using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Azure.Core;
using ChatCoach.Host.Tests.Protocol;
using ChatCoach.Protocol.Connector;
using ChatCoach.Protocol.Graph;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace ChatCoach.Host.Tests.Play;

/// <summary>One call to Graph.</summary>
/// <param name="What">Method and what is meant: "POST events", "PATCH events", "POST cancel", "GET calendarView", "GET user", "GET events".</param>
/// <param name="User">Whose calendar, or who is asked for.</param>
/// <param name="At">By the coach's clock.</param>
/// <param name="Body">As it was sent.</param>
/// <param name="Status">As it was answered.</param>
public sealed record GraphRequest(string What, string User, DateTimeOffset At, string Body, int Status);

/// <summary>An event as Graph keeps it.</summary>
public sealed class GraphEvent(string id, string user, JsonObject content)
{
    public string Id => id;

    public string User => user;

    public JsonObject Content { get; set; } = content;

    public bool Cancelled { get; set; }

    public string? Name => (string?)Content["transactionId"];

    public string Link => $"https://teams.microsoft.com/l/meetup-join/19%3ameeting_{id}%40thread.v2/0?context=%7b%22Tid%22%3a%22t%22%7d";

    public DateTimeOffset Start => DateTimeOffset.Parse((string)Content["start"]!["dateTime"]!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public IEnumerable<string> Mails => Content["attendees"]!.AsArray().Select(a => (string)a!["emailAddress"]!["address"]!);
}

/// <summary>
/// Microsoft Graph behind the coach: a real server on loopback that keeps events and holds callers to the documented
/// shapes (Graph docs v1.0: Create event, Update event, event: cancel, List calendarView, Get event, Get a user, error
/// responses, throttling guidance).
/// </summary>
public sealed class GraphEnd : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly List<GraphEvent> events = [];
    private readonly ConcurrentQueue<GraphRequest> requests = new();
    private StandIn server = null!;
    private int ids;
    private int tokens;

    /// <summary>All that ever were, in the order in which they were made.</summary>
    public IReadOnlyList<GraphEvent> Events
    {
        get
        {
            lock (gate)
                return [.. events];
        }
    }

    public IReadOnlyList<GraphEvent> Live => [.. Events.Where(e => !e.Cancelled)];

    public IReadOnlyList<GraphRequest> Requests => [.. requests];

    /// <summary>What every token begins with.</summary>
    public const string Token = "graph-token-";

    /// <summary>A token that is answered 401 from now on, as every one that is none of ours.</summary>
    public string? Refused { get; set; }

    /// <summary>Before a call is answered; true: it answered by itself.</summary>
    public Func<string, HttpContext, Task<bool>>? Mood { get; set; }

    /// <summary>After a call was done; true: its answer is lost.</summary>
    public Func<string, bool>? Loses { get; set; }

    /// <summary>Meetings have no link yet, or their organizer has no Teams.</summary>
    public bool WithoutLinks { get; set; }

    public required TimeProvider Clock { get; init; }

    public static async Task<GraphEnd> StartAsync(TimeProvider clock)
    {
        var end = new GraphEnd { Clock = clock };
        end.server = await StandIn.StartAsync(https: false, end.TakeAsync);
        return end;
    }

    /// <summary>A host that writes into these calendars; each credential of it has a token of its own.</summary>
    public void Beside(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(new GraphOptions { Enabled = true, Endpoint = server.Address + "v1.0" });
        builder.Services.AddSingleton<BotCredentialFactory>(() => new Credential(Token + Interlocked.Increment(ref tokens).ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Every call is answered so from now on.</summary>
    public void Answer(int status, string code = "", string? retryAfter = null, string? only = null) => Mood = async (what, context) =>
    {
        if (only is not null && only != what)
            return false;
        if (retryAfter is not null)
            context.Response.Headers.RetryAfter = retryAfter;
        await ErrorAsync(context, status, code);
        return true;
    };

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        var at = Clock.GetUtcNow();
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget.Split('?')[0];
        var path = target.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToArray();
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync();
        var what = $"{context.Request.Method} {(path.Length == 3 ? "user" : path.Length == 6 ? path[5] : path.ElementAtOrDefault(3))}";
        if (Mood is null || !await Mood(what, context))
            await AnswerAsync(context, what, path, text);
        requests.Enqueue(new GraphRequest(what, path.ElementAtOrDefault(2) ?? "", at, text, context.Response.StatusCode));
        if (Loses?.Invoke(what) == true)
            context.Abort();
    }

    private async Task AnswerAsync(HttpContext context, string what, string[] path, string text)
    {
        if (context.Request.Headers.Authorization.ToString() is not { } shown || !shown.StartsWith($"Bearer {Token}", StringComparison.Ordinal) || shown == $"Bearer {Refused}")
        {
            await ErrorAsync(context, 401, "InvalidAuthenticationToken");
            return;
        }

        var body = text.Length == 0 ? null : JsonNode.Parse(text)!.AsObject();
        if (path is not ["v1.0", "users", var user, ..] || (context.Request.Method is "POST" or "PATCH" && context.Request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true))
            await ErrorAsync(context, 400, "BadRequest");
        else if (what == "GET user")
            await SendAsync(context, 200, new JsonObject { ["mail"] = user.StartsWith("nomail", StringComparison.Ordinal) ? null : $"{user}@example.com", ["userPrincipalName"] = $"{user}@upn.example.com" });
        else if (what == "POST events")
            await CreateAsync(context, user, body);
        else if (what == "GET calendarView")
            await ViewAsync(context, user);
        else if (Find(user, path.ElementAtOrDefault(4)) is not { } found)
            await ErrorAsync(context, 404, "ErrorItemNotFound");
        else if (what == "POST cancel")
            await CancelAsync(context, found);
        else if (what == "PATCH events")
            await ChangeAsync(context, found, body);
        else
            await SendAsync(context, 200, Shown(found));
    }

    private async Task CreateAsync(HttpContext context, string user, JsonObject? body)
    {
        if (!IsWhole(body, "subject", "start", "end", "attendees") || body!["isOnlineMeeting"]?.GetValue<bool>() != true || (string?)body["onlineMeetingProvider"] != "teamsForBusiness")
        {
            await ErrorAsync(context, 400, "ErrorInvalidRequest");
            return;
        }

        GraphEvent made;
        lock (gate)
        {
            made = events.Find(e => e.User == user && e.Name is not null && e.Name == (string?)body["transactionId"]) ?? new GraphEvent($"AAMk{++ids}=", user, body);
            if (!events.Contains(made))
                events.Add(made);
        }

        await (made.Cancelled ? ErrorAsync(context, 409, "ErrorDuplicateTransactionId") : SendAsync(context, 201, Shown(made)));
    }

    private static Task CancelAsync(HttpContext context, GraphEvent found)
    {
        found.Cancelled = true;
        context.Response.StatusCode = 202;
        return Task.CompletedTask;
    }

    private Task ChangeAsync(HttpContext context, GraphEvent found, JsonObject? body)
    {
        if (!IsWhole(body) || body!.ContainsKey("body"))
            return ErrorAsync(context, 400, "ErrorInvalidRequest");
        var after = found.Content.DeepClone().AsObject();
        foreach (var (name, value) in body)
            after[name] = value?.DeepClone();
        found.Content = after;
        return SendAsync(context, 200, Shown(found));
    }

    private Task ViewAsync(HttpContext context, string user)
    {
        if (!DateTimeOffset.TryParse(context.Request.Query["startDateTime"], CultureInfo.InvariantCulture, out var from) || !DateTimeOffset.TryParse(context.Request.Query["endDateTime"], CultureInfo.InvariantCulture, out var to))
            return ErrorAsync(context, 400, "ErrorInvalidParameter");
        var there = Live.Where(e => e.User == user && e.Start < to && e.Start.AddMinutes(45) > from);
        return SendAsync(context, 200, new JsonObject { ["value"] = new JsonArray([.. there.Select(e => (JsonNode)new JsonObject { ["id"] = e.Id, ["transactionId"] = e.Name })]) });
    }

    private GraphEvent? Find(string user, string? id) => Live.SingleOrDefault(e => e.User == user && e.Id == id);

    private JsonObject Shown(GraphEvent one)
    {
        var shown = one.Content.DeepClone().AsObject();
        shown["id"] = one.Id;
        shown["onlineMeeting"] = WithoutLinks ? null : new JsonObject { ["joinUrl"] = one.Link };
        return shown;
    }

    /// <summary>The members there are have their documented shape, and the needed ones are there.</summary>
    private static bool IsWhole(JsonObject? body, params string[] needed) => body is not null && needed.All(body.ContainsKey)
        && (body["subject"] is not { } subject || subject.GetValueKind() == System.Text.Json.JsonValueKind.String)
        && new[] { "start", "end" }.All(n => body[n] is not { } time || (DateTime.TryParse((string?)time["dateTime"], CultureInfo.InvariantCulture, out _) && (string?)time["timeZone"] == "UTC"))
        && (body["attendees"] is not { } people || people.AsArray().All(p => ((string?)p!["emailAddress"]?["address"])?.Contains('@', StringComparison.Ordinal) == true && (string?)p["type"] == "required"));

    private static Task ErrorAsync(HttpContext context, int status, string code) =>
        SendAsync(context, status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = "In words." } });

    private static async Task SendAsync(HttpContext context, int status, JsonObject body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body.ToJsonString());
    }

    private sealed class Credential(string token) : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(token, DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}

/// <summary>A coach with calendars: databases, channel and Graph of its own, which go with it.</summary>
public sealed class GraphHouse : IAsyncDisposable
{
    private readonly List<CoachHost> hosts = [];

    public required Databases Databases { get; init; }

    public required FarEnd FarEnd { get; init; }

    public required GraphEnd Graph { get; init; }

    public required PlayClock Clock { get; init; }

    public CoachHost Host => hosts[0];

    public static async Task<GraphHouse> StartAsync(Real.Database database)
    {
        var clock = new PlayClock();
        var house = new GraphHouse { Databases = Databases.New(database), FarEnd = await FarEnd.StartAsync(), Graph = await GraphEnd.StartAsync(clock), Clock = clock };
        await house.AddAsync();
        return house;
    }

    /// <summary>One more machine.</summary>
    public async Task<CoachHost> AddAsync()
    {
        hosts.Add(await CoachHost.OnAsync(Databases, FarEnd, Clock, Graph.Beside));
        return hosts[^1];
    }

    /// <summary>All machines stop, and one without calendars starts.</summary>
    public async Task<CoachHost> WithoutGraphAsync()
    {
        foreach (var host in hosts)
            await host.DisposeAsync();
        hosts.Clear();
        hosts.Add(await CoachHost.OnAsync(Databases, FarEnd, Clock));
        return Host;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts)
            await host.DisposeAsync();
        await Graph.DisposeAsync();
        await FarEnd.DisposeAsync();
        await Databases.DisposeAsync();
    }
}
