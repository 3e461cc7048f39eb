using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Turns;

/// <summary>Answers are looked at again, and changed when the person says so.</summary>
internal static class ChangeMoves
{
    /// <summary>The answered steps to choose from, by label and without values (privacy rule P16).</summary>
    public static Reply Which(Turn turn, Run run, bool typed)
    {
        var texts = turn.Content.Texts;
        var points = turn.PathOf(run).Answered.Where(p => p.Answer.Values.Count > 0 || p.Step.Field is not null).ToList();
        if (points.Count == 0)
            return run.FinishedAt is null ? Speech.Ask(turn, run, turn.Text(texts.NothingToChange), typed) : CurrentMoves.Show(turn, turn.Text(texts.NothingToChange));
        var buttons = points.Select(p => new CardButton(turn.Text(p.Step.Label), Verbs.Reopen, $"{p.Step.Id}:{p.Answer.Visit.ToString(CultureInfo.InvariantCulture)}", Run: run.Id));
        return Speech.Say(turn, [turn.Text(texts.ChangeWhich)], buttons);
    }

    /// <summary>Asks one step again, with its answer in the input.</summary>
    /// <param name="arg">Step and visit, joined by a colon.</param>
    public static Reply Reopen(Turn turn, Run run, string? arg)
    {
        var parts = (arg ?? "").Split(':');
        var visit = parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1;
        var point = turn.PathOf(run).Answered.FirstOrDefault(p => p.Answer.Visit == visit && string.Equals(p.Step.Id, parts[0], StringComparison.Ordinal));
        return point is null ? CurrentMoves.Show(turn) : Again(turn, run, new Reopened(point.Step.Id, visit), alone: true);
    }

    /// <summary>The previous card, with the given answers; by typing, the previous question.</summary>
    public static Reply Back(Turn turn, Run run, bool typed)
    {
        var path = turn.PathOf(run);
        var before = run.Reopened is { } again
            ? path.Answered.TakeWhile(p => p.Answer.Visit != again.Visit || !string.Equals(p.Step.Id, again.Step, StringComparison.Ordinal)).ToList()
            : [.. path.Answered];
        if (before.Count == 0)
            return Speech.Ask(turn, run, turn.Text(turn.Content.Texts.NothingBefore), typed);
        var last = before[^1];
        if (!typed && last.Step.Card is { } card)
            last = before.First(p => string.Equals(p.Step.Card, card, StringComparison.Ordinal));
        return Again(turn, run, new Reopened(last.Step.Id, last.Answer.Visit, Whole: !typed), typed);
    }

    private static Reply Again(Turn turn, Run run, Reopened reopened, bool alone)
    {
        run = run with { Reopened = reopened, FinishedAt = null };
        turn.Put(run);
        return Speech.Ask(turn, run, alone: alone);
    }

    /// <summary>Writes other values over given ones, because the person said "change". The branch is recomputed.</summary>
    public static Reply Overwrite(Turn turn, Run run, ImmutableDictionary<string, string> values, bool typed)
    {
        var wasFinished = run.FinishedAt is not null;
        var reply = CurrentMoves.Show(turn, run: run);
        foreach (var point in turn.PathOf(run).Answered.Where(p => values.ContainsKey(p.Step.Id)).ToList())
        {
            if (turn.Find(run.Id) is not { } now || !turn.PathOf(now).Answered.Any(p => p.Step == point.Step && p.Answer.Visit == point.Answer.Visit))
                continue;
            turn.Put(now = now with { Reopened = new Reopened(point.Step.Id, point.Answer.Visit), FinishedAt = null });
            reply = FillMoves.Fill(turn, now, [point.Step.Id], values, typed);
        }

        return wasFinished && turn.Find(run.Id) is { FinishedAt: not null } finished ? ClosingMoves.Summary(turn, finished) : reply;
    }
}
