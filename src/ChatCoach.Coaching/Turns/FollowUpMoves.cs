using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;

namespace ChatCoach.Coaching.Turns;

/// <summary>
/// The coach comes back to what was agreed. Such a message holds nothing of it: what it is about is shown only on wish
/// (privacy rule P16).
/// </summary>
internal static class FollowUpMoves
{
    public const string FollowUpGuide = "G10";

    /// <summary>Days until the next try, when the person says "later".</summary>
    private const int LaterDays = 7;

    /// <summary>Field of the day a person wants to try something; a look is taken a week after it.</summary>
    private const string TryField = "human.planAt";

    /// <summary>Has the person reminded of what is planned now, and no more of what is not.</summary>
    public static void Follow(Turn turn, string about, RelationshipRecord before, RelationshipRecord after)
    {
        var over = after.EndedOn is not null;
        var planned = after.FollowUps.Where(f => !over && f.State == FollowUpState.Planned).ToList();
        var gone = before.FollowUps.Select(NudgeOf).Except(planned.Select(NudgeOf), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        turn.State = turn.State with { FollowUps = turn.State.FollowUps.RemoveAll(w => gone.Contains(w.NudgeId) || (over && Is(w.About, about))) };
        foreach (var followUp in planned.Where(f => IsMine(turn, about, f) && f.Due > turn.Today && !(before.EndedOn is null && before.FollowUps.Exists(b => b.Id == f.Id && b.State == FollowUpState.Planned && b.Due == f.Due))))
            Wait(turn, NudgeOf(followUp), about, followUp.Due);
    }

    /// <summary>After a plan to try something on a day: a look a week later, for whoever wants to be reminded.</summary>
    public static void Try(Turn turn, Run run)
    {
        NoTry(turn, run);
        var day = turn.PathOf(run).Answered.LastOrDefault(p => Is(p.Step.Field ?? "", TryField) && p.Answer.Values.Count > 0)?.Answer.Values[0];
        if (run.About is { } about && turn.State.Reminders == Reminders.Follow && Projection.DateOf(day)?.AddDays(LaterDays) is { } due && due > turn.Today)
            Wait(turn, TryOf(run), about, due);
    }

    /// <summary>The plan of a run is gone, and with it the look after it.</summary>
    public static void NoTry(Turn turn, Run run) =>
        turn.State = turn.State with { FollowUps = turn.State.FollowUps.RemoveAll(w => Is(w.NudgeId, TryOf(run))) };

    /// <summary>Asks whether the person wants to look. Silent when nobody waits for it, and when the relationship ended or it was answered otherwise.</summary>
    /// <param name="inUse">Something else was being answered a moment ago.</param>
    public static Reply? Due(Turn turn, Nudge nudge, bool inUse, TimeSpan putOff)
    {
        if (turn.State.FollowUps.Find(w => Is(w.NudgeId, nudge.Id)) is not { } waiting)
            return null;
        if (inUse)
        {
            turn.Later(nudge, putOff);
            return null;
        }

        turn.State = turn.State with { FollowUps = turn.State.FollowUps.Remove(waiting) };
        if (!IsWanted(turn, waiting))
            return null;
        turn.State = turn.State with { FollowUps = turn.State.FollowUps.RemoveAll(w => Is(w.About, waiting.About) && w.Due <= turn.Now) };
        var programme = turn.Content.Programme;
        turn.State = turn.State with { Aside = null };
        return Speech.Say(turn, [turn.Text(programme.FollowUpDue)],
        [
            new CardButton(turn.Text(programme.ButtonLook), Verbs.Start, StartArg.Of(FollowUpGuide, waiting.About), Primary: true),
            new CardButton(turn.Text(programme.ButtonLater), Verbs.Later, waiting.About),
            new CardButton(turn.Text(turn.Content.Texts.ButtonNever), Verbs.Close, NudgeMoves.Never),
        ]);
    }

    /// <summary>Not answered or ended meanwhile, and the person is still on the relationship.</summary>
    private static bool IsWanted(Turn turn, WaitingFollowUp waiting)
    {
        var about = turn.About(waiting.About);
        var answered = about.Record.FollowUps.Exists(f => Is(NudgeOf(f), waiting.NudgeId) && f.State != FollowUpState.Planned);
        return !answered && about.Record.EndedOn is null && RelationshipMoves.Find(turn, waiting.About) is { } relationship && !RelationshipMoves.IsOff(relationship, about);
    }

    /// <summary>In a week again.</summary>
    public static Reply Later(Turn turn, string about)
    {
        var due = turn.About(about).Record.FollowUps.Where(f => f.State == FollowUpState.Planned && f.Due <= turn.Today).MinBy(f => f.Due);
        Wait(turn, due is null ? turn.NextId() : NudgeOf(due), about, turn.Today.AddDays(LaterDays));
        return LaterNoted(turn);
    }

    public static Reply LaterNoted(Turn turn) => Speech.Say(turn, [turn.Text(turn.Content.Programme.LookLater)], MenuMoves.Doors(turn));

    private static void Wait(Turn turn, string id, string about, DateOnly day)
    {
        var due = NudgeMoves.MorningOf(turn, day);
        turn.State = turn.State with { FollowUps = turn.State.FollowUps.RemoveAll(w => Is(w.NudgeId, id)).Add(new WaitingFollowUp(id, about, due)) };
        turn.Plan(new Nudge(id, NudgeKind.FollowUp, due, About: about));
    }

    /// <summary>Planned by a run of the person: whoever else is on the relationship has reminders of their own.</summary>
    private static bool IsMine(Turn turn, string about, FollowUp followUp) =>
        turn.Find(followUp.Source) is not null || turn.About(about).Runs.Exists(r => Is(r.Id, followUp.Source));

    private static string TryOf(Run run) => MomentIds.Hash($"try:{run.Id}");

    private static string NudgeOf(FollowUp followUp) => MomentIds.Hash($"look:{followUp.Id}");

    private static bool Is(string a, string b) => string.Equals(a, b, StringComparison.Ordinal);
}
