using System.Collections.Immutable;
using System.Text.Json;
using ChatCoach.Coaching.Files;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Coaching.Turns;
using ChatCoach.Storage.Files;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Releases;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Storage.Sessions;

/// <summary>
/// What a turn does to sessions of others: sealed under their owner's key, and told to whom it concerns. Looked up before
/// the commit, since only here every key can be had.
/// </summary>
internal static class SessionPlan
{
    /// <summary>Sealed by the id of the session. Null: an owner was erased meanwhile.</summary>
    public static async Task<ImmutableDictionary<string, byte[]>?> SealedAsync(CoachStorage storage, TurnCommit commit, DataKey key, CancellationToken ct)
    {
        var all = ImmutableDictionary.CreateBuilder<string, byte[]>(StringComparer.Ordinal);
        foreach (var session in commit.Sessions.OfType<SessionChange.Put>().Select(put => put.Session))
        {
            var owner = commit.Before.Met.GetValueOrDefault(session.Id) is { } met ? await storage.Keys.OpenableAsync(met.KeyId, ct) : key;
            if (owner is null)
                return null;
            all[session.Id] = owner.Seal(StoredJson.Write(session, StateJson.Default.CoachSession, commit.Before.Strange.GetValueOrDefault(session.Id)), SealPlace.Session(session.Id));
        }

        return all.ToImmutable();
    }

    /// <summary>The line in the owner's access log, once for each coach who read it (privacy rule P23).</summary>
    public static async Task<List<SealedAccess>> ReadAsync(CoachStorage storage, TurnCommit commit, CancellationToken ct)
    {
        var lines = new List<SealedAccess>();
        foreach (var session in commit.Sessions.OfType<SessionChange.Put>().Select(put => put.Session).Where(s => s.ReadAt is not null))
        {
            if (commit.Before.Met.GetValueOrDefault(session.Id) is not { Session.ReadAt: null } met || string.Equals(met.Owner, commit.Before.PersonId, StringComparison.Ordinal) || await storage.Keys.OpenableAsync(met.KeyId, ct) is not { } owner)
                continue;
            lines.Add(SealedAccess.Of(new LogEntry(Guid.NewGuid().ToString("N"), commit.Now, LogEvent.SessionRead, LogWho.Recipient), met.Owner, owner));
        }

        return lines;
    }

    /// <summary>The coach who was asked, had said yes or is to be asked, the owner and the guests, but not who does it.</summary>
    public static async Task<List<SealedNews>> NewsAsync(CoachStorage storage, TurnCommit commit, CancellationToken ct)
    {
        var news = new List<SealedNews>();
        foreach (var (session, what) in commit.Sessions.OfType<SessionChange.Put>().Where(put => put.News != SessionNews.None))
        {
            var owner = commit.Before.Met.GetValueOrDefault(session.Id)?.Owner ?? commit.Before.PersonId;
            // What a session is asked for concerns owner and coach; when it is concerns everybody.
            var others = what is SessionNews.Came or SessionNews.Left || (what == SessionNews.State && session.State != SessionState.Ended) ? [] : session.People.Select(p => p.Person);
            foreach (var person in others.Append(owner).Append(session.Coach?.Id).OfType<string>().Distinct(StringComparer.Ordinal).Where(p => !string.Equals(p, commit.Before.PersonId, StringComparison.Ordinal)))
                await TellAsync(person, session.Id, what);
        }

        if (commit.Erase)
            foreach (var (id, owner) in await storage.Sql.ReadAsync($"SELECT id, owner_id FROM sessions WHERE coach_id = {commit.Before.PersonId} AND live", row => (row.GetString(0), row.GetString(1)), ct))
                await TellAsync(owner, id, SessionNews.State);
        return news;

        async Task TellAsync(string person, string session, SessionNews what)
        {
            if (await ReleasePlan.KeyAsync(storage, person, ct) is not { } key)
                return;
            var nudge = new Nudge(SessionNudge.IdOf(session, what), NudgeKind.Session, commit.Now, About: session, News: what);
            news.Add(new SealedNews(person, key.Id, nudge, key.Seal(JsonSerializer.SerializeToUtf8Bytes(nudge, StateJson.Default.Nudge), SealPlace.Nudge(person, nudge.Id))));
        }
    }
}
