using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Sessions;

namespace ChatCoach.Coaching.Turns;

/// <summary>
/// The owner of a session lets colleagues take part by a code, after reading what they will see. The request and what
/// anybody says alone is never theirs (privacy rule P8).
/// </summary>
internal static class ColleagueMoves
{
    /// <summary>Kind of the question that shows the code.</summary>
    public const string Code = "session-code";

    private const string Kind = "session-invite";
    private const string Out = "session-guest-out";
    private const string Yes = "yes";
    private const string Nothing = "nothing";
    private const string Words = "code";
    private const string Until = "until";

    /// <summary>The way to invite, where others are to take part.</summary>
    public static IEnumerable<CardButton> Buttons(Turn turn, CoachSession session) =>
    [
        .. MayInvite(session) ? [new CardButton(turn.Text(turn.Content.Guests.ButtonInvite), Verbs.Session, $"invite:{session.Id}")] : (CardButton[])[],
        .. Invited(session).Any() ? [new CardButton(turn.Text(turn.Content.Guests.ButtonGuests), Verbs.Session, $"guests:{session.Id}")] : (CardButton[])[],
    ];

    /// <summary>Who takes part by invitation; none: nobody does.</summary>
    public static IEnumerable<string> Lines(Turn turn, CoachSession session) => session.People.IsEmpty ? []
        : [turn.Text(turn.Content.Guests.TakePart, ("names", string.Join(", ", session.People.Select(p => NameOf(turn, p)))))];

    /// <summary>Who came in by the code, and the way out for each. Null while the engine waits.</summary>
    public static Reply? Guests(Turn turn, string id, string? lead = null)
    {
        turn.State = turn.State with { Aside = null };
        if (!AskMoves.Find(turn, id, mine: true, out var held))
            return null;
        if (held is null || !AskMoves.IsLive(held.Session) || !Invited(held.Session).Any())
            return AskMoves.PageOf(turn, id, lead ?? turn.Text(turn.Content.Sessions.Gone));
        var (guests, session) = (turn.Content.Guests, held.Session);
        return Speech.Say(turn, [.. lead is null ? (string[])[] : [lead], .. Lines(turn, session), turn.Text(guests.GuestsHow)],
        [
            .. Invited(session).Select(p => new CardButton(turn.Text(guests.ButtonOut, ("name", p.Name ?? turn.Text(turn.Content.Sessions.Somebody))), Verbs.Session, $"guest-out:{id}:{p.Id}")),
            Speech.Repairing(turn, turn.Content.Sessions.ButtonMine, Guides.Repair.MySessions), .. MenuMoves.WayBack(turn),
        ]);
    }

    /// <summary>Whether a guest is to be taken out. Null while the engine waits.</summary>
    /// <param name="arg">"session:guest"</param>
    public static Reply? AskOut(Turn turn, string arg) => !FindGuest(turn, arg, out var held, out var guest) ? null
        : guest is null ? AskMoves.PageOf(turn, held?.Session.Id ?? "", turn.Text(turn.Content.Sessions.Gone)) : AsideMoves.Put(turn, new Aside { Kind = Out, Scope = arg });

    /// <summary>What they will see, and whether the code is wanted. Null while the engine waits.</summary>
    public static Reply? Ask(Turn turn, string id)
    {
        if (!AskMoves.Find(turn, id, mine: true, out var held))
            return null;
        return Refused(turn, held) is { } why ? AskMoves.PageOf(turn, id, why) : AsideMoves.Put(turn, new Aside { Kind = Kind, Scope = id });
    }

    /// <summary>The question of this kind; null: it is another's.</summary>
    public static Reply? Show(Turn turn, Aside aside, string? lead)
    {
        var guests = turn.Content.Guests;
        return aside.Kind switch
        {
            Kind => AsideMoves.Ask(turn, aside, lead, [turn.Text(guests.AskInvite), turn.Text(guests.AskInviteNever, ("max", Number(CoachSession.MostGuests)))], (Yes, guests.ButtonCode), (Nothing, turn.Content.Texts.ButtonNothing)),
            Out => AsideMoves.Ask(turn, aside, lead, [turn.Text(guests.OutQuestion, ("name", FindGuest(turn, aside.Scope ?? "", out _, out var guest) ? NameOf(turn, guest) : turn.Text(turn.Content.Sessions.Somebody)))], (Yes, guests.OutYes), (Nothing, turn.Content.Texts.ButtonNothing)),
            Code => AsideMoves.Ask(turn, aside, lead, [aside.Values[Words], turn.Text(guests.CodeHow, ("when", turn.When(UntilOf(aside))))], (Yes, turn.Content.Relationships.ButtonDone)),
            _ => null,
        };
    }

