using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Files;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Sessions;

namespace ChatCoach.Coaching.Turns;

/// <summary>
/// What the coach of a session sees beforehand: item by item, after a preview of the very lines they will read, taken back
/// at any time (privacy rule P8, requirement B73).
/// </summary>
internal static class ShowMoves
{
    private const string Kind = "session-show";
    private const string Yes = "yes";
    private const string Nothing = "nothing";

    /// <summary>A hash of what the preview showed: the yes is to that and to nothing else.</summary>
    private const string Previewed = "shown";

    /// <summary>Fields whose newest answer about the relationship is shown.</summary>
    private static readonly FrozenDictionary<ShownKind, string[]> Newest = new Dictionary<ShownKind, string[]>
    {
        [ShownKind.Problem] = ["talk.problem", "program.problem"],
        [ShownKind.Goal] = ["program.goal", "human.goal"],
        [ShownKind.Needs] = ["relationship.needs"],
    }.ToFrozenDictionary();

    private const string ExtraField = "extras[].what";

    /// <summary>Extras on one card: more are no preview any more.</summary>
    private const int MostExtras = 10;

    public static bool IsYes(string? arg) => arg is $"{Kind}.{Yes}";

    public static CardButton Button(Turn turn, HeldSession held) => new(turn.Text(turn.Content.Sessions.ButtonShown), Verbs.Session, $"shown:{held.Session.Id}");

    /// <summary>What the coach sees of a session, and what could be shown besides. Null while the engine waits.</summary>
    public static Reply? Page(Turn turn, string id, string? lead = null)
    {
        turn.State = turn.State with { Aside = null };
        if (!AskMoves.Find(turn, id, mine: true, out var held))
            return null;
        if (held is not { Session.Coach: { } coach, Stake: Stake.None })
            return AskMoves.Page(turn, 0, turn.Text(turn.Content.Sessions.Gone));
        var (sessions, session) = (turn.Content.Sessions, held.Session);
        var shown = Live(session).ToList();
        List<string> said = lead is null ? [] : [lead];
        said.Add(turn.Text(session.Said.IsEmpty && shown.Count == 0 ? sessions.ShownNone : sessions.ShownIntro, ("name", ReleaseMoves.NameOf(turn, coach))));
        said.AddRange(AskMoves.Lines(session.Said));
        said.AddRange(shown.Select(item => turn.Text(item.ReadAt is null ? sessions.ShownUnread : sessions.ShownRead, ("label", OwnWords.Mark(item.Label)), ("words", OwnWords.Mark(item.Words!)))));
        var offers = session.About is null ? [] : Enum.GetValues<ShownKind>().Where(kind => !shown.Exists(item => item.Kind == kind) && Found(turn, session, kind) is not null).ToList();
        if (offers.Count == 0 && shown.Count == 0)
            said.Add(turn.Text(session.About is null ? sessions.ShownNoRelationship : sessions.ShownNothing));
        var buttons = offers.Select(kind => new CardButton(turn.Text(sessions.ButtonShow, ("label", turn.Text(LabelOf(turn, kind)))), Verbs.Session, $"show:{id}:{kind}"))
            .Concat(shown.Select(item => new CardButton(turn.Text(sessions.ButtonUnshow, ("label", OwnWords.Mark(item.Label))), Verbs.SessionDo, $"unshow:{id}:{item.Id}")));
        return Speech.Say(turn, [.. said, turn.Text(sessions.ShownUntil), turn.Text(turn.Content.Texts.ShownOnWish)],
            [.. buttons, Speech.Repairing(turn, sessions.ButtonMine, Repair.MySessions), .. MenuMoves.WayBack(turn)], turn.Text(sessions.ShownTitle));
    }

    /// <summary>The preview of one item. Null while the engine waits.</summary>
    /// <param name="arg">"session:kind".</param>
    public static Reply? Ask(Turn turn, string arg)
    {
        var (id, kind) = Parts(arg);
        if (!AskMoves.Find(turn, id, mine: true, out var held))
            return null;
        return held is { Session.Coach: not null, Stake: Stake.None } && Enum.TryParse<ShownKind>(kind, out var what) && Enum.IsDefined(what) && Found(turn, held.Session, what) is not null
            ? AsideMoves.Put(turn, new Aside { Kind = Kind, Scope = arg }) : Page(turn, id, turn.Text(turn.Content.Releases.GoneItem));
    }

