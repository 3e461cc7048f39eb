using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Turns;

/// <summary>Fills the open steps of a card. What is amiss is said, and what was put in stays in the card (pitfalls D7).</summary>
internal static class FillMoves
{
    /// <summary>Stands among what a run was asked back: a relationship was taken for a similar one, so the next such word is a new one.</summary>
    public const string SimilarTaken = "similar";

    /// <summary>Fills, in the order of the guide, the open steps among those of the card.</summary>
    /// <param name="steps">Steps of the card.</param>
    /// <param name="inputs">Raw values by step; a missing one is left out.</param>
    /// <param name="nameChecked">The person said that an alias may look like a name.</param>
    public static Reply Fill(Turn turn, Run run, ImmutableList<string> steps, IReadOnlyDictionary<string, string> inputs, bool typed, bool nameChecked = false)
    {
        var guide = turn.GuideOf(run);
        var help = HelpFor(turn, guide, steps, ref inputs);
        run = Keep(turn, run, steps, inputs);
        var reply = Hindrance(turn, run, steps, inputs, nameChecked) ?? Written(turn, run, steps, inputs, typed);
        return help is null ? reply : SafetyMoves.Start(turn, help);
    }

    /// <summary>Remembers what stood in the inputs of open steps until it is taken; what the steps could never take is left behind.</summary>
    public static Run Keep(Turn turn, Run run, ImmutableList<string> steps, IReadOnlyDictionary<string, string> inputs)
    {
        var guide = turn.GuideOf(run);
        var visit = turn.PathOf(run).Visit;
        var drafts = run.Drafts;
        foreach (var (id, raw) in inputs.Where(p => steps.Contains(p.Key)))
            if (guide.Find(id) is { } step && turn.ReadingOf(run).Sent(guide, step, raw) is Reading.Values { Ids.Count: > 0 } or Reading.NewAlias or Reading.Similar or Reading.TooLong or Reading.TooMany or Reading.TooManyPurposes or Reading.PurposeTooLong)
                drafts = drafts.SetItem(Run.DraftOf(id, visit), Cut(step, raw));
        if (drafts != run.Drafts)
            turn.Put(run = run with { Drafts = drafts });
        return run;
    }

    private static string Cut(GuideStep step, string raw)
    {
        var most = step.Kind == StepKind.Relationship ? GuideCheck.MaxAlias : GuideCheck.MaxFreeText;
        return raw.Length > most ? raw[..most] : raw;
    }

    private static Reply Written(Turn turn, Run run, ImmutableList<string> steps, IReadOnlyDictionary<string, string> inputs, bool typed)
    {
        var guide = turn.GuideOf(run);
        GuideStep? last = null;
        var values = ImmutableList<string>.Empty;
        var said = new List<string>();
        foreach (var _ in steps)
        {
            var path = turn.PathOf(run);
            if (path.Open is not { } open || !steps.Contains(open.Id))
                break;
            if (last is not null && turn.Content.Guides.Resolve(guide, GuideShelf.Leads(last, values)) is Target.ToGuide)
                break;
            if (turn.ReadingOf(run).Sent(guide, open, inputs.GetValueOrDefault(open.Id)) is Reading.Similar)
                said.Add(turn.Text(turn.Content.Texts.AliasTaken));
            values = ValuesOf(turn, run, open, inputs.GetValueOrDefault(open.Id));
            run = RunMoves.Write(turn, run, open, path.Visit, values);
            if (open.Kind == StepKind.Relationship && said.Count > 0)
                turn.Put(run = run with { AskedBack = run.AskedBack.Add(SimilarTaken) });
            if (RunMoves.SaidOf(turn, run, open, values) is { } words)
                said.Add(words);
            last = open;
            if (run.Reopened is null && NextReopened(guide, steps, open, path) is { } again)
                turn.Put(run = run with { Reopened = again });
        }

        if (last is null)
            return CurrentMoves.Show(turn, run: run);
        if (run.Reopened is { } left && steps.Contains(left.Step))
            turn.Put(run = run with { Reopened = null });
        return RunMoves.GoOn(turn, run, last, values, typed, said.Count == 0 ? null : string.Join("\n\n", said));
    }

    /// <summary>A card that was reopened as a whole is filled as a whole, although its later steps have answers of that time.</summary>
    private static Reopened? NextReopened(Guide guide, ImmutableList<string> steps, GuideStep open, GuidePath before)
    {
        var next = guide.CardOf(open).SkipWhile(s => s != open).Skip(1).FirstOrDefault();
        if (next is null || !steps.Contains(next.Id))
            return null;
        var given = before.Answered.Any(p => p.Step == next && p.Answer.Visit == before.Visit);
        return given ? new Reopened(next.Id, before.Visit) : null;
    }

