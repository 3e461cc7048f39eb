using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Sessions;

namespace ChatCoach.Coaching.Turns;

/// <summary>
/// Leading a session (guide 9): everybody in their own chat on one shared run. A card of it is answered as in any guide;
/// at its end the answer goes into the shared run, and the coach decides when all go on.
/// </summary>
internal static class LedMoves
{
    public const string Guide = "G9";

    /// <summary>Rules of their own one person can add: more are for talking about.</summary>
    private const int MostRules = 3;

    /// <summary>So long before and after its begin a date is the one the session is held on.</summary>
    private static readonly TimeSpan AroundDate = TimeSpan.FromHours(2);

    /// <summary>So long after its close the typed words lead to how it ended.</summary>
    private static readonly TimeSpan JustClosed = TimeSpan.FromHours(2);

    /// <summary>The typed words "begin the session": the coach begins, everybody else comes in.</summary>
    public static Reply Start(Turn turn)
    {
        if (SessionMoves.Held(turn) is not { } all)
            return CurrentMoves.Show(turn);
        if (all.Find(h => h.Session is { Led: not null, State: not SessionState.Ended }) is { } running)
            return Show(turn, running);
        var leads = all.FindAll(h => h is { Part: Part.Coach, Stake: Stake.None, Session.State: SessionState.Accepted });
        if (leads is [var only] && !HasJustClosed(turn, only))
            return Begin(turn, only);
        if (leads.Count > 1 && DeskMoves.Page(turn, -1) is { } desk)
            return desk;
        return all.FindAll(h => HasJustClosed(turn, h)).MaxBy(h => h.Session.LedEnd!.At) is { } closed ? Show(turn, closed) : Speech.Say(turn, [turn.Text(turn.Content.Led.NotBegun)], MenuMoves.Doors(turn));
    }

    /// <summary>Who has just come out of one wants to see what became of it, not to begin the next.</summary>
    private static bool HasJustClosed(Turn turn, HeldSession held) => held.Session is { LedEnd: { } end, State: not SessionState.Ended } && turn.Now - end.At < JustClosed;

    /// <summary>The session as it stands for the person. Null while the engine waits.</summary>
    public static Reply? Page(Turn turn, string id, string? lead = null) => Opened(turn, id, held => Show(turn, held, lead));

    /// <summary>Runs with the session the person is part of; otherwise a sentence. Null while the engine waits.</summary>
    public static Reply? Opened(Turn turn, string id, Func<HeldSession, Reply?> open)
    {
        if (SessionMoves.Held(turn) is not { } all)
            return null;
        turn.State = turn.State with { Aside = null };
        return all.Find(h => Is(h.Session.Id, id) && h.Session.State != SessionState.Ended) is { } held ? open(held)
            : Speech.Say(turn, [turn.Text(turn.Content.Sessions.Gone)], MenuMoves.Doors(turn));
    }

    /// <summary>Buttons that do something; the argument is "session", or "session:seat" or "session:step". Null while the engine waits.</summary>
    public static Reply? Do(Turn turn, string what, string which)
    {
        var parts = which.Split(':', 2);
        var more = parts.Length > 1 ? parts[1] : "";
        return Opened(turn, parts[0], held => Leading.Of(turn, held) is { Me.Length: > 0 } led ? Do(turn, led, what, more)
            : Is(what, "begin") ? Begin(turn, held) : Show(turn, held));
    }

    private static Reply? Do(Turn turn, Leading led, string what, string more) => what switch
    {
        "next" => GoOn(turn, led, more),
        "change" => Again(turn, led, more),
        "for" => For(turn, led, more),
        "back" => LedPeople.Back(turn, led),
        "shown" => LedPeople.Shown(turn, led, more),
        "newcomer" => LedPeople.ShownToNewcomers(turn, led, more),
        "yes" => LedClosing.Yes(turn, led, more),
        "no" => LedClosing.No(turn, led),
        _ => Show(turn, led.Held),
    };

