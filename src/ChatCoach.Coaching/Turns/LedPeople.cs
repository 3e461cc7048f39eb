using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Sessions;

namespace ChatCoach.Coaching.Turns;

/// <summary>Who takes part in a led session: somebody leaves, is taken out, comes back, or takes part through the coach's screen only.</summary>
internal static class LedPeople
{
    private const string Leaving = "led-leave";
    private const string Adding = "led-add";
    private const string Out = "led-out";
    private const string Yes = "yes";
    private const string No = "no";

    /// <summary>The card's input.</summary>
    private const string NameField = "name";

    /// <summary>A word or two.</summary>
    private const int MostName = 40;

    /// <summary>Who takes part; the coach adds and takes out. Null while the engine waits.</summary>
    public static Reply? Page(Turn turn, string id, string? lead = null) => Led(turn, id, led =>
    {
        if (led.Held.Part != Part.Coach)
            return LedMoves.Show(turn, led.Held);
        var worded = turn.Content.Led;
        var said = LedMoves.Said(lead, turn.Text(worded.People, ("names", string.Join(", ", led.Present.Prepend(Seats.Coach).Select(s => LedCards.Name(turn, led, s))))));
        return LedCards.Card(turn, led, said, [],
        [
            LedCards.Open(turn, worded.ButtonOpen, led.Held), LedCards.Look(turn, worded.ButtonAdd, Adding, led.Held),
            .. led.Present.Select(s => new CardButton(turn.Text(worded.ButtonOut, ("name", LedCards.PlainName(turn, led, s))), Verbs.Session, $"{Out}:{led.Session.Id}:{s}")),
        ]);
    });

    /// <summary>Whether the person wants to leave. Null while the engine waits.</summary>
    public static Reply? AskToLeave(Turn turn, string id) => Led(turn, id, led =>
        led.Held.Part == Part.Coach ? LedClosing.AskToClose(turn, id) : AsideMoves.Put(turn, new Aside { Kind = Leaving, Scope = id }));

    /// <summary>How somebody is called who takes part through the coach's screen. Null while the engine waits.</summary>
    public static Reply? AskToAdd(Turn turn, string id) => Led(turn, id, led => led.Held.Part != Part.Coach ? LedMoves.Show(turn, led.Held)
        : led.Session.People.Count >= CoachSession.MostGuests ? Page(turn, id, turn.Text(turn.Content.Led.AddMany, ("max", CoachSession.MostGuests.ToString(CultureInfo.InvariantCulture))))
        : AsideMoves.Put(turn, new Aside { Kind = Adding, Scope = id }));

    /// <param name="arg">"session:seat"</param>
    public static Reply? AskOut(Turn turn, string arg)
    {
        var (id, seat) = Parts(arg);
        return Led(turn, id, led => led.Held.Part == Part.Coach && led.Present.Contains(seat) ? AsideMoves.Put(turn, new Aside { Kind = Out, Scope = arg }) : LedMoves.Show(turn, led.Held));
    }

    /// <summary>The question of this kind; null: it is another's.</summary>
    public static Reply? Show(Turn turn, Aside aside, string? lead)
    {
        var (worded, nothing) = (turn.Content.Led, turn.Content.Texts.ButtonNothing);
        if (Leading.Is(aside.Kind, Leaving))
            return AsideMoves.Ask(turn, aside, lead, worded.LeaveQuestion, (Yes, worded.LeaveYes), (No, nothing));
        if (Leading.Is(aside.Kind, Adding))
            return Speech.Say(turn, lead is null ? [] : [lead],
                [new CardButton(turn.Text(worded.ButtonAddYes), Verbs.Aside, $"{Adding}.{Yes}", Primary: true), new CardButton(turn.Text(nothing), Verbs.Aside, $"{Adding}.{No}")],
                token: aside.Token, field: new AliasField(NameField, turn.Text(worded.AddQuestion), null, turn.Text(worded.AddExample)));
        if (!Leading.Is(aside.Kind, Out))
            return null;
        var (id, seat) = Parts(aside.Scope ?? "");
        var name = SessionMoves.Held(turn)?.Find(h => Leading.Is(h.Session.Id, id)) is { } held && Leading.Of(turn, held) is { } led ? LedCards.Name(turn, led, seat) : turn.Text(turn.Content.Sessions.Somebody);
        return AsideMoves.Ask(turn, aside, lead, [turn.Text(worded.OutQuestion, ("name", name))], (Yes, worded.OutYes), (No, nothing));
    }

