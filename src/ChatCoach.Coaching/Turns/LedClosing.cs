using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Sessions;

namespace ChatCoach.Coaching.Turns;

/// <summary>
/// The end of a led session: one summary that everybody reads and says yes or no to. With everybody's yes it is kept with the
/// session; otherwise nothing of it is. The answers of the shared run go in any case.
/// </summary>
internal static class LedClosing
{
    private const string Closing = "led-close";
    private const string SayYes = "yes";

    private const string Next = "next";
    private const string Follow = "follow";
    private const string Decision = "decision";
    private const string Done = "done";

    private const string FollowGuide = "G10";
    private const string DecisionGuide = "G2.8";

    /// <summary>The preview, the same for all; and for the coach the way to close without it.</summary>
    public static Reply Show(Turn turn, Leading led, string? lead)
    {
        var worded = turn.Content.Led;
        LedPeople.Read(turn, led);
        if (led.Chatting.Count == 1)
            return LedCards.Card(turn, led, LedMoves.Said(lead, turn.Text(worded.CloseAlone)), [], [LedCards.Look(turn, worded.ButtonClose, Closing, led.Held), LedCards.Look(turn, worded.ButtonPeople, "led-people", led.Held)]);
        var summary = Of(turn, led);
        ImmutableList<string> lines = [turn.Text(worded.Preview), .. Lines(turn, summary), .. Ends(led) && led.Session.Meetings.Exists(m => m.Number != led.Led.Meeting && DateMoves.IsAhead(turn, m)) ? [turn.Text(worded.DatesWillFall)] : (string[])[]];
        var open = led.Chatting.Where(s => !led.Led.Yes.Contains(s)).ToList();
        var mine = led.Led.Yes.Contains(led.Me);
        var said = LedMoves.Said(lead).AddRange(lines).Add(mine ? turn.Text(worded.WaitYes, ("names", string.Join(", ", open.Select(s => LedCards.Name(turn, led, s))))) : turn.Text(worded.PreviewHow));
        List<CardButton> buttons = mine ? [LedCards.Open(turn, worded.ButtonLook, led.Held)] : [LedCards.Do(turn, worded.ButtonYes, SayYes, led.Held, Stamp(summary))];
        buttons.Add(LedCards.Do(turn, worded.ButtonNo, "no", led.Held));
        if (led.Held.Part == Part.Coach)
            buttons.AddRange([LedCards.Do(turn, worded.ButtonExperiment, "change", led.Held, Leading.ExperimentStep), LedCards.Look(turn, worded.ButtonPeople, "led-people", led.Held), LedCards.Look(turn, worded.ButtonClose, Closing, led.Held)]);
        else
            buttons.Add(LedCards.Look(turn, worded.ButtonLeave, "led-leave", led.Held));
        return LedCards.Card(turn, led, said, lines, buttons);
    }

    /// <summary>A yes to the preview that was read. The last one keeps the summary.</summary>
    public static Reply Yes(Turn turn, Leading led, string stamp)
    {
        if (!led.IsClosing || led.Coach is null || !led.Chatting.Contains(led.Me))
            return LedMoves.Show(turn, led.Held);
        if (!Leading.Is(stamp, Stamp(Of(turn, led))))
            return LedMoves.Show(turn, led.Held, turn.Text(turn.Content.Led.Changed));
        var after = led.With(led.Session with { Led = led.Led with { Yes = led.Led.Yes.Remove(led.Me).Add(led.Me) } });
        var all = after.Chatting;
        return all.Count > 1 && all.All(after.Led.Yes.Contains) ? End(turn, after, kept: true) : LedMoves.Show(turn, LedMoves.Put(turn, led.Held, after.Session));
    }

    /// <summary>Nothing of it is kept.</summary>
    public static Reply No(Turn turn, Leading led) => led.IsClosing && led.Coach is not null && led.Chatting.Contains(led.Me) ? End(turn, led, kept: false) : LedMoves.Show(turn, led.Held);

