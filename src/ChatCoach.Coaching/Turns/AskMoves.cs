using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cadence;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Releases;
using ChatCoach.Coaching.Sessions;

namespace ChatCoach.Coaching.Turns;

/// <summary>
/// Somebody asks for a coach: what was answered is shown as the coach will read it, and only a yes sends it (privacy rule
/// P8). Whom data shows to be part of the matter is never asked (requirement K21).
/// </summary>
internal static class AskMoves
{
    public const string AskGuide = "GC";

    private const string Kind = "session-ask";
    private const string End = "session-end";
    private const string Yes = "yes";
    private const string No = "no";

    /// <summary>The argument of a yes to the preview.</summary>
    public static bool IsYes(string? arg) => arg is $"{Kind}.{Yes}";

    /// <summary>At the end of the guide that asks what it is about: the preview; null: it is another guide, nothing was said, or it ended before.</summary>
    public static Reply? Finished(Turn turn, Run run)
    {
        if (!Is(run.Guide, AskGuide) || turn.Find(run.Id)?.FinishedAt != turn.Now)
            return null;
        if (SessionMoves.Held(turn) is not { } held)
            return Speech.Say(turn, []);

        if (held.Count(h => h.Mine && IsLive(h.Session)) >= CoachSession.Most)
            return Speech.Say(turn, [turn.Text(turn.Content.Sessions.TooMany, ("max", Number(CoachSession.Most)))], Ways(turn));
        return AsideMoves.Put(turn, new Aside { Kind = Kind, Run = run.Id });
    }

    /// <summary>The question of this kind; null: it is another's.</summary>
    public static Reply? Show(Turn turn, Aside aside, string? lead)
    {
        var sessions = turn.Content.Sessions;
        if (Is(aside.Kind, End))
            return AsideMoves.Ask(turn, aside, lead, sessions.EndQuestion, (Yes, sessions.ButtonEndYes), (No, turn.Content.Texts.ButtonNothing));
        if (!Is(aside.Kind, Kind))
            return null;
        return turn.Find(aside.Run) is not { } run
            ? AsideMoves.Ask(turn, aside, lead, sessions.GoneRun, (No, turn.Content.Texts.ButtonNothing))
            : AsideMoves.Ask(turn, aside, lead, [turn.Text(sessions.PreviewIntro), .. Lines(Said(turn, run)), turn.Text(sessions.PreviewHow), turn.Text(turn.Content.Texts.ShownOnWish)], (Yes, sessions.ButtonAskYes), (No, sessions.ButtonAskNo));
    }

    /// <summary>Takes the answer; null: the question is another's.</summary>
    public static Reply? Take(Turn turn, Aside aside, string choice)
    {
        var sessions = turn.Content.Sessions;
        if (Is(aside.Kind, End))
            return Is(choice, Yes) ? Ended(turn, aside.Scope) : CurrentMoves.Show(turn, turn.Text(turn.Content.Texts.NothingChanged));
        if (!Is(aside.Kind, Kind))
            return null;
        if (!Is(choice, Yes))
            return CurrentMoves.Show(turn, turn.Text(sessions.NotAsked));
        if (turn.Find(aside.Run) is not { } run)
            return CurrentMoves.Show(turn, turn.Text(sessions.GoneRun));
        if (turn.Sessions.Candidates is not { } candidates)
        {
            turn.Want(new TurnWants { CoachesAbout = run.About ?? "" });
            return CurrentMoves.Show(turn);
        }

        var session = new CoachSession { Id = turn.NextId(), State = SessionState.Asked, Run = run.Id, About = run.About, Said = Said(turn, run), Owner = turn.Name, AskedAt = turn.Now, At = new Whereabouts(turn.Zone.Id, turn.Place.FederalState), Mode = ModeOf(turn, run), Wishes = WishesOf(turn, run) };
        if (Next(turn, session, candidates) is not { State: SessionState.Asked } asked)
            return Speech.Say(turn, [turn.Text(sessions.NobodyNow)], Ways(turn));
        Put(turn, asked);
        return Speech.Say(turn, [turn.Text(sessions.Asked, ("when", turn.When(asked.AnswerBy!.Value)))], Ways(turn));
    }

