using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatCoach.Coaching.Files;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Turns;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Storage.Files;

/// <summary>Everything of a person, read for nobody but them (privacy rules P14, P23).</summary>
/// <param name="Archive">What the host draws from.</param>
/// <param name="Json">Every record as it is stored, opened.</param>
public sealed record ReadArchive(PersonArchive Archive, JsonObject Json);

/// <summary>Reads everything that is stored of a person.</summary>
public sealed class Archives(CoachStorage storage, TurnStore turns)
{
    /// <summary>Null: nothing of the person is stored.</summary>
    public async Task<ReadArchive?> ReadAsync(PersonKey who, CancellationToken ct)
    {
        var loaded = await turns.LoadAsync(new PersonQuery(who), ct);
        if (loaded.KeyId is not { } keyId || await storage.Keys.OpenableAsync(keyId, ct) is not { } key)
            return null;
        var state = loaded.Memory.State;
        var wants = new TurnWants { Relationships = [.. state.Relationships.Select(r => r.Id)], Log = true };
        var all = await turns.LoadAsync(new PersonQuery(who) { Wants = wants }, ct);
        return await storage.Sql.ReadAsync(async sql =>
        {
            var rows = await new ArchiveRows(sql, loaded.PersonId, key, who).ReadAsync();
            var runs = rows.Runs.Select(r => StoredJson.Read(r, StateJson.Default.Run, out _)).OrderByDescending(r => r.StartedAt).ToImmutableList();
            var archive = new PersonArchive
            {
                State = all.Memory.State,
                Place = all.Memory.Place,
                Runs = runs,
                About = all.Memory.About.ToImmutableDictionary(p => p.Key, p => p.Value with { Runs = [.. runs.Where(r => r.FinishedAt is not null && r.About == p.Key)] }),
                Nudges = [.. rows.Nudges.Select(n => JsonSerializer.Deserialize(n, StateJson.Default.Nudge)!)],
                Counted = rows.Counted,
                Conversations = rows.Conversations,
                Log = all.Memory.Log ?? [],
            };
            return new ReadArchive(archive, rows.Json(all));
        }, ct);
    }

    /// <summary>The member of a record that a person's own export shows; the bytes of its head are ours.</summary>
    internal static JsonNode? Node(ReadOnlySpan<byte> json) => JsonNode.Parse(Encoding.UTF8.GetString(json));
}