    private static Reply? Hindrance(Turn turn, Run run, ImmutableList<string> steps, IReadOnlyDictionary<string, string> inputs, bool nameChecked)
    {
        var guide = turn.GuideOf(run);
        var (named, alike) = ((string?)null, (string?)null);
        foreach (var step in steps.Select(guide.Find).OfType<GuideStep>())
        {
            switch (turn.ReadingOf(run).Sent(guide, step, inputs.GetValueOrDefault(step.Id)))
            {
                case Reading.Values or Reading.Similar { Ids.Count: 1 }:
                    break;
                case Reading.Similar:
                    alike ??= step.Id;
                    break;
                case Reading.NewAlias alias:
                    named ??= !nameChecked && turn.Content.Names.Is(alias.Alias) ? step.Id : null;
                    break;
                case Reading.Does does:
                    return RepairMoves.Do(turn, does.Repair, typed: false);
                case var amiss:
                    return Speech.Ask(turn, run, Problem(turn, step, amiss));
            }
        }

        return (named ?? alike) is not { } asked ? null
            : AsideMoves.Put(turn, new Aside { Kind = named is null ? AsideMoves.Similar : AsideMoves.Name, Run = run.Id, Step = asked, Values = Of(steps, inputs) });
    }

    private static ImmutableDictionary<string, string> Of(ImmutableList<string> steps, IReadOnlyDictionary<string, string> inputs) =>
        steps.ToImmutableDictionary(s => s, s => inputs.GetValueOrDefault(s) ?? "", StringComparer.Ordinal);

    /// <summary>
    /// Own words are read for danger before anything is done with them (guides B.19). An alarming alias is no alias and is
    /// kept nowhere; own words in a field of the guide are its answer all the same. The rest of the card is taken as ever.
    /// </summary>
    private static string? HelpFor(Turn turn, Guide guide, ImmutableList<string> steps, ref IReadOnlyDictionary<string, string> inputs)
    {
        string? help = null;
        foreach (var step in steps.Select(guide.Find).OfType<GuideStep>().Where(s => s.Kind is StepKind.Text or StepKind.Relationship))
        {
            if (inputs.GetValueOrDefault(step.Id) is not { } raw || SafetyMoves.GuideFor(turn, raw) is not { } found)
                continue;
            help = found;
            if (step.Kind == StepKind.Relationship)
                inputs = inputs.Where(p => !string.Equals(p.Key, step.Id, StringComparison.Ordinal)).ToImmutableDictionary(StringComparer.Ordinal);
        }

        return help;
    }

    /// <summary>What one says about a value that cannot be taken.</summary>
    public static string Problem(Turn turn, GuideStep step, Reading reading)
    {
        var texts = turn.Content.Texts;
        return reading switch
        {
            Reading.TooMany many => turn.Text(texts.TooMany, ("max", Number(many.Max))),
            Reading.TooLong large => turn.Text(texts.TooLong, ("max", Number(large.Max))),
            Reading.TooManyPurposes lines => turn.Text(turn.Content.Team.TooManyPurposes, ("max", Number(lines.Max))),
            Reading.PurposeTooLong line => turn.Text(turn.Content.Team.PurposeTooLong, ("max", Number(line.Max))),
            Reading.NoSuchDay => turn.Text(texts.NoSuchDay),
            Reading.Past => turn.Text(texts.DateIsPast),
            _ => turn.Text(step.Kind switch
            {
                StepKind.Date => texts.DateNotUnderstood,
                StepKind.Scale5 => texts.HintScale,
                StepKind.Relationship => texts.HintRelationship,
                _ => texts.NotUnderstoodStep,
            }),
        };
    }

    /// <summary>What a raw value stores; a new alias becomes a relationship of the person.</summary>
    public static ImmutableList<string> ValuesOf(Turn turn, Run run, GuideStep step, string? raw) => turn.ReadingOf(run).Sent(turn.GuideOf(run), step, raw) switch
    {
        Reading.Values values => values.Ids,
        Reading.Similar { Ids: [var only] } => [only],
        Reading.Similar several => [NewRelationship(turn, several.Alias)],
        Reading.NewAlias alias => [NewRelationship(turn, alias.Alias)],
        _ => [],
    };

    private static string NewRelationship(Turn turn, string alias)
    {
        var relationship = new Relationship(turn.NextId(), alias);
        turn.State = turn.State with { Relationships = turn.State.Relationships.Add(relationship) };
        return relationship.Id;
    }

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