    /// <summary>"My companion": where each request stands. Null while the engine waits for them.</summary>
    public static Reply? Page(Turn turn, int index, string? lead = null)
    {
        turn.State = turn.State with { Aside = null };
        if (SessionMoves.Held(turn) is not { } held)
            return null;

        var (texts, sessions) = (turn.Content.Texts, turn.Content.Sessions);
        var mine = Mine(held);
        List<string> said = lead is null ? [] : [lead];
        if (mine.Count == 0)
            return Speech.Say(turn, [.. said, turn.Text(sessions.NoneOfMine)], [Start(turn), .. MenuMoves.WayBack(turn)]);
        index = Math.Clamp(index, 0, mine.Count - 1);
        var session = mine[index].Session;
        if (mine[index].Part == Part.Guest)
            return GuestMoves.Page(turn, mine[index], index, mine.Count, said);
        said.Add(Stands(turn, mine[index]));
        said.AddRange(LedClosing.Fell(turn, session));
        said.AddRange(Lines(session.Said));
        said.AddRange(ColleagueMoves.Lines(turn, session));
        said.AddRange(LedClosing.Kept(turn, mine[index]));
        var (open, over) = (mine[index] is { Stake: Stake.None, Session.State: SessionState.Accepted }, mine[index] is { Stake: Stake.None, Session.State: SessionState.Done });
        List<CardButton> buttons =
        [
            .. LedCards.Doors(turn, mine[index]),
            .. open ? [DateMoves.Button(turn, mine[index])] : (CardButton[])[],
            .. open || over ? [ShowMoves.Button(turn, mine[index])] : (CardButton[])[],
            .. open ? ColleagueMoves.Buttons(turn, session) : [],
            new CardButton(turn.Text(session.State is SessionState.Accepted or SessionState.Done ? sessions.ButtonEnd : sessions.ButtonTakeBack), Verbs.Session, $"end:{session.Id}"),
        ];
        if (session.State == SessionState.Nobody || (mine[index].Stake != Stake.None && IsLive(session)))
            buttons.Insert(0, new CardButton(turn.Text(sessions.ButtonAskAgain), Verbs.SessionDo, $"again:{session.Id}"));
        buttons.AddRange(Speech.Leaves(turn, index, mine.Count, Verbs.Session, "mine:"));
        return Speech.Say(turn, [.. said, turn.Text(texts.ShownOnWish)], [.. buttons, .. MenuMoves.WayBack(turn)], turn.Text(sessions.MineTitle, ("n", Number(index + 1)), ("total", Number(mine.Count))));
    }

    /// <summary>The page of one of them. Null while the engine waits.</summary>
    public static Reply? PageOf(Turn turn, string id, string? lead = null) => SessionMoves.Held(turn) is { } held ? Page(turn, Mine(held).FindIndex(h => Is(h.Session.Id, id)), lead) : null;

    private static ImmutableList<HeldSession> Mine(ImmutableList<HeldSession> held) => held.FindAll(h => h.Part != Part.Coach && IsKept(h.Session));

    /// <summary>Whether it is to be taken back or over. Null while the engine waits for it.</summary>
    public static Reply? AskToEnd(Turn turn, string id) => !Find(turn, id, mine: true, out var held) ? null
        : held is null ? Page(turn, 0, turn.Text(turn.Content.Sessions.Gone)) : AsideMoves.Put(turn, new Aside { Kind = End, Scope = id });

    private static Reply Ended(Turn turn, string? id)
    {
        if (!Find(turn, id, mine: true, out var held))
            return CurrentMoves.Show(turn);
        if (held is null)
            return CurrentMoves.Show(turn, turn.Text(turn.Content.Sessions.Gone));
        Over(turn, held.Session);
        return Speech.Say(turn, [turn.Text(turn.Content.Sessions.Ended)], Ways(turn));
    }

    private static void Over(Turn turn, CoachSession session) => Put(turn, PlanMoves.WithoutDates(session) with { State = SessionState.Ended, AnswerBy = null, About = null, Run = null, Said = [], Shown = [], Owner = null, Code = null, Led = null, LedEnd = null, Summaries = [] });

    /// <summary>With the run a person deletes goes what they let a coach read of it.</summary>
    public static void Deleted(Turn turn, Run run)
    {
        foreach (var held in SessionMoves.Held(turn)?.Where(h => h.Mine && IsKept(h.Session)) ?? [])
        {
            if (Is(held.Session.Run, run.Id))
                Over(turn, held.Session);
            else if (held.Session.Shown.Exists(s => s.Sources.Exists(o => Is(o.Run, run.Id))))
                turn.Sessions.Change(new SessionChange.Put(held.Session with { Shown = held.Session.Shown.ConvertAll(s => s.Sources.Exists(o => Is(o.Run, run.Id)) ? s with { Words = null, Sources = [] } : s) }, SessionNews.None));
        }
    }

