using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Turns;

/// <summary>Answers are looked at again, and changed when the person says so. A finished run stays finished meanwhile.</summary>
internal static class ChangeMoves
{
    /// <summary>The answered steps to choose from, in the order they were asked, by label and without values (privacy rule P16).</summary>
    /// <param name="page">From 0 on; one that is not there is the last.</param>
    public static Reply Which(Turn turn, Run run, bool typed, int page = 0)
    {
        var texts = turn.Content.Texts;
        var points = turn.PathOf(run).Answered.Where(p => p.Step.Kind != StepKind.Confirm && (p.Answer.Values.Count > 0 || p.Step.Field is not null || run.FinishedAt is null)).ToList();
        if (points.Count == 0)
            return run.Asks ? Speech.Ask(turn, run, turn.Text(texts.NothingToChange), typed) : CurrentMoves.Show(turn, turn.Text(texts.NothingToChange), run);
        ImmutableList<CardButton> all = [.. points.Select(p => new CardButton(LabelOf(turn, p), Verbs.Reopen, $"{p.Step.Id}:{Number(p.Answer.Visit)}", Run: run.Id))];
        var shown = RelationshipMoves.Page(all, ref page, out var more);
        var buttons = shown.ToList();
        if (more)
            buttons.Add(new CardButton(turn.Text(texts.ButtonFurther), Verbs.Change, Number(page + 1), Run: run.Id));
        if (page > 0)
            buttons.Add(new CardButton(turn.Text(texts.ButtonEarlier), Verbs.Change, Number(page - 1), Run: run.Id));
        buttons.Add(new CardButton(turn.Text(texts.ButtonNothing), Verbs.Resume, Run: run.Id));
        var reply = Speech.Say(turn, [turn.Text(texts.ChangeWhich)], buttons);
        Speech.Offer(turn, [.. buttons], unseen: all.Except(shown));
        return reply;
    }

    /// <summary>The label of an answer; from the second time round a loop on with its number.</summary>
    public static string LabelOf(Turn turn, PathPoint point)
    {
        var label = turn.Text(point.Step.Label);
        return point.Answer.Visit == 0 ? label : $"{label} ({Number(point.Answer.Visit + 1)})";
    }

    /// <summary>Asks one step again, with its answer in the input.</summary>
    /// <param name="arg">Step and visit, joined by a colon.</param>
    public static Reply Reopen(Turn turn, Run run, string? arg)
    {
        var parts = (arg ?? "").Split(':');
        var visit = parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1;
        var point = turn.PathOf(run).Answered.FirstOrDefault(p => p.Answer.Visit == visit && Is(p.Step.Id, parts[0]));
        return point is null ? CurrentMoves.Show(turn, run: run) : Again(turn, run, new Reopened(point.Step.Id, visit), alone: true);
    }

    /// <summary>The previous card, with the given answers; by typing, the previous question.</summary>
    public static Reply Back(Turn turn, Run run, bool typed)
    {
        var answered = turn.PathOf(run).Answered;
        var before = run.Reopened is { } again ? answered.TakeWhile(p => p.Answer.Visit != again.Visit || !Is(p.Step.Id, again.Step)).ToList() : [.. answered];
        if (before.Count == 0)
            return Speech.Ask(turn, run, turn.Text(turn.Content.Texts.NothingBefore), typed);
        var first = before.Count - 1;
        while (!typed && first > 0 && before[first].Step.Card is { } card && string.Equals(before[first - 1].Step.Card, card, StringComparison.Ordinal)
            && before[first - 1].Answer.Visit == before[first].Answer.Visit)
            first--;
        return Again(turn, run, new Reopened(before[first].Step.Id, before[first].Answer.Visit, Whole: !typed), typed);
    }

    private static Reply Again(Turn turn, Run run, Reopened reopened, bool alone)
    {
        run = run with { Reopened = reopened };
        turn.Put(run);
        return Speech.Ask(turn, run, alone: alone);
    }

