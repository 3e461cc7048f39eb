using ChatCoach.Coaching.Cadence;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Turns;

/// <summary>
/// What waits for a morning is planned by the clock on the person's wall, so it moves with them: to another zone, or to a
/// unit where that day is a holiday.
/// </summary>
internal static class MorningMoves
{
    /// <summary>Plans anew whatever waits for a morning that is none any more where the person is now.</summary>
    public static void PlanAnew(Turn turn)
    {
        foreach (var waiting in turn.State.FollowUps)
            if (Moved(turn, waiting.Wall, waiting.Due) is { } wall)
                FollowUpMoves.Wait(turn, waiting.NudgeId, waiting.About, wall);
        foreach (var awaited in turn.State.Awaited.Where(WaitsForMorning))
            if (Moved(turn, awaited.Wall, awaited.Due) is { } wall)
                NudgeMoves.Await(turn, awaited.Kind, wall.ToInstant(), awaited.Run, wall);
    }

    /// <summary>False for a pause of so and so long: it is the person's own wish at that time.</summary>
    public static bool WaitsForMorning(Nudge nudge) => nudge.Wall is not null || nudge.Kind == NudgeKind.NextDay;

    /// <summary>Where it is now; null: where it was.</summary>
    private static WallTime? Moved(Turn turn, WallTime? wall, DateTimeOffset due)
    {
        var day = wall?.Day ?? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(due, turn.ZoneBefore).DateTime);
        var now = turn.Window.MorningOf(day);
        return now == wall ? null : now;
    }
}