    /// <summary>Takes the answer; null: the question is another's.</summary>
    public static Reply? Take(Turn turn, Aside aside, string choice)
    {
        if (aside.Kind is Out)
            return TakenOut(turn, aside.Scope ?? "", choice is Yes) ?? CurrentMoves.Show(turn);
        if (aside.Kind is not (Kind or Code))
            return null;
        if (aside.Kind is Code || choice is not Yes)
            return AskMoves.PageOf(turn, aside.Scope!) ?? CurrentMoves.Show(turn);
        if (!AskMoves.Find(turn, aside.Scope, mine: true, out var held))
            return CurrentMoves.Show(turn);
        if (Refused(turn, held) is { } why)
            return AskMoves.PageOf(turn, aside.Scope!, why) ?? CurrentMoves.Show(turn);
        var (code, until) = (InviteCode.New(turn.NextId), turn.Now + InviteCode.Lasts);
        turn.Sessions.Change(new SessionChange.Put(held!.Session with { Code = new GuestCode(InviteCode.TagOf(code), until) }, SessionNews.None));
        // The code stays in the open question, so that the same click again shows the same code and makes no second one.
        var values = ImmutableDictionary<string, string>.Empty.Add(Words, code).Add(Until, until.UtcTicks.ToString(CultureInfo.InvariantCulture));
        return AsideMoves.Put(turn, new Aside { Kind = Code, Scope = aside.Scope, Values = values });
    }

    /// <summary>Owner and coach learn that somebody came or left. Null: nothing to say.</summary>
    public static Reply? Due(Turn turn, HeldSession held, Nudge nudge)
    {
        if (turn.State.NewsUntold || held.Part == Part.Guest || !AskMoves.IsLive(held.Session))
            return null;
        turn.State = turn.State with { Aside = null };
        var (guests, sessions) = (turn.Content.Guests, turn.Content.Sessions);
        var way = held.Mine ? Speech.Repairing(turn, sessions.ButtonMine, Guides.Repair.MySessions) : Speech.Repairing(turn, sessions.ButtonDesk, Guides.Repair.Desk);
        return Speech.Say(turn, [turn.Text(nudge.News == SessionNews.Came ? guests.NewsCame : guests.NewsLeft)], [way, .. MenuMoves.Doors(turn)]);
    }

    /// <summary>What they said goes with them, and the code they came in by opens nothing any more.</summary>
    private static Reply? TakenOut(Turn turn, string arg, bool sure)
    {
        if (!FindGuest(turn, arg, out var held, out var guest))
            return null;
        if (!sure || held is null || guest is null)
            return Guests(turn, arg.Split(':')[0], turn.Text(turn.Content.Texts.NothingChanged));
        turn.Sessions.Change(new SessionChange.Put(held.Session.Without(guest) with { Code = null }, SessionNews.Left));
        return Guests(turn, held.Session.Id, turn.Text(turn.Content.Guests.OutDone, ("name", NameOf(turn, guest))));
    }

    /// <summary>The owner's live session and the guest in it, as far as they are there. False while the engine waits.</summary>
    private static bool FindGuest(Turn turn, string arg, out HeldSession? held, out Participant? guest)
    {
        guest = null;
        var parts = arg.Split(':', 2);
        if (!AskMoves.Find(turn, parts[0], mine: true, out held))
            return false;
        guest = held is not null && AskMoves.IsLive(held.Session) && parts.Length == 2 ? Invited(held.Session).FirstOrDefault(p => string.Equals(p.Id, parts[1], StringComparison.Ordinal)) : null;
        return true;
    }

    private static IEnumerable<Participant> Invited(CoachSession session) => session.People.Where(p => p.Person is not null);

    private static string NameOf(Turn turn, Participant? guest) => guest?.Name is { } name ? OwnWords.Mark(name) : turn.Text(turn.Content.Sessions.Somebody);

    private static bool MayInvite(CoachSession session) => session is { State: SessionState.Accepted, Mode: SessionMode.Team or SessionMode.Both };

    /// <summary>Null: somebody can be invited.</summary>
    private static string? Refused(Turn turn, HeldSession? held) => held switch
    {
        null => turn.Text(turn.Content.Sessions.Gone),
        { Stake: not Stake.None } => turn.Text(turn.Content.Guests.OnlyTeam),
        _ when !MayInvite(held.Session) => turn.Text(turn.Content.Guests.OnlyTeam),
        { Session.People.Count: >= CoachSession.MostGuests } => turn.Text(turn.Content.Guests.Full, ("max", Number(CoachSession.MostGuests))),
        _ => null,
    };

    private static DateTimeOffset UntilOf(Aside aside) => new(long.Parse(aside.Values[Until], CultureInfo.InvariantCulture), TimeSpan.Zero);

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
