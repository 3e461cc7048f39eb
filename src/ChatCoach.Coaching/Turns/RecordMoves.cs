using System.Collections.Immutable;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;

namespace ChatCoach.Coaching.Turns;

/// <summary>Keeps the record of a relationship in step with the runs about it.</summary>
internal static class RecordMoves
{
    /// <summary>Decides whether a talk took place; it is read for that and laid nowhere.</summary>
    private const string TalkHeld = "talk.held";

    /// <summary>True when a run of the guide says something about its relationship.</summary>
    public static bool Projects(Guide guide) => SessionPlan.IsPart(guide.Id) || guide.Steps.Any(s => s.Field is { } field && ProjectedFields.All.Contains(field));

    /// <summary>After an answer: the record is looked at only when the run now says something else about its relationship.</summary>
    public static void Written(Turn turn, Run before, Run run)
    {
        if (Is(before.About ?? "", run.About ?? "") && (!Projects(turn.GuideOf(run)) || SaysTheSame(Told(turn, before), Told(turn, run))))
            return;
        Written(turn, before.About, run);
    }

    private static bool SaysTheSame(ToldRun a, ToldRun b) => a.EndedOn == b.EndedOn && a.Answers.SequenceEqual(b.Answers);

    /// <summary>Lays the run as it is now into the record of its relationship, and takes it away from the one it was about before.</summary>
    /// <param name="before">The relationship it was about until now; null: none.</param>
    public static void Written(Turn turn, string? before, Run run)
    {
        if (!Projects(turn.GuideOf(run)))
            return;
        if (before is not null && !Is(before, run.About))
            TakeAway(turn, before, run.Id);
        if (run.About is { } about)
            Change(turn, about, record => Projection.Apply(record, Told(turn, run), Others(turn, about, run.Id)));
    }

    /// <summary>The run is no more: what it laid goes with it.</summary>
    public static void Removed(Turn turn, Run run)
    {
        if (run.About is { } about && Projects(turn.GuideOf(run)))
            TakeAway(turn, about, run.Id);
    }

    /// <summary>The run spoke of a relationship the person is not on any more, so that what it laid there cannot be taken away.</summary>
    public static bool StaysElsewhere(Turn turn, Run run) =>
        Projects(turn.GuideOf(run)) && RelationshipMoves.Find(turn, run.About) is { } relationship && RelationshipMoves.IsOff(relationship, turn.About(relationship.Id));

    /// <summary>Changes a record; one that stays as it is, is no change.</summary>
    public static void Change(Turn turn, string about, Func<RelationshipRecord, RelationshipRecord> change)
    {
        var before = turn.About(about).Record;
        var after = change(before);
        if (after == before)
            return;
        turn.Change(new RelationshipChange.Put(about, after));
        FollowUpMoves.Follow(turn, about, before, after);
    }

    private static void TakeAway(Turn turn, string about, string run) =>
        Change(turn, about, record => Projection.TakeAway(record, run, Others(turn, about, run)));

    /// <summary>What the person's other runs say about it.</summary>
    private static IEnumerable<ToldRun> Others(Turn turn, string about, string run) => turn.About(about).Runs.Select(r => turn.Find(r.Id) ?? r)
        .Concat(turn.OpenRuns)
        .Where(r => Is(r.About ?? "", about) && !Is(r.Id, run) && !turn.IsRemoved(r.Id) && Projects(turn.GuideOf(r)))
        .DistinctBy(r => r.Id, StringComparer.Ordinal)
        .Select(r => Told(turn, r));

    private static ToldRun Told(Turn turn, Run run)
    {
        var guide = turn.GuideOf(run);
        var path = GuidePath.Walk(turn.Content.Guides, guide, run);
        var answers = path.Answered
            .Where(p => p.Answer.Values.Count > 0 && p.Step.Field is { } field && (ProjectedFields.All.Contains(field) || Is(field, TalkHeld)))
            .Select(p => new ToldAnswer(p.Step.Field!, p.Step.Id, p.Answer.Visit, p.Answer.Values, p.Answer.At, turn.DayOf(p.Answer.At)));
        return new ToldRun(run.Id, guide.Id, run.FinishedAt is { } at && path.Open is null ? turn.DayOf(at) : null, [.. answers]);
    }

    private static bool Is(string a, string? b) => string.Equals(a, b, StringComparison.Ordinal);
}