    /// <summary>Asks the next coach, because the last one is none any more or nobody was there. Null while the engine waits.</summary>
    public static Reply? Again(Turn turn, string id)
    {
        if (!Find(turn, id, mine: true, out var held))
            return null;
        if (held is null || !IsLive(held.Session) || (held is { Stake: Stake.None } && held.Session.State != SessionState.Nobody))
            return PageOf(turn, id, held is null ? turn.Text(turn.Content.Sessions.Gone) : null);
        if (PassOn(turn, held.Session with { NotAgain = [] }) is not { } next)
            return null;
        return Speech.Say(turn, [next.State == SessionState.Asked ? turn.Text(turn.Content.Sessions.Asked, ("when", turn.When(next.AnswerBy!.Value))) : turn.Text(turn.Content.Sessions.NobodyNow)], Ways(turn));
    }

    /// <summary>Asks the next one instead of its coach. Null while the engine waits for who could be asked.</summary>
    public static CoachSession? PassOn(Turn turn, CoachSession session)
    {
        if (turn.Sessions.Candidates is not { } candidates)
        {
            turn.Want(new TurnWants { CoachesOf = session.Id });
            return null;
        }

        var next = Next(turn, PlanMoves.WithoutDates(session) with { NotAgain = session.Coach is { } last ? session.NotAgain.Remove(last.Id).Add(last.Id) : session.NotAgain }, candidates);
        Put(turn, next);
        return next;
    }

    /// <summary>The least busy one who was not asked yet.</summary>
    private static CoachSession Next(Turn turn, CoachSession session, ImmutableList<CoachCandidate> candidates) =>
        candidates.Where(c => !session.NotAgain.Contains(c.Coach.Id) && !session.People.Exists(p => Is(p.Person, c.Coach.Id))).OrderBy(c => c.Load).ThenBy(c => MomentIds.Hash(session.Id + c.Coach.Id), StringComparer.Ordinal).FirstOrDefault() is { } free
            ? session with { State = SessionState.Asked, Coach = free.Coach, AnswerBy = AnswerBy(turn), ReadAt = null }
            : session with { State = SessionState.Nobody, Coach = null, AnswerBy = null };

    /// <summary>Stores it; while an answer is waited for, the owner's own reminder moves it on.</summary>
    private static void Put(Turn turn, CoachSession session)
    {
        turn.Sessions.Change(new SessionChange.Put(session));
        if (session.AnswerBy is { } by && turn.Sessions.Held?.Find(h => Is(h.Session.Id, session.Id)) is not { Mine: false })
            turn.Plan(new Nudge(LateId(session.Id), NudgeKind.Session, by, About: session.Id));
    }

    /// <summary>Something about a session of the person's own is due: it moves on by itself, or there is news. Null: nothing to say.</summary>
    public static Reply? Due(Turn turn, HeldSession held)
    {
        var (session, sessions) = (held.Session, turn.Content.Sessions);
        if (session.State == SessionState.Asked && (held.Stake != Stake.None || session.AnswerBy <= turn.Now))
        {
            if (PassOn(turn, session) is not { State: SessionState.Nobody })
                return null;
            session = session with { State = SessionState.Nobody };
        }

        if (session.State == SessionState.Asked)
        {
            turn.Plan(new Nudge(LateId(session.Id), NudgeKind.Session, session.AnswerBy ?? turn.Now, About: session.Id));
            return null;
        }

        // Nobody leaves it standing that its coach is gone: the next one is asked, and the owner learns why.
        if (session.State == SessionState.Accepted && held.Stake != Stake.None)
        {
            if (PassOn(turn, session) is not { } next || turn.State.NewsUntold)
                return null;
            turn.State = turn.State with { Aside = null };
            return Speech.Say(turn, [turn.Text(next.State == SessionState.Asked ? sessions.NewsPassedOn : sessions.NewsNobody)], Ways(turn));
        }

        if (turn.State.NewsUntold)
            return null;
        turn.State = turn.State with { Aside = null };
        return session.State switch
        {
            SessionState.Accepted when session.Led is not null => null,
            // Who agreed on a date, or talks about one, already knows.
            SessionState.Accepted when session.Meetings.Exists(m => DateMoves.IsAhead(turn, m) || !m.Offered.IsEmpty) => null,
            SessionState.Accepted => Speech.Say(turn, [turn.Text(sessions.NewsAccepted)], [DateMoves.Button(turn, held), .. Ways(turn)]),
            SessionState.Nobody => Speech.Say(turn, [turn.Text(sessions.NewsNobody)], Ways(turn)),
            _ => null,
        };
    }

