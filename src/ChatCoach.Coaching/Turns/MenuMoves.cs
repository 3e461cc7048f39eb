using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Releases;

namespace ChatCoach.Coaching.Turns;

/// <summary>What one can do, at a glance: a heading for each kind of thing, and beneath it what is behind it.</summary>
internal static class MenuMoves
{
    private const string Relationship = "relationship";
    private const string Programme = "programme";
    private const string Team = "team";
    private const string Mine = "mine";

    /// <summary>Followed by the index of a page.</summary>
    private const string Paused = "paused.";

    /// <summary>Paused guides on a page: more buttons are not read at a glance.</summary>
    private const int PausedOnPage = 8;

    /// <summary>The menu; its first button is the way to help (guides B.19), then comes what was begun last.</summary>
    public static Reply Show(Turn turn, string? lead = null)
    {
        var texts = turn.Content.Texts;
        var team = turn.Content.Team;
        var paused = OpenRuns(turn);
        var buttons = new List<CardButton> { Speech.Repairing(turn, texts.MenuSos, Repair.Sos) };
        buttons.AddRange(Resuming(turn, paused.Take(1).ToList()));
        if (paused.Count > 1)
            buttons.Add(new CardButton(turn.Text(team.MenuParked, ("n", Number(paused.Count))), Verbs.Menu, Paused + "0"));
        buttons.AddRange(Guides(turn, MenuGroup.Contact));
        buttons.Add(new CardButton(turn.Text(team.MenuRelationship), Verbs.Menu, Relationship, Note: Titles(turn, MenuGroup.Relationship, MenuGroup.Programme)));
        buttons.Add(new CardButton(turn.Text(team.MenuTeam), Verbs.Menu, Team, Note: Titles(turn, MenuGroup.Team)));
        buttons.Add(Speech.Repairing(turn, turn.Content.Relationships.ButtonMine, Repair.Relationships));
        buttons.Add(new CardButton(turn.Text(team.MenuMine), Verbs.Menu, Mine, Note: turn.Text(team.MenuMineNote)));
        return Card(turn, turn.Text(texts.MenuTitle), lead, buttons);
    }