    /// <summary>Takes the answer; null: the question is another's.</summary>
    public static Reply? Take(Turn turn, Aside aside, string choice, IReadOnlyDictionary<string, string>? inputs)
    {
        if (aside.Kind is not (Leaving or Adding or Out))
            return null;
        var (id, seat) = Parts(aside.Scope ?? "");
        return Led(turn, id, led => (aside.Kind, choice) switch
        {
            (_, not Yes) => LedMoves.Show(turn, led.Held),
            (Leaving, _) => Left(turn, led),
            (Adding, _) => Add(turn, led, inputs?.GetValueOrDefault(NameField) ?? ""),
            _ => TakenOut(turn, led, seat),
        }) ?? CurrentMoves.Show(turn);
    }

    /// <summary>Whatever is typed while a name is asked for is one; null: it is not asked for.</summary>
    public static Reply? Typed(Turn turn, Aside aside, string text) =>
        Leading.Is(aside.Kind, Adding) ? Led(turn, aside.Scope ?? "", led => Add(turn, led, text)) ?? CurrentMoves.Show(turn) : null;

    private static Reply Add(Turn turn, Leading led, string name)
    {
        name = name.Trim();
        if (SafetyMoves.GuideFor(turn, name) is { } help)
            return SafetyMoves.Start(turn, help);
        if (led.Held.Part != Part.Coach || led.Session.People.Count >= CoachSession.MostGuests)
            return LedMoves.Show(turn, led.Held);
        if (name.Length is 0 or > MostName)
        {
            var asked = new Aside { Kind = Adding, Scope = led.Session.Id, Token = turn.NextId() };
            turn.State = turn.State with { Aside = asked };
            return Show(turn, asked, turn.Text(turn.Content.Led.AddWrong, ("max", MostName.ToString(CultureInfo.InvariantCulture))))!;
        }

        var now = LedMoves.Put(turn, led.Held, led.Session with { People = led.Session.People.Add(new Participant(turn.NextId(), null, name)), Led = led.Led.Unagreed() });
        return Page(turn, now.Session.Id, turn.Text(turn.Content.Led.Added, ("name", OwnWords.Mark(name))))!;
    }

    /// <summary>What the person said goes from the shared run; the others go on.</summary>
    private static Reply Left(Turn turn, Leading led)
    {
        if (led.Held.Part == Part.Coach || led.Me.Length == 0)
            return LedMoves.Show(turn, led.Held);
        LedMoves.Forget(turn, led.Session.Id);
        var after = led.With(led.Session with { Led = led.Led.Without(led.Me) });
        LedMoves.Put(turn, led.Held, after.Session, SessionNews.Led, led.IsClosing ? null : led.Coach is { } coach ? [coach] : []);
        return Speech.Say(turn, [turn.Text(turn.Content.Led.Left)], LedCards.Ways(turn, led.Held));
    }

    private static Reply TakenOut(Turn turn, Leading led, string seat)
    {
        if (led.Held.Part != Part.Coach || !led.Present.Contains(seat))
            return LedMoves.Show(turn, led.Held);
        var screen = led.OnScreen(seat);
        foreach (var run in turn.State.LightRuns.Where(r => Leading.Is(r.Session, led.Session.Id) && Leading.Is(r.For, seat)).ToList())
            turn.Remove(run);
        var now = led.Led.Without(seat);
        var session = led.Session with { People = screen ? led.Session.People.RemoveAll(p => Leading.Is(p.Id, seat)) : led.Session.People, Led = screen ? now with { Away = now.Away.Remove(seat) } : now };
        return LedMoves.Show(turn, LedMoves.Put(turn, led.Held, session, led.IsClosing ? SessionNews.Led : SessionNews.None));
    }

    /// <summary>Takes part again.</summary>
    public static Reply Back(Turn turn, Leading led) =>
        LedMoves.Show(turn, LedMoves.Put(turn, led.Held, led.Session with { Led = led.Led with { Away = led.Led.Away.Remove(led.Me), Yes = [] } }, SessionNews.Led, led.Coach is { } coach ? [coach] : []));

