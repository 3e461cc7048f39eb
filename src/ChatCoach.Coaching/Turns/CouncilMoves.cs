using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Council;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Turns;

/// <summary>The works council reads how the coach is set up and what changed of it, and can stop weekly cards and reminders (privacy rule P24). It reads nothing of anybody.</summary>
internal static class CouncilMoves
{
    private const string Kind = "council";
    private const string Setup = "setup:";
    private const string Log = "log:";
    private const string Pause = "pause:";
    private const string Resume = "resume:";
    private const string Yes = "yes";
    private const string No = "no";

    /// <summary>Lines on a page: as many as are read without scrolling on a phone.</summary>
    private const int PageSize = 8;

    public static IEnumerable<CardButton> Door(Turn turn) => Is(turn) ? [Speech.Repairing(turn, turn.Content.Council.ButtonDoor, Repair.WorksCouncil)] : [];

    /// <summary>What can be read and stopped. Null while the engine waits.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="lead">Said first; null: nothing is.</param>
    public static Reply? Show(Turn turn, string? lead = null)
    {
        turn.State = turn.State with { Aside = null };
        var council = turn.Content.Council;
        if (!Is(turn))
            return Speech.Say(turn, [turn.Text(council.OnlyCouncil)], MenuMoves.Doors(turn));
        if (Paused(turn) is not { } paused)
            return null;
        List<string> said = lead is null ? [turn.Text(council.Intro)] : [lead];
        said.AddRange(paused.Select(p => turn.Text(p == Pausable.WeeklyCard ? council.StateVoice : council.StateReminders)));
        return Speech.Say(turn, said,
        [
            new CardButton(turn.Text(council.ButtonSetup), Verbs.Council, Setup + "0"), new CardButton(turn.Text(council.ButtonLog), Verbs.Council, Log + "0"),
            .. Enum.GetValues<Pausable>().Select(p => new CardButton(turn.Text(ButtonOf(turn, p, paused.Contains(p))), Verbs.Council, (paused.Contains(p) ? Resume : Pause) + p)),
            .. VoiceMoves.Door(turn), .. MenuMoves.Doors(turn),
        ],
        turn.Text(council.ButtonDoor));
    }

    /// <summary>A button. Null while the engine waits.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="arg">"setup:page", "log:page", "pause:what" or "resume:what".</param>
    public static Reply? Do(Turn turn, string? arg)
    {
        if (!Is(turn) || arg is null)
            return Show(turn);
        if (arg.StartsWith(Setup, StringComparison.Ordinal))
            return SetupPage(turn, ListMoves.Number(arg[Setup.Length..]));
        if (arg.StartsWith(Log, StringComparison.Ordinal))
            return LogPage(turn, ListMoves.Number(arg[Log.Length..]));
        if (Named(arg, Pause) is { } what)
            return AsideMoves.Put(turn, new Aside { Kind = Kind, Scope = what.ToString() });
        return Named(arg, Resume) is { } again ? Change(turn, again, on: false) : Show(turn);
    }

    /// <summary>The question of this kind; null: it is another's.</summary>
    public static Reply? Show(Turn turn, Aside aside, string? lead) => !string.Equals(aside.Kind, Kind, StringComparison.Ordinal) ? null
        : AsideMoves.Ask(turn, aside, lead, aside.Scope is nameof(Pausable.WeeklyCard) ? turn.Content.Council.SureVoice : turn.Content.Council.SureReminders, (Yes, turn.Content.Council.Yes), (No, turn.Content.Council.No));

    /// <summary>Takes the answer; null: the question is another's.</summary>
    public static Reply? Take(Turn turn, Aside aside, string choice) => !string.Equals(aside.Kind, Kind, StringComparison.Ordinal) ? null
        : (Is(turn) && choice is Yes && Named(aside.Scope, "") is { } what ? Change(turn, what, on: true) : Show(turn)) ?? CurrentMoves.Show(turn);

    /// <summary>Whether something is stopped; null while the engine waits for it.</summary>
    public static bool? IsPaused(Turn turn, Pausable what) => Paused(turn)?.Contains(what);

    /// <summary>What the settings say first while reminders are stopped; null: nothing, or the engine waits.</summary>
    public static string? OfSettings(Turn turn) => IsPaused(turn, Pausable.Reminders) is true ? turn.Text(turn.Content.Council.SettingsWait) : null;

    /// <summary>A reminder waits a day while its kind is stopped. Null: the engine waits.</summary>
    public static bool? Holds(Turn turn, Nudge nudge)
    {
        Pausable? what = nudge.Kind switch
        {
            NudgeKind.Voice or NudgeKind.TeamAsk => Pausable.WeeklyCard,
            NudgeKind.NextDay or NudgeKind.Resume or NudgeKind.FollowUp => Pausable.Reminders,
            _ => null,
        };
        if (what is not { } stopped)
            return false;
        if (IsPaused(turn, stopped) is not { } holds)
            return null;
        if (holds)
            turn.Plan(nudge with { Due = turn.Now + TimeSpan.FromDays(1) });
        return holds;
    }

