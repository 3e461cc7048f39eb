using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Sessions;

namespace ChatCoach.Coaching.Turns;

/// <summary>Cards of a led session: the coach's, who sees who is through and goes on, and that of whoever waits.</summary>
internal static class LedCards
{
    /// <summary>The coach's card of a step: who is through, what was shown, and the way on.</summary>
    public static Reply Pace(Turn turn, Leading led, string? lead)
    {
        var (worded, step) = (turn.Content.Led, led.Led.Step);
        var (asked, shown) = (led.Asked, Content(turn, led, step));
        var through = asked.Where(s => led.IsThrough(s, step)).ToList();
        var said = LedMoves.Said(lead, turn.Text(worded.ShowStep, ("step", turn.Text(led.Step!.Label)))).AddRange(Clock(turn, led, step));
        said = said.Add(turn.Text(worded.Through, ("n", Number(through.Count)), ("total", Number(asked.Count)), ("names", string.Join(", ", through.Select(s => Name(turn, led, s))))).TrimEnd());
        if (led.Present.IsEmpty)
            said = said.Add(turn.Text(worded.Alone));
        List<CardButton> buttons = [Do(turn, worded.ButtonNextStep, "next", led.Held, step, primary: true)];
        buttons.AddRange(asked.Where(led.OnScreen).Select(s => Do(turn, turn.Text(worded.ButtonFor, ("name", PlainName(turn, led, s))), "for", led.Held, s)));
        if (led.IsThrough(led.Me, step) && led.IsPutTo(step, led.Me))
            buttons.Add(Do(turn, worded.ButtonChangeMine, "change", led.Held, step));
        buttons.AddRange([Open(turn, worded.ButtonLook, led.Held), Look(turn, worded.ButtonPeople, "led-people", led.Held), Look(turn, worded.ButtonClose, "led-close", led.Held)]);
        return Card(turn, led, [.. said, .. shown], shown, buttons);
    }

    /// <summary>Of whoever is through, or is not asked: what was shown, and that it goes on in a moment.</summary>
    public static Reply Wait(Turn turn, Leading led, string? lead)
    {
        var (worded, step) = (turn.Content.Led, led.Led.Step);
        var shown = Content(turn, led, step);
        var said = LedMoves.Said(lead, turn.Text(worded.ShowStep, ("step", turn.Text(led.Step!.Label)))).AddRange(Clock(turn, led, step)).AddRange(shown).Add(turn.Text(worded.Wait));
        List<CardButton> buttons = [Open(turn, worded.ButtonLook, led.Held)];
        if (led.IsThrough(led.Me, step))
            buttons.Add(Do(turn, worded.ButtonChangeMine, "change", led.Held, step));
        return Card(turn, led, said, shown, [.. buttons, Look(turn, worded.ButtonLeave, "led-leave", led.Held)]);
    }

    /// <summary>A card of a led session. What somebody said stands on it only on wish (privacy rule P16).</summary>
    public static Reply Card(Turn turn, Leading led, ImmutableList<string> said, ImmutableList<string> content, IEnumerable<CardButton> buttons) => Speech.Say(
        turn, content.IsEmpty ? said : said.Add(turn.Text(turn.Content.Texts.ShownOnWish)), [.. buttons, .. MenuMoves.WayBack(turn)], turn.Text(led.Guide.Title));

    /// <summary>What stands above a question of a led session: for whom, until when, and what was shown that it is about.</summary>
    /// <returns>The sentences, and whether something somebody said is among them. Null: the engine waits, or there is nothing to say.</returns>
    public static (string Words, bool Content)? Above(Turn turn, Run run)
    {
        if (SessionMoves.Held(turn)?.Find(h => Leading.Is(h.Session.Id, run.Session)) is not { } held || Leading.Of(turn, held) is not { Coach: not null } led)
            return null;
        var content = Content(turn, led, run.Entry!, asking: true);
        ImmutableList<string> said =
        [
            .. run.For is { } seat ? [turn.Text(turn.Content.Led.ForScreen, ("name", Name(turn, led, seat, screen: false)))] : (string[])[],
            .. Leading.Is(run.Entry, led.Led.Step) ? Clock(turn, led, led.Led.Step) : [],
            .. content,
        ];
        return said.IsEmpty ? null : (string.Join("\n\n", said), !content.IsEmpty);
    }

    /// <summary>What others said and the person may see at a step; at a question only what it is about.</summary>
    public static ImmutableList<string> Content(Turn turn, Leading led, string step, bool asking = false) => step switch
    {
        Leading.RulesStep => [.. led.Shown(Leading.WishStep).SelectMany(a => a.Values.Select(v => turn.Text(turn.Content.Led.AddedRule, ("name", Name(turn, led, a.By)), ("words", OwnWords.Mark(v)))))],
        Leading.ViewStep => asking ? [] : Words(turn, led, step, turn.Content.Led.ViewOf),
        Leading.MirrorStep => [.. Words(turn, led, Leading.ViewStep, turn.Content.Led.ViewOf), .. asking ? [] : Words(turn, led, step, turn.Content.Led.MirrorOf)],
        Leading.NeedsStep => asking ? [] : Needs(turn, led.Shown(Leading.NeedsStep)),
        Leading.ExperimentStep => Needs(turn, led.Shown(Leading.NeedsStep)),
        Leading.DecideStep => [.. Needs(turn, led.Shown(Leading.NeedsStep)), .. Experiment(turn, led.Shown(Leading.ExperimentStep))],
        _ => [],
    };

