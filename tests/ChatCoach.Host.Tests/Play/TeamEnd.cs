using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ChatCoach.Host.Tests.Play;

/// <summary>A Teams team behind the channel: the app is added to it and taken out, and its roster comes in pages.</summary>
public sealed class TeamEnd
{
    private readonly CoachHost host;
    private readonly ConcurrentQueue<Func<HttpContext, Task<bool>>> next = new();
    private int asked;

    public TeamEnd(CoachHost host, string name, string tenant = Person.Tenant)
    {
        this.host = host;
        (Name, Tenant) = (name, tenant);
        host.FarEnd.Behave(Id, AnswerAsync);
    }

    public string Name { get; }

    public string Tenant { get; }

    public string Id => $"19:{Name};a=1@thread.tacv2";

    /// <summary>Pages of members, as the channel describes them.</summary>
    public IReadOnlyList<IReadOnlyList<JsonObject>> Pages { get; set; } = [];

    /// <summary>How often a page was asked for.</summary>
    public int Asked => asked;

    /// <summary>How each of the next requests is answered; false: as usual.</summary>
    public void Next(params Func<HttpContext, Task<bool>>[] moods) => Array.ForEach(moods, next.Enqueue);

    /// <summary>Somebody of the firm.</summary>
    public JsonObject Member(string objectId, string role = "user") =>
        new() { ["id"] = $"29:{objectId}", ["name"] = "A Name", ["aadObjectId"] = objectId, ["userRole"] = role, ["tenantId"] = Tenant };

    public void Has(params string[] objectIds) => Pages = [[.. objectIds.Select(id => Member(id))]];

    /// <summary>Something happens in the team, as Teams tells it.</summary>
    public async Task HappensAsync(string type, string? eventType = null, params (string Name, JsonNode? Value)[] more)
    {
        var activity = host.Person("owner").Activity(type, more);
        activity["conversation"] = new JsonObject { ["id"] = Id, ["conversationType"] = "channel", ["isGroup"] = true, ["tenantId"] = Tenant };
        activity["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Tenant }, ["eventType"] = eventType, ["team"] = new JsonObject { ["id"] = Id, ["name"] = Name } };
        Assert.Equal(200, (await host.PostAsync(activity)).Status);
        await host.SettleAsync();
    }

    /// <summary>The app is added to the team.</summary>
    public async Task<TeamEnd> AddedAsync()
    {
        await HappensAsync("installationUpdate", null, ("action", "add"));
        await HappensAsync("conversationUpdate", "teamMemberAdded", ("membersAdded", new JsonArray(new JsonObject { ["id"] = Person.Bot })));
        return this;
    }

    private async Task<bool> AnswerAsync(HttpContext context, JsonObject? body)
    {
        if (context.Request.Method != "GET")
            return false;
        Interlocked.Increment(ref asked);
        if (next.TryDequeue(out var mood) && await mood(context))
            return true;
        var page = context.Request.Query["continuationToken"].ToString() is { Length: > 0 } token ? int.Parse(token.Split('&')[1], CultureInfo.InvariantCulture) : 0;
        var answer = new JsonObject { ["members"] = new JsonArray([.. Pages[page].Select(m => m.DeepClone())]) };
        if (page + 1 < Pages.Count)
            answer["continuationToken"] = string.Create(CultureInfo.InvariantCulture, $"a+/=&{page + 1}");
        return await FarEnd.With(context, 200, answer.ToJsonString());
    }
}
