using System.Collections.Immutable;

namespace ChatCoach.Coaching.Sessions;

/// <summary>A session somebody was given the code of.</summary>
/// <param name="Session">What is known.</param>
/// <param name="Stake">Why its coach may not be part of it any more.</param>
/// <param name="Me">Our id of the person.</param>
/// <param name="Now">UTC; a date that is over stands in nobody's way.</param>
/// <param name="Booked">Quarters in which the person is in another session, see <see cref="Slots"/>; as far as this one has dates then.</param>
public sealed record InvitedSession(CoachSession Session, Stake Stake, string Me, DateTimeOffset Now, ImmutableHashSet<long> Booked)
{
    /// <summary>The first date at which the person is elsewhere already; null: none.</summary>
    public Meeting? Clash => Session.Meetings.Where(m => m.IsAhead(Now))
        .OrderBy(m => m.Start!.ToInstant()).FirstOrDefault(m => Slots.Covering(m.Start!.ToInstant(), Slots.SessionLength).Any(Booked.Contains));
}