    /// <summary>Whether the coach closes without a summary. Null while the engine waits.</summary>
    public static Reply? AskToClose(Turn turn, string id) => LedMoves.Opened(turn, id, held =>
        held.Part == Part.Coach && Leading.Of(turn, held) is { Coach: not null } ? AsideMoves.Put(turn, new Aside { Kind = Closing, Scope = id }) : LedMoves.Show(turn, held));

    /// <summary>The question of this kind; null: it is another's.</summary>
    public static Reply? Question(Turn turn, Aside aside, string? lead) => Leading.Is(aside.Kind, Closing)
        ? AsideMoves.Ask(turn, aside, lead, turn.Content.Led.CloseQuestion, (SayYes, turn.Content.Led.CloseYes), ("no", turn.Content.Texts.ButtonNothing)) : null;

    /// <summary>Takes the answer; null: the question is another's.</summary>
    public static Reply? Take(Turn turn, Aside aside, string choice) => !Leading.Is(aside.Kind, Closing) ? null
        : LedMoves.Opened(turn, aside.Scope ?? "", held => Leading.Is(choice, SayYes) && held.Part == Part.Coach && Leading.Of(turn, held) is { Coach: not null } led
            ? End(turn, led, kept: false) : LedMoves.Show(turn, held)) ?? CurrentMoves.Show(turn);

    private static Reply End(Turn turn, Leading led, bool kept)
    {
        var (session, summary) = (led.Session, Of(turn, led) with { Yes = led.Led.Yes.ConvertAll(s => Leading.Is(s, Seats.Coach) ? led.Coach! : s) });
        LedMoves.Forget(turn, session.Id);
        var after = session with
        {
            Led = null,
            LedEnd = new LedEnd(turn.Now, kept, summary.Outcome),
            Summaries = kept ? session.Summaries.Add(summary) : session.Summaries,
            Meetings = session.Meetings.ConvertAll(m => m.Number == led.Led.Meeting && m.State == MeetingState.Planned && m.Start?.ToInstant() <= turn.Now ? m with { State = MeetingState.Held } : m),
        };
        // That it is completed holds as the rest of the summary does: with everybody's yes.
        if (kept && Leading.Is(summary.Outcome, Done))
            after = PlanMoves.WithoutDates(after) with { State = SessionState.Done };
        return Closed(turn, LedMoves.Put(turn, led.Held, after, SessionNews.Led), null);
    }

    /// <summary>What became of it, and how it goes on.</summary>
    public static Reply Closed(Turn turn, HeldSession held, string? lead)
    {
        var (worded, session, end) = (turn.Content.Led, held.Session, held.Session.LedEnd!);
        var kept = end.Stored ? Newest(held) : null;
        var lines = kept is null ? [] : Lines(turn, kept);
        List<CardButton> buttons = [];
        if (held is { Stake: Stake.None, Session.State: SessionState.Accepted } && Leading.Is(end.Outcome, Next) && held.Part != Part.Guest)
            buttons.Add(new CardButton(turn.Text(worded.ButtonNextDate), Verbs.Session, $"dates:{session.Id}", Primary: true));
        if (held.Mine && Leading.Is(end.Outcome, Follow) && About(turn, session) is { } about)
            buttons.Add(new CardButton(turn.Text(worded.ButtonFollow), Verbs.Start, StartArg.Of(FollowGuide, about)));
        if (held.Mine && Leading.Is(end.Outcome, Decision))
            buttons.Add(new CardButton(turn.Text(worded.ButtonDecision), Verbs.Start, StartArg.Of(DecisionGuide, About(turn, session))));
        return Speech.Say(turn, [.. LedMoves.Said(lead, turn.Text(end.Stored ? worded.ClosedKept : worded.ClosedNothing)), .. lines, .. Fell(turn, session), .. lines.IsEmpty ? (string[])[] : [turn.Text(turn.Content.Texts.ShownOnWish)]], [.. buttons, .. LedCards.Ways(turn, held)]);
    }

