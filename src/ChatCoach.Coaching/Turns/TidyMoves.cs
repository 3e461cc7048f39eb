using System.Collections.Immutable;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Turns;

/// <summary>What must not lie around: the position in a guide that keeps nothing, and unstored answers of a parked one (privacy rule P20).</summary>
internal static class TidyMoves
{
    /// <summary>At the latest after a day.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public static void Tidy(Turn turn)
    {
        foreach (var run in turn.State.LightRuns.Where(r => turn.Now - r.UsedAt >= Kept && turn.GuideOf(r).Keeps == Keeps.Nothing))
            turn.Remove(run);
        foreach (var run in turn.OpenRuns.Where(r => turn.Now - r.UsedAt >= Kept).ToList())
        {
            var guide = turn.GuideOf(run);
            var blanked = RunMoves.Blanked(guide, run);
            if (!blanked.Answers.SequenceEqual(run.Answers, SameValues.Instance))
                turn.Put(blanked);
        }
    }

    private sealed class SameValues : IEqualityComparer<Answer>
    {
        public static SameValues Instance { get; } = new();

        public bool Equals(Answer? x, Answer? y) => x?.Values.Count == y?.Values.Count;

        public int GetHashCode(Answer answer) => answer.Values.Count;
    }
}
