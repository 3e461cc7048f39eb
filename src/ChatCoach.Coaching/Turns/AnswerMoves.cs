using System.Collections.Immutable;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Turns;

/// <summary>The answers of a card. Its one-time token tells a new answer from a repetition and from a late one (pitfalls D1, D5).</summary>
internal static class AnswerMoves
{
    private static readonly ImmutableDictionary<string, string> Nothing = ImmutableDictionary<string, string>.Empty;

    public static Reply Answer(Turn turn, CardAction action) => Take(turn, action, action.Inputs ?? Nothing, skipping: false);

    /// <summary>The questions of the card are left out; one that was opened again keeps its answer.</summary>
    public static Reply Skip(Turn turn, CardAction action) => Take(turn, action with { Arg = null }, Nothing, skipping: true);

    /// <summary>What stands in the inputs of a card is not lost when something else is asked for: it stands there again.</summary>
    public static Run Keep(Turn turn, Run run, CardAction action) =>
        run.Asks && action.Inputs is { Count: > 0 } inputs && CardOf(run, action) is { } card ? FillMoves.Keep(turn, run, Left(turn, run, card, inputs), inputs) : run;

    private static IssuedCard? CardOf(Run run, CardAction action) => run.Cards.FirstOrDefault(c => string.Equals(c.Token, action.Token, StringComparison.Ordinal));

    private static Reply Take(Turn turn, CardAction action, ImmutableDictionary<string, string> inputs, bool skipping)
    {
        if (turn.Find(action.Run) is not { } run || CardOf(run, action) is not { } card)
            return CurrentMoves.Show(turn, turn.Text(turn.Content.Texts.CardGone), turn.Find(action.Run) is { Asks: true } open ? open : null);
        if (action.Arg is { } arg && card.Steps is [var only])
            inputs = Nothing.Add(only, arg);
        var sorting = SortingStep(turn, run, card);
        var hash = sorting is null ? ClickMoves.Hash(action) : card.Token;
        if (string.Equals(card.Spent, hash, StringComparison.Ordinal))
            return HelpAfterAll(turn, run, sorting, inputs) ?? CurrentMoves.Again(turn, run);
        if (card.Spent is not null || !run.Asks)
            return Asked(turn, run, card, Differing(turn, run, card, card.Steps, inputs)) ?? CurrentMoves.Show(turn, run: run);
        if (skipping && run.Reopened is not null)
            return ChangeMoves.Leave(turn, run, typed: false);
        if (GoesOn(turn, run, card, inputs))
            turn.Put(run = run with { Reopened = null });
        return Left(turn, run, card, inputs) is { Count: > 0 } left
            ? Fill(turn, run, card, left, inputs, hash, skipping)
            : Asked(turn, run, card, Differing(turn, run, card, card.Steps, inputs)) ?? CurrentMoves.Show(turn, run: run);
    }

    /// <summary>The question of the card when it sorts out crisis and abuse: which button spent it is remembered nowhere (privacy rule P20).</summary>
    private static GuideStep? SortingStep(Turn turn, Run run, IssuedCard card) =>
        card.Steps is [var only] && turn.GuideOf(run).Find(only) is { } step && turn.Content.Guides.SortsOut(turn.GuideOf(run), step) ? step : null;

    /// <summary>Whoever taps the way to help on the older card after all is taken there, unless they are there already.</summary>
    private static Reply? HelpAfterAll(Turn turn, Run run, GuideStep? sorting, ImmutableDictionary<string, string> inputs)
    {
        if (sorting is null || run.FinishedAt is not null || turn.TookOver(run) || inputs.GetValueOrDefault(sorting.Id) is not { } value)
            return null;
        return turn.Content.Guides.Resolve(turn.GuideOf(run), GuideShelf.Leads(sorting, [value])) is Target.ToGuide
            ? RunMoves.GoOn(turn, run, sorting, [value], typed: false, lead: null) : null;
    }

    /// <summary>A question was opened again, but the card is about the one after all that was answered: it is gone on with.</summary>
    private static bool GoesOn(Turn turn, Run run, IssuedCard card, ImmutableDictionary<string, string> inputs) =>
        run is { Reopened: not null, FinishedAt: null } && Left(turn, run, card, inputs).IsEmpty && !Left(turn, run with { Reopened = null }, card, inputs).IsEmpty;

