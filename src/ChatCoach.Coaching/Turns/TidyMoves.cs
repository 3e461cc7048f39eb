using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Turns;

/// <summary>
/// What must not lie around after a day: the position in a guide that keeps nothing, unstored answers of a parked run
/// (privacy rule P20), and the copy of the run that the last card was about. Every answer that is stored stays, and what
/// that card offered is still understood: the run is loaded when somebody picks it.
/// </summary>
internal static class TidyMoves
{
    public static void Tidy(Turn turn)
    {
        foreach (var run in turn.State.LightRuns.Where(r => IsOld(turn, r) && turn.GuideOf(r).Keeps == Keeps.Nothing))
            turn.Remove(run);
        foreach (var run in turn.OpenRuns.Where(r => IsOld(turn, r)).ToList())
        {
            var guide = turn.GuideOf(run);
            if (run.Answers.Any(a => a.Values.Count > 0 && guide.Find(a.Step)?.Field is null))
                turn.Put(RunMoves.Blanked(guide, run));
        }

        turn.State = turn.State with { Releases = turn.State.Releases.RemoveAll(r => r.Until <= turn.Now), CardWords = turn.State.CardWords.RemoveAll(w => w.Until <= turn.Now) };
        if (turn.State.Held is not { } held || !IsOld(turn, held))
            return;
        turn.LetGo(held);
        turn.State = turn.State with { Aside = null, ActiveRun = string.Equals(turn.State.ActiveRun, held.Id, StringComparison.Ordinal) ? null : turn.State.ActiveRun };
    }

    private static bool IsOld(Turn turn, Run run) => turn.Now - run.UsedAt >= Lives.Unkept;
}