    /// <summary>What is behind a heading; one that does not exist is the menu itself.</summary>
    public static Reply Open(Turn turn, string? heading)
    {
        var team = turn.Content.Team;
        if (heading?.StartsWith(Paused, StringComparison.Ordinal) ?? false)
            return PausedPage(turn, int.TryParse(heading[Paused.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 0);
        return heading switch
        {
            Relationship => Group(turn, team.MenuRelationship,
            [
                .. Guides(turn, MenuGroup.Relationship),
                new CardButton(turn.Text(team.MenuProgramme), Verbs.Menu, Programme, Note: Titles(turn, MenuGroup.Programme)),
            ]),
            Programme => Group(turn, team.MenuProgramme, Guides(turn, MenuGroup.Programme)),
            Team => Group(turn, team.MenuTeam, [.. VoiceMoves.Door(turn), .. TeamAskMoves.Door(turn), .. CouncilMoves.Door(turn), .. Guides(turn, MenuGroup.Team)]),
            Mine => Group(turn, team.MenuMine,
            [
                Speech.Repairing(turn, turn.Content.Texts.ButtonMyCheckIns, Repair.MyCheckIns),
                Speech.Repairing(turn, turn.Content.Texts.ButtonMyData, Repair.MyData),
                Speech.Repairing(turn, turn.Content.Sessions.ButtonMine, Repair.MySessions),
                .. DeskMoves.IsCoach(turn) ? [Speech.Repairing(turn, turn.Content.Sessions.ButtonDesk, Repair.Desk)] : (CardButton[])[],
                .. MayReceive(turn) ? [Speech.Repairing(turn, turn.Content.Releases.ButtonReceived, Repair.ReleasedToMe)] : (CardButton[])[],
                .. Guides(turn, MenuGroup.Settings),
            ]),
            _ => Show(turn),
        };
    }

    /// <summary>Only to these anything can be released.</summary>
    private static bool MayReceive(Turn turn) => turn.Place.Roles.Any(Recipient.Roles.ContainsKey);

    private static Reply.Menu Group(Turn turn, Phrase title, IEnumerable<CardButton> buttons) =>
        Card(turn, turn.Text(title), null, [.. buttons, Speech.Repairing(turn, turn.Content.Team.MenuBack, Repair.Help)]) with { Footer = Speech.WaysToHelp(turn) };

    /// <summary>What is paused, the newest first; there is no limit to how much that can be.</summary>
    private static Reply.Menu PausedPage(Turn turn, int page)
    {
        var texts = turn.Content.Texts;
        var team = turn.Content.Team;
        var all = OpenRuns(turn);
        page = Math.Min(page, Math.Max(0, all.Count - 1) / PausedOnPage);
        var buttons = Resuming(turn, all).Skip(page * PausedOnPage).Take(PausedOnPage).ToList();
        if (page > 0)
            buttons.Add(new CardButton(turn.Text(texts.ButtonNewer), Verbs.Menu, Paused + Number(page - 1)));
        if ((page + 1) * PausedOnPage < all.Count)
            buttons.Add(new CardButton(turn.Text(texts.ButtonOlder), Verbs.Menu, Paused + Number(page + 1)));
        buttons.Add(Speech.Repairing(turn, team.MenuBack, Repair.Help));
        return Card(turn, turn.Text(team.MenuParkedTitle), all.Count == 0 ? turn.Text(texts.NothingOpen) : null, buttons) with { Footer = Speech.WaysToHelp(turn) };
    }

    /// <summary>Things to choose, each with what is behind it.</summary>
    public static Reply.Menu Card(Turn turn, string title, string? lead, IEnumerable<CardButton> buttons)
    {
        turn.State = turn.State with { Aside = null };
        var choices = buttons.DistinctBy(b => b.Label, StringComparer.Ordinal).ToImmutableList();
        Speech.Offer(turn, choices);
        return new Reply.Menu
        {
            Language = turn.Language,
            Ref = new CardRef(turn.NextId()),
            Title = title,
            Paragraphs = lead is null ? [] : [lead],
            Buttons = choices,
            SmallPrint = turn.Text(turn.Content.Texts.MenuAlways),
            OldCardLine = turn.OldCardLine,
        };
    }

    /// <summary>What a guide is called on a button: its title up to a colon. A longer one is cut off on a phone.</summary>
    public static string NameOf(Turn turn, Guide guide) => turn.Text(guide.Title).Split(':')[0];

    /// <summary>The guides under a heading, each with what it offers.</summary>
    private static IEnumerable<CardButton> Guides(Turn turn, MenuGroup group) =>
        Under(turn, group).Select(g => new CardButton(NameOf(turn, g), Verbs.Start, g.Id, Note: turn.Text(g.Offer!)));

    private static string Titles(Turn turn, params IEnumerable<MenuGroup> groups) =>
        string.Join(" · ", groups.SelectMany(g => Under(turn, g)).Select(g => NameOf(turn, g)));

    /// <summary>In the order of their numbers; those without one come last.</summary>
    private static IEnumerable<Guide> Under(Turn turn, MenuGroup group) => turn.Content.Guides.Newest
        .Where(g => g.Offer is not null && g.Menu == group)
        .OrderBy(g => double.TryParse(g.Id.AsSpan(1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : double.MaxValue);

    /// <summary>The ways on when nothing is asked: back to what is open, or something new.</summary>
    public static IEnumerable<CardButton> Doors(Turn turn)
    {
        var texts = turn.Content.Texts;
        var back = WayBack(turn).ToList();
        foreach (var button in back)
            yield return button;
        if (back.Count == 0)
            yield return CheckIn(turn);
        yield return Speech.Repairing(turn, texts.ButtonMyCheckIns, Repair.MyCheckIns);
        yield return Speech.Repairing(turn, texts.ButtonHelp, Repair.Help);
    }

    public static CardButton CheckIn(Turn turn, bool primary = false) =>
        new(turn.Text(turn.Content.Texts.ButtonCheckIn), Verbs.Start, RunMoves.CheckInGuide, Primary: primary);

    /// <summary>Back to the open question, when there is one.</summary>
    public static IEnumerable<CardButton> WayBack(Turn turn) =>
        turn.Active is { FinishedAt: null } run ? [new CardButton(turn.Text(turn.Content.Texts.ButtonResume), Verbs.Resume, Run: run.Id)] : [];

    /// <summary>Open runs in which something was said, and the one that is asked now; the newest first.</summary>
    private static List<Run> OpenRuns(Turn turn) =>
    [
        .. turn.OpenRuns.Where(r => r.Answers.Count > 0).Concat(turn.Active is { FinishedAt: null } active ? [active] : [])
            .DistinctBy(r => r.Id, StringComparer.Ordinal).OrderByDescending(r => r.UsedAt),
    ];

    /// <summary>The ways back into runs, each with when it was used last; those of one guide are told apart by a number, too.</summary>
    private static IEnumerable<CardButton> Resuming(Turn turn, List<Run> runs)
    {
        var used = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var run in runs)
        {
            var label = turn.Text(turn.Content.Texts.ResumeLabel, ("guide", NameOf(turn, turn.GuideOf(run))));
            used[label] = used.GetValueOrDefault(label) + 1;
            yield return new CardButton(used[label] == 1 ? label : $"{label} ({Number(used[label])})", Verbs.Resume, Run: run.Id, Note: OwnWords.Mark(turn.When(run.UsedAt)));
        }
    }

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
