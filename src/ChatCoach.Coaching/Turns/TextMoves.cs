using System.Collections.Immutable;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Safety;

namespace ChatCoach.Coaching.Turns;

/// <summary>
/// Typed text. What the open question offers wins (label, number, spoken number), then repair words, then the names of
/// guides, then the code of an invitation, then own words: an answer to what is open, else a wish that is guessed at.
/// </summary>
internal static class TextMoves
{
    /// <summary>Longer than any answer; enough to say that it is too long instead of guessing at it.</summary>
    public const int MaxTyped = 4000;

    public static Reply? Read(Turn turn, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return CurrentMoves.Show(turn, turn.Text(turn.Content.Texts.OnlyText));
        if (turn.Content.Repairs.Find(text) == Repair.Restart)
            return RepairMoves.Do(turn, Repair.Restart, typed: true);
        if (text.Length <= MaxTyped && Picked(turn, text) is var picked && (picked is not null || turn.Wants is not null))
            return picked;
        var alarm = turn.Content.Safety.Read(text);
        if (SafetyMoves.GuideFor(turn, alarm) is { } help)
            return SafetyMoves.Start(turn, help, text);
        if (text.Length > MaxTyped)
            return CurrentMoves.Show(turn, turn.Text(turn.Content.Texts.TooMuchText));
        var reply = Repaired(turn, text) ?? Named(turn, text) ?? InviteMoves.Typed(turn, text) ?? OwnWords(turn, text);
        return alarm == Alarm.Figurative ? reply?.After(turn.Text(turn.Content.Safety.Neutral)) : reply;
    }

    /// <summary>What stands to choose is chosen, whatever its words: it was written by us. Null: go on reading.</summary>
    private static Reply? Picked(Turn turn, string text)
    {
        if (OfferOf(turn, text) is { } offer)
            return ClickMoves.Click(turn, new CardAction(offer.Do, null, offer.Run, Arg: offer.Arg), typed: true);
        return turn.State.Aside is null && turn.Active is { } run ? Answered(turn, run, text, own: false) : null;
    }

    private static Offer? OfferOf(Turn turn, string text)
    {
        var word = Spoken.Normalise(text);
        if (word.Length == 0)
            return null;
        var offers = turn.State.Offers;
        if (offers.FirstOrDefault(o => string.Equals(Spoken.Normalise(o.Label), word, StringComparison.Ordinal)) is { } named)
            return named;
        if (Spoken.Number(text) is { } n && n >= 1 && n <= offers.Count && !offers[n - 1].Unseen)
            return offers[n - 1];
        var begun = offers.Where(o => turn.State.Aside is not null && Spoken.Normalise(o.Label).StartsWith(word + " ", StringComparison.Ordinal)).ToList();
        return begun is [var only] ? only : null;
    }

    private static Reply? Answered(Turn turn, Run run, string text, bool own)
    {
        var guide = turn.GuideOf(run);
        if (turn.PathOf(run).Open is not { } step)
            return null;
        var more = run.MoreShown.Contains(step.Id);
        switch (turn.ReadingOf(run).Typed(guide, step, more, text, own))
        {
            case Reading.Values values:
                return Take(turn, run, step, string.Join(',', values.Ids));
            case Reading.NewAlias alias:
                return Take(turn, run, step, alias.Alias);
            case Reading.Similar similar:
                return Take(turn, run, step, similar.Alias);
            case Reading.Does does:
                return RepairMoves.Do(turn, does.Repair, typed: true);
            case Reading.More:
                turn.Put(run = run with { MoreShown = run.MoreShown.Add(step.Id) });
                return Speech.Ask(turn, run, alone: true);
            case Reading.Pseudo:
                return AskBack(turn, run, step);
            case Reading.NotUnderstood:
                return null;
            case var amiss:
                return Speech.Ask(turn, run, FillMoves.Problem(turn, step, amiss), alone: true);
        }
    }

    /// <summary>Typed answers are taken like those of a card with this one question.</summary>
    private static Reply Take(Turn turn, Run run, GuideStep step, string value) =>
        FillMoves.Fill(turn, run, [step.Id], ImmutableDictionary<string, string>.Empty.Add(step.Id, value), typed: true);

    /// <summary>Asked back once; the second time the words stand for themselves and the list is shown.</summary>
    private static Reply AskBack(Turn turn, Run run, GuideStep step)
    {
        var ask = turn.Content.Guides.VocabularyOf(step)?.PseudoAsk;
        if (ask is null || run.AskedBack.Contains(step.Id))
            return Speech.Ask(turn, run, turn.Text(turn.Content.Texts.NotUnderstoodStep), alone: true);
        turn.Put(run = run with { AskedBack = run.AskedBack.Add(step.Id) });
        return Speech.Ask(turn, run, turn.Text(ask), alone: true);
    }

    private static Reply? Repaired(Turn turn, string text) =>
        turn.Content.Repairs.Find(text) is { } repair ? RepairMoves.Do(turn, repair, typed: true) : null;

    private static Reply? Named(Turn turn, string text)
    {
        if (turn.Wants is not null)
            return null;
        var word = Spoken.Normalise(text);
        var guide = turn.Content.Guides.Called(word);
        return guide is null ? ListMoves.Called(turn, word) : RunMoves.Start(turn, guide);
    }

    private static Reply? OwnWords(Turn turn, string text)
    {
        if (turn.Wants is not null)
            return null;
        if (turn.State.Aside is { } shown && InviteMoves.OnlyShows(shown))
            turn.State = turn.State with { Aside = null };
        if (turn.State.Aside is { } aside)
            return AsideMoves.Otherwise(turn, aside, text);
        if (turn.Active is { } run)
            return Answered(turn, run, text, own: true) ?? Speech.Ask(turn, run, NotUnderstood(turn, run), alone: true);
        if (RelationshipMoves.Called(turn, text) is { } relationship)
            return RelationshipMoves.Show(turn, relationship.Id);
        return turn.State.AgreedAt is null ? RunMoves.Welcome(turn) : WishMoves.Offer(turn, text);
    }

    private static string NotUnderstood(Turn turn, Run run) =>
        turn.PathOf(run).Open is { } step ? FillMoves.Problem(turn, step, new Reading.NotUnderstood()) : turn.Text(turn.Content.Texts.NotUnderstoodStep);
}
