using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Turns;

/// <summary>A card's button. Who clicked is known from the activity; everything in the card is only a claim (pitfalls D35).</summary>
internal static class ClickMoves
{
    /// <param name="typed">True when a typed label picked the button.</param>
    public static Reply? Click(Turn turn, CardAction action, bool typed = false)
    {
        if (action.Run is not null && turn.Find(action.Run) is null)
            return CurrentMoves.Show(turn, turn.Text(turn.Content.Texts.CardGone));
        return action.Do switch
        {
            Verbs.Answer => Answer(turn, action),
            Verbs.More => More(turn, action),
            Verbs.Repair => Repaired(turn, action, typed),
            Verbs.Summary when turn.Find(action.Run) is { } run => ClosingMoves.Summary(turn, run),
            Verbs.Page => HistoryMoves.Page(turn, Index(action.Arg)),
            Verbs.Change when turn.Find(action.Run) is { } run => ChangeMoves.Which(turn, run, typed),
            Verbs.Reopen when turn.Find(action.Run) is { } run => ChangeMoves.Reopen(turn, run, action.Arg),
            Verbs.Delete when turn.Find(action.Run) is { } run => AsideMoves.Put(turn, new Aside { Kind = AsideMoves.DeleteSure, Run = run.Id }),
            Verbs.Notice => Notice(turn),
            _ => Once(turn, action, typed),
        };
    }

    /// <summary>Buttons that do something: the same one again within minutes does nothing more.</summary>
    private static Reply? Once(Turn turn, CardAction action, bool typed)
    {
        if (!typed && action.Token is { } token && turn.Repeats(token, Hash(action)))
            return CurrentMoves.Show(turn, run: turn.Find(action.Run));
        return action.Do switch
        {
            Verbs.Start when turn.Content.Guides.Find(action.Arg ?? "") is { } guide => RunMoves.Start(turn, guide),
            Verbs.Resume when turn.Find(action.Run) is { } run => CurrentMoves.Show(turn, run: run),
            Verbs.Aside => AsideMoves.Take(turn, action.Arg, typed),
            Verbs.Remind when turn.Find(action.Run) is { } run => Remind(turn, run),
            Verbs.Close => Close(turn, action.Arg),
            _ => CurrentMoves.Show(turn, turn.Text(turn.Content.Texts.CardGone)),
        };
    }

    private static Reply? Repaired(Turn turn, CardAction action, bool typed)
    {
        if (!Enum.TryParse<Repair>(action.Arg, out var repair) || !Enum.IsDefined(repair))
            return CurrentMoves.Show(turn, turn.Text(turn.Content.Texts.CardGone));
        if (turn.Find(action.Run) is not { FinishedAt: null } run)
            return RepairMoves.Do(turn, repair, typed);
        turn.State = turn.State with { ActiveRun = run.Id };
        return repair == Repair.Skip ? Answer(turn, action with { Inputs = null, Arg = null }) : RepairMoves.Do(turn, repair, typed);
    }

    private static Reply Answer(Turn turn, CardAction action)
    {
        var texts = turn.Content.Texts;
        if (turn.Find(action.Run) is not { } run || run.Cards.FirstOrDefault(c => string.Equals(c.Token, action.Token, StringComparison.Ordinal)) is not { } card)
            return CurrentMoves.Show(turn, turn.Text(texts.CardGone), turn.Find(action.Run) is { FinishedAt: null } open ? open : null);
        var inputs = InputsOf(action, card);
        var hash = Hash(action);
        if (string.Equals(card.Spent, hash, StringComparison.Ordinal))
            return CurrentMoves.Show(turn, run: run);
        if (card.Spent is not null || run.FinishedAt is not null)
            return Differing(turn, run, card, inputs) is { Count: > 0 } other ? Ask(turn, run, other) : CurrentMoves.Show(turn, run: run);
        return Fill(turn, run, card, inputs, hash);
    }

    /// <summary>Fills what is left on the card and never overwrites what was answered since in another way.</summary>
    private static Reply Fill(Turn turn, Run run, IssuedCard card, IReadOnlyDictionary<string, string> inputs, string hash)
    {
        var open = turn.PathOf(run).Open;
        var left = open is null ? [] : card.Steps.SkipWhile(s => !string.Equals(s, open.Id, StringComparison.Ordinal)).ToImmutableList();
        var other = Differing(turn, run, card with { Steps = card.Steps.RemoveAll(s => left.Contains(s, StringComparer.Ordinal)) }, inputs);
        if (left.Count == 0)
            return other.Count > 0 ? Ask(turn, run, other) : CurrentMoves.Show(turn, run: run);
        var before = run.Answers;
        var reply = FillMoves.Fill(turn, run, left, inputs, typed: false);
        Spend(turn, run.Id, card, hash, before);
        return other.Count > 0 && turn.Find(run.Id) is { } now ? Ask(turn, now, other) : reply;
    }