    /// <summary>The newest summary the person said yes to, for the pages of a session.</summary>
    public static ImmutableList<string> Kept(Turn turn, HeldSession held) =>
        Newest(held) is { } kept ? Lines(turn, kept).Insert(0, turn.Text(turn.Content.Led.Summary, ("when", turn.When(kept.At)))) : [];

    /// <summary>A coach or a guest who came later was not asked, and nobody asked the others for them.</summary>
    private static SessionSummary? Newest(HeldSession held) => held.Session.Summaries.FindLast(s => held.Part switch
    {
        Part.Owner => true,
        Part.Coach => held.Stake == Stake.None && held.Session.Coach is { } coach && s.Yes.Contains(coach.Id),
        _ => s.Yes.Contains(Leading.SeatOf(held)),
    });

    private static string? About(Turn turn, CoachSession session) => turn.State.Relationships.Exists(r => Leading.Is(r.Id, session.About)) ? session.About : null;

    private static SessionSummary Of(Turn turn, Leading led) => new()
    {
        At = turn.Now,
        Rules = [.. led.Common(Leading.WishStep).SelectMany(a => a.Values)],
        Needs = [.. led.Common(Leading.NeedsStep).SelectMany(a => a.Values).Distinct(StringComparer.Ordinal)],
        Experiment = led.Common(Leading.ExperimentStep).FirstOrDefault()?.Values is [var words] ? words : null,
        Outcome = led.Common(Leading.DecideStep).FirstOrDefault()?.Values is [var outcome] ? outcome : null,
        Next = Ends(led) ? null : led.Session.Meetings.Where(m => m.Number != led.Led.Meeting && DateMoves.IsAhead(turn, m)).MinBy(m => m.Start!.ToInstant())?.Start,
    };

    private static bool Ends(Leading led) => led.Common(Leading.DecideStep).FirstOrDefault()?.Values is [Done];

    /// <summary>That dates fell with the end; none: there were none.</summary>
    public static IEnumerable<string> Fell(Turn turn, CoachSession session) => session.State == SessionState.Done && session.Meetings.Exists(m => m is { State: MeetingState.CalledOff, Why: null, Start: { } start } && start.ToInstant() > turn.Now) ? [turn.Text(turn.Content.Led.DatesFell)] : [];

    private static ImmutableList<string> Lines(Turn turn, SessionSummary summary)
    {
        var worded = turn.Content.Led;
        var outcome = turn.Content.Guides.Find(LedMoves.Guide)?.Find(Leading.DecideStep)?.Options.FirstOrDefault(o => Leading.Is(o.Id, summary.Outcome));
        return
        [
            turn.Text(worded.Rules),
            .. summary.Rules.Select(OwnWords.Mark),
            .. LedCards.Needs(turn, summary.Needs),
            .. summary.Experiment is { } words ? [turn.Text(worded.Experiment, ("words", OwnWords.Mark(words)))] : (string[])[],
            .. outcome is null ? (string[])[] : [turn.Text(worded.Outcome, ("words", turn.Text(outcome.Label)))],
            .. summary.Next is { } next ? [turn.Text(worded.NextDate, ("when", SessionWords.When(turn, next)))] : (string[])[],
        ];
    }

    /// <summary>Tells one preview from another: a yes is to what was read.</summary>
    private static string Stamp(SessionSummary summary) => MomentIds.Hash(new StringBuilder().AppendJoin('\n', summary.Rules).Append("\n\n").AppendJoin('\n', summary.Needs)
        .Append(CultureInfo.InvariantCulture, $"\n\n{summary.Experiment}\n\n{summary.Outcome}\n\n{summary.Next?.ToInstant():O}").ToString())[..StampLength];

    private const int StampLength = 12;
}