    /// <summary>The reopened step keeps its answer; on with what comes next.</summary>
    public static Reply Leave(Turn turn, Run run, bool typed)
    {
        run = run with { Reopened = null };
        turn.Put(run);
        return run.FinishedAt is null ? AfterAll(turn, run, typed) : Unchanged(turn, run);
    }

    private static Reply AfterAll(Turn turn, Run run, bool typed) =>
        turn.PathOf(run).Open is null ? RunMoves.Finish(turn, run) : Speech.Ask(turn, run, alone: typed);

    /// <summary>Nothing of a finished run was changed.</summary>
    public static Reply Unchanged(Turn turn, Run run) => Ended(turn, run, null, turn.Text(turn.Content.Texts.NothingChanged));

    /// <summary>An answer of a finished run was changed.</summary>
    public static Reply Changed(Turn turn, Run run, string? lead) =>
        Ended(turn, run, lead, ProgrammeMoves.WhoSees(turn, run, turn.Content.Texts.Changed, turn.Content.Relationships.ChangedShared));

    private static Reply Ended(Turn turn, Run run, string? lead, string said)
    {
        var texts = turn.Content.Texts;
        RunMoves.Close(turn, run);
        if (turn.Find(run.Id) is null)
            return Speech.Say(turn, [turn.Text(texts.FinishedEmpty)], MenuMoves.Doors(turn));
        return Speech.Say(turn, lead is null ? [said] : [lead, said],
        [
            new CardButton(turn.Text(texts.ButtonSummary), Verbs.Summary, Primary: true, Run: run.Id),
            Speech.Repairing(turn, texts.ButtonMyCheckIns, Repair.MyCheckIns),
        ]);
    }

    /// <summary>Writes other values over given ones, because the person said "change". The branch is recomputed.</summary>
    /// <param name="visit">Which time round a loop they were given.</param>
    public static Reply Overwrite(Turn turn, Run run, int visit, ImmutableDictionary<string, string> values, bool typed)
    {
        var guide = turn.GuideOf(run);
        (GuideStep Step, ImmutableList<string> Values)? last = null;
        foreach (var point in CardPass.Answered(guide, turn.PathOf(run), visit))
        {
            if (!values.TryGetValue(point.Step.Id, out var raw) || !turn.PathOf(run).Answered.Any(p => p.Step == point.Step && p.Answer.Visit == point.Answer.Visit))
                continue;
            var given = FillMoves.ValuesOf(turn, run, point.Step, raw);
            run = RunMoves.Write(turn, run, point.Step, point.Answer.Visit, given);
            last = (point.Step, given);
        }

        return last is { } changed
            ? RunMoves.GoOn(turn, run, changed.Step, changed.Values, typed, RunMoves.SaidOf(turn, run, changed.Step, changed.Values))
            : CurrentMoves.Show(turn, run: run);
    }

    /// <summary>
    /// A changed answer of a finished run may lead past questions that were never asked: each counts as left out, so that
    /// the run stays whole, and the first of them is asked.
    /// </summary>
    public static Run Settled(Turn turn, Run before, Run run)
    {
        var guide = turn.GuideOf(run);
        var openBefore = GuidePath.Walk(turn.Content.Guides, guide, before).Open;
        Reopened? first = null;
        var path = GuidePath.Walk(turn.Content.Guides, guide, run);
        while (path.Open is { } open && open != openBefore)
        {
            first ??= new Reopened(open.Id, path.Visit);
            run = run.With(new Answer(open.Id, path.Visit, [], turn.Now));
            path = GuidePath.Walk(turn.Content.Guides, guide, run);
        }

        return run with { Answers = path.Keep(), Reopened = first };
    }

    /// <summary>Who turned to something else does not change that finished run any more.</summary>
    public static void PutAway(Turn turn, Run? run)
    {
        if (run is { FinishedAt: not null, Reopened: not null } && !Is(run.Id, turn.State.ActiveRun ?? ""))
            turn.Put(RunMoves.Blanked(turn.GuideOf(run), run) with { Reopened = null });
    }

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);

    private static bool Is(string a, string b) => string.Equals(a, b, StringComparison.Ordinal);
}
