using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Sessions;

namespace ChatCoach.Coaching.Turns;

/// <summary>What comes in about sessions, from either side: buttons and reminders.</summary>
internal static class SessionMoves
{
    /// <summary>Id of the reminder by which a person learns that something about a session is new.</summary>
    public static string NewsId(string session) => SessionNudge.IdOf(session);

    /// <summary>The person's sessions on either side; null while the engine waits for them.</summary>
    public static ImmutableList<HeldSession>? Held(Turn turn)
    {
        if (turn.Sessions.Held is null)
            turn.Want(new TurnWants { Sessions = true });
        return turn.Sessions.Held;
    }

    /// <summary>A button that looks or asks. Null while the engine waits.</summary>
    /// <param name="arg">"mine:page", "desk:page", "end:session", "accept:session", "handback:session", "guests:session", "guest-out:session:guest", "shown:session", "show:session:kind", "note:session", "invite:session", "leave:session", or of a date, "session:number" behind it, "dates", "own", "off", "series" or "file"; of a led session "led", "led-people", "led-add", "led-out", "led-leave" or "led-close".</param>
    public static Reply? Look(Turn turn, string? arg) => Parts(arg) switch
    {
        ("mine", var page) => AskMoves.Page(turn, ListMoves.Number(page)),
        ("desk", var page) => DeskMoves.Page(turn, ListMoves.Number(page)),
        ("end", var id) => AskMoves.AskToEnd(turn, id),
        ("accept", var id) => DeskMoves.AskToAccept(turn, id),
        ("handback", var id) => DeskMoves.AskToHandBack(turn, id),
        ("guests", var id) => ColleagueMoves.Guests(turn, id),
        ("guest-out", var which) => ColleagueMoves.AskOut(turn, which),
        ("shown", var id) => ShowMoves.Page(turn, id),
        ("show", var which) => ShowMoves.Ask(turn, which),
        ("note", var id) => NoteMoves.Ask(turn, id),
        ("invite", var id) => ColleagueMoves.Ask(turn, id),
        ("leave", var id) => GuestMoves.AskToLeave(turn, id),
        ("dates", var which) => DateMoves.Page(turn, which),
        ("own", var which) => OwnTimeMoves.AskOwn(turn, which),
        ("off", var which) => OwnTimeMoves.AskOff(turn, which),
        ("series", var which) => OwnTimeMoves.AskSeries(turn, which),
        ("file", var which) => DateFileMoves.Link(turn, which),
        ("led", var which) => LedMoves.Page(turn, which),
        ("led-people", var which) => LedPeople.Page(turn, which),
        ("led-add", var which) => LedPeople.AskToAdd(turn, which),
        ("led-out", var which) => LedPeople.AskOut(turn, which),
        ("led-leave", var which) => LedPeople.AskToLeave(turn, which),
        ("led-close", var which) => LedClosing.AskToClose(turn, which),
        _ => CurrentMoves.Gone(turn),
    };

    /// <summary>A button that does something. Null while the engine waits.</summary>
    /// <param name="arg">"pass:session", "again:session", "tomorrow:session", "takes:yes" or "takes:no", or of a date, "session:number" behind it, "take", "agree", "offer", "keep", "late", "held" or "missed", or of a led session "led-" and what.</param>
    public static Reply? Do(Turn turn, string? arg) => Parts(arg) switch
    {
        ("pass", var id) => DeskMoves.Pass(turn, id),
        ("again", var id) => AskMoves.Again(turn, id),
        ("tomorrow", var id) => DeskMoves.Tomorrow(turn, id),
        ("unshow", var which) => ShowMoves.Unshow(turn, which),
        ("take", var which) => PlanMoves.Take(turn, which),
        ("agree", var which) => PlanMoves.Accept(turn, which),
        ("offer", var which) => PlanMoves.Offer(turn, which),
        ("keep", var which) => PlanMoves.Keep(turn, which),
        ("late", var which) => PlanMoves.Late(turn, which),
        ("held", var which) => PlanMoves.Over(turn, which, MeetingState.Held),
        ("missed", var which) => PlanMoves.Over(turn, which, MeetingState.Missed),
        (['l', 'e', 'd', '-', .. var what], var which) => LedMoves.Do(turn, what, which),
        ("takes", "yes") => DeskMoves.Takes(turn, true),
        ("takes", "no") => DeskMoves.Takes(turn, false),
        _ => CurrentMoves.Gone(turn),
    };

    /// <summary>It was done: the list it stands on, as it is now.</summary>
    public static Reply? Done(Turn turn, string? arg) => Parts(arg) switch
    {
        ("again", var id) => AskMoves.PageOf(turn, id),
        ("unshow", var which) => ShowMoves.Page(turn, which.Split(':')[0]),
        (['l', 'e', 'd', '-', ..], var which) => LedMoves.Page(turn, which.Split(':')[0]),
        ("take" or "agree" or "offer" or "keep" or "late" or "held" or "missed", var which) when DateMoves.Parts(which) is var (session, number, _) => DateMoves.Page(turn, $"{session}:{number.ToString(CultureInfo.InvariantCulture)}"),
        (_, var id) => DeskMoves.PageOf(turn, id),
    };

    /// <summary>News of a session, or its time to be moved on. Null: nothing to say, or not now.</summary>
    public static Reply? Due(Turn turn, Nudge nudge, bool inUse, TimeSpan putOff)
    {
        if (Held(turn) is not { } held)
            return null;

        if (held.Find(h => string.Equals(h.Session.Id, nudge.About, StringComparison.Ordinal)) is not { } about)
            return nudge.News == SessionNews.Gone ? DateNews.Gone(turn, nudge, inUse ? putOff : null) : null;
        if (nudge.News is SessionNews.Day or SessionNews.Soon)
            return about is { Stake: Stake.None, Session.State: SessionState.Accepted } ? SessionReminders.Due(turn, about, nudge) : null;
        if (nudge.News is SessionNews.Led or SessionNews.Timer)
            return LedNews.Due(turn, about, nudge, inUse ? putOff : null);
        if (nudge.News is SessionNews.Dates or SessionNews.Late)
            return DateNews.Due(turn, about, nudge, inUse ? putOff : null);
        if (inUse || !turn.Window.IsOpen(turn.Now))
        {
            turn.Plan(nudge with { Due = inUse ? turn.Now + putOff : turn.Window.NextMorning(turn.Now).ToInstant() });
            return null;
        }

        if (nudge.News is SessionNews.Came or SessionNews.Left)
            return ColleagueMoves.Due(turn, about, nudge);
        return about.Part switch
        {
            // Whoever was asked answered in time: there is nothing to say.
            Part.Owner when AskMoves.IsDeadline(nudge) && about.Session.State != SessionState.Asked => null,
            Part.Owner => AskMoves.Due(turn, about),
            Part.Coach => DeskMoves.Due(turn, about),
            _ => DateNews.Ended(turn, about),
        };
    }

    private static (string What, string Which) Parts(string? arg)
    {
        var at = arg?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        return at < 0 ? ("", "") : (arg![..at], arg[(at + 1)..]);
    }
}
