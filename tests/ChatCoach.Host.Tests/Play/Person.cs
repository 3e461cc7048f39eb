using System.Globalization;
using System.Text.Json.Nodes;
using ChatCoach.Coaching.Turns;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Host.Tests.Play;

/// <summary>How something came to be seen.</summary>
public enum Way
{
    /// <summary>A new message.</summary>
    Said,

    /// <summary>The clicked card became this one.</summary>
    InPlace,

    /// <summary>An older card became this one.</summary>
    Replaced,
}

/// <summary>Something that appeared in the chat.</summary>
/// <param name="Way">How.</param>
/// <param name="ActivityId">Where.</param>
/// <param name="Shown">What.</param>
/// <param name="Cause">The person's text or tap it came after; null: nobody asked, time passed.</param>
public sealed record Seen(Way Way, string? ActivityId, Shown Shown, string? Cause);

/// <summary>Somebody in Teams with the app installed, in their private chat with the coach.</summary>
public sealed class Person
{
    public const string Tenant = "tenant-1";
    public const string Bot = "28:coach";

    /// <summary>Lines of the log shown when a click failed.</summary>
    private const int LogShown = 3;

    private static int ids;

    private readonly Lock gate = new();
    private readonly List<Seen> seen = [];
    private readonly List<(string Id, Shown Shown)> chat;

    /// <param name="host">The machine the channel reaches.</param>
    /// <param name="name">Makes the ids.</param>
    /// <param name="before">The same person as somebody else saw their chat last; null: an empty chat.</param>
    public Person(CoachHost host, string name, Person? before = null)
    {
        Host = host;
        Name = name;
        chat = [.. before?.Chat ?? []];
        host.FarEnd.Arrived += See;
    }

    /// <summary>The machine the channel happens to reach.</summary>
    public CoachHost Host { get; set; }

    public string Name { get; }

    public string Locale { get; init; } = "de-DE";

    public string Zone { get; init; } = "Europe/Berlin";

    public string Channel { get; init; } = "msteams";

    /// <summary>True: the client knows no Action.Execute and takes the fallback.</summary>
    public bool OnlySubmits { get; init; }

    /// <summary>What their client calls them; null: a name that tells the tests' people apart.</summary>
    public string? Called { get; init; }

    public string TenantId { get; init; } = Tenant;

    /// <summary>How the channel describes them otherwise than somebody of the firm.</summary>
    public Action<JsonObject> Is { get; init; } = _ => { };

    public string ObjectId => $"oid-{Name}";

    public string UserId => $"29:user-{Name}";

    public string Conversation => $"a:chat-{Name};x=1@thread";

    public PersonKey Key => new(TenantId, ObjectId);

    /// <summary>What the person just wrote or tapped; null while nobody asks anything.</summary>
    public string? Cause { get; set; }

    /// <summary>Everything that appeared, in order.</summary>
    public IReadOnlyList<Seen> History
    {
        get
        {
            lock (gate)
                return [.. seen];
        }
    }

    public Shown Newest => Chat[^1].Shown;

    /// <summary>The messages as they stand now, oldest first.</summary>
    public IReadOnlyList<(string Id, Shown Shown)> Chat
    {
        get
        {
            lock (gate)
                return [.. chat];
        }
    }

    public async Task<Answered> SayAsync(string text)
    {
        Cause = text;
        return await SettledAsync(await Host.PostAsync(Message(text)));
    }

    public async Task<Answered> InstallAsync() => await SettledAsync(await Host.PostAsync(Installation("add")));

    /// <summary>Taps the newest button with that label, with what stands in the card's inputs and what is given.</summary>
    public async Task<Answered> TapAsync(string label, params (string Id, string Value)[] inputs)
    {
        Cause = label;
        var (id, shown) = Chat.LastOrDefault(m => m.Shown.Buttons.Exists(b => b.Label == label));
        if (shown is null)
            throw new InvalidOperationException($"No card has a \"{label}\". The newest says:\n{Newest.Plain}");
        var data = DataOf(shown, shown.Find(label), inputs);
        if (OnlySubmits)
            return await SettledAsync(await Host.PostAsync(Submit(data, id)));
        var answered = await Host.PostAsync(Click(shown.Find(label).Verb, data, id));
        Became(id, answered);
        return await SettledAsync(answered);
    }

    /// <summary>The clicked card becomes what the answer holds.</summary>
    public void Became(string id, Answered answered)
    {
        if (answered.Status != 200 || answered.Json["type"]?.GetValue<string>() != "application/vnd.microsoft.card.adaptive")
            throw new InvalidOperationException($"A click was answered {answered.Status} {answered.Body}\n{string.Join('\n', Host.Log.Lines.TakeLast(LogShown))}");
        Note(Way.InPlace, id, Shown.OfCard(answered.Card));
    }

