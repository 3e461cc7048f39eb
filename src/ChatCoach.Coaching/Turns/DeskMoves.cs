using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Sessions;

namespace ChatCoach.Coaching.Turns;

/// <summary>A coach's desk: what they are asked for and whom they accompany (guides B.18). Nothing on it compares people.</summary>
internal static class DeskMoves
{
    private const string Neutral = "session-neutral";
    private const string HandBack = "session-handback";
    private const string Yes = "yes";
    private const string No = "no";

    public static bool IsCoach(Turn turn) => turn.Place.Roles.Contains(OrgPlace.Coach, StringComparer.Ordinal);

    /// <summary>What is to be done, and the page of the only request or session, or a way to each. Null while the engine waits for them.</summary>
    public static Reply? Show(Turn turn) => Page(turn, -1);

    /// <summary>The page of one of them, or all when it is none of theirs any more. Null while the engine waits.</summary>
    public static Reply? PageOf(Turn turn, string id, string? lead = null) => SessionMoves.Held(turn) is { } held ? Page(turn, Desk(held).FindIndex(h => string.Equals(h.Session.Id, id, StringComparison.Ordinal)), lead) : null;

    private static ImmutableList<HeldSession> Desk(ImmutableList<HeldSession> held) => held.FindAll(h => h.Part == Part.Coach && (AskMoves.IsLive(h.Session) || h is { Session.State: SessionState.Done, Stake: Stake.None }));

    /// <summary>One request or session a page; below 0 all of them at a glance. Null while the engine waits for them.</summary>
    public static Reply? Page(Turn turn, int index, string? lead = null)
    {
        turn.State = turn.State with { Aside = null };
        if (SessionMoves.Held(turn) is not { } held)
            return null;

        var (texts, sessions) = (turn.Content.Texts, turn.Content.Sessions);
        var all = Desk(held);
        if (all.Find(h => h.Stake != Stake.None) is { } barred)
            return GiveUp(turn, barred);
        List<string> said = lead is null ? [] : [lead];
        var door = new CardButton(turn.Text(turn.Sessions.Takes ? sessions.ButtonNoRequests : sessions.ButtonRequests), Verbs.SessionDo, turn.Sessions.Takes ? "takes:no" : "takes:yes");
        if (all.Count == 0)
            return Speech.Say(turn, [.. said, turn.Text(!IsCoach(turn) ? sessions.NoCoach : turn.Sessions.Takes ? sessions.DeskEmpty : sessions.DeskClosed)], [.. IsCoach(turn) ? [door, HoursMoves.Button(turn)] : (CardButton[])[], .. MenuMoves.Doors(turn)]);
        if (index < 0 && all.Count > 1)
            return DeskOverview.Show(turn, all, door, lead);
        if (index < 0)
            said.AddRange(DeskOverview.Lines(turn, all));
        index = Math.Clamp(index, 0, all.Count - 1);
        var session = all[index].Session;
        if (session.ReadAt is null)
            turn.Sessions.Change(new SessionChange.Put(session = session with { ReadAt = turn.Now }, SessionNews.None));
        (session, var shown) = ShowMoves.Read(turn, session);
        List<CardButton> buttons = session.State == SessionState.Accepted
            ? [.. LedCards.Doors(turn, all[index]), DateMoves.Button(turn, all[index]), NoteMoves.Button(turn, all[index]), new CardButton(turn.Text(sessions.ButtonHandBack), Verbs.Session, $"handback:{session.Id}")]
            : session.State == SessionState.Done ? []
            : [new CardButton(turn.Text(sessions.ButtonAccept), Verbs.Session, $"accept:{session.Id}", Primary: true), new CardButton(turn.Text(sessions.ButtonPass), Verbs.SessionDo, $"pass:{session.Id}")];
        buttons.AddRange(Speech.Leaves(turn, index, all.Count, Verbs.Session, "desk:"));
        said.Add(session.State == SessionState.Accepted
            ? turn.Text(sessions.DeskAccepted, ("name", session.Owner is { } owner ? OwnWords.Mark(owner) : turn.Text(sessions.Somebody)))
            : session.State == SessionState.Done ? turn.Text(turn.Content.Led.Done)
            : turn.Text(sessions.DeskAsked, ("when", turn.When(session.AnswerBy ?? turn.Now))));
        return Speech.Say(turn, [.. said, .. AskMoves.Lines(session.Said), .. shown, .. session.State == SessionState.Accepted ? ColleagueMoves.Lines(turn, session) : [], .. session.State == SessionState.Asked ? [] : LedClosing.Kept(turn, all[index]), turn.Text(sessions.DeskHow), turn.Text(texts.ShownOnWish)], [.. buttons, door, HoursMoves.Button(turn), .. MenuMoves.WayBack(turn)],
            turn.Text(sessions.DeskTitle, ("n", Number(index + 1)), ("total", Number(all.Count))));
    }

