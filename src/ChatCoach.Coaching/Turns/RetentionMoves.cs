using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;

namespace ChatCoach.Coaching.Turns;

/// <summary>
/// Answers go when their time is over (privacy rule P12): a private note after the days the notice names, own sentences
/// 90 days after the programme they belong to, coded taps after 12 months, and what is about a relationship six months
/// after its end. A run in which nothing is left goes whole.
/// </summary>
internal static class RetentionMoves
{
    /// <summary>Sees to it that the next answer of the run goes in time; nothing to do while that time stays the same.</summary>
    /// <param name="before">The run as it was; null: it is new.</param>
    public static void Plan(Turn turn, Run? before, Run run) => Plan(turn, before is null ? null : NextDue(turn, before, Ends.Unknown), run, Ends.Unknown);

    /// <summary>Blanks what is past its time. It is silent, and the person's place in the run stays.</summary>
    public static void Due(Turn turn, Nudge nudge)
    {
        if (turn.Find(nudge.Run) is not { } run)
            return;
        var ends = new Ends(ProgrammeEnd(turn, run), nudge.About is { } over && string.Equals(over, run.About, StringComparison.Ordinal));
        var kept = run with
        {
            Answers = [.. run.Answers.Select(a => EndOf(turn, run, a, ends) <= turn.Now ? a with { Values = [] } : a)],
        };
        if (run.Answers.Any(a => Names(turn, run, a) && EndOf(turn, run, a, ends) <= turn.Now) || (ends.Relationship && !kept.Answers.Any(a => Names(turn, run, a))))
            kept = kept with { About = null };
        if (kept.FinishedAt is not null && kept.Answers.All(a => a.Values.Count == 0))
        {
            turn.Remove(kept);
            return;
        }

        turn.Put(kept);
        Plan(turn, null, kept, ends);
    }

    private static void Plan(Turn turn, DateTimeOffset? planned, Run run, Ends ends)
    {
        var due = NextDue(turn, run, ends);
        // A programme may end earlier than it is planned now: it is looked at again before that.
        if (ends.Programme is not null && due > turn.Now + Lives.Sentence)
            due = turn.Now + Lives.Sentence;
        if (due is { } at && due != planned)
            turn.Plan(new Nudge(MomentIds.Hash($"retain:{run.Id}"), NudgeKind.Retain, at, run.Id));
    }

    private static DateTimeOffset? NextDue(Turn turn, Run run, Ends ends) => run.Answers.Select(a => EndOf(turn, run, a, ends)).Min();

    /// <summary>When the answer goes; null: it holds nothing, its step is not stored and goes with the run, or it stays until the relationship's time is over.</summary>
    private static DateTimeOffset? EndOf(Turn turn, Run run, Answer answer, Ends ends) => answer.Values.Count == 0 ? null : turn.GuideOf(run).Find(answer.Step)?.Privacy switch
    {
        PrivacyClass.Note => answer.At.AddDays(turn.Content.Values.NoteDays),
        PrivacyClass.Sentence => (ends.Programme > answer.At ? ends.Programme.Value : answer.At) + Lives.Sentence,
        PrivacyClass.Coded => answer.At + Lives.Tap,
        PrivacyClass.Relationship when ends.Relationship => turn.Now,
        _ => null,
    };

    /// <summary>The last day on which something is planned in the relationship of the run, or the day it ended.</summary>
    private static DateTimeOffset? ProgrammeEnd(Turn turn, Run run)
    {
        if (run.About is not { } about || !run.Answers.Any(a => a.Values.Count > 0 && turn.GuideOf(run).Find(a.Step)?.Privacy == PrivacyClass.Sentence))
            return null;
        var record = turn.About(about).Record;
        IEnumerable<DateOnly?> planned = [record.Programme?.NextOn, .. record.FollowUps.Where(f => f.State == FollowUpState.Planned || f.Due <= turn.Today).Select(f => (DateOnly?)f.Due)];
        return (record.EndedOn ?? planned.Max()) is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : null;
    }

    /// <summary>The answer says which relationship the run is about.</summary>
    private static bool Names(Turn turn, Run run, Answer answer) => answer.Values.Count > 0 && turn.GuideOf(run).Find(answer.Step)?.Kind == StepKind.Relationship;

    /// <summary>What decides about some answers besides their own time.</summary>
    /// <param name="Programme">When it ended or will end; null: there is none.</param>
    /// <param name="Relationship">Six months have passed since it ended.</param>
    private readonly record struct Ends(DateTimeOffset? Programme, bool Relationship)
    {
        /// <summary>When a sentence is written nobody knows; it is looked up when it would go without a programme.</summary>
        public static Ends Unknown => default;
    }
}