    /// <summary>The coach begins; everybody is told.</summary>
    private static Reply Begin(Turn turn, HeldSession held)
    {
        if (held is not { Part: Part.Coach, Stake: Stake.None, Session: { State: SessionState.Accepted, Led: null } } || turn.Content.Guides.Find(Guide) is not { } guide)
            return Show(turn, held);
        Forget(turn, held.Session.Id);
        var meeting = held.Session.Meetings.Find(m => m is { State: MeetingState.Planned, Start: { } start } && (start.ToInstant() - turn.Now).Duration() <= AroundDate)?.Number ?? 0;
        var led = new LedSession { Guide = guide.Id, Version = guide.Version, Meeting = meeting, StartedAt = turn.Now, Step = guide.First.Id };
        return Show(turn, Put(turn, held, held.Session with { Led = led }, SessionNews.Led));
    }

    /// <summary>What the person sees of the session now: their card, the coach's, or that it waits.</summary>
    public static Reply Show(Turn turn, HeldSession held, string? lead = null)
    {
        turn.State = turn.State with { Aside = null };
        var worded = turn.Content.Led;
        if (Leading.Of(turn, held) is not { } led)
            return held.Session.LedEnd is null ? Speech.Say(turn, Said(lead, turn.Text(worded.NotBegun)), LedCards.Ways(turn, held)) : LedClosing.Closed(turn, held, lead);
        if (led.Coach is null)
            return held.Part == Part.Coach && DeskMoves.PageOf(turn, held.Session.Id, lead) is { } desk ? desk : Speech.Say(turn, Said(lead, turn.Text(worded.Waits)), [LedCards.Open(turn, worded.ButtonLook, held), .. LedCards.Ways(turn, held)]);
        if (led.Led.Away.Contains(led.Me))
            return Speech.Say(turn, Said(lead, turn.Text(worded.Away)), [LedCards.Do(turn, worded.ButtonRejoin, "back", held), .. LedCards.Ways(turn, held)]);
        if (LedPeople.AskAgain(turn, led, lead) is { } again)
            return again;
        if (led.IsClosing)
            return LedClosing.Show(turn, led, lead);
        LedPeople.Read(turn, led);
        if (led.IsPutTo(led.Led.Step, led.Me) && !led.IsThrough(led.Me, led.Led.Step))
            return Ask(turn, led, led.Led.Step, null, lead);
        return led.Held.Part == Part.Coach ? LedCards.Pace(turn, led, lead) : LedCards.Wait(turn, led, lead);
    }

    /// <summary>Puts a card of the shared run to the person; what was begun on it stands there again.</summary>
    /// <param name="seat">Whom the coach answers for; null: nobody.</param>
    public static Reply Ask(Turn turn, Leading led, string step, string? seat, string? lead = null)
    {
        var by = seat ?? led.Me;
        if (turn.State.LightRuns.Find(r => Is(r.Session, led.Session.Id) && Is(r.Entry, step) && Is(r.For, seat)) is { } begun)
            return Speech.Ask(turn, begun, lead);
        var given = led.Find(by, step) is { Values.Count: > 0 } answer && led.Sees(answer) ? string.Join(',', answer.Values) : null;
        var run = new Run
        {
            Id = turn.NextId(), Guide = led.Guide.Id, Version = led.Guide.Version, StartedAt = turn.Now, UsedAt = turn.Now, Entry = step, Session = led.Session.Id, For = seat,
            Drafts = given is null || Is(step, Leading.WishStep) ? ImmutableDictionary<string, string>.Empty : ImmutableDictionary<string, string>.Empty.Add(Run.DraftOf(step, 0), given),
        };
        turn.Put(run);
        return Speech.Ask(turn, run, lead);
    }