    /// <summary>What the person showed is seen by whoever came later, another coach or a guest, only with a new yes. Null: there is nothing to ask.</summary>
    public static Reply? AskAgain(Turn turn, Leading led, string? lead)
    {
        var worded = turn.Content.Led;
        if (led.ToShowAgain is { IsEmpty: false } again)
            return Ask(again, worded.AgainQuestion, worded.ButtonAgainYes, "shown");
        return led.ToShowNewcomers is { IsEmpty: false } before ? Ask(before, worded.NewcomerQuestion, worded.ButtonNewcomerYes, "newcomer") : null;

        Reply Ask(ImmutableList<LedAnswer> answers, Guides.Phrase question, Guides.Phrase yes, string what)
        {
            ImmutableList<string> shown =
            [
                .. answers.Select(a => (a.Values, Step: led.Guide.Find(a.Step)!)).Select(a => turn.Text(worded.Words, ("name", turn.Text(a.Step.Label)),
                    ("words", a.Step.Vocabulary is null ? OwnWords.Mark(string.Join(' ', a.Values)) : string.Join(" · ", a.Values.Select(v => Label(turn, a.Step, v)))))),
            ];
            return LedCards.Card(turn, led, [.. LedMoves.Said(lead, turn.Text(question)), .. shown], shown,
                [LedCards.Do(turn, yes, what, led.Held, Yes), LedCards.Do(turn, worded.ButtonAgainNo, what, led.Held, No)]);
        }
    }

    /// <summary>Their answer for whoever came in since: with a yes it counts as shown now.</summary>
    public static Reply ShownToNewcomers(Turn turn, Leading led, string choice)
    {
        var before = led.ToShowNewcomers;
        if (before.IsEmpty)
            return LedMoves.Show(turn, led.Held);
        var (yes, worded) = (Leading.Is(choice, Yes), turn.Content.Led);
        var answers = led.Led.Answers.ConvertAll(a => !before.Contains(a) ? a : a with { At = yes ? turn.Now : a.At, AskedAt = turn.Now });
        var held = LedMoves.Put(turn, led.Held, led.Session with { Led = led.Led with { Answers = answers, Yes = [] } }, led.Led.Yes.IsEmpty ? SessionNews.None : SessionNews.Led);
        return LedMoves.Show(turn, held, turn.Text(yes ? worded.NewcomerYes : worded.NewcomerNo));
    }

    /// <summary>Their answer. With the owner's yes goes what the earlier coach wrote for all.</summary>
    public static Reply Shown(Turn turn, Leading led, string choice)
    {
        if (led.Coach is not { } coach || led.ToShowAgain.IsEmpty)
            return LedMoves.Show(turn, led.Held);
        var (yes, worded) = (Leading.Is(choice, Yes), turn.Content.Led);
        var answers = led.Led.Answers.ConvertAll(a => Leading.Is(a.By, led.Me) && a.Shown ? a with { AskedFor = coach, Coach = yes ? coach : a.Coach }
            : yes && led.Held.Mine && Leading.Is(a.By, Seats.Coach) && a.Shown ? a with { Coach = coach } : a);
        var held = LedMoves.Put(turn, led.Held, led.Session with { Led = led.Led with { Answers = answers, Yes = [] } }, led.Led.Yes.IsEmpty ? SessionNews.None : SessionNews.Led);
        return LedMoves.Show(turn, held, turn.Text(yes ? worded.AgainYes : worded.AgainNo));
    }

    /// <summary>The coach reads something that was shown: it stands in the access log of whoever showed it, once (privacy rule P23).</summary>
    public static void Read(Turn turn, Leading led)
    {
        if (led.Held.Part != Part.Coach || led.Coach is not { } coach)
            return;
        var read = led.Led.Answers.Where(a => a is { Shown: true, Values.Count: > 0 } && !Leading.Is(a.By, Seats.Coach) && led.Sees(a)).Select(a => new LedReading(coach, a.By)).Except(led.Led.Read).ToList();
        if (read.Count > 0)
            LedMoves.Put(turn, led.Held, led.Session with { Led = led.Led with { Read = led.Led.Read.AddRange(read) } });
    }

    private static string Label(Turn turn, Guides.GuideStep step, string value) =>
        turn.Content.Guides.VocabularyOf(step)?.Options.FirstOrDefault(o => Leading.Is(o.Id, value)) is { } option ? turn.Text(option.Label) : value;

    /// <summary>Runs with the shared run of a session the person is in; otherwise its page.</summary>
    private static Reply? Led(Turn turn, string id, Func<Leading, Reply?> act) => LedMoves.Opened(turn, id, held => Leading.Of(turn, held) is { } led && led.Me.Length > 0 && (led.Coach is not null || held.Part != Part.Coach) ? act(led) : LedMoves.Show(turn, held));

    private static (string Session, string Seat) Parts(string arg) => arg.Split(':', 2) is [var id, var seat] ? (id, seat) : (arg, "");
}