    /// <summary>The question of this kind; null: it is another's.</summary>
    public static Reply? Show(Turn turn, Aside aside, string? lead)
    {
        if (!Is(aside.Kind, Kind))
            return null;
        var sessions = turn.Content.Sessions;
        var (id, kind) = Parts(aside.Scope ?? "");
        AskMoves.Find(turn, id, mine: true, out var held);
        if (held?.Session.Coach is not { } coach || Found(turn, held.Session, Enum.Parse<ShownKind>(kind)) is not { } item)
            return AsideMoves.Ask(turn, aside, lead, turn.Content.Releases.GoneItem, (Nothing, turn.Content.Texts.ButtonNothing));
        turn.State = turn.State with { Aside = aside with { Values = aside.Values.SetItem(Previewed, HashOf(coach.Id, item)) } };
        return AsideMoves.Ask(turn, aside, lead,
            [turn.Text(sessions.ShowPreview, ("name", ReleaseMoves.NameOf(turn, coach))), Line(item), turn.Text(sessions.ShowHow), turn.Text(turn.Content.Texts.ShownOnWish)],
            (Yes, sessions.ButtonShowYes), (Nothing, sessions.ButtonShowNo));
    }

    /// <summary>Takes the answer; null: the question is another's.</summary>
    public static Reply? Take(Turn turn, Aside aside, string choice)
    {
        if (!Is(aside.Kind, Kind))
            return null;
        var (id, kind) = Parts(aside.Scope ?? "");
        if (choice is not Yes)
            return Page(turn, id, turn.Text(turn.Content.Releases.NotGiven)) ?? CurrentMoves.Show(turn);
        if (!AskMoves.Find(turn, id, mine: true, out var held))
            return CurrentMoves.Show(turn);
        if (held is not { Session: { Coach: { } coach } session, Stake: Stake.None } || Found(turn, session, Enum.Parse<ShownKind>(kind)) is not { } item)
            return (turn.Wants is null ? Page(turn, id, turn.Text(turn.Content.Releases.GoneItem)) : null) ?? CurrentMoves.Show(turn);
        if (!Is(aside.Values.GetValueOrDefault(Previewed), HashOf(coach.Id, item)))
            return AsideMoves.Put(turn, aside);
        session = session with { Shown = session.Shown.RemoveAll(s => s.Kind == item.Kind || s.Words is null).Add(item with { To = coach.Id }) };
        turn.Sessions.Change(new SessionChange.Put(session, SessionNews.None));
        turn.Handout.Note(LogEvent.Released, name: coach.Name);
        return PageOf(turn, held, session, turn.Text(turn.Content.Sessions.ShownDone));
    }

    /// <summary>Takes one back; the receipt says whether it was read. Null while the engine waits.</summary>
    /// <param name="arg">"session:item".</param>
    public static Reply? Unshow(Turn turn, string arg)
    {
        var (id, which) = Parts(arg);
        if (!AskMoves.Find(turn, id, mine: true, out var held))
            return null;
        if (held?.Session.Shown.Find(s => Is(s.Id, which)) is not { } item)
            return Page(turn, id, turn.Text(turn.Content.Releases.GoneRelease));
        var session = held.Session with { Shown = held.Session.Shown.Remove(item) };
        turn.Sessions.Change(new SessionChange.Put(session, SessionNews.None));
        turn.Handout.Note(LogEvent.ReleaseWithdrawn, name: session.Coach?.Name);
        var name = session.Coach is { } coach ? ReleaseMoves.NameOf(turn, coach) : turn.Text(turn.Content.Releases.RoleCoach);
        return PageOf(turn, held, session, item.ReadAt is { } read
            ? turn.Text(turn.Content.Releases.WithdrawnRead, ("name", name), ("when", turn.When(read))) : turn.Text(turn.Content.Releases.WithdrawnUnread, ("name", name)));
    }

