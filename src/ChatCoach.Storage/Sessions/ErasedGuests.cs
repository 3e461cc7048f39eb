using ChatCoach.Coaching.Sessions;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Sessions;

/// <summary>Whoever was erased is part of no session any more, and nothing they said in one is read.</summary>
internal static class ErasedGuests
{
    /// <summary>The session lies under its owner's key, so that an erasure cannot rewrite it: what is left of a guest is left out when it is read, and gone with the next change.</summary>
    public static async Task<CoachSession> WithoutAsync(SqlStore sql, CoachSession session, CancellationToken ct)
    {
        if (!session.People.Exists(p => p.Person is not null))
            return session;
        var there = await sql.ReadAsync($"SELECT person_id FROM session_people WHERE session_id = {session.Id}", row => row.GetString(0), ct);
        foreach (var gone in session.People.Where(p => p.Person is { } person && !there.Contains(person, StringComparer.Ordinal)).ToList())
        {
            var led = session.Led?.Without(gone.Id);
            session = session with { People = session.People.Remove(gone), Led = led is null ? null : led with { Away = led.Away.Remove(gone.Id) } };
        }

        return session;
    }
}