    /// <summary>
    /// The steps of the card from the open one on, if it is about this time round. Of a step that was opened again another card may say something, but
    /// nothing about its neighbours, and leaving it empty says nothing.
    /// </summary>
    private static ImmutableList<string> Left(Turn turn, Run run, IssuedCard card, ImmutableDictionary<string, string> inputs)
    {
        var path = turn.PathOf(run);
        if (path.Open is not { } open || !card.Steps.Contains(open.Id) || !CardPass.IsOpen(turn.GuideOf(run), path, card))
            return [];
        if (run.Reopened is not null && run.Cards[^1] != card)
            return string.IsNullOrWhiteSpace(inputs.GetValueOrDefault(open.Id)) ? [] : [open.Id];
        return [.. card.Steps.SkipWhile(s => !string.Equals(s, open.Id, StringComparison.Ordinal))];
    }

    /// <summary>Fills what is left on the card and never overwrites what was answered since in another way.</summary>
    private static Reply Fill(Turn turn, Run run, IssuedCard card, ImmutableList<string> left, ImmutableDictionary<string, string> inputs, string hash, bool skipping)
    {
        if (!skipping && AskedOnce(turn, run, left, inputs) is { } asked)
            return asked;
        var other = Differing(turn, run, card, card.Steps.RemoveRange(left), inputs);
        var before = run.Answers;
        turn.Put(run = Marked(run, card, hash));
        var reply = FillMoves.Fill(turn, run, left, inputs, typed: false);
        if (turn.Find(run.Id) is not { } now)
        {
            turn.Made(card.Token, hash);
            return reply;
        }

        if (!ReferenceEquals(now.Answers, before))
            return SameTalk(turn, now) ? Asked(turn, now, card, other) ?? reply : reply;
        turn.Put(Marked(now, card, null));
        return reply;
    }

    /// <summary>The token is used once the answer was taken; while something is amiss, the card stays good.</summary>
    private static Run Marked(Run run, IssuedCard card, string? hash) => run with
    {
        Cards = [.. run.Cards.Select(c => string.Equals(c.Token, card.Token, StringComparison.Ordinal) ? c with { Spent = hash } : c)],
    };

    /// <summary>"Next" on a card where nothing was chosen may be a slip: it is asked about once.</summary>
    private static Reply? AskedOnce(Turn turn, Run run, ImmutableList<string> left, ImmutableDictionary<string, string> inputs)
    {
        var empty = run.Reopened is null && left.All(s => string.IsNullOrWhiteSpace(inputs.GetValueOrDefault(s)));
        if (!empty || run.AskedBack.Contains(EmptyCard + left[0]))
            return null;
        turn.Put(run = run with { AskedBack = run.AskedBack.Add(EmptyCard + left[0]) });
        return Speech.Ask(turn, run, turn.Text(turn.Content.Texts.NothingChosen));
    }

    private const string EmptyCard = "empty:";

    /// <summary>No other guide took over, for example the way to help: that comes before any question about an old card.</summary>
    private static bool SameTalk(Turn turn, Run run) => turn.Active is null || turn.Active.Id == run.Id;

    private static Reply? Asked(Turn turn, Run run, IssuedCard card, ImmutableDictionary<string, string> other) => other.Count == 0 ? null
        : AsideMoves.Put(turn, new Aside { Kind = AsideMoves.KeepOrChange, Run = run.Id, Visit = card.Visit, Values = other });

    /// <summary>What the card says otherwise than it was answered; an input left empty, or with what the step does not take, says nothing.</summary>
    private static ImmutableDictionary<string, string> Differing(Turn turn, Run run, IssuedCard card, ImmutableList<string> steps, ImmutableDictionary<string, string> inputs)
    {
        var guide = turn.GuideOf(run);
        var other = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var point in CardPass.Answered(guide, turn.PathOf(run), card.Visit).Where(p => steps.Contains(p.Step.Id)))
        {
            var raw = turn.ReadingOf(run).Sent(guide, point.Step, inputs.GetValueOrDefault(point.Step.Id)) switch
            {
                Reading.Values { Ids.Count: > 0 } values when !values.Ids.SequenceEqual(point.Answer.Values, StringComparer.Ordinal) => string.Join(',', values.Ids),
                Reading.Similar { Ids: [var only] } => point.Answer.Values.Contains(only) ? null : only,
                Reading.Similar several => several.Alias,
                Reading.NewAlias alias => alias.Alias,
                _ => null,
            };
            if (raw is not null)
                other[point.Step.Id] = raw;
        }

        return other.ToImmutable();
    }
}
