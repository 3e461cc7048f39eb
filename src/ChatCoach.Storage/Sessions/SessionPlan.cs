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

    /// <summary>The lines in the owner's access log: that their request was read, once for each coach, and what they showed (privacy rule P23).</summary>
    public static async Task<List<SealedAccess>> ReadAsync(CoachStorage storage, TurnCommit commit, CancellationToken ct)
    {
        var lines = new List<SealedAccess>();
        foreach (var session in commit.Sessions.OfType<SessionChange.Put>().Select(put => put.Session))
        {
            if (commit.Before.Met.GetValueOrDefault(session.Id) is not { } met || string.Equals(met.Owner, commit.Before.PersonId, StringComparison.Ordinal))
                continue;
            LogEvent[] read =
            [
                .. met.Session.ReadAt is null && session.ReadAt is not null ? [LogEvent.SessionRead] : Array.Empty<LogEvent>(),
                .. session.Shown.Exists(s => s.ReadAt is not null && met.Session.Shown.Exists(m => m.ReadAt is null && string.Equals(m.Id, s.Id, StringComparison.Ordinal))) ? [LogEvent.ReleaseRead] : Array.Empty<LogEvent>(),
            ];
            if (read.Length > 0 && await storage.Keys.OpenableAsync(met.KeyId, ct) is { } owner)
                lines.AddRange(read.Select(what => SealedAccess.Of(new LogEntry(Guid.NewGuid().ToString("N"), commit.Now, what, LogWho.Recipient, Name: what == LogEvent.ReleaseRead ? session.Coach?.Name : null), met.Owner, owner)));
        }

        foreach (var person in commit.Sessions.OfType<SessionChange.Put>().SelectMany(put => ShownBy(commit, put.Session)))
        {
            if (await ReleasePlan.KeyAsync(storage, person, ct) is { } key)
                lines.Add(SealedAccess.Of(new LogEntry(Guid.NewGuid().ToString("N"), commit.Now, LogEvent.SessionShown, LogWho.Recipient), person, key));
        }

        return lines;
    }

    private static bool Falls(CoachSession? before, CoachSession after, DateTimeOffset now) => before?.Meetings.Exists(m =>
        m is { State: MeetingState.Planned, Start: { } start } && start.ToInstant() > now && after.Meetings.Exists(a => a.Number == m.Number && a.State == MeetingState.CalledOff)) == true;

    /// <summary>Coaches and guests of the person's live sessions, and the session of each.</summary>
    private static Task<List<(string Session, string Person)>> WithAsync(CoachStorage storage, string owner, CancellationToken ct) => storage.Sql.ReadAsync(
        $"""
        SELECT s.id, s.coach_id FROM sessions s WHERE s.owner_id = {owner} AND s.live AND s.coach_id IS NOT NULL
        UNION SELECT s.id, g.person_id FROM sessions s JOIN session_people g ON g.session_id = s.id WHERE s.owner_id = {owner} AND s.live
        """,
        row => (row.GetString(0), row.GetString(1)), ct);

    /// <summary>Our ids of those whose shown answers the coach of a led session reads for the first time.</summary>
    private static IEnumerable<string> ShownBy(TurnCommit commit, CoachSession session)
    {
        if (commit.Before.Met.GetValueOrDefault(session.Id) is not { } met || session.Led is not { } led)
            return [];
        return led.Read.Where(r => string.Equals(r.Coach, commit.Before.PersonId, StringComparison.Ordinal)).Except(met.Session.Led?.Read ?? [])
            .Select(r => string.Equals(r.Of, Seats.Owner, StringComparison.Ordinal) ? met.Owner : session.People.Find(p => string.Equals(p.Id, r.Of, StringComparison.Ordinal))?.Person)
            .OfType<string>();
    }

    /// <summary>The coach who was asked, had said yes or is to be asked, the owner and the guests, but not who does it.</summary>
    public static async Task<List<SealedNews>> NewsAsync(CoachStorage storage, TurnCommit commit, CancellationToken ct)
    {
        var news = new List<SealedNews>();
        foreach (var (session, what, to) in commit.Sessions.OfType<SessionChange.Put>().Where(put => put.News != SessionNews.None))
        {
            var owner = commit.Before.Met.GetValueOrDefault(session.Id)?.Owner ?? commit.Before.PersonId;
            // What a session is asked for concerns owner and coach; when it is concerns everybody.
            var others = what is SessionNews.Came or SessionNews.Left || (what == SessionNews.State && session.State != SessionState.Ended) ? [] : session.People.Select(p => p.Person);
            foreach (var person in others.Append(owner).Append(session.Coach?.Id).OfType<string>().Distinct(StringComparer.Ordinal).Where(p => !string.Equals(p, commit.Before.PersonId, StringComparison.Ordinal) && to?.Contains(p) != false))
                await TellAsync(person, session.Id, what);
            // With its coach a date falls: whoever was to come learns it, although the next coach is only asked.
            if (what == SessionNews.State && session.State != SessionState.Ended && Falls(commit.Before.Met.GetValueOrDefault(session.Id)?.Session, session, commit.Now))
                foreach (var person in session.People.Select(p => p.Person).Append(owner).OfType<string>().Distinct(StringComparer.Ordinal).Where(p => !string.Equals(p, commit.Before.PersonId, StringComparison.Ordinal)))
                    await TellAsync(person, session.Id, SessionNews.Dates);
        }

        foreach (var put in commit.Sessions.OfType<SessionChange.Put>())
            foreach (var person in (commit.Before.Met.GetValueOrDefault(put.Session.Id)?.Session.People ?? []).Select(p => p.Person).Except(put.Session.People.Select(p => p.Person)).OfType<string>().Where(p => !string.Equals(p, commit.Before.PersonId, StringComparison.Ordinal)))
                await TellAsync(person, put.Session.Id, SessionNews.Gone);
        if (commit.Erase || commit.ForgetRuns)
            foreach (var (id, person) in await WithAsync(storage, commit.Before.PersonId, ct))
                await TellAsync(person, id, SessionNews.Gone);
        if (commit.Erase)
            foreach (var (id, owner) in await storage.Sql.ReadAsync($"SELECT id, owner_id FROM sessions WHERE coach_id = {commit.Before.PersonId} AND live", row => (row.GetString(0), row.GetString(1)), ct))
                await TellAsync(owner, id, SessionNews.State);
        return news;

        async Task TellAsync(string person, string session, SessionNews what)
        {
            if (await ReleasePlan.KeyAsync(storage, person, ct) is not { } key)
                return;
            var nudge = new Nudge(SessionNudge.IdOf(session, what), NudgeKind.Session, commit.Now, About: session, News: what);
            news.Add(SealedNews.Of(person, nudge, key));
        }
    }
}
