using ChatCoach.Coaching.Cadence;
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

    /// <summary>Days from one message about a relationship to the next: more often is nagging.</summary>
    private const int DaysBetween = 7;

    /// <summary>Messages about a relationship in a row that nobody answered; whoever did not answer two will not answer a third.</summary>
    private const int MostUnanswered = 2;

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
        {
            Wait(turn, NudgeOf(followUp), about, turn.Window.MorningOf(followUp.Due));
            Note(turn, about, t => t with { Off = false });
        }
    }

    /// <summary>After a plan to try something on a day: a look a week later, for whoever wants to be reminded.</summary>
    public static void Try(Turn turn, Run run)
    {
        NoTry(turn, run);
        var day = turn.PathOf(run).Answered.LastOrDefault(p => Is(p.Step.Field ?? "", TryField) && p.Answer.Values.Count > 0)?.Answer.Values[0];
        if (run.About is { } about && turn.State.Reminders == Reminders.Follow && Projection.DateOf(day)?.AddDays(LaterDays) is { } due && due > turn.Today)
            Wait(turn, TryOf(run), about, turn.Window.MorningOf(due));
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
            turn.Plan(nudge with { Due = turn.Now + putOff });
        else if (RightTime(turn, waiting) is { } time)
            Wait(turn, waiting.NudgeId, waiting.About, time);
        else
        {
            turn.State = turn.State with { FollowUps = turn.State.FollowUps.Remove(waiting) };
            return IsWanted(turn, waiting) && Topic(turn, waiting.About) is { Off: false, Unanswered: < MostUnanswered } ? Ask(turn, waiting.About) : null;
        }

        return null;
    }

    /// <summary>When it is to come instead of now; null: now.</summary>
    private static WallTime? RightTime(Turn turn, WaitingFollowUp waiting)
    {
        if (waiting.Due > turn.Now)
            return waiting.Wall;
        if (!turn.Window.IsOpen(turn.Now))
            return turn.Window.NextMorning(turn.Now);
        return Topic(turn, waiting.About).LastOn?.AddDays(DaysBetween) is { } from && from > turn.Today ? turn.Window.MorningOf(from) : null;
    }

    /// <summary>Whatever else is due about it is asked with it.</summary>
    private static Reply Ask(Turn turn, string about)
    {
        Note(turn, about, t => t with { LastOn = turn.Today, Unanswered = t.Unanswered + 1 });
        turn.State = turn.State with { Aside = null, FollowUps = turn.State.FollowUps.RemoveAll(w => Is(w.About, about) && w.Due <= turn.Now) };
        var programme = turn.Content.Programme;
        var last = Topic(turn, about).Unanswered == MostUnanswered;
        return Speech.Say(turn, last ? [turn.Text(programme.FollowUpDue), turn.Text(programme.FollowUpLast)] : [turn.Text(programme.FollowUpDue)],
        [
            new CardButton(turn.Text(programme.ButtonLook), Verbs.Start, StartArg.Of(FollowUpGuide, about), Primary: true),
            new CardButton(turn.Text(programme.ButtonLater), Verbs.Later, about),
            new CardButton(turn.Text(programme.ButtonQuiet), Verbs.Quiet, about),
            NudgeMoves.NoMore(turn),
        ]);
    }

    /// <summary>The person did something about the relationship: they are listening.</summary>
    public static void Heard(Turn turn, string about)
    {
        if (Topic(turn, about).Unanswered > 0)
            Note(turn, about, t => t with { Unanswered = 0 });
    }

    /// <summary>The person wrote something while the last message asked about a relationship: that is an answer, too.</summary>
    public static void Heard(Turn turn)
    {
        if (turn.State.Offers.Find(o => Is(o.Do, Verbs.Later)) is { Arg: { } about })
            Heard(turn, about);
    }

    private static FollowedUp Topic(Turn turn, string about) => turn.State.FollowedUp.Find(t => Is(t.About, about)) ?? new FollowedUp(about);

    /// <summary>What is noted of relationships the person no longer has goes.</summary>
    private static void Note(Turn turn, string about, Func<FollowedUp, FollowedUp> change)
    {
        var (before, now) = (turn.State.FollowedUp.Find(t => Is(t.About, about)), change(Topic(turn, about)));
        if (now == (before ?? new FollowedUp(about)))
            return;
        turn.State = turn.State with { FollowedUp = turn.State.FollowedUp.RemoveAll(t => Is(t.About, about) || RelationshipMoves.Find(turn, t.About) is null).Add(now) };
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
        Note(turn, about, t => t with { Unanswered = 0, Off = false });
        var due = turn.About(about).Record.FollowUps.Where(f => f.State == FollowUpState.Planned && f.Due <= turn.Today).MinBy(f => f.Due);
        Wait(turn, due is null ? turn.NextId() : NudgeOf(due), about, turn.Window.MorningOf(turn.Today.AddDays(LaterDays)));
        return LaterNoted(turn);
    }

    public static Reply LaterNoted(Turn turn) => Speech.Say(turn, [turn.Text(turn.Content.Programme.LookLater)], MenuMoves.Doors(turn));

    /// <summary>Nothing more is asked about this relationship.</summary>
    public static Reply Quiet(Turn turn, string about)
    {
        Note(turn, about, t => t with { Unanswered = 0, Off = true });
        turn.State = turn.State with { FollowUps = turn.State.FollowUps.RemoveAll(w => Is(w.About, about)) };
        return QuietNoted(turn);
    }

    public static Reply QuietNoted(Turn turn) => Speech.Say(turn, [turn.Text(turn.Content.Programme.QuietNow)], MenuMoves.Doors(turn));

    /// <summary>The person wants to be asked again, after they wanted it no more: what is planned and lies ahead waits again.</summary>
    public static void WantedAgain(Turn turn)
    {
        turn.State = turn.State with { FollowedUp = turn.State.FollowedUp.ConvertAll(t => t with { Off = false }) };
        foreach (var relationship in turn.State.Relationships)
            if (turn.About(relationship.Id).Record is { EndedOn: null } record)
                foreach (var followUp in record.FollowUps.Where(f => f.State == FollowUpState.Planned && f.Due > turn.Today && IsMine(turn, relationship.Id, f) && Waiting(turn, f) is null))
                    Wait(turn, NudgeOf(followUp), relationship.Id, turn.Window.MorningOf(followUp.Due));
    }

    /// <summary>The day on which it will be asked about.</summary>
    public static DateOnly DayOf(Turn turn, FollowUp followUp) => Waiting(turn, followUp)?.Wall?.Day ?? followUp.Due;

    private static WaitingFollowUp? Waiting(Turn turn, FollowUp followUp) => turn.State.FollowUps.Find(w => Is(w.NudgeId, NudgeOf(followUp)));

    /// <summary>Has the person asked at that time; one that waits already takes the new time.</summary>
    public static void Wait(Turn turn, string id, string about, WallTime time)
    {
        var due = time.ToInstant();
        turn.State = turn.State with { FollowUps = turn.State.FollowUps.RemoveAll(w => Is(w.NudgeId, id)).Add(new WaitingFollowUp(id, about, due, time)) };
        turn.Plan(new Nudge(id, NudgeKind.FollowUp, due, About: about, Wall: time));
    }

    /// <summary>Planned by a run of the person: whoever else is on the relationship has reminders of their own.</summary>
    private static bool IsMine(Turn turn, string about, FollowUp followUp) =>
        turn.Find(followUp.Source) is not null || turn.About(about).Runs.Exists(r => Is(r.Id, followUp.Source));

    private static string TryOf(Run run) => MomentIds.Hash($"try:{run.Id}");

    private static string NudgeOf(FollowUp followUp) => MomentIds.Hash($"look:{followUp.Id}");

    private static bool Is(string a, string b) => string.Equals(a, b, StringComparison.Ordinal);
}
