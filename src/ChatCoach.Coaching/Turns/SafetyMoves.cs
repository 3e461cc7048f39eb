using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Safety;

namespace ChatCoach.Coaching.Turns;

/// <summary>The safety net in front of every guide.</summary>
internal static class SafetyMoves
{
    /// <summary>
    /// The guide that helps with what these words say: SOS at once, or a gentle question first; null: no alarm. Who was
    /// asked gently and says it again, and who is in SOS already, gets SOS.
    /// </summary>
    public static string? GuideFor(Turn turn, string text) => GuideFor(turn, turn.Content.Safety.Read(text));

    public static string? GuideFor(Turn turn, Alarm alarm) => alarm switch
    {
        Alarm.Explicit => RunMoves.SosGuide,
        Alarm.Implicit when IsOpen(turn, RunMoves.GentleGuide) || IsOpen(turn, RunMoves.SosGuide) => RunMoves.SosGuide,
        Alarm.Implicit => RunMoves.GentleGuide,
        _ => null,
    };

    /// <summary>Starts it for words that were typed: before a language was chosen, in the language of the words.</summary>
    public static Reply Start(Turn turn, string guide, string words)
    {
        if (turn.State.Language is null && turn.Content.Safety.LanguageOf(words) is { } spoken)
            turn.State = turn.State with { Language = spoken };
        return Start(turn, guide);
    }

    public static Reply Start(Turn turn, string guide)
    {
        if (IsOpen(turn, guide))
            return Speech.Ask(turn, turn.Active!);
        var left = turn.Active;
        if (left is not null && IsOpen(turn, RunMoves.GentleGuide))
        {
            turn.Remove(left);
            left = turn.Find(left.Left);
        }

        return RunMoves.Start(turn, turn.Content.Guides.Find(guide)!, left: left?.Id);
    }

    private static bool IsOpen(Turn turn, string guide) =>
        turn.Active is { } run && string.Equals(run.Guide, guide, StringComparison.Ordinal);
}