    /// <summary>The token is used once the answer was taken; while something is amiss, the card stays good.</summary>
    private static void Spend(Turn turn, string id, IssuedCard card, string hash, ImmutableList<Answer> before)
    {
        if (turn.Find(id) is not { } run || ReferenceEquals(run.Answers, before))
            return;
        turn.Put(run with { Cards = [.. run.Cards.Select(c => string.Equals(c.Token, card.Token, StringComparison.Ordinal) ? c with { Spent = hash } : c)] });
    }

    private static Reply Ask(Turn turn, Run run, ImmutableDictionary<string, string> other) =>
        AsideMoves.Put(turn, new Aside { Kind = AsideMoves.KeepOrChange, Run = run.Id, Values = other });

    /// <summary>What the card says otherwise than it was answered; an input left empty says nothing.</summary>
    private static ImmutableDictionary<string, string> Differing(Turn turn, Run run, IssuedCard card, IReadOnlyDictionary<string, string> inputs)
    {
        var guide = turn.GuideOf(run);
        var other = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var point in turn.PathOf(run).Answered)
        {
            if (!card.Steps.Contains(point.Step.Id, StringComparer.Ordinal) || !inputs.TryGetValue(point.Step.Id, out var raw) || string.IsNullOrWhiteSpace(raw))
                continue;
            var same = turn.Reading.Sent(guide, point.Step, raw) is Reading.Values values && values.Ids.SequenceEqual(point.Answer.Values, StringComparer.Ordinal);
            if (!same)
                other[point.Step.Id] = raw;
        }

        return other.ToImmutable();
    }

    private static IReadOnlyDictionary<string, string> InputsOf(CardAction action, IssuedCard card)
    {
        IReadOnlyDictionary<string, string> inputs = action.Inputs ?? ImmutableDictionary<string, string>.Empty;
        return action.Arg is { } arg && card.Steps is [var only] ? new Dictionary<string, string>(StringComparer.Ordinal) { [only] = arg } : inputs;
    }

    private static Reply More(Turn turn, CardAction action)
    {
        if (turn.Find(action.Run) is not { FinishedAt: null } run || action.Arg is not { } step || turn.GuideOf(run).Find(step) is null)
            return CurrentMoves.Show(turn, turn.Text(turn.Content.Texts.CardGone));
        if (!run.MoreShown.Contains(step, StringComparer.Ordinal))
            turn.Put(run = run with { MoreShown = run.MoreShown.Add(step) });
        return CurrentMoves.Show(turn) is Reply.Question ? Speech.Ask(turn, turn.Find(run.Id)!, drafts: action.Inputs) : CurrentMoves.Show(turn);
    }

    private static Reply Notice(Turn turn)
    {
        var notice = turn.Content.Notice;
        return Speech.Say(turn, notice.Paragraphs.Select(p => turn.Text(p)), MenuMoves.Doors(turn), turn.Text(notice.Title));
    }

    private static Reply Remind(Turn turn, Run run)
    {
        turn.Remind(NudgeKind.Resume, NudgeMoves.ResumeAfter, run.Id);
        return Speech.Say(turn, [turn.Text(turn.Content.Texts.ReminderSet)], MenuMoves.Doors(turn));
    }

    private static Reply Close(Turn turn, string? arg)
    {
        turn.State = turn.State with { ActiveRun = null };
        if (!string.Equals(arg, NudgeMoves.Never, StringComparison.Ordinal))
            return Speech.Say(turn, [turn.Text(turn.Content.Texts.TakeCare)], MenuMoves.Doors(turn));
        turn.State = turn.State with { Reminders = Reminders.None };
        return Speech.Say(turn, [turn.Text(turn.Content.Texts.RemindersOff)], MenuMoves.Doors(turn));
    }

    private static int Index(string? arg) => int.TryParse(arg, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;

    private static string Hash(CardAction action) => MomentIds.Hash(
        string.Join('\n', (action.Inputs ?? ImmutableDictionary<string, string>.Empty).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}")
            .Prepend(action.Arg ?? "").Prepend(action.Run ?? "").Prepend(action.Do)));
}
