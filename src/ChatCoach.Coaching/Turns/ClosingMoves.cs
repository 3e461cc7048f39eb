using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Turns;

/// <summary>What is said at the end of a run and about finished runs.</summary>
internal static class ClosingMoves
{
    public static Reply Show(Turn turn, Run run, string? lead = null)
    {
        var guide = turn.GuideOf(run);
        if ((AskMoves.Finished(turn, run) ?? HoursMoves.Finished(turn, run) ?? LedMoves.Finished(turn, run, lead)) is { } preview)
            return preview;
        var paragraphs = new List<string>();
        if (lead is not null)
            paragraphs.Add(lead);
        if (guide.Closing is { } closing)
            paragraphs.Add(turn.Text(closing));
        if (guide.Keeps == Keeps.Record)
            return Kept(turn, run, paragraphs);
        return LeftBy(turn, run) is { } left ? OfferBack(turn, left, paragraphs) : Settled(turn, guide, paragraphs);
    }

    /// <summary>The run that was left for this one and is still open; null: none.</summary>
    private static Run? LeftBy(Turn turn, Run run) => turn.Find(run.Left) is { FinishedAt: null } left && left.Id != run.Id ? left : null;

    /// <summary>A few sentences at the end of a run, and the ways on: back to the run that was left for it comes first.</summary>
    public static Reply Ended(Turn turn, Run run, params IEnumerable<string> said) => LeftBy(turn, run) is { } left
        ? Speech.Say(turn, [.. said, turn.Text(turn.Content.Texts.ResumeQuestion)], [BackTo(turn, left), .. MenuMoves.Doors(turn)])
        : Speech.Say(turn, said, MenuMoves.Doors(turn));

    private static CardButton BackTo(Turn turn, Run left) =>
        new(turn.Text(turn.Content.Texts.ResumeLabel, ("guide", MenuMoves.NameOf(turn, turn.GuideOf(left)))), Verbs.Resume, Primary: true, Run: left.Id);

    /// <summary>After a guide that helps at once, the one that was left for it is offered again.</summary>
    private static Reply OfferBack(Turn turn, Run left, List<string> paragraphs)
    {
        var texts = turn.Content.Texts;
        paragraphs.Add(turn.Text(texts.ResumeQuestion));
        return Speech.Say(turn, paragraphs,
        [
            new CardButton(turn.Text(texts.ButtonResume), Verbs.Resume, Primary: true, Run: left.Id),
            new CardButton(turn.Text(texts.ButtonEnough), Verbs.Close),
        ]);
    }

    private static Reply Settled(Turn turn, Guide guide, List<string> paragraphs)
    {
        var texts = turn.Content.Texts;
        if (guide.Keeps == Keeps.Settings && guide.Closing is null)
            paragraphs.Add(turn.Text(texts.SettingsKept));
        return guide.Who == Audience.Manager ? FrameMoves.Show(turn, string.Join("\n\n", paragraphs)) : Speech.Say(turn, paragraphs, MenuMoves.Doors(turn));
    }

    private static Reply Kept(Turn turn, Run run, List<string> paragraphs)
    {
        var texts = turn.Content.Texts;
        if (turn.Find(run.Id) is null)
            return Ended(turn, run, [.. paragraphs, turn.Text(texts.FinishedEmpty)]);
        paragraphs.Add(ProgrammeMoves.WhoSees(turn, run, texts.FinishedKept, turn.Content.Relationships.FinishedShared));
        paragraphs.AddRange(ProgrammeMoves.Said(turn, run));
        var strained = PatternMoves.Strained(turn, run);
        if (strained is not null)
            paragraphs.Add(turn.Text(turn.Content.Relationships.Strained));
        var left = LeftBy(turn, run);
        var buttons = new List<CardButton> { new(turn.Text(texts.ButtonSummary), Verbs.Summary, Primary: left is null, Run: run.Id) };
        if (left is not null)
        {
            paragraphs.Add(turn.Text(texts.ResumeQuestion));
            buttons.Insert(0, BackTo(turn, left));
        }

        if (string.Equals(turn.State.SettingsOfferedAfter ?? run.Id, run.Id, StringComparison.Ordinal) && turn.Content.Guides.Find(RunMoves.SettingsGuide) is { } settings)
        {
            turn.State = turn.State with { SettingsOfferedAfter = run.Id };
            paragraphs.Add(turn.Text(texts.SettingsOffer));
            buttons.Add(new CardButton(turn.Text(texts.ButtonThreeQuestions), Verbs.Start, settings.Id));
        }

        if (strained is not null)
            buttons.Add(strained);
        buttons.AddRange(ProgrammeMoves.Buttons(turn, run, primary: left is null));
        buttons.Add(Speech.Repairing(turn, texts.ButtonMyCheckIns, Repair.MyCheckIns));
        return Speech.Say(turn, paragraphs, [.. buttons, .. MenuMoves.WayBack(turn)]);
    }