    private static bool Is(Turn turn) => turn.Place.Roles.Contains(OrgPlace.WorksCouncil, StringComparer.Ordinal);

    private static ImmutableList<Pausable>? Paused(Turn turn)
    {
        if (turn.Pausing.Paused is { } paused)
            return paused;
        turn.Want(new TurnWants { Pauses = true });
        return null;
    }

    private static Reply? Change(Turn turn, Pausable what, bool on)
    {
        turn.Pausing.Change = new PauseChange(what, on);
        var council = turn.Content.Council;
        return Show(turn, turn.Text((what, on) switch
        {
            (Pausable.WeeklyCard, true) => council.PausedVoice,
            (Pausable.WeeklyCard, false) => council.ResumedVoice,
            (_, true) => council.PausedReminders,
            _ => council.ResumedReminders,
        }));
    }

    private static Reply.Summary SetupPage(Turn turn, int page)
    {
        var lines = turn.Content.Values.Setup;
        return Page(turn, page, Setup, turn.Content.Council.ButtonSetup, turn.Content.Council.SetupSmall, [.. lines.Select(l => new Fact(Label(turn, l.Id), turn.Text(l.Value)))]);
    }

    private static Reply? LogPage(Turn turn, int page)
    {
        if (turn.Pausing.Changes is not { } changes)
        {
            turn.Want(new TurnWants { SetupChanges = true });
            return null;
        }

        var council = turn.Content.Council;
        return changes.IsEmpty ? Show(turn, turn.Text(council.LogNone))
            : Page(turn, page, Log, council.ButtonLog, council.LogSmall, [.. changes.Select(c => new Fact(turn.When(c.At), (c.Before, c.After) switch
            {
                (null, { } after) => turn.Text(council.LogNew, ("what", Label(turn, c.What)), ("after", Word(turn, c.What, after))),
                ({ } before, null) => turn.Text(council.LogGone, ("what", Label(turn, c.What)), ("before", Word(turn, c.What, before))),
                var (before, after) => turn.Text(council.LogLine, ("what", Label(turn, c.What)), ("before", Word(turn, c.What, before ?? "")), ("after", Word(turn, c.What, after ?? ""))),
            }))]);
    }

    private static Reply.Summary Page(Turn turn, int page, string arg, Phrase title, Phrase small, ImmutableList<Fact> facts)
    {
        turn.State = turn.State with { Aside = null };
        var pages = Math.Max(1, (facts.Count + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 0, pages - 1);
        ImmutableList<CardButton> buttons = [.. Leaves(turn, page, pages, arg), .. Door(turn), .. MenuMoves.Doors(turn)];
        Speech.Offer(turn, buttons);
        return new Reply.Summary
        {
            Language = turn.Language,
            Ref = new CardRef(turn.NextId()),
            Title = turn.Text(title),
            Place = string.Create(CultureInfo.InvariantCulture, $"{page + 1}/{pages}"),
            Facts = [.. facts.Skip(page * PageSize).Take(PageSize)],
            SmallPrint = turn.Text(small),
            Buttons = buttons,
            Footer = Speech.WaysToHelp(turn),
            OldCardLine = turn.OldCardLine,
        };
    }

    private static IEnumerable<CardButton> Leaves(Turn turn, int page, int pages, string arg)
    {
        var council = turn.Content.Council;
        if (page > 0)
            yield return new CardButton(turn.Text(council.ButtonBackward), Verbs.Council, $"{arg}{Number(page - 1)}");
        if (page + 1 < pages)
            yield return new CardButton(turn.Text(council.ButtonForward), Verbs.Council, $"{arg}{Number(page + 1)}");
    }

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);

    private static string Label(Turn turn, string id) => turn.Content.Council.Lines.TryGetValue(id, out var label) ? turn.Text(label) : id;

    /// <summary>A value of the change log is kept as it is read in English, and said in the reader's words. What is stopped says the contrary of what is switched on.</summary>
    private static string Word(Turn turn, string what, string value)
    {
        var council = turn.Content.Council;
        if (Named(what, "") is not null)
            return turn.Text(string.Equals(value, "on", StringComparison.Ordinal) ? council.WordOn : council.WordOff);
        var (number, word) = value.Split(' ', 2) is [var first, var rest] ? ($"{first} ", rest) : ("", value);
        return council.Words.TryGetValue(word, out var said) ? number + turn.Text(said) : value;
    }

    private static Phrase ButtonOf(Turn turn, Pausable what, bool paused)
    {
        var council = turn.Content.Council;
        return what == Pausable.WeeklyCard ? paused ? council.ButtonResumeVoice : council.ButtonPauseVoice : paused ? council.ButtonResumeReminders : council.ButtonPauseReminders;
    }

    private static Pausable? Named(string? arg, string before) =>
        arg is not null && arg.StartsWith(before, StringComparison.Ordinal) && Enum.TryParse<Pausable>(arg[before.Length..], out var what) && Enum.IsDefined(what) ? what : null;
}
