using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Sessions;

namespace ChatCoach.Coaching.Turns;

/// <summary>What a person is told of a led session. Nothing that somebody said stands in it (privacy rule P16).</summary>
internal static class LedNews
{
    /// <summary>Who did something in the session within this time is in it: the next card comes by itself.</summary>
    private static readonly TimeSpan InIt = TimeSpan.FromMinutes(30);

    /// <summary>A session that closed longer ago is no news.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromDays(1);

    /// <summary>Null: nothing to say, or not now.</summary>
    /// <param name="putOff">So long something else is not pushed aside; null: nothing else is asked.</param>
    public static Reply? Due(Turn turn, HeldSession held, Nudge nudge, TimeSpan? putOff)
    {
        if (nudge.News == SessionNews.Timer)
            return held.Part == Part.Coach && Leading.Of(turn, held) is { Coach: not null, Led.Until: { } until } && until <= turn.Now ? Say(turn, held, turn.Content.Led.TimeUp) : null;
        var (led, open) = (Leading.Of(turn, held), Leading.Is(turn.Active?.Session, held.Session.Id));
        if (led is null)
            LedMoves.Forget(turn, held.Session.Id);
        if (led is null && (held.Session.LedEnd is not { } end || turn.Now - end.At > Recent || held.Session.State == SessionState.Ended))
            return null;
        if (led is { Coach: null } || (led is not null && led.Led.Away.Contains(led.Me)))
            return null;
        var inIt = led is not null && IsInIt(turn, led);
        if (turn.State.NewsUntold && !inIt)
            return null;
        var busy = putOff is not null && !open;
        if (busy || (!inIt && !turn.Window.IsOpen(turn.Now)))
        {
            turn.Plan(nudge with { Due = busy ? turn.Now + putOff!.Value : turn.Window.NextMorning(turn.Now).ToInstant() });
            return null;
        }

        if (led is null)
            return Say(turn, held, turn.Content.Led.NewsOver);
        var asked = !led.ToShowAgain.IsEmpty || !led.ToShowNewcomers.IsEmpty;
        if (inIt && !led.IsClosing && !asked && IsBare(turn, led))
            return LedMoves.Show(turn, held);
        var through = held.Part == Part.Coach && !led.IsClosing && led.Asked.All(s => led.IsThrough(s, led.Led.Step));
        return Say(turn, held, through ? turn.Content.Led.NewsThrough : led.IsClosing || asked ? turn.Content.Led.NewsCoach : turn.Content.Led.News);
    }

    private static bool IsInIt(Turn turn, Leading led) =>
        led.Led.Answers.Exists(a => Leading.Is(a.By, led.Me) && turn.Now - a.At < InIt) || turn.State.LightRuns.Exists(r => Leading.Is(r.Session, led.Session.Id) && turn.Now - r.UsedAt < InIt);

    /// <summary>Nothing that somebody said would stand on the card, nor a list of needs, which on a locked screen reads as if somebody had.</summary>
    private static bool IsBare(Turn turn, Leading led) => !Leading.Is(led.Led.Step, Leading.NeedsStep) && LedCards.Content(turn, led, led.Led.Step).IsEmpty && !turn.State.LightRuns.Exists(r => Leading.Is(r.Session, led.Session.Id) && Leading.Is(r.Entry, led.Led.Step) && !r.Drafts.IsEmpty);

    private static Reply Say(Turn turn, HeldSession held, Guides.Phrase words)
    {
        turn.State = turn.State with { Aside = null };
        return Speech.Say(turn, [turn.Text(words)], [LedCards.Open(turn, turn.Content.Led.ButtonOpen, held), .. MenuMoves.Doors(turn)]);
    }
}
