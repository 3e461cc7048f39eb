using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;

namespace ChatCoach.Coaching.Turns;

/// <summary>What is said at the end of a run about its relationship: where the therapy stands, when the coach comes back, what may come next.</summary>
internal static class ProgrammeMoves
{
    private const string DecisionGuide = "G2.8";

    /// <summary>One of two sentences: when others are on the relationship, not only the person sees what the run laid into it.</summary>
    /// <param name="own">Said when only the person sees it.</param>
    /// <param name="shared">Said otherwise, with the list of what everyone on it sees.</param>
    public static string WhoSees(Turn turn, Run run, Phrase own, Phrase shared) =>
        run.About is { } about && RecordMoves.Projects(turn.GuideOf(run)) && turn.About(about).Others > 0 ? InviteMoves.Shared(turn, shared) : turn.Text(own);

    /// <summary>Titles of parts and days, no values (privacy rule P16).</summary>
    public static IEnumerable<string> Said(Turn turn, Run run)
    {
        var guide = turn.GuideOf(run);
        var programme = turn.Content.Programme;
        if (run.About is not { } about)
            return RecordMoves.Projects(guide) ? [turn.Text(programme.WithoutRelationship)] : [];
        return RecordMoves.Projects(guide) ? [.. Session(turn, guide, turn.About(about).Record), .. FollowUps(turn, run, turn.About(about).Record)] : [];
    }

    /// <summary>The next part first, when it belongs to the same session.</summary>
    public static IEnumerable<CardButton> Buttons(Turn turn, Run run, bool primary)
    {
        var guide = turn.GuideOf(run);
        if (run.About is not { } about || !RecordMoves.Projects(guide))
            yield break;
        var programme = turn.Content.Programme;
        if (SessionPlan.IsPart(guide.Id))
        {
            if (Next(turn, about, guide.Id, primary) is { } next)
                yield return next;
            if (turn.Content.Guides.Find(DecisionGuide) is not null)
                yield return new CardButton(turn.Text(programme.ButtonDecide), Verbs.Start, StartArg.Of(DecisionGuide, about));
        }

        yield return RelationshipMoves.ShowButton(turn, about);
    }

    /// <summary>The way to the next part of the therapy; null: there is none.</summary>
    /// <param name="after">The part that was just walked; null: none was.</param>
    public static CardButton? Next(Turn turn, string about, string? after, bool primary)
    {
        if (turn.About(about).Record.Programme is not { } plan || SessionPlan.Next(plan) is not { } next || turn.Content.Guides.Find(next.Guide) is not { } guide)
            return null;
        var same = after is not null && SessionPlan.SessionOf(plan, after) == next.Session;
        var programme = turn.Content.Programme;
        return new CardButton(turn.Text(same ? programme.ButtonNextPart : programme.ButtonNextSession, ("title", turn.Text(guide.Title))), Verbs.Start, StartArg.Of(guide.Id, about), Primary: same && primary);
    }

    private static IEnumerable<string> Session(Turn turn, Guide guide, RelationshipRecord record)
    {
        if (!SessionPlan.IsPart(guide.Id) || record.Programme is not { Done.Count: > 0 } plan)
            return [];
        var titles = plan.Done.Select(d => d.Guide).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(id => turn.Content.Guides.Find(id)).OfType<Guide>().Select(g => turn.Text(g.Title));
        return [turn.Text(turn.Content.Programme.Session, ("n", Number(SessionPlan.Begun(plan))), ("total", Number(SessionPlan.Parts(plan.Planned).Count)), ("titles", string.Join(", ", titles)))];
    }

    private static IEnumerable<string> FollowUps(Turn turn, Run run, RelationshipRecord record)
    {
        var programme = turn.Content.Programme;
        var days = record.FollowUps.Where(f => f.State == FollowUpState.Planned && string.Equals(f.Source, run.Id, StringComparison.Ordinal) && f.Due > turn.Today).Select(f => Dates.Write(FollowUpMoves.DayOf(turn, f), turn.Language)).ToList();
        if (days.Count > 0 && record.EndedOn is null)
            return [turn.Text(programme.FollowUpsPlanned, ("days", string.Join(" · ", days)))];
        var closed = record.FollowUps.Exists(f => f.State == FollowUpState.Closed && string.Equals(f.AnsweredBy, run.Id, StringComparison.Ordinal));
        return closed ? [turn.Text(programme.NoMoreFollowUps)] : [];
    }

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