    /// <summary>At the end of a card of a led session: the answer goes into the shared run. Null: it is another guide's.</summary>
    public static Reply? Finished(Turn turn, Run run, string? lead)
    {
        if (run.Session is not { } id)
            return null;
        if (SessionMoves.Held(turn) is not { } all)
            return Speech.Say(turn, []);
        var worded = turn.Content.Led;
        if (all.Find(h => Is(h.Session.Id, id)) is not { } held || Leading.Of(turn, held) is not { } led)
        {
            Forget(turn, id);
            return Speech.Say(turn, Said(lead, turn.Text(worded.GoneAnswer)), MenuMoves.Doors(turn));
        }

        var (step, by) = (run.Entry!, run.For ?? led.Me);
        if (by.Length == 0 || (held.Part == Part.Coach && led.Coach is null) || (run.For is { } seat && !led.OnScreen(seat)))
            return Show(turn, held, Joined(lead, turn.Text(turn.Content.Sessions.Gone)));
        var values = run.Find(step, 0)?.Values ?? [];
        return step switch
        {
            Leading.RulesStep when values is [Leading.Wishes] => Wish(turn, led, run, by, lead),
            Leading.WishStep => Wished(turn, led, by, values, run, lead),
            _ => Answered(turn, led, run, by, values, lead),
        };
    }

    private static Reply Answered(Turn turn, Leading led, Run run, string by, ImmutableList<string> values, string? lead)
    {
        var worded = turn.Content.Led;
        var first = led.Guide.Find(run.Entry!)!;
        var (mine, asks) = (Is(by, Seats.Coach), led.Guide.CardOf(first).Skip(1).Any());
        var shown = values.Count > 0 && (mine || Leading.SaysShow(led.Guide, first, run));
        var now = led.Led.With(new LedAnswer(by, first.Id, values, turn.Now, shown, mine || shown ? led.Coach : null));
        if (mine && first.Who == StepWho.Coach && Is(first.Id, led.Led.Step))
            now = Moved(turn, led.With(led.Session with { Led = now }));
        var after = led.With(led.Session with { Led = now });
        var (news, to) = News(led, after, by);
        var held = Put(turn, led.Held, after.Session, news, to);
        return Show(turn, held, Joined(lead, !asks || values.Count == 0 || (run.For is not null && !shown) ? turn.Text(worded.Noted) : turn.Text(shown ? worded.Shown : worded.Kept)));
    }

    /// <summary>Whom an answer concerns: everybody when it moved them on or the summary changed, the coach when all are through, otherwise nobody.</summary>
    private static (SessionNews News, ImmutableList<string>? To) News(Leading before, Leading after, string by)
    {
        if (!Is(before.Led.Step, after.Led.Step) || (after.IsClosing && before.Led.Yes.Count > 0))
            return (SessionNews.Led, null);
        var through = !after.IsClosing && after.Asked.All(s => after.IsThrough(s, after.Led.Step)) && !before.Asked.All(s => before.IsThrough(s, before.Led.Step));
        // Whoever was taken out because they were not there is there again with their answer.
        return (through || before.Led.Away.Contains(by)) && after.Held.Part != Part.Coach && after.Coach is { } coach ? (SessionNews.Led, [coach]) : (SessionNews.None, null);
    }

    private static Reply Wish(Turn turn, Leading led, Run run, string by, string? lead) => led.Find(by, Leading.WishStep)?.Values.Count >= MostRules
        ? Ask(turn, led, Leading.RulesStep, run.For, Joined(lead, turn.Text(turn.Content.Led.RulesMany, ("max", MostRules.ToString(CultureInfo.InvariantCulture)))))
        : Ask(turn, led, Leading.WishStep, run.For, lead);

    /// <summary>A rule that was added is one for all: everybody else is asked again.</summary>
    private static Reply Wished(Turn turn, Leading led, string by, ImmutableList<string> values, Run run, string? lead)
    {
        if (values.Count == 0)
            return Ask(turn, led, Leading.RulesStep, run.For, lead);
        if (!Is(led.Led.Step, Leading.RulesStep))
            return Show(turn, led.Held, Joined(lead, turn.Text(turn.Content.Led.RulesLate)));
        var earlier = led.Find(by, Leading.WishStep)?.Values ?? [];
        var now = led.Led with { Answers = led.Led.Answers.RemoveAll(a => Is(a.Step, Leading.RulesStep)) };
        now = now.With(new LedAnswer(by, Leading.WishStep, earlier.AddRange(values), turn.Now, true, led.Coach)).With(new LedAnswer(by, Leading.RulesStep, [Leading.Agrees], turn.Now, false, led.Coach));
        return Show(turn, Put(turn, led.Held, led.Session with { Led = now }, SessionNews.Led), Joined(lead, turn.Text(turn.Content.Led.Shown)));
    }

