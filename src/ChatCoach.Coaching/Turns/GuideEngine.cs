using System.Collections.Immutable;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Content;

namespace ChatCoach.Coaching.Turns;

/// <summary>One turn, pure: the same content, memory, input and moment give the same result. It never sends, saves, waits or asks the time.</summary>
public static class GuideEngine
{
    /// <summary>Decides a turn. When <see cref="TurnResult.Wants"/> is set, call again with that in the memory.</summary>
    /// <param name="content">What can be said.</param>
    /// <param name="memory">What is remembered of the person.</param>
    /// <param name="hints">What the client says about itself.</param>
    /// <param name="input">What came in.</param>
    /// <param name="moment">When, and where new ids come from.</param>
    public static TurnResult Step(CoachContent content, PersonMemory memory, ClientHints hints, TurnInput input, Moment moment)
    {
        input = Clean(input);
        if (input is TurnInput.ClickAgain again && Looks.Anew(new Turn(content, memory, hints, moment), memory, again.Action) is { } look)
            return look;
        var turn = new Turn(content, memory, hints, moment);
        return turn.Result(Reply(turn, input));
    }

    private static TurnInput Clean(TurnInput input) => input switch
    {
        TurnInput.Text text => new TurnInput.Text(CleanText.Of(text.Value)),
        TurnInput.Click click => new TurnInput.Click(Clean(click.Action)),
        TurnInput.ClickAgain again => new TurnInput.ClickAgain(Clean(again.Action)),
        _ => input,
    };

    private static CardAction Clean(CardAction action) => action with
    {
        Inputs = action.Inputs?.ToImmutableDictionary(p => p.Key, p => CleanText.Of(p.Value), StringComparer.Ordinal),
    };

    private static Reply? Reply(Turn turn, TurnInput input)
    {
        FrameMoves.PutAway(turn);
        MorningMoves.PlanAnew(turn);
        switch (input)
        {
            case TurnInput.Arrived:
                return turn.State.GreetedAt is null && turn.Active is null ? RunMoves.Welcome(turn) : null;
            case TurnInput.Text text:
                FollowUpMoves.Heard(turn);
                return TextMoves.Read(turn, text.Value);
            case TurnInput.Click click:
                return ClickMoves.Click(turn, click.Action);
            case TurnInput.Due due:
                return NudgeMoves.Due(turn, due.Nudge);
            case TurnInput.Called:
                return turn.State.AgreedAt is null ? RunMoves.Welcome(turn) : Speech.Say(turn, [turn.Text(turn.Content.Texts.PrivateOpener)], MenuMoves.Doors(turn));
            case TurnInput.Late:
                return CurrentMoves.Show(turn, turn.Text(turn.Content.Texts.StillThere));
            case TurnInput.Again again:
                return CurrentMoves.Show(turn, run: turn.Find(again.Run));
            case TurnInput.ClickAgain again:
                return CurrentMoves.Again(turn, turn.Find(again.Action.Run));
            default:
                TidyMoves.Tidy(turn);
                return null;
        }
    }
}
