using System.Collections.Immutable;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Turns;

/// <summary>A visited step with its answer.</summary>
public sealed record PathPoint(GuideStep Step, Answer Answer);

/// <summary>
/// Where a run stands. It is derived from the answers each time, so a changed answer recomputes its branch and nothing
/// can drift from what was said.
/// </summary>
/// <param name="Answered">The steps on the way, in order.</param>
/// <param name="Open">The step that waits; null when the guide is through.</param>
/// <param name="Visit">Which visit of the open step it is.</param>
public sealed record GuidePath(IReadOnlyList<PathPoint> Answered, GuideStep? Open, int Visit)
{
    /// <summary>Walks the guide along the answers of the run.</summary>
    public static GuidePath Walk(GuideShelf shelf, Guide guide, Run run)
    {
        var answers = new Answer[run.Answers.Count];
        run.Answers.CopyTo(answers);
        var answered = new List<PathPoint>(answers.Length + 1);
        var step = run.Entry is null ? guide.First : guide.Find(run.Entry) ?? guide.First;
        while (true)
        {
            var visit = VisitsOf(step, answered);
            if ((Given(answers, answered.Count, step, visit) ?? Known(run, step, visit)) is not { } answer)
                return new GuidePath(answered, step, visit);
            answered.Add(new PathPoint(step, answer));
            if (Next(shelf, guide, run, step, answer, answered) is not { } next)
                return new GuidePath(answered, null, 0);
            step = next;
        }
    }

    /// <summary>The answer given at that visit, or null. Most stand in the order of the way, so that place is looked at first.</summary>
    private static Answer? Given(Answer[] answers, int place, GuideStep step, int visit) =>
        place < answers.Length && Is(answers[place], step, visit) ? answers[place] : Array.Find(answers, a => Is(a, step, visit));

    private static bool Is(Answer answer, GuideStep step, int visit) => answer.Visit == visit && string.Equals(answer.Step, step.Id, StringComparison.Ordinal);

    private static int VisitsOf(GuideStep step, List<PathPoint> answered)
    {
        var visits = 0;
        foreach (var point in answered)
            visits += ReferenceEquals(point.Step, step) ? 1 : 0;
        return visits;
    }

    /// <summary>The relationship a run was begun with is not asked for again.</summary>
    private static Answer? Known(Run run, GuideStep step, int visit) =>
        step.Kind == StepKind.Relationship && visit == 0 && run.About is { } about ? new Answer(step.Id, 0, [about], run.StartedAt) : null;

    /// <summary>A step that was asked as often as it may be counts as left out, and so does one about a relationship when there is none.</summary>
    private static GuideStep? Next(GuideShelf shelf, Guide guide, Run run, GuideStep step, Answer answer, List<PathPoint> answered)
    {
        var next = shelf.After(guide, step, answer.Values);
        // In a led session the coach goes on, not the answer.
        if (guide.Keeps == Keeps.Session && next is not null && !guide.CardOf(step).Contains(next))
            return null;
        while (next is not null && ((next.OnlyAbout && run.About is null) || (next.Times > 0 && VisitsOf(next, answered) >= next.Times)))
            next = shelf.After(guide, next, []);
        return next;
    }

    /// <summary>The next visit of a step, counted on the way so far.</summary>
    public int NextVisit(GuideStep step) => Answered.Count(p => p.Step == step);

    /// <summary>Answers that lie on no way any more.</summary>
    public ImmutableList<Answer> Keep() => [.. Answered.Select(p => p.Answer)];
}
