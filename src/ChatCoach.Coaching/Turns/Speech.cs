using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Turns;

/// <summary>Builds what is said: questions of a guide, and messages with something to choose.</summary>
internal static class Speech
{
    /// <summary>Cards of a run that can still be told apart; an older one is answered as no longer current.</summary>
    private const int CardsKept = 40;

    /// <summary>Labels in the line of what was answered: on a phone it stays within two lines; "change" knows the others.</summary>
    private const int AnsweredShown = 5;

    /// <summary>Fields of a consent begin so.</summary>
    private const string Consent = "consent.";

    /// <summary>The open question of a run, or all questions of its card.</summary>
    /// <param name="alone">True: one question only, after a typed answer.</param>
    public static Reply Ask(Turn turn, Run run, string? lead = null, bool alone = false)
    {
        var guide = turn.GuideOf(run);
        if (turn.Content.Guides.IsRemoved(guide.Id))
            return RemovedMoves.Park(turn, run);
        if (LedMoves.Over(turn, run) is { } over)
            return over;
        var above = run.Session is null ? null : LedCards.Above(turn, run);
        var path = turn.PathOf(run);
        var steps = StepsOf(turn, run, alone);
        var token = Issue(turn, ref run, steps, path.Visit);
        turn.State = turn.State with { ActiveRun = run.Id, Aside = null, Offers = [] };
        var answered = AnsweredLine(turn, path);
        var items = steps.Select(s => Item(turn, guide, run, path, s)).ToImmutableList();
        var profile = steps.Exists(CheckMoves.ShowsProfile);
        return new Reply.Question
        {
            Language = turn.Language,
            Ref = new CardRef(token, run.Id, guide.Id, guide.Version, steps[0].Id),
            Title = turn.State.Language is null && guide.Keeps == Keeps.Settings ? turn.Content.Values.Bot : turn.Text(guide.Title),
            Lead = above is { } shared ? LedMoves.Joined(lead, shared.Words) : lead,
            Answered = answered,
            Items = items,
            Bars = profile ? CheckMoves.Bars(turn, run) : [],
            BarsNote = profile ? CheckMoves.Feelings(turn, run) : null,
            SmallPrint = profile || above is { Content: true } || steps.Exists(s => StepWords.ShowsRecord(turn, run, s)) ? turn.Text(turn.Content.Texts.ShownOnWish) : null,
            Buttons = Buttons(turn, steps, items),
            Change = answered is null ? null : new CardButton(turn.Text(turn.Content.Texts.ButtonChange), Verbs.Change, Run: run.Id),
            Footer = Footer(turn, path, run),
            OldCardLine = turn.OldCardLine,
        };
    }

    /// <summary>A few sentences and what one can choose.</summary>
    public static Reply Say(Turn turn, IEnumerable<string> paragraphs, IEnumerable<CardButton>? buttons = null, string? title = null, string? token = null, AliasField? field = null)
    {
        var choices = buttons?.ToImmutableList() ?? [];
        Offer(turn, choices);
        return new Reply.Message
        {
            Language = turn.Language,
            Ref = new CardRef(token ?? turn.NextId()),
            Title = title,
            Paragraphs = [.. paragraphs],
            Field = field,
            Buttons = choices,
            Footer = WaysToHelp(turn),
            OldCardLine = turn.OldCardLine,
        };
    }

    /// <summary>Typed labels and numbers pick from these until the next card.</summary>
    /// <param name="unseen">What stands on other pages: it is picked by its label.</param>
    public static void Offer(Turn turn, ImmutableList<CardButton> buttons, IEnumerable<CardButton>? unseen = null) =>
        turn.State = turn.State with { Offers = [.. buttons.Select(b => Offered(b, false)), .. unseen?.Select(b => Offered(b, true)) ?? []] };

    private static Offer Offered(CardButton button, bool unseen) => new(OwnWords.Plain(button.Label), button.Do, button.Arg, button.Run, unseen);

    /// <summary>One line of what was answered in the run, by label and without values (privacy rule P16).</summary>
    public static string? AnsweredLine(Turn turn, GuidePath path)
    {
        var labels = path.Answered.Where(p => p.Step.Field is not null && p.Step.Kind != StepKind.Confirm && p.Answer.Values.Count > 0).Select(p => turn.Text(p.Step.Label)).Distinct(StringComparer.Ordinal).ToList();
        var last = string.Join(", ", labels.TakeLast(AnsweredShown));
        return labels.Count == 0 ? null : turn.Text(turn.Content.Texts.AnsweredLine, ("labels", labels.Count > AnsweredShown ? $"… {last}" : last));
    }

    /// <summary>The steps a question asks: the open one, and with it the rest of its card.</summary>
    public static List<GuideStep> StepsOf(Turn turn, Run run, bool alone)
    {
        var path = turn.PathOf(run);
        var open = path.Open ?? throw new InvalidOperationException("A run that is through has no question.");
        if (alone || run.Reopened is { Whole: false })
            return [open];
        var rest = turn.GuideOf(run).CardOf(open).SkipWhile(s => s != open);
        return run.Reopened is null ? [.. rest.Where(s => s == open || run.Find(s.Id, path.NextVisit(s)) is null)] : [.. rest];
    }