    /// <summary>What data cannot show, the coach says (requirement K21). Null while the engine waits.</summary>
    public static Reply? AskToAccept(Turn turn, string id)
    {
        if (!AskMoves.Find(turn, id, mine: false, out var held))
            return null;
        return held is not { Stake: Stake.None, Session.State: SessionState.Asked } ? Page(turn, -1, turn.Text(turn.Content.Sessions.Gone))
            : AsideMoves.Put(turn, new Aside { Kind = Neutral, Scope = id });
    }

    /// <summary>Whether somebody they said yes to is to be handed on. Null while the engine waits.</summary>
    public static Reply? AskToHandBack(Turn turn, string id)
    {
        if (!AskMoves.Find(turn, id, mine: false, out var held))
            return null;
        return held is not { Stake: Stake.None, Session.State: SessionState.Accepted } ? Page(turn, -1, turn.Text(turn.Content.Sessions.Gone))
            : AsideMoves.Put(turn, new Aside { Kind = HandBack, Scope = id });
    }

    /// <summary>The question of this kind; null: it is another's.</summary>
    public static Reply? Show(Turn turn, Aside aside, string? lead)
    {
        var sessions = turn.Content.Sessions;
        return aside.Kind switch
        {
            Neutral => AsideMoves.Ask(turn, aside, lead, [turn.Text(sessions.NeutralQuestion), turn.Text(sessions.NeutralHow)], (Yes, sessions.NeutralYes), (No, sessions.NeutralNo)),
            HandBack => AsideMoves.Ask(turn, aside, lead, sessions.HandBackQuestion, (Yes, sessions.HandBackYes), (No, turn.Content.Texts.ButtonNothing)),
            _ => null,
        };
    }

    /// <summary>Takes the answer; null: the question is another's.</summary>
    public static Reply? Take(Turn turn, Aside aside, string choice)
    {
        if (aside.Kind is not (Neutral or HandBack))
            return null;
        if (aside.Kind is HandBack)
            return (choice is Yes ? Pass(turn, aside.Scope!, sure: true) : PageOf(turn, aside.Scope!, turn.Text(turn.Content.Texts.NothingChanged))) ?? CurrentMoves.Show(turn);
        if (choice is not Yes)
            return Pass(turn, aside.Scope!) ?? CurrentMoves.Show(turn);
        if (!AskMoves.Find(turn, aside.Scope, mine: false, out var held))
            return CurrentMoves.Show(turn);
        if (held is not { Stake: Stake.None, Session.State: SessionState.Asked })
            return Page(turn, -1, turn.Text(turn.Content.Sessions.Gone))!;
        turn.Sessions.Change(new SessionChange.Put(held.Session with { State = SessionState.Accepted, AnswerBy = null }, held.Session.Led is null ? SessionNews.State : SessionNews.Led));
        var name = held.Session.Owner is { } owner ? OwnWords.Mark(owner) : turn.Text(turn.Content.Sessions.Somebody);
        return turn.Sessions.Hours is null
            ? Speech.Say(turn, [turn.Text(turn.Content.Sessions.AcceptedNoHours, ("name", name))], [HoursMoves.Button(turn), .. Ways(turn)])
            : Speech.Say(turn, [turn.Text(turn.Content.Sessions.Accepted, ("name", name))], Ways(turn));
    }