    /// <summary>The person's session of that id, when they are on that side of it; the coach's when it is not over, the owner's as long as anything of it can be read. False while the engine waits for it.</summary>
    public static bool Find(Turn turn, string? id, bool mine, out HeldSession? held)
    {
        var all = SessionMoves.Held(turn);
        held = all?.Find(h => h.Part == (mine ? Part.Owner : Part.Coach) && (mine ? IsKept(h.Session) : IsLive(h.Session)) && Is(h.Session.Id, id));
        return all is not null;
    }

    public static bool IsLive(CoachSession session) => session.State is not (SessionState.Ended or SessionState.Done);

    /// <summary>Something of it can be read: it is live, or came to its end in a led session.</summary>
    public static bool IsKept(CoachSession session) => session.State != SessionState.Ended;

    public static IEnumerable<string> Lines(IEnumerable<SaidToCoach> said) => said.Select(s => $"{OwnWords.Mark(s.Label)}: {OwnWords.Mark(s.Words)}");

    private static string Stands(Turn turn, HeldSession held)
    {
        var sessions = turn.Content.Sessions;
        return held.Session switch
        {
            { State: SessionState.Done } => turn.Text(turn.Content.Led.Done),
            _ when held.Stake == Stake.Member => turn.Text(sessions.StandsMember),
            _ when held.Stake != Stake.None => turn.Text(sessions.StandsNoCoach),
            { State: SessionState.Asked, AnswerBy: { } by } => turn.Text(sessions.StandsAsked, ("when", turn.When(by))),
            { State: SessionState.Accepted, Coach: { } coach } => turn.Text(sessions.StandsAccepted, ("name", ReleaseMoves.NameOf(turn, coach))),
            _ => turn.Text(sessions.StandsNobody),
        };
    }

    private static ImmutableList<SaidToCoach> Said(Turn turn, Run run) =>
    [
        .. turn.PathOf(run).Answered.Where(p => p.Step is { Field: not null, Kind: not StepKind.Confirm } && p.Answer.Values.Count > 0)
            .Select(p => new SaidToCoach(ChangeMoves.LabelOf(turn, p), OwnWords.Plain(ClosingMoves.ValueText(turn, run, p)))),
    ];

    private static SessionMode? ModeOf(Turn turn, Run run) => ValueOf(turn, run, "session.mode") switch { "one" => SessionMode.One, "both" => SessionMode.Both, "team" => SessionMode.Team, _ => null };

    private static WishedTimes? WishesOf(Turn turn, Run run) => ValueOf(turn, run, "session.times") switch { "mornings" => new WishedTimes(DayPart.Mornings), "afternoons" => new WishedTimes(DayPart.Afternoons), _ => null };

    private static string? ValueOf(Turn turn, Run run, string field) => turn.PathOf(run).Answered.FirstOrDefault(p => Is(p.Step.Field, field))?.Answer.Values is [var value] ? value : null;

    /// <summary>The evening of the second working day, by the clock of the person who asked.</summary>
    private static DateTimeOffset AnswerBy(Turn turn)
    {
        var day = turn.Today;
        for (var n = 0; n < CoachSession.DaysToAnswer; n++)
            day = turn.Window.MorningOf(day.AddDays(1)).Day;
        return new WallTime(day, ContactWindow.Closes.AddHours(-1), turn.Zone.Id).ToInstant();
    }

    private static IEnumerable<CardButton> Ways(Turn turn) => [Speech.Repairing(turn, turn.Content.Sessions.ButtonMine, Repair.MySessions), .. MenuMoves.Doors(turn)];

    private static CardButton Start(Turn turn) => new(turn.Text(turn.Content.Sessions.ButtonAsk), Verbs.Start, AskGuide);

    /// <summary>The reminder by which a request nobody answered moves on.</summary>
    public static bool IsDeadline(Nudge nudge) => Is(nudge.Id, LateId(nudge.About ?? ""));

    private static string LateId(string session) => $"session-late:{session}";

    private static bool Is(string? a, string? b) => string.Equals(a, b, StringComparison.Ordinal);

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
