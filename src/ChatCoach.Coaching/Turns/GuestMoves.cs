using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Sessions;

namespace ChatCoach.Coaching.Turns;

/// <summary>A colleague takes part in a session of somebody else: comes in by a code, sees where it stands, leaves.</summary>
internal static class GuestMoves
{
    private const string Join = "session-join";
    private const string Leave = "session-leave";
    private const string Yes = "yes";
    private const string Nothing = "nothing";

    /// <summary>Who invites, until the question is answered.</summary>
    private const string Owner = "owner";

    /// <summary>The argument of a yes to coming in or leaving.</summary>
    public static bool IsYes(string? arg) => arg is $"{Join}.{Yes}" or $"{Leave}.{Yes}";

    /// <summary>The question whether to come in; null: the code leads to no session, or the engine waits.</summary>
    public static Reply? Invited(Turn turn, string code) => turn.Invitation is { Session: { } invited } invitation && Is(invitation.Code, code)
        ? AsideMoves.Put(turn, new Aside { Kind = Join, Scope = code, Values = ImmutableDictionary<string, string>.Empty.Add(Owner, OwnerOf(turn, invited.Session)) }) : null;

    /// <summary>Where a session stands for a guest.</summary>
    public static Reply Page(Turn turn, HeldSession held, int index, int total, IEnumerable<string> said)
    {
        var (session, guests, sessions) = (held.Session, turn.Content.Guests, turn.Content.Sessions);
        var led = held is { Stake: Stake.None, Session: { State: SessionState.Accepted, Coach: not null } };
        var owner = OwnWords.Mark(OwnerOf(turn, session));
        var ahead = session.Meetings.Where(m => DateMoves.IsAhead(turn, m)).OrderBy(m => m.Start!.ToInstant()).ToList();
        List<string> lines =
        [
            .. said,
            .. LedClosing.Fell(turn, session),
            session.State == SessionState.Done ? turn.Text(turn.Content.Led.Done) : led ? turn.Text(guests.GuestAccepted, ("owner", owner), ("coach", ReleaseMoves.NameOf(turn, session.Coach!))) : turn.Text(guests.GuestWaits, ("owner", owner)),
            .. session.State == SessionState.Done ? [] : ahead.Count == 0 ? [turn.Text(guests.NoDate)] : ahead.Select(m => turn.Text(turn.Content.Dates.Planned, ("when", SessionWords.When(turn, m.Start!)), ("minutes", Number((int)Slots.SessionLength.TotalMinutes)))),
            .. LedClosing.Kept(turn, held) is { IsEmpty: false } kept ? kept.Add(turn.Text(turn.Content.Texts.ShownOnWish)) : [],
        ];
        List<CardButton> buttons =
        [
            .. LedCards.Doors(turn, held),
            .. led && !session.Meetings.IsEmpty ? [DateMoves.Button(turn, held)] : (CardButton[])[],
            .. session.State == SessionState.Done ? (CardButton[])[] : [new CardButton(turn.Text(guests.ButtonLeave), Verbs.Session, $"leave:{session.Id}")],
            .. Speech.Leaves(turn, index, total, Verbs.Session, "mine:"),
        ];
        return Speech.Say(turn, lines, buttons.Count == 0 ? MenuMoves.Doors(turn) : [.. buttons, .. MenuMoves.WayBack(turn)], turn.Text(sessions.MineTitle, ("n", Number(index + 1)), ("total", Number(total))));
    }

    /// <summary>Whether the person wants to go. Null while the engine waits.</summary>
    public static Reply? AskToLeave(Turn turn, string id) => !Find(turn, id, out var held) ? null
        : held is null ? AskMoves.Page(turn, 0, turn.Text(turn.Content.Sessions.Gone)) : AsideMoves.Put(turn, new Aside { Kind = Leave, Scope = id });