    /// <summary>The coach goes on. A button of an earlier step goes nowhere.</summary>
    private static Reply GoOn(Turn turn, Leading led, string step)
    {
        if (led.Held.Part != Part.Coach || led.Coach is null || !Is(step, led.Led.Step) || led.IsClosing)
            return Show(turn, led.Held);
        if (Is(step, Leading.RulesStep) && LedCards.NotYet(turn, led) is { } names)
            return Show(turn, led.Held, turn.Text(turn.Content.Led.NotYet, ("names", names)));
        return Show(turn, Put(turn, led.Held, led.Session with { Led = Moved(turn, led) }, SessionNews.Led));
    }

    /// <summary>At the next step; its clock starts.</summary>
    private static LedSession Moved(Turn turn, Leading led)
    {
        var next = led.Next(turn.Content.Guides);
        var until = led.TimeOf(next) is { } time ? turn.Now + time : (DateTimeOffset?)null;
        if (until is { } due)
            turn.Plan(new Nudge(SessionNudge.IdOf(led.Session.Id, SessionNews.Timer), NudgeKind.Session, due, About: led.Session.Id, News: SessionNews.Timer));
        return led.Led with { Step = next, Until = until };
    }

    /// <summary>The person's own answer once more, to look at or to change.</summary>
    private static Reply Again(Turn turn, Leading led, string step)
    {
        var known = led.Guide.Find(step) is { } found && led.IsPutTo(step, led.Me) && led.Guide.CardOf(found).First() == found && !Is(step, Leading.WishStep)
            && (!Is(step, Leading.RulesStep) || Is(led.Led.Step, step));
        return led.Coach is not null && known && led.IsThrough(led.Me, step) ? Ask(turn, led, step, null) : Show(turn, led.Held);
    }

    private static Reply For(Turn turn, Leading led, string seat) =>
        led.Held.Part == Part.Coach && led.Coach is not null && !led.IsClosing && led.OnScreen(seat) && led.IsPutTo(led.Led.Step, seat) ? Ask(turn, led, led.Led.Step, seat) : Show(turn, led.Held);

    /// <summary>Stores it, and gives it back as it is now.</summary>
    public static HeldSession Put(Turn turn, HeldSession held, CoachSession session, SessionNews news = SessionNews.None, ImmutableList<string>? to = null)
    {
        turn.Sessions.Change(new SessionChange.Put(session, news, to));
        return held with { Session = session };
    }

    /// <summary>A card of a session that is closed asks nothing any more. Null: it is open, or of another guide.</summary>
    public static Reply? Over(Turn turn, Run run)
    {
        if (run.Session is not { } id || SessionMoves.Held(turn) is not { } all)
            return null;
        var held = all.Find(h => Is(h.Session.Id, id));
        if (held?.Session.Led is not null)
            return null;
        Forget(turn, id);
        return held is null or { Session.State: SessionState.Ended } ? Speech.Say(turn, [turn.Text(turn.Content.Sessions.Gone)], MenuMoves.Doors(turn)) : Show(turn, held);
    }

    /// <summary>Cards of that session stand open no more.</summary>
    public static void Forget(Turn turn, string session)
    {
        foreach (var run in turn.State.LightRuns.Where(r => Is(r.Session, session)).ToList())
            turn.Remove(run);
    }

    public static ImmutableList<string> Said(string? lead, params ImmutableList<string> said) => lead is null ? said : said.Insert(0, lead);

    public static string Joined(string? lead, string said) => lead is null ? said : $"{lead}\n\n{said}";

    private static bool Is(string? a, string? b) => Leading.Is(a, b);
}
