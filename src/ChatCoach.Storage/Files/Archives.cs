using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using ChatCoach.Coaching.Files;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Turns;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Storage.Files;

/// <summary>Everything of a person, read for nobody but them (privacy rules P14, P23).</summary>
/// <param name="Known">Settings and place, open at once.</param>
/// <param name="Whole">What the host draws from; opened when it is first asked for.</param>
/// <param name="Guides">Guides of all runs, with their versions.</param>
/// <param name="Json">Every record as it is stored.</param>
public sealed record ReadArchive(PersonArchive Known, Lazy<PersonArchive> Whole, IReadOnlySet<(string Guide, int Version)> Guides, ArchiveJson Json);

/// <summary>Reads everything that is stored of a person.</summary>
public sealed class Archives(CoachStorage storage, TurnStore turns)
{
    /// <summary>Null: nothing of the person is stored. When the task ends, everything is read; what is left is to open it.</summary>
    public async Task<ReadArchive?> ReadAsync(PersonKey who, CancellationToken ct)
    {
        var loaded = await turns.LoadAsync(new PersonQuery(who), ct);
        if (loaded.KeyId is not { } keyId || await storage.Keys.OpenableAsync(keyId, ct) is not { } key)
            return null;
        var person = loaded.PersonId;
        var rows = await storage.Sql.ReadAsync(sql => ArchiveRows.ReadAsync(sql, person, key, who), ct);
        var known = new PersonArchive { State = loaded.Memory.State, Place = loaded.Memory.Place };
        var whole = new Lazy<PersonArchive>(() => Opened(known, rows, person, key));
        return new ReadArchive(known, whole, rows.Guides, new ArchiveJson(rows, person, key, who, whole));
    }

    private static PersonArchive Opened(PersonArchive known, ArchiveRows rows, string person, DataKey key)
    {
        var runs = rows.Runs.Select(r => StoredJson.Read(key.Open(r.Sealed, SealPlace.Run(person, r.Id)), StateJson.Default.Run, out _)).OrderByDescending(r => r.StartedAt).ToImmutableList();
        return known with
        {
            Runs = runs,
            About = AboutOf(known.State, runs, rows, person, key),
            Nudges = [.. rows.Nudges.Select(n => JsonSerializer.Deserialize(key.Open(n.Sealed, SealPlace.Nudge(person, n.Id)), StateJson.Default.Nudge)!)],
            Sessions = [.. rows.Sessions.Select(s => StoredJson.Read(key.Open(s.Sealed, SealPlace.Session(s.Id)), StateJson.Default.CoachSession, out _))],
            CoachNotes = [.. rows.CoachNotes.Select(n => Encoding.UTF8.GetString(key.Open(n.Sealed, SealPlace.CoachNote(n.Id))))],
            Counted = rows.Counted,
            Conversations = [.. rows.Places.Select(p => (p.Channel, p.LastSeen))],
            Log = [.. rows.Log.Select(l => AccessSql.Open(l, person, key))],
        };
    }

    /// <summary>A relationship of which nothing is stored yet is there all the same.</summary>
    private static ImmutableDictionary<string, AboutRelationship> AboutOf(PersonState state, ImmutableList<Run> runs, ArchiveRows rows, string person, DataKey key)
    {
        var strange = ImmutableDictionary.CreateBuilder<string, StrangeMembers>();
        var members = rows.Members.ToDictionary(m => m.LocalId, m => m.Member, StringComparer.Ordinal);
        var finished = runs.Where(r => r is { FinishedAt: not null, About: not null }).ToLookup(r => r.About!, StringComparer.Ordinal);
        return state.Relationships.ToImmutableDictionary(r => r.Id, r =>
        {
            var member = members.GetValueOrDefault(r.Id);
            ImmutableList<Run> about = [.. finished[r.Id]];
            return new AboutRelationship(member?.Open(person, r.Id, key, strange).Record ?? RelationshipRecord.New, member?.Others ?? 0, member?.Owner ?? true, about, about.Count);
        });
    }
}