    /// <summary>The question of this kind; null: it is another's.</summary>
    public static Reply? Show(Turn turn, Aside aside, string? lead)
    {
        var guests = turn.Content.Guests;
        if (Is(aside.Kind, Leave))
            return AsideMoves.Ask(turn, aside, lead, guests.LeaveQuestion, (Yes, guests.ButtonLeaveYes), (Nothing, turn.Content.Texts.ButtonNothing));
        if (!Is(aside.Kind, Join))
            return null;
        var owner = OwnWords.Mark(aside.Values[Owner]);
        return AsideMoves.Ask(turn, aside, lead,
            [turn.Text(guests.JoinQuestion, ("owner", owner)), turn.Text(guests.JoinSees, ("owner", owner)), turn.Text(guests.JoinNever)],
            (Yes, turn.Content.Relationships.ButtonJoin), (Nothing, turn.Content.Relationships.ButtonJoinNot));
    }

    /// <summary>Takes the answer; null: the question is another's.</summary>
    public static Reply? Take(Turn turn, Aside aside, string choice) => aside.Kind switch
    {
        Join => choice is Yes ? Joined(turn, aside.Scope!) : CurrentMoves.Show(turn, turn.Text(turn.Content.Relationships.JoinDeclined)),
        Leave => choice is Yes ? Left(turn, aside.Scope) : CurrentMoves.Show(turn, turn.Text(turn.Content.Texts.NothingChanged)),
        _ => null,
    };

    private static Reply Joined(Turn turn, string code)
    {
        var guests = turn.Content.Guests;
        if (turn.Invitation is not { } invitation || !Is(invitation.Code, code))
        {
            turn.Want(new TurnWants { Invitation = code });
            return CurrentMoves.Show(turn);
        }

        if (invitation.Session is not { } invited)
            return CurrentMoves.Show(turn, turn.Text(turn.Content.Relationships.CodeUseless));
        if (invited.Session.People.Count >= CoachSession.MostGuests)
            return CurrentMoves.Show(turn, turn.Text(guests.FullGuest, ("max", Number(CoachSession.MostGuests))));
        // Nobody can be in two sessions at once, and the storage would refuse it.
        if (invited.Clash is { } clash)
            return CurrentMoves.Show(turn, turn.Text(guests.Clash, ("when", SessionWords.When(turn, clash.Start!))));
        var session = invited.Session with { People = invited.Session.People.Add(new Participant(turn.NextId(), invited.Me, turn.Name, turn.Now)), Led = invited.Session.Led?.Unagreed() };
        turn.Sessions.Change(new SessionChange.Put(session, SessionNews.Came));
        SessionReminders.Plan(turn, new HeldSession(session, Part.Guest, invited.Stake, invited.Me));
        return Speech.Say(turn, [turn.Text(guests.Joined)], Ways(turn));
    }

    private static Reply Left(Turn turn, string? id)
    {
        if (!Find(turn, id, out var held))
            return CurrentMoves.Show(turn);
        if (held is null)
            return CurrentMoves.Show(turn, turn.Text(turn.Content.Sessions.Gone));
        if (held.Session.People.Find(p => Is(p.Person, held.Me)) is { } me)
            turn.Sessions.Change(new SessionChange.Put(held.Session.Without(me), SessionNews.Left));
        return Speech.Say(turn, [turn.Text(turn.Content.Guests.Left)], Ways(turn));
    }

    /// <summary>The session of that id, when the person is a guest of it and it is not over. False while the engine waits.</summary>
    private static bool Find(Turn turn, string? id, out HeldSession? held)
    {
        var all = SessionMoves.Held(turn);
        held = all?.Find(h => h.Part == Part.Guest && AskMoves.IsLive(h.Session) && Is(h.Session.Id, id));
        return all is not null;
    }

    private static string OwnerOf(Turn turn, CoachSession session) => session.Owner ?? turn.Text(turn.Content.Sessions.Somebody);

    private static IEnumerable<CardButton> Ways(Turn turn) => [Speech.Repairing(turn, turn.Content.Sessions.ButtonMine, Guides.Repair.MySessions), .. MenuMoves.Doors(turn)];

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);

    private static bool Is(string? a, string? b) => string.Equals(a, b, StringComparison.Ordinal);
}
