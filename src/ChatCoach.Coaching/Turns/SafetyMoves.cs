using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Safety;

namespace ChatCoach.Coaching.Turns;

/// <summary>The safety net in front of every guide.</summary>
internal static class SafetyMoves
{
    /// <summary>Help at once, a gentle question, or null: no alarm. The text itself is not kept.</summary>
    public static Reply? Read(Turn turn, string text) => turn.Content.Safety.Read(text) switch
    {
        Alarm.Explicit => Start(turn, RunMoves.SosGuide),
        Alarm.Implicit when !IsOpen(turn, RunMoves.GentleGuide) => Start(turn, RunMoves.GentleGuide),
        _ => null,
    };

    public static Reply Start(Turn turn, string guide) =>
        IsOpen(turn, guide) ? Speech.Ask(turn, turn.Active!) : RunMoves.Start(turn, turn.Content.Guides.Find(guide)!);

    private static bool IsOpen(Turn turn, string guide) =>
        turn.Active is { } run && string.Equals(run.Guide, guide, StringComparison.Ordinal);
}
