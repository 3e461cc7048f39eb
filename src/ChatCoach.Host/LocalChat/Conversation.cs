using System.Text.Json.Nodes;

namespace ChatCoach.Host.LocalChat;

/// <summary>
/// The chat history of one persona as its channel would keep it: in memory of this process, bounded.
/// Watermarks count changes, so that a reconnecting page also hears what was replaced meanwhile.
/// </summary>
internal sealed class Conversation(Persona persona, string id)
{
    /// <summary>Messages kept for replay: weeks of use by one person.</summary>
    public const int MessageLimit = 1_000;

    /// <summary>Characters of JSON kept for replay: 1,000 ordinary cards, or 16 of the largest messages a page may send.</summary>
    public const int SizeLimit = 4_000_000;

    private readonly Lock gate = new();
    private readonly List<Entry> entries = [];
    private TaskCompletionSource changed = New();
    private long changes;
    private bool opened;

    public Persona Persona { get; } = persona;

    public string Id { get; } = id;

    /// <summary>Token of the Direct Line for this conversation, for the life of the process.</summary>
    public string Token { get; } = Secrets.New();

    /// <summary>True for the first caller only: the coach has just been added to this chat.</summary>
    public bool TryOpen()
    {
        lock (gate)
        {
            return !opened && (opened = true);
        }
    }

    /// <summary>Undoes <see cref="TryOpen"/> when the coach could not be told.</summary>
    public void Close()
    {
        lock (gate)
        {
            opened = false;
        }
    }

    /// <summary>
    /// Adds an activity that carries its id. A transient one (typing) goes with the next and is never replayed. A held
    /// one keeps its place, and what comes after it waits, until <see cref="Release"/> or <see cref="Withdraw"/>.
    /// </summary>
    public void Add(JsonObject activity, bool transient = false, bool held = false)
    {
        lock (gate)
        {
            entries.RemoveAll(entry => entry.Transient);
            entries.Add(new Entry((string)activity["id"]!, activity.ToJsonString(), null, transient, held));
            while (entries.Count > MessageLimit || entries.Sum(entry => (long)entry.Json.Length) > SizeLimit)
                entries.RemoveAt(0);
            Publish();
        }
    }

    /// <summary>Shows a held activity, and what waited behind it.</summary>
    public void Release(string activityId)
    {
        lock (gate)
        {
            if (entries.FindIndex(entry => entry.Id == activityId) is >= 0 and var index)
                entries[index] = entries[index] with { Held = false };
            Publish();
        }
    }

    /// <summary>Forgets a held activity. Nothing is announced: its page shows it as not sent.</summary>
    public void Withdraw(string activityId)
    {
        lock (gate)
        {
            entries.RemoveAll(entry => entry.Id == activityId);
            Publish();
        }
    }

    /// <summary>The activity as last shown, or null.</summary>
    public JsonObject? Find(string activityId)
    {
        lock (gate)
        {
            return entries.Find(entry => entry.Id == activityId && !entry.Deleted) is { } found
                ? JsonNode.Parse(found.Json)!.AsObject()
                : null;
        }
    }

    /// <summary>Replaces an activity in place; false if it is not (or no longer) there.</summary>
    public bool Replace(string activityId, JsonObject activity) => Change(activityId, activity.ToJsonString(), deleted: false);

    /// <summary>Takes an activity out of the chat; false if it is not there.</summary>
    public bool Delete(string activityId) => Change(
        activityId,
        new JsonObject { ["type"] = "messageDelete", ["id"] = activityId, ["from"] = new JsonObject { ["role"] = "bot" } }.ToJsonString(),
        deleted: true);

    /// <summary>Everything after a watermark; for a null watermark the whole chat as it now stands.</summary>
    /// <returns>The activities as JSON texts, oldest first, and the watermark to continue from.</returns>
    public (IReadOnlyList<string> Activities, long Watermark) After(long? watermark)
    {
        lock (gate)
        {
            var shown = entries.Where(entry => entry.ChangedAt is not null);
            var due = watermark is { } mark
                ? shown.Where(entry => entry.ChangedAt > mark).OrderBy(entry => entry.ChangedAt)
                : shown.Where(entry => !entry.Deleted && !entry.Transient);
            return ([.. due.Select(entry => entry.Json)], changes);
        }
    }

    /// <summary>Completes as soon as there is anything after the watermark.</summary>
    public Task WhenAfter(long watermark)
    {
        lock (gate)
        {
            return changes > watermark ? Task.CompletedTask : changed.Task;
        }
    }

    private bool Change(string activityId, string json, bool deleted)
    {
        lock (gate)
        {
            var index = entries.FindIndex(entry => entry.Id == activityId && !entry.Deleted);
            if (index < 0)
                return false;
            var changedAt = entries[index].ChangedAt is null ? null : (long?)++changes;
            entries[index] = entries[index] with { Json = json, ChangedAt = changedAt, Deleted = deleted };
            Announce();
            return true;
        }
    }

    // Everything up to the first held activity; typing may pass, it says that the coach is at work on just that.
    private void Publish()
    {
        var waiting = false;
        for (var index = 0; index < entries.Count; index++)
        {
            waiting |= entries[index].Held;
            if (entries[index].ChangedAt is null && (!waiting || entries[index].Transient))
                entries[index] = entries[index] with { ChangedAt = ++changes };
        }
        Announce();
    }

    private void Announce()
    {
        var waiting = changed;
        changed = New();
        waiting.SetResult();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed record Entry(string Id, string Json, long? ChangedAt, bool Transient, bool Held, bool Deleted = false);
}
