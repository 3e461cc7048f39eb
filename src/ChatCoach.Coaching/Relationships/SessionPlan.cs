using System.Collections.Immutable;

namespace ChatCoach.Coaching.Relationships;

/// <summary>The length rule of the client therapy: the more entrenched, the longer.</summary>
public static class SessionPlan
{
    /// <summary>Sessions proposed.</summary>
    /// <param name="entrenchment">1 to 5; null: it was left out.</param>
    public static int For(int? entrenchment) => entrenchment switch
    {
        3 => 4,
        4 => 6,
        5 => 8,
        _ => 3,
    };

    /// <summary>Weeks after which a look is taken at what was agreed.</summary>
    /// <param name="entrenchment">1 to 5; null: it was left out.</param>
    public static ImmutableList<int> FollowUpWeeks(int? entrenchment) => entrenchment == 5 ? [2, 6, 12, 24] : [2, 6, 12];
}