    /// <summary>Hands it to the next coach. Null while the engine waits.</summary>
    /// <param name="sure">Also one they said yes to: its dates fall.</param>
    public static Reply? Pass(Turn turn, string id, bool sure = false)
    {
        if (!AskMoves.Find(turn, id, mine: false, out var held))
            return null;
        if (held is null)
            return Page(turn, -1, turn.Text(turn.Content.Sessions.Gone));
        if (!sure && held is { Stake: Stake.None, Session.State: SessionState.Accepted })
            return AsideMoves.Put(turn, new Aside { Kind = HandBack, Scope = id });
        return AskMoves.PassOn(turn, held.Session) is null ? null : Speech.Say(turn, [turn.Text(turn.Content.Sessions.Passed)], Ways(turn));
    }

    /// <summary>The coach has become part of the matter, or is no coach any more: from now on they see nothing of it, and learn why.</summary>
    private static Reply? GiveUp(Turn turn, HeldSession barred)
    {
        var sessions = turn.Content.Sessions;
        return AskMoves.PassOn(turn, barred.Session) is null ? null
            : Speech.Say(turn, [turn.Text(barred.Stake switch { Stake.Member => sessions.BarredMember, Stake.Manager => sessions.BarredManager, _ => sessions.BarredNoCoach })], Ways(turn));
    }

    public static Reply Takes(Turn turn, bool takes)
    {
        turn.Sessions.Change(new SessionChange.Takes(takes));
        return Speech.Say(turn, [turn.Text(takes ? turn.Content.Sessions.RequestsOn : turn.Content.Sessions.RequestsOff)], Ways(turn));
    }

    /// <summary>Something about a session the person coaches is new. Null: nothing to say.</summary>
    public static Reply? Due(Turn turn, HeldSession held)
    {
        if (turn.State.NewsUntold || held.Session.State is not (SessionState.Asked or SessionState.Ended))
            return null;
        // Who is asked to confirm has the request before them: news of it would take the question from under their hands.
        if (held.Session.State == SessionState.Asked && string.Equals(turn.State.Aside?.Scope, held.Session.Id, StringComparison.Ordinal))
            return null;
        var sessions = turn.Content.Sessions;
        turn.State = turn.State with { Aside = null };
        return held.Session.State == SessionState.Ended
            ? Speech.Say(turn, [turn.Text(sessions.NewsEnded)], Ways(turn))
            : Speech.Say(turn, [turn.Text(sessions.NewsAsked)],
            [
                Speech.Repairing(turn, sessions.ButtonDesk, Repair.Desk),
                new CardButton(turn.Text(turn.Content.Texts.ButtonRemindTomorrow), Verbs.SessionDo, $"tomorrow:{held.Session.Id}"),
                new CardButton(turn.Text(sessions.ButtonNoRequests), Verbs.SessionDo, "takes:no"),
            ]);
    }

    /// <summary>Reminds the coach again on the next working day.</summary>
    public static Reply Tomorrow(Turn turn, string id)
    {
        turn.Plan(new Nudge(SessionMoves.NewsId(id), NudgeKind.Session, turn.Window.MorningOf(turn.Today.AddDays(1)).ToInstant(), About: id));
        return NudgeMoves.Noted(turn, NudgeMoves.Tomorrow);
    }

    private static IEnumerable<CardButton> Ways(Turn turn) => [Speech.Repairing(turn, turn.Content.Sessions.ButtonDesk, Repair.Desk), .. MenuMoves.Doors(turn)];

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
