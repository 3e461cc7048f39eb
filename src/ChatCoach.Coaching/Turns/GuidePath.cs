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
public sealed record GuidePath(ImmutableList<PathPoint> Answered, GuideStep? Open, int Visit)
{
    /// <summary>Walks the guide along the answers of the run.</summary>
    public static GuidePath Walk(GuideShelf shelf, Guide guide, Run run)
    {
        var answered = ImmutableList.CreateBuilder<PathPoint>();
        var visits = new Dictionary<string, int>(StringComparer.Ordinal);
        var step = run.Entry is null ? guide.First : guide.Find(run.Entry) ?? guide.First;
        while (true)
        {
            var visit = visits.GetValueOrDefault(step.Id);
            visits[step.Id] = visit + 1;
            if (run.Find(step.Id, visit) is not { } answer)
                return new GuidePath(answered.ToImmutable(), step, visit);
            answered.Add(new PathPoint(step, answer));
            if (shelf.After(guide, step, answer.Values) is not { } next)
                return new GuidePath(answered.ToImmutable(), null, 0);
            step = next;
        }
    }

    /// <summary>Answers that lie on no way any more.</summary>
    public ImmutableList<Answer> Keep() => [.. Answered.Select(p => p.Answer)];
}