    private static ImmutableList<string> Words(Turn turn, Leading led, string step, Phrase said) =>
        [.. led.Shown(step).Select(a => turn.Text(said, ("name", Name(turn, led, a.By)), ("words", OwnWords.Mark(string.Join(' ', a.Values)))))];

    /// <summary>The needs of all on one card, without names.</summary>
    public static ImmutableList<string> Needs(Turn turn, IEnumerable<LedAnswer> answers) => Needs(turn, answers.SelectMany(a => a.Values));

    public static ImmutableList<string> Needs(Turn turn, IEnumerable<string> needs)
    {
        var options = turn.Content.Guides.Vocabularies.GetValueOrDefault("needs")?.Options ?? [];
        var labels = options.Where(o => needs.Contains(o.Id, StringComparer.Ordinal)).Select(o => turn.Text(o.Label)).ToList();
        return labels.Count == 0 ? [] : [turn.Text(turn.Content.Led.Needs, ("words", string.Join(" · ", labels)))];
    }

    private static IEnumerable<string> Experiment(Turn turn, IEnumerable<LedAnswer> answers) =>
        answers.Select(a => turn.Text(turn.Content.Led.Experiment, ("words", OwnWords.Mark(string.Join(' ', a.Values)))));

    private static ImmutableList<string> Clock(Turn turn, Leading led, string step) => Leading.Is(step, led.Led.Step) && led.Led.Until is { } until
        ? [turn.Text(turn.Content.Led.Until, ("time", TimeZoneInfo.ConvertTime(until, turn.Zone).ToString("HH:mm", CultureInfo.InvariantCulture)))] : [];

    /// <summary>Who has not agreed to the rules; null: everybody has.</summary>
    public static string? NotYet(Turn turn, Leading led) =>
        led.Present.Prepend(Seats.Coach).Where(s => !led.AgreesToRules(s)).ToList() is { Count: > 0 } open ? string.Join(", ", open.Select(s => Name(turn, led, s))) : null;

    /// <summary>What somebody is called in the session.</summary>
    /// <param name="screen">With the word that they take part through the coach's screen.</param>
    public static string Name(Turn turn, Leading led, string seat, bool screen = true)
    {
        var name = OwnWords.Mark(PlainName(turn, led, seat));
        return screen && led.OnScreen(seat) ? turn.Text(turn.Content.Led.Screen, ("name", name)) : name;
    }

    /// <summary>As it stands on a button.</summary>
    public static string PlainName(Turn turn, Leading led, string seat) => seat switch
    {
        Seats.Coach => turn.Text(turn.Content.Led.Coach),
        Seats.Owner => led.Session.Owner,
        _ => led.Session.People.Find(p => Leading.Is(p.Id, seat))?.Name,
    } ?? turn.Text(turn.Content.Sessions.Somebody);

    public static IEnumerable<CardButton> Ways(Turn turn, HeldSession held) => MenuMoves.Doors(turn).Prepend(held.Part == Part.Coach
        ? Speech.Repairing(turn, turn.Content.Sessions.ButtonDesk, Repair.Desk) : Speech.Repairing(turn, turn.Content.Sessions.ButtonMine, Repair.MySessions));

    /// <summary>To the session, or for its coach to its begin; none: there is nothing to go to.</summary>
    public static IEnumerable<CardButton> Doors(Turn turn, HeldSession held) => held switch
    {
        not { Stake: Stake.None, Session.State: SessionState.Accepted } => [],
        { Session.Led: not null } => [Open(turn, turn.Content.Led.ButtonOpen, held)],
        { Part: Part.Coach } => [Do(turn, turn.Content.Led.ButtonBegin, "begin", held)],
        _ => [],
    };

    public static CardButton Open(Turn turn, Phrase label, HeldSession held) => Look(turn, label, "led", held);

    public static CardButton Look(Turn turn, Phrase label, string what, HeldSession held) => new(turn.Text(label), Verbs.Session, $"{what}:{held.Session.Id}");

    public static CardButton Do(Turn turn, Phrase label, string what, HeldSession held, string? more = null, bool primary = false) => Do(turn, turn.Text(label), what, held, more, primary);

    public static CardButton Do(Turn turn, string label, string what, HeldSession held, string? more = null, bool primary = false) =>
        new(label, Verbs.SessionDo, more is null ? $"led-{what}:{held.Session.Id}" : $"led-{what}:{held.Session.Id}:{more}", primary);

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
