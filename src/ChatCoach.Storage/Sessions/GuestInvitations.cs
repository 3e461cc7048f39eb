using System.Collections.Immutable;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Storage.Sessions;

/// <summary>Codes by which colleagues come into a session.</summary>
internal static class GuestInvitations
{
    /// <summary>Null: the code opens nothing for this person. Whoever asked, leads it, was asked to lead it or takes part already cannot come in.</summary>
    public static async Task<(MetSession Met, InvitedSession Invited, StrangeMembers? Strange)?> FindAsync(LoadedPerson person, string tag, PersonQuery query, CoachStorage storage, CancellationToken ct)
    {
        if (await storage.Sql.ReadAsync(sql => SessionSql.OfCodeAsync(sql, tag, query.Who.Tenant, query.Now), ct) is not { } found || await storage.Keys.OpenableAsync(found.KeyId, ct) is not { } owner)
            return null;
        var strange = ImmutableDictionary.CreateBuilder<string, StrangeMembers>(StringComparer.Ordinal);
        if (found.TryOpen(owner, strange) is not { Code: { } code } opened || code.Until <= query.Now)
            return null;
        var session = await ErasedPeople.LeftOutAsync(storage.Sql, opened, ct);
        if (IsIn(session, found.Owner, person.PersonId))
            return null;
        var slots = session.Meetings.Where(m => m is { State: MeetingState.Planned, Start: not null }).SelectMany(m => Slots.Covering(m.Start!.ToInstant(), Slots.SessionLength)).ToList();
        var booked = slots.Count == 0 ? [] : await storage.Sql.ReadAsync(sql => BookingSql.OfAsync(sql, person.PersonId, slots.Min(), slots.Max() + 1), ct);
        return (new MetSession(found.Version, found.Owner, found.KeyId, session), new InvitedSession(session, found.StakeOf(session), person.PersonId, query.Now, [.. booked.Select(b => b.Slot)]), strange.GetValueOrDefault(found.Id));
    }

    private static bool IsIn(CoachSession session, string owner, string person) =>
        session.NotAgain.Append(owner).Append(session.Coach?.Id).Concat(session.People.Select(p => p.Person)).Contains(person, StringComparer.Ordinal);
}
