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
    private const string Yes = "yes";
    private const string Nothing = "nothing";
    private const string Words = "code";
    private const string Until = "until";

    /// <summary>The way to invite, where others are to take part.</summary>
    public static IEnumerable<CardButton> Buttons(Turn turn, CoachSession session) =>
        MayInvite(session) ? [new CardButton(turn.Text(turn.Content.Guests.ButtonInvite), Verbs.Session, $"invite:{session.Id}")] : [];

    /// <summary>Who takes part by invitation; none: nobody does.</summary>
    public static IEnumerable<string> Lines(Turn turn, CoachSession session) => session.People.IsEmpty ? []
        : [turn.Text(turn.Content.Guests.TakePart, ("names", string.Join(", ", session.People.Select(p => p.Name is { } name ? OwnWords.Mark(name) : turn.Text(turn.Content.Sessions.Somebody)))))];

    /// <summary>What they will see, and whether the code is wanted. Null while the engine waits.</summary>
    public static Reply? Ask(Turn turn, string id)
    {
        if (!AskMoves.Find(turn, id, mine: true, out var held))
            return null;
        return Refused(turn, held) is { } why ? AskMoves.Page(turn, 0, why) : AsideMoves.Put(turn, new Aside { Kind = Kind, Scope = id });
    }

    /// <summary>The question of this kind; null: it is another's.</summary>
    public static Reply? Show(Turn turn, Aside aside, string? lead)
    {
        var guests = turn.Content.Guests;
        return aside.Kind switch
        {
            Kind => AsideMoves.Ask(turn, aside, lead, [turn.Text(guests.AskInvite), turn.Text(guests.AskInviteNever, ("max", Number(CoachSession.MostGuests)))], (Yes, guests.ButtonCode), (Nothing, turn.Content.Texts.ButtonNothing)),
            Code => AsideMoves.Ask(turn, aside, lead, [aside.Values[Words], turn.Text(guests.CodeHow, ("when", turn.When(UntilOf(aside))))], (Yes, turn.Content.Relationships.ButtonDone)),
            _ => null,
        };
    }

    /// <summary>Takes the answer; null: the question is another's.</summary>
    public static Reply? Take(Turn turn, Aside aside, string choice)
    {
        if (aside.Kind is not (Kind or Code))
            return null;
        if (aside.Kind is Code || choice is not Yes)
            return AskMoves.Page(turn, 0) ?? CurrentMoves.Show(turn);
        if (!AskMoves.Find(turn, aside.Scope, mine: true, out var held))
            return CurrentMoves.Show(turn);
        if (Refused(turn, held) is { } why)
            return AskMoves.Page(turn, 0, why) ?? CurrentMoves.Show(turn);
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
