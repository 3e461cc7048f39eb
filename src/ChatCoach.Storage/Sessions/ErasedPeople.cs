using System.Collections.Immutable;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Sessions;

/// <summary>A session somebody else asked for, as it is once a person is erased.</summary>
internal sealed record SessionWithout(string Session, int Version, byte[] Sealed);

/// <summary>Whoever was erased is part of no session any more, and nothing they said in one is kept (privacy rule P13).</summary>
internal static class ErasedPeople
{
    /// <summary>What is to be written when the person goes: sessions lie under their owners' keys, which only can be had before the commit.</summary>
    public static async Task<ImmutableList<SessionWithout>> OfAsync(CoachStorage storage, string person, CancellationToken ct)
    {
        var rows = await storage.Sql.ReadAsync(
            $"""
            SELECT s.id, s.version, o.key_id, s.owner_id, s.sealed FROM sessions s JOIN people o ON o.id = s.owner_id
            WHERE s.owner_id <> {person} AND o.key_id IS NOT NULL AND (s.coach_id = {person} OR s.id IN (SELECT g.session_id FROM session_people g WHERE g.person_id = {person}))
            """,
            row => new SealedSession(row.GetString(0), row.GetInt32(1), row.GetString(3), row.GetString(2), null, null, false, null, null, row.GetFieldValue<byte[]>(4)), ct);
        var all = ImmutableList.CreateBuilder<SessionWithout>();
        foreach (var row in rows)
        {
            var strange = ImmutableDictionary.CreateBuilder<string, StrangeMembers>(StringComparer.Ordinal);
            if (await storage.Keys.OpenableAsync(row.KeyId, ct) is { } owner && row.TryOpen(owner, strange) is { } session)
                all.Add(new SessionWithout(row.Id, row.Version, owner.Seal(StoredJson.Write(session.Without(person), StateJson.Default.CoachSession, strange.GetValueOrDefault(row.Id)), SealPlace.Session(row.Id))));
        }

        return all.ToImmutable();
    }

    /// <returns>False: somebody changed one in between, and the erasure is done again.</returns>
    public static async Task<bool> WriteAsync(SqlSession sql, IEnumerable<SessionWithout> sessions)
    {
        foreach (var without in sessions)
        {
            if (await sql.RunAsync($"UPDATE sessions SET version = version + 1, sealed = {without.Sealed} WHERE id = {without.Session} AND version = {without.Version}") == 0)
                return false;
        }

        return true;
    }

    /// <summary>Somebody whom an older version of the program erased, or whom a restored memory brought back, is left out when it is read.</summary>
    public static async Task<CoachSession> LeftOutAsync(SqlStore sql, CoachSession session, CancellationToken ct)
    {
        if (!session.People.Exists(p => p.Person is not null))
            return session;
        var there = await sql.ReadAsync($"SELECT person_id FROM session_people WHERE session_id = {session.Id}", row => row.GetString(0), ct);
        foreach (var gone in session.People.Where(p => p.Person is { } person && !there.Contains(person, StringComparer.Ordinal)).ToList())
            session = session.Without(gone);

        return session;
    }
}
