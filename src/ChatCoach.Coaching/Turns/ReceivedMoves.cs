using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Releases;

namespace ChatCoach.Coaching.Turns;

/// <summary>What others released to the person: that there is something, and reading it (privacy rules P8, P16).</summary>
internal static class ReceivedMoves
{
    /// <summary>Argument of the button that ends these messages.</summary>
    public const string Untold = "untold";

    /// <summary>From one message about releases to the next: whoever releases much writes to nobody more often.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromHours(4);

    /// <summary>One release a page, the newest first; what is shown is read. Null while the engine waits for them.</summary>
    public static Reply? Page(Turn turn, int index)
    {
        turn.State = turn.State with { Aside = null };
        if (turn.Releases.Received is not { } received)
        {
            turn.Want(new TurnWants { Received = true });
            return null;
        }

        var (texts, releases) = (turn.Content.Texts, turn.Content.Releases);
        if (received.IsEmpty)
            return Speech.Say(turn, [turn.Text(releases.ReceivedNone)], MenuMoves.Doors(turn));
        index = Math.Clamp(index, 0, received.Count - 1);
        var release = received[index];
        if (release.ReadAt is null)
            turn.Releases.Change(new ReleaseChange.Read(release.Id));
        List<CardButton> buttons = [];
        buttons.AddRange(Speech.Leaves(turn, index, received.Count, Verbs.Received));
        buttons.AddRange(MenuMoves.Doors(turn));
        return Speech.Say(turn, [.. ReleaseWords.Of(turn, release.Item), turn.Text(releases.ReceivedHow, ("until", turn.When(release.Until))), turn.Text(texts.ShownOnWish)], buttons,
            turn.Text(releases.ReceivedTitle, ("n", Number(index + 1)), ("total", Number(received.Count))));
    }

    /// <summary>Says that there is something to read, in the person's own hours and not into something else. Null: not now, or nothing is there any more.</summary>
    public static Reply? Due(Turn turn, Nudge nudge, bool inUse, TimeSpan putOff)
    {
        if (turn.State.NewsUntold)
            return null;
        if (inUse || !turn.Window.IsOpen(turn.Now))
        {
            turn.Plan(nudge with { Due = inUse ? turn.Now + putOff : turn.Window.NextMorning(turn.Now).ToInstant() });
            return null;
        }

        if (turn.State.NewsToldAt + Between is { } next && next > turn.Now)
        {
            turn.Plan(nudge with { Due = next });
            return null;
        }

        if (turn.Releases.Received is not { } received)
        {
            turn.Want(new TurnWants { Received = true });
            return null;
        }

        var releases = turn.Content.Releases;
        if (received.TrueForAll(r => r.ReadAt is not null))
            return null;
        turn.State = turn.State with { Aside = null, NewsToldAt = turn.Now };
        return Speech.Say(turn, [turn.Text(releases.News)],
        [
            Speech.Repairing(turn, releases.ButtonRead, Repair.ReleasedToMe),
            new CardButton(turn.Text(turn.Content.Texts.ButtonRemindTomorrow), Verbs.Remind, ReceivedRelease.NudgeId),
            new CardButton(turn.Text(releases.ButtonUntold), Verbs.Close, Untold),
        ]);
    }

    /// <summary>Says it again on the next working day.</summary>
    public static Reply Tomorrow(Turn turn)
    {
        var morning = turn.Window.MorningOf(turn.Today.AddDays(1));
        turn.Plan(new Nudge(ReceivedRelease.NudgeId, NudgeKind.Released, morning.ToInstant()));
        return NudgeMoves.Noted(turn, NudgeMoves.Tomorrow);
    }

    /// <summary>From now on nothing is said of releases; they can still be read.</summary>
    public static Reply NoMore(Turn turn)
    {
        turn.State = turn.State with { NewsUntold = true };
        return NoMoreNoted(turn);
    }

    public static Reply NoMoreNoted(Turn turn) => Speech.Say(turn, [turn.Text(turn.Content.Releases.UntoldNow)], MenuMoves.Doors(turn));

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
