using System.Collections.Immutable;

namespace ChatCoach.Coaching.Sessions;

/// <summary>What decides when a session can be; for its members see <see cref="SlotFinder.Propose"/>.</summary>
/// <param name="Session">The session it was loaded for.</param>
/// <param name="Hours">Null: its coach did not say when they hold sessions.</param>
/// <param name="CoachState">German state of the coach's unit; null: it is not known.</param>
/// <param name="CoachBusy">Quarters in which the coach is in a session, this one included.</param>
/// <param name="OthersBusy">Quarters in which anybody else in it is in a session, this one included.</param>
/// <param name="Planned">The coach's dates by ISO week on their wall, this session's included.</param>
public sealed record SessionCalendar(
    string Session, CoachHours? Hours, string? CoachState, ImmutableHashSet<long> CoachBusy, ImmutableHashSet<long> OthersBusy, ImmutableDictionary<(int Year, int Week), int> Planned)
{
    /// <summary>So far ahead is looked: the longest horizon, and eight weekly dates after it with as many weeks to give way.</summary>
    public static readonly TimeSpan Reach = TimeSpan.FromDays(CoachHours.MostHorizonDays + (7 * 16));

    public static SessionCalendar Empty(string session) => new(session, null, null, [], [], ImmutableDictionary<(int, int), int>.Empty);
}
