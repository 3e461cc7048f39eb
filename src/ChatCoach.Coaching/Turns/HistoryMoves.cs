using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Turns;

/// <summary>"My check-ins": one finished run a page, newest first.</summary>
internal static class HistoryMoves
{
    /// <summary>Null while the engine waits for the page.</summary>
    public static Reply? Page(Turn turn, int index)
    {
        turn.State = turn.State with { Aside = null };
        if (turn.History is not { } page)
        {
            turn.Want(new TurnWants { Page = Math.Max(0, index) });
            return null;
        }

        if (page.Run is { } run)
            return ClosingMoves.Summary(turn, run, page);
        var texts = turn.Content.Texts;
        if (page.Total > 0)
            return Speech.Say(turn, [turn.Text(texts.NoMoreCheckIns)], [Speech.Repairing(turn, texts.ButtonMyCheckIns, Repair.MyCheckIns), .. MenuMoves.WayBack(turn)]);
        return turn.State.AgreedAt is null
            ? RunMoves.Welcome(turn, turn.Text(texts.NoCheckIns))
            : Speech.Say(turn, [turn.Text(texts.NoCheckIns)], MenuMoves.Doors(turn));
    }
}
