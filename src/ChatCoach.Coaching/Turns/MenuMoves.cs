using System.Collections.Immutable;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Turns;

/// <summary>What one can do, at a glance.</summary>
internal static class MenuMoves
{
    /// <summary>Parked guides shown: a menu is read at a glance.</summary>
    private const int ParkedShown = 2;

    /// <summary>The menu; its first line is the way to help (guides B.19).</summary>
    public static Reply Show(Turn turn, string? lead = null)
    {
        var texts = turn.Content.Texts;
        turn.State = turn.State with { Aside = null };
        var buttons = ImmutableList.CreateBuilder<CardButton>();
        buttons.Add(Speech.Repairing(turn, texts.MenuSos, Repair.Sos));
        buttons.AddRange(Parked(turn));
        foreach (var guide in turn.Content.Guides.Newest.Where(g => g.Offer is not null && g.Menu is null or MenuGroup.Contact or MenuGroup.Settings).OrderBy(g => g.Keeps == Keeps.Settings))
            buttons.Add(new CardButton(turn.Text(guide.Title), Verbs.Start, guide.Id));
        buttons.Add(Speech.Repairing(turn, texts.ButtonMyCheckIns, Repair.MyCheckIns));
        buttons.Add(Speech.Repairing(turn, texts.ButtonMyData, Repair.MyData));
        var choices = buttons.DistinctBy(b => b.Label, StringComparer.Ordinal).ToImmutableList();
        Speech.Offer(turn, choices);
        return new Reply.Menu
        {
            Language = turn.Language,
            Ref = new CardRef(turn.NextId()),
            Title = turn.Text(texts.MenuTitle),
            Paragraphs = lead is null ? [] : [lead],
            Buttons = choices,
            SmallPrint = turn.Text(texts.MenuAlways),
            OldCardLine = turn.OldCardLine,
        };
    }

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

    /// <summary>What is open, the newest first; two runs of one guide are told apart by their time.</summary>
    private static IEnumerable<CardButton> Parked(Turn turn)
    {
        var texts = turn.Content.Texts;
        var parked = turn.OpenRuns.Where(r => r.Answers.Count > 0).Concat(turn.Active is { FinishedAt: null } active ? [active] : [])
            .DistinctBy(r => r.Id, StringComparer.Ordinal).OrderByDescending(r => r.UsedAt).Take(ParkedShown).ToList();
        var alike = parked.Select(r => r.Guide).Distinct(StringComparer.Ordinal).Count() < parked.Count;
        foreach (var run in parked)
        {
            var title = turn.Text(turn.GuideOf(run).Title);
            var label = alike
                ? turn.Text(texts.ResumeLabelWhen, ("guide", title), ("when", turn.When(run.UsedAt)))
                : turn.Text(texts.ResumeLabel, ("guide", title));
            yield return new CardButton(label, Verbs.Resume, Run: run.Id);
        }
    }
}