    /// <summary>The last card is drawn anew with its token while it asks the same, for the same time, and was not used.</summary>
    private static string Issue(Turn turn, ref Run run, List<GuideStep> steps, int visit)
    {
        var ids = steps.Select(s => s.Id).ToImmutableList();
        if (run.Cards is [.., { Spent: null } last] && last.Visit == visit && last.Steps.SequenceEqual(ids, StringComparer.Ordinal))
        {
            run = run with { UsedAt = turn.Now };
            turn.Put(run);
            return last.Token;
        }

        var card = new IssuedCard(turn.NextId(), ids, Visit: visit);
        var cards = run.Cards.Add(card);
        run = run with { Cards = cards.Count > CardsKept ? cards.RemoveRange(0, cards.Count - CardsKept) : cards, UsedAt = turn.Now };
        turn.Put(run);
        return card.Token;
    }

    private static QuestionItem Item(Turn turn, Guide guide, Run run, GuidePath path, GuideStep step)
    {
        var more = run.MoreShown.Contains(step.Id);
        var shown = turn.ReadingOf(run).Shown(guide, step, more);
        var ask = turn.State.Tone == Tone.Warm && step.Warm is { } warm ? warm : step.Ask;
        return new QuestionItem
        {
            Step = step.Id,
            Ask = StepWords.Say(turn, run, ask, step.Without),
            Label = turn.Text(step.Label),
            Kind = step.Kind,
            Choices = Choices(turn, run, step, shown),
            Value = run.Drafts.GetValueOrDefault(Run.DraftOf(step.Id, path.Visit)) ?? Given(run, path, step),
            Max = step.Max,
            Holds = FrameMoves.Holds(turn, step),
            HasMore = shown.Count < turn.Content.Guides.OptionsOf(guide, step).Count,
        };
    }

    private static ImmutableList<CardChoice> Choices(Turn turn, Run run, GuideStep step, IReadOnlyList<GuideOption> shown) => step.Kind switch
    {
        StepKind.Scale5 => [.. Enumerable.Range(1, 5).Select(n => n.ToString(CultureInfo.InvariantCulture)).Select(n => new CardChoice(n, n))],
        StepKind.Relationship => [.. turn.ReadingOf(run).ShownRelationships.Select(r => new CardChoice(r.Id, r.Alias))],
        _ => [.. shown.Select(o => new CardChoice(o.Id, StepWords.Say(turn, run, o.Label, o.Without)))],
    };

    /// <summary>The earlier answer stands in the input again when the person asked to change it; a consent is never filled in (privacy rule P32).</summary>
    private static string? Given(Run run, GuidePath path, GuideStep step)
    {
        if (run.Reopened is null || (step.Field?.StartsWith(Consent, StringComparison.Ordinal) ?? false))
            return null;
        var values = path.Answered.FirstOrDefault(p => p.Step == step && p.Answer.Visit == path.Visit)?.Answer.Values;
        return values is { Count: > 0 } ? string.Join(',', values) : null;
    }

    private static ImmutableList<CardButton> Buttons(Turn turn, List<GuideStep> steps, ImmutableList<QuestionItem> items)
    {
        var texts = turn.Content.Texts;
        if (items is [{ Value: null } only] && steps[0].Kind is StepKind.Choice or StepKind.Confirm or StepKind.Scale5 && only.Choices.Count <= GuideCheck.MaxChoices)
            return [.. only.Choices.Select(c => new CardButton(c.Label, Verbs.Answer, c.Value))];
        var more = items.FirstOrDefault(i => i.HasMore);
        var next = new CardButton(turn.Text(texts.ButtonNext), Verbs.Answer, Primary: true);
        return more is null ? [next] : [next, new CardButton(turn.Text(texts.ButtonMore), Verbs.More, more.Step)];
    }

    /// <summary>Before a language was chosen the foot holds only what reads the same in both.</summary>
    private static ImmutableList<CardButton> Footer(Turn turn, GuidePath path, Run run)
    {
        if (turn.State.Language is null && turn.State.AgreedAt is null && turn.GuideOf(run).Keeps == Keeps.Settings)
            return WaysToHelp(turn);
        var texts = turn.Content.Texts;
        var footer = ImmutableList.CreateBuilder<CardButton>();
        if (path.Answered.Count > 0 && run.FinishedAt is null)
            footer.Add(Repairing(turn, texts.ButtonBack, Repair.Back));
        footer.Add(Repairing(turn, texts.ButtonSkip, Repair.Skip));
        footer.Add(Repairing(turn, texts.ButtonPause, Repair.Pause));
        footer.Add(Repairing(turn, texts.ButtonWhy, Repair.Why));
        footer.Add(Repairing(turn, texts.ButtonHelp, Repair.Help));
        footer.AddRange(WaysToHelp(turn));
        return footer.ToImmutable();
    }

    /// <summary>The link to the SOS card at the foot of every card (guides B.19).</summary>
    public static ImmutableList<CardButton> WaysToHelp(Turn turn) => [Repairing(turn, turn.Content.Texts.ButtonSos, Repair.Sos)];

    /// <summary>The ways to the pages beside one of several, the newest of which is the first.</summary>
    /// <param name="verb">Turns the pages.</param>
    /// <param name="before">Stands in its argument before the index.</param>
    public static IEnumerable<CardButton> Leaves(Turn turn, int index, int total, string verb, string before = "")
    {
        if (index > 0)
            yield return new CardButton(turn.Text(turn.Content.Texts.ButtonNewer), verb, string.Create(CultureInfo.InvariantCulture, $"{before}{index - 1}"));
        if (index + 1 < total)
            yield return new CardButton(turn.Text(turn.Content.Texts.ButtonOlder), verb, string.Create(CultureInfo.InvariantCulture, $"{before}{index + 1}"));
    }

    public static CardButton Repairing(Turn turn, Phrase label, Repair repair) => new(turn.Text(label), Verbs.Repair, repair.ToString());
}
