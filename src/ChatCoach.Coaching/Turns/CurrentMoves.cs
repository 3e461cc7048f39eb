using ChatCoach.Coaching.Cards;

namespace ChatCoach.Coaching.Turns;

/// <summary>What stands open now, drawn anew. Nothing that was said changes by it.</summary>
internal static class CurrentMoves
{
    /// <param name="lead">Why it is shown again; null: no word about it.</param>
    /// <param name="run">The run a card belongs to, when it is another one than the active.</param>
    public static Reply Show(Turn turn, string? lead = null, Run? run = null)
    {
        if (turn.State.Aside is { } aside)
            return AsideMoves.Show(turn, aside, lead);
        if (run is { Asks: false })
            return ClosingMoves.Show(turn, run, lead);
        if ((run ?? turn.Active) is { } open)
            return turn.PathOf(open).Open is null ? RunMoves.Finish(turn, open, lead) : Speech.Ask(turn, open, lead);
        return turn.State.AgreedAt is null ? RunMoves.Welcome(turn, lead) : MenuMoves.Show(turn, lead);
    }

    /// <summary>After a click that came twice: where the card's run stands, or the guide that the click led to.</summary>
    public static Reply Again(Turn turn, Run? run) => Show(turn, run: turn.TookOver(run) ? turn.Active : run);

    /// <summary>The card that was clicked is no longer good; what stands open comes instead.</summary>
    public static Reply Gone(Turn turn) => Show(turn, turn.Text(turn.Content.Texts.CardGone));
}
