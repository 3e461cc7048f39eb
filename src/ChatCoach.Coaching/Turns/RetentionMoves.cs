using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Turns;

/// <summary>
/// Answers go when their time is over (privacy rule P12): a private note after the days the notice names, own sentences
/// after 90 days, coded taps after 12 months. A run in which nothing is left goes whole.
/// </summary>
internal static class RetentionMoves
{
    private static readonly TimeSpan SentenceLife = TimeSpan.FromDays(90);
    private static readonly TimeSpan CodedLife = TimeSpan.FromDays(365);

    /// <summary>Sees to it that the next answer of the run goes in time; nothing to do while that time stays the same.</summary>
    /// <param name="before">The run as it was; null: it is new.</param>
    public static void Plan(Turn turn, Run? before, Run run)
    {
        var due = NextDue(turn, run);
        if (due is { } at && due != (before is null ? null : NextDue(turn, before)))
            turn.Plan(new Nudge(MomentIds.Hash($"retain:{run.Id}"), NudgeKind.Retain, at, run.Id));
    }

    /// <summary>Blanks what is past its time. It is silent, and the person's place in the run stays.</summary>
    public static void Due(Turn turn, Nudge nudge)
    {
        if (turn.Find(nudge.Run) is not { } run)
            return;
        var kept = run with
        {
            Answers = [.. run.Answers.Select(a => EndOf(turn, run, a) <= turn.Now ? a with { Values = [] } : a)],
            About = run.Answers.Any(a => turn.GuideOf(run).Find(a.Step)?.Kind == StepKind.Relationship && EndOf(turn, run, a) <= turn.Now) ? null : run.About,
        };
        if (kept.FinishedAt is not null && kept.Answers.All(a => a.Values.Count == 0))
        {
            turn.Remove(run);
            return;
        }

        turn.Put(kept);
        Plan(turn, null, kept);
    }

    private static DateTimeOffset? NextDue(Turn turn, Run run) => run.Answers.Select(a => EndOf(turn, run, a)).Min();

    /// <summary>When the answer goes; null: it holds nothing, or its step is not stored and goes with the run.</summary>
    private static DateTimeOffset? EndOf(Turn turn, Run run, Answer answer) => answer.Values.Count == 0 ? null : turn.GuideOf(run).Find(answer.Step)?.Privacy switch
    {
        PrivacyClass.Note => answer.At.AddDays(turn.Content.Values.NoteDays),
        PrivacyClass.Sentence => answer.At + SentenceLife,
        PrivacyClass.Coded => answer.At + CodedLife,
        _ => null,
    };
}
