using System.Text.Json;
using ChatCoach.Coaching.Files;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Releases;
using ChatCoach.Coaching.Turns;
using ChatCoach.Storage.Files;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Storage.Releases;

/// <summary>A reminder for somebody else than the person of the turn, under that person's key.</summary>
internal sealed record SealedNews(string PersonId, string KeyId, Nudge Nudge, byte[] Sealed)
{
    /// <param name="person">Our id of who is reminded.</param>
    /// <param name="nudge">Of what.</param>
    /// <param name="key">Theirs.</param>
    public static SealedNews Of(string person, Nudge nudge, DataKey key) =>
        new(person, key.Id, nudge, key.Seal(JsonSerializer.SerializeToUtf8Bytes(nudge, StateJson.Default.Nudge), SealPlace.Nudge(person, nudge.Id)));
}

/// <summary>
/// What others learn of a release: its recipient that there is something to read, its owner that it was read. Looked up
/// before the commit, since only here every key can be had.
/// </summary>
internal static class ReleasePlan
{
    /// <summary>A recipient who never talked with the coach has no key and no chat; they find it when they come.</summary>
    public static async Task<List<SealedNews>> NewsAsync(CoachStorage storage, TurnCommit commit, CancellationToken ct)
    {
        var news = new List<SealedNews>();
        foreach (var to in commit.Releases.OfType<ReleaseChange.Give>().Select(give => give.Release.To.Id))
        {
            if (await KeyAsync(storage, to, ct) is not { } key)
                continue;
            var nudge = new Nudge(ReceivedRelease.NudgeId, NudgeKind.Released, commit.Now);
            news.Add(SealedNews.Of(to, nudge, key));
        }

        return news;
    }

    /// <summary>The line in the owner's access log (privacy rule P23).</summary>
    public static async Task<List<SealedAccess>> ReadAsync(CoachStorage storage, TurnCommit commit, CancellationToken ct)
    {
        var lines = new List<SealedAccess>();
        foreach (var read in commit.Releases.OfType<ReleaseChange.Read>())
        {
            var received = await storage.Sql.ReadAsync(sql => ReleaseSql.ReceivedAsync(sql, commit.Before.PersonId, commit.Now), ct);
            if (received.Find(r => string.Equals(r.Id, read.Id, StringComparison.Ordinal)) is not { } release || await storage.Keys.OpenableAsync(release.KeyId, ct) is not { } owner)
                continue;
            var entry = new LogEntry(Guid.NewGuid().ToString("N"), commit.Now, LogEvent.ReleaseRead, LogWho.Recipient, Name: release.TryOpen(owner)?.To.Name);
            lines.Add(SealedAccess.Of(entry, release.Owner, owner));
        }

        return lines;
    }

    /// <summary>Null: they have none.</summary>
    public static async Task<DataKey?> KeyAsync(CoachStorage storage, string person, CancellationToken ct)
    {
        var ids = await storage.Sql.ReadAsync($"SELECT key_id FROM people WHERE id = {person} AND key_id IS NOT NULL", row => row.GetString(0), ct);
        return ids is [var id] ? await storage.Keys.OpenableAsync(id, ct) : null;
    }
}
