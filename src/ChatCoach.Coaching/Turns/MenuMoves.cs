using System.Collections.Immutable;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Turns;

/// <summary>What one can do, at a glance.</summary>
internal static class MenuMoves
{
    /// <summary>Parked guides shown: a menu is read at a glance.</summary>
    private const int ParkedShown = 3;

    /// <summary>The menu; its first line is the way to help (guides B.19).</summary>
    public static Reply Show(Turn turn, string? lead = null)
    {
        var texts = turn.Content.Texts;
        var parked = turn.OpenRuns.Where(r => r.Answers.Count > 0).OrderByDescending(r => r.UsedAt).Take(ParkedShown).ToList();
        var buttons = ImmutableList.CreateBuilder<CardButton>();
        buttons.Add(Speech.Repairing(turn, texts.MenuSos, Repair.Sos));
        foreach (var run in parked)
            buttons.Add(new CardButton(turn.Text(texts.ResumeLabel, ("guide", turn.Text(turn.GuideOf(run).Title))), Verbs.Resume, Run: run.Id));
        foreach (var guide in turn.Content.Guides.Newest.Where(g => g.Offer is not null))
            buttons.Add(new CardButton(turn.Text(guide.Title), Verbs.Start, guide.Id));
        buttons.Add(Speech.Repairing(turn, texts.ButtonMyCheckIns, Repair.MyCheckIns));
        buttons.Add(new CardButton(turn.Text(texts.ButtonReadNotice), Verbs.Notice));
        buttons.Add(Speech.Repairing(turn, texts.ButtonForget, Repair.Forget));
        var choices = buttons.DistinctBy(b => b.Label, StringComparer.Ordinal).ToImmutableList();
        Speech.Offer(turn, choices);
        return new Reply.Menu
        {
            Language = turn.Language,
            Ref = new CardRef(turn.NextId()),
            Title = turn.Text(texts.MenuTitle),
            Paragraphs = [.. lead is null ? [] : (IEnumerable<string>)[lead], turn.Text(texts.MenuIntro), turn.Text(texts.MenuAlways)],
            Parked = [.. parked.Select(r => turn.Text(texts.ParkedLine, ("guide", turn.Text(turn.GuideOf(r).Title)), ("when", turn.When(r.UsedAt))))],
            Buttons = choices,
        };
    }

    /// <summary>The three ways on when nothing is open.</summary>
    public static IEnumerable<CardButton> Doors(Turn turn)
    {
        var texts = turn.Content.Texts;
        if (turn.Content.Guides.Find(RunMoves.CheckInGuide) is { } checkIn)
            yield return new CardButton(turn.Text(texts.ButtonCheckIn), Verbs.Start, checkIn.Id);
        yield return Speech.Repairing(turn, texts.ButtonMyCheckIns, Repair.MyCheckIns);
        yield return Speech.Repairing(turn, texts.ButtonHelp, Repair.Help);
    }
}