    /// <summary>What the person said in one run, because they asked for it.</summary>
    public static Reply Summary(Turn turn, Run run, HistoryPage? page = null)
    {
        var texts = turn.Content.Texts;
        turn.State = turn.State with { Aside = null };
        var buttons = new List<CardButton>();
        if (page is { } leaf)
            buttons.AddRange(Speech.Leaves(turn, leaf.Index, leaf.Total, Verbs.Page));
        buttons.Add(new CardButton(turn.Text(texts.ButtonChange), Verbs.Change, Run: run.Id));
        buttons.Add(new CardButton(turn.Text(texts.ButtonDelete), Verbs.Delete, Run: run.Id));
        if (ReleaseMoves.Button(turn, run) is { } release)
            buttons.Add(release);
        if (page is null)
            buttons.Add(Speech.Repairing(turn, texts.ButtonMyCheckIns, Repair.MyCheckIns));
        buttons.AddRange(MenuMoves.WayBack(turn));
        Speech.Offer(turn, [.. buttons]);
        return new Reply.Summary
        {
            Language = turn.Language,
            Ref = new CardRef(turn.NextId(), run.Id, run.Guide, run.Version),
            Title = turn.Text(texts.SummaryTitle, ("guide", turn.Text(turn.GuideOf(run).Title)), ("when", turn.When(run.StartedAt))),
            Place = page is null ? null : turn.Text(texts.PagePlace, ("n", Number(page.Index + 1)), ("total", Number(page.Total))),
            Bars = CheckMoves.Bars(turn, run),
            Facts = Facts(turn, run),
            SmallPrint = string.Join(' ', ReleaseMoves.WhoSees(turn, run).Prepend(ProgrammeMoves.WhoSees(turn, run, texts.SummarySmallPrint, turn.Content.Relationships.SummaryShared))),
            Buttons = [.. buttons],
            Footer = Speech.WaysToHelp(turn),
        };
    }

    private static ImmutableList<Fact> Facts(Turn turn, Run run) =>
    [
        .. turn.PathOf(run).Answered
            .Where(p => p.Step.Field is not null && p.Step.Kind != StepKind.Confirm && p.Answer.Values.Count > 0)
            .Select(p => new Fact(ChangeMoves.LabelOf(turn, p), ValueText(turn, run, p))),
    ];

    public static string ValueText(Turn turn, Run run, PathPoint point)
    {
        var options = turn.Content.Guides.VocabularyOf(point.Step)?.Options ?? point.Step.Options;
        return string.Join(" · ", point.Answer.Values.Select(value => point.Step.Kind switch
        {
            StepKind.Relationship => turn.State.Relationships.FirstOrDefault(r => string.Equals(r.Id, value, StringComparison.Ordinal))?.Alias ?? "–",
            StepKind.Date => DateOnly.TryParse(value, CultureInfo.InvariantCulture, out var date) ? Dates.Write(date, turn.Language) : value,
            StepKind.Scale5 => turn.Text(turn.Content.Texts.ScaleValue, ("n", value)),
            _ => options.FirstOrDefault(o => string.Equals(o.Id, value, StringComparison.Ordinal)) is { } option ? StepWords.Say(turn, run, option.Label, option.Without) : value,
        }));
    }

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