    public static JsonObject DataOf(Shown shown, Button button, params (string Id, string Value)[] inputs)
    {
        var data = button.Data.DeepClone().AsObject();
        if (button.Link || button.Data["do"]!.GetValue<string>() is not ("answer" or "more" or "aside"))
            return data;
        foreach (var input in shown.Inputs.Where(i => i.Value is not null))
            data[input.Id] = input.Value;
        foreach (var (id, value) in inputs)
            data[id] = Checked(shown, id, value);
        return data;
    }

    /// <summary>A message the person types.</summary>
    public JsonObject Message(string text) => Activity("message", ("text", text), ("textFormat", "plain"));

    /// <summary>An Action.Submit of a card: a message with a value and no text.</summary>
    public JsonObject Submit(JsonObject data, string cardId) => Activity("message", ("value", data), ("replyToId", cardId));

    /// <summary>An Action.Execute of a card.</summary>
    public JsonObject Click(string verb, JsonObject data, string cardId) => Activity(
        "invoke",
        ("name", "adaptiveCard/action"),
        ("replyToId", cardId),
        ("value", new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data }, ["trigger"] = "manual" }));

    public JsonObject Installation(string action) => Activity("installationUpdate", ("action", action));

    public JsonObject Members() => Activity(
        "conversationUpdate",
        ("membersAdded", new JsonArray(new JsonObject { ["id"] = Bot }, new JsonObject { ["id"] = UserId, ["aadObjectId"] = ObjectId })));

    /// <summary>An activity as Teams shapes it (Teams docs, conversation messages).</summary>
    public JsonObject Activity(string type, params ReadOnlySpan<(string Name, JsonNode? Value)> more)
    {
        var id = Interlocked.Increment(ref ids).ToString(CultureInfo.InvariantCulture);
        var activity = new JsonObject
        {
            ["type"] = type,
            ["id"] = $"in-{Name}-{id}",
            ["timestamp"] = Host.Clock.Now.ToString("O", CultureInfo.InvariantCulture),
            ["localTimezone"] = Zone,
            ["serviceUrl"] = Host.FarEnd.ServiceUrl,
            ["channelId"] = Channel,
            ["from"] = new JsonObject { ["id"] = UserId, ["name"] = Called ?? $"Name of {Name}", ["aadObjectId"] = ObjectId },
            ["recipient"] = new JsonObject { ["id"] = Bot, ["name"] = "Coach" },
            ["conversation"] = new JsonObject { ["id"] = Conversation, ["conversationType"] = "personal", ["tenantId"] = TenantId },
            ["locale"] = Locale,
            ["entities"] = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = Locale, ["platform"] = "Windows", ["timezone"] = Zone }),
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = TenantId } },
        };
        Is(activity["from"]!.AsObject());
        foreach (var (name, value) in more)
            activity[name] = value;
        return activity;
    }

    public Task<LoadedPerson> LoadAsync(int? page = null) => Host.Get<TurnStore>().LoadAsync(new PersonQuery(Key) { Wants = new TurnWants { Page = page } }, default);

    /// <summary>Everything finished that is stored of the person, newest first.</summary>
    public async Task<IReadOnlyList<Run>> FinishedAsync()
    {
        var runs = new List<Run>();
        while ((await LoadAsync(runs.Count)).Memory.History?.Run is { } run)
            runs.Add(run);
        return runs;
    }

    private async Task<Answered> SettledAsync(Answered answered)
    {
        await Host.SettleAsync();
        return answered;
    }

    private void See(Call call)
    {
        if (call.Conversation == Conversation && call.Status is 200 or 201 && call.Body is { } body)
            Note(call.Method == "PUT" ? Way.Replaced : Way.Said, call.ActivityId, Shown.Of(body));
    }

    private void Note(Way way, string? id, Shown shown)
    {
        lock (gate)
        {
            seen.Add(new Seen(way, id, shown, Cause));
            var at = chat.FindIndex(m => m.Id == id);
            if (at >= 0)
                chat[at] = (id!, shown);
            else
                chat.Add((id ?? "", shown));
        }
    }

    /// <summary>A client can only send what its card offers.</summary>
    private static string Checked(Shown shown, string id, string value)
    {
        var known = shown.Inputs.FirstOrDefault(i => i.Id == id) ?? throw new InvalidOperationException($"There is no input \"{id}\".\n{shown.Plain}");
        var offered = known.Choices.Select(c => c.Value).ToList();
        if (offered.Count > 0 && value.Split(',').Except(offered).ToList() is { Count: > 0 } strange)
            throw new InvalidOperationException($"\"{id}\" does not offer {string.Join(',', strange)}, only {string.Join(',', offered)}.");
        return value;
    }
}