    /// <summary>The lines of it for the coach, who is noted as having read them; what is there no more says so.</summary>
    public static (CoachSession Session, ImmutableList<string> Lines) Read(Turn turn, CoachSession session)
    {
        var mine = session.Shown.Where(s => Is(s.To, session.Coach?.Id)).ToList();
        if (mine.Exists(s => s is { ReadAt: null, Words: not null }))
        {
            session = session with { Shown = session.Shown.ConvertAll(s => mine.Contains(s) ? s with { ReadAt = s.ReadAt ?? turn.Now } : s) };
            turn.Sessions.Change(new SessionChange.Put(session, SessionNews.None));
        }

        return (session, [.. mine.Select(s => s.Words is null ? turn.Text(turn.Content.Sessions.ShownLapsed, ("label", OwnWords.Mark(s.Label))) : Line(s))]);
    }

    /// <summary>What its present coach may read.</summary>
    private static IEnumerable<ShownItem> Live(CoachSession session) => session.Shown.Where(s => s.Words is not null && Is(s.To, session.Coach?.Id));

    /// <summary>The page with what this turn changed: it is not stored yet.</summary>
    private static Reply PageOf(Turn turn, HeldSession held, CoachSession session, string lead)
    {
        var sessions = turn.Content.Sessions;
        var lines = Live(session).Select(Line).ToList();
        return Speech.Say(turn, [lead, .. lines.Count > 0 ? [turn.Text(turn.Content.Texts.ShownOnWish)] : (string[])[]],
            [Button(turn, held), Speech.Repairing(turn, sessions.ButtonMine, Repair.MySessions), .. MenuMoves.WayBack(turn)], turn.Text(sessions.ShownTitle));
    }

    /// <summary>The newest of that kind; null: nothing of it was said, or the engine waits.</summary>
    private static ShownItem? Found(Turn turn, CoachSession session, ShownKind kind)
    {
        if (session.About is not { } about)
            return null;
        var points = turn.About(about).Runs.SelectMany(run => turn.PathOf(run).Answered.Select(point => (Run: run, Point: point))).Where(p => p.Point.Answer.Values.Count > 0 && p.Run.Find(p.Point.Step.Id, p.Point.Answer.Visit) is not null).ToList();
        List<(Run Run, PathPoint Point)> of = kind switch
        {
            ShownKind.Frame => [.. points.Where(p => Is(p.Point.Step.Field, ExtraField)).Take(MostExtras)],
            ShownKind.Check => points.Find(p => CheckMoves.IsItem(p.Point.Step)) is ({ } check, _) ? [.. points.Where(p => p.Run.Id == check.Id && CheckMoves.IsItem(p.Point.Step))] : [],
            _ => [.. points.Where(p => Newest[kind].Contains(p.Point.Step.Field, StringComparer.Ordinal)).Take(1)],
        };
        if (of.Count == 0)
            return null;
        var words = kind == ShownKind.Check
            ? string.Join(" · ", CheckMoves.Bars(turn, of[0].Run).Select(bar => $"{bar.Label}: {bar.Word}"))
            : string.Join(" · ", of.Select(p => OwnWords.Plain(ClosingMoves.ValueText(turn, p.Run, p.Point))));
        return new ShownItem(turn.NextId(), kind, turn.Text(LabelOf(turn, kind)), words, "", [.. of.Select(p => new ShownSource(p.Run.Id, p.Point.Step.Id, p.Point.Answer.Visit, p.Point.Answer.Values))]);
    }

    private static Phrase LabelOf(Turn turn, ShownKind kind)
    {
        var sessions = turn.Content.Sessions;
        return kind switch
        {
            ShownKind.Problem => sessions.ShowProblem,
            ShownKind.Goal => sessions.ShowGoal,
            ShownKind.Frame => sessions.ShowFrame,
            ShownKind.Needs => sessions.ShowNeeds,
            _ => sessions.ShowCheck,
        };
    }

    private static string Line(ShownItem item) => $"{OwnWords.Mark(item.Label)}: {OwnWords.Mark(item.Words ?? "")}";

    private static string HashOf(string coach, ShownItem item) => MomentIds.Hash(string.Create(CultureInfo.InvariantCulture, $"{coach}\n{item.Label}\n{item.Words}"));

    private static (string Session, string Which) Parts(string arg) => arg.IndexOf(':', StringComparison.Ordinal) is var at and >= 0 ? (arg[..at], arg[(at + 1)..]) : (arg, "");

    private static bool Is(string? a, string? b) => string.Equals(a, b, StringComparison.Ordinal);
}
