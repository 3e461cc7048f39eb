using System.Collections.Immutable;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Sessions;

/// <summary>What a participant would like, on their own wall: a wish, not a rule.</summary>
/// <param name="Part">Part of the day.</param>
/// <param name="Days">Days of the week; null or none: any.</param>
[StoredFor(Purpose.Session, Keeping.Session)]
public sealed record WishedTimes(DayPart Part = DayPart.Either, ImmutableList<DayOfWeek>? Days = null)
{
    private static readonly TimeOnly Noon = new(12, 0);

    /// <param name="wall">When a session begins, on the participant's wall.</param>
    public bool Fit(DateTime wall) =>
        (Days is not { IsEmpty: false } days || days.Contains(wall.DayOfWeek)) && Part switch
        {
            DayPart.Mornings => TimeOnly.FromDateTime(wall) < Noon,
            DayPart.Afternoons => TimeOnly.FromDateTime(wall) >= Noon,
            _ => true,
        };
}

public enum DayPart
{
    Either,

    /// <summary>Begins before noon.</summary>
    Mornings,

    /// <summary>Begins at noon or later.</summary>
    Afternoons,
}
