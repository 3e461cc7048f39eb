using System.Collections.Immutable;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Content;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Safety;

namespace ChatCoach.Coaching.Turns;

/// <summary>Fills the open steps of a card. What is amiss is said, and what was put in stays in the card (pitfalls D7).</summary>
internal static class FillMoves
{
    /// <summary>Fills, in the order of the guide, the open steps among those of the card.</summary>
    /// <param name="steps">Steps of the card.</param>
    /// <param name="inputs">Raw values by step; a missing one is left open.</param>
    /// <param name="nameChecked">The person said that an alias may look like a name.</param>
    public static Reply Fill(Turn turn, Run run, ImmutableList<string> steps, IReadOnlyDictionary<string, string> inputs, bool typed, bool nameChecked = false)
    {
        var guide = turn.GuideOf(run);
        if (Hindrance(turn, run, guide, steps, inputs, nameChecked) is { } hindrance)
            return hindrance;
        GuideStep? last = null;
        var values = ImmutableList<string>.Empty;
        var said = new List<string>();
        foreach (var _ in steps)
        {
            var path = turn.PathOf(run);
            if (path.Open is not { } open || !steps.Contains(open.Id, StringComparer.Ordinal))
                break;
            if (last is not null && turn.Content.Guides.Resolve(guide, GuideShelf.Leads(last, values)) is Target.ToGuide)
                break;
            values = Values(turn, guide, open, inputs.GetValueOrDefault(open.Id));
            run = RunMoves.Write(turn, run, open, path.Visit, values);
            if (RunMoves.SaidOf(turn, run, open, values) is { } words)
                said.Add(words);
            last = open;
            if (NextReopened(guide, steps, open, path) is { } again)
                turn.Put(run = run with { Reopened = again });
        }

        if (last is null)
            return CurrentMoves.Show(turn, run: run);
        if (run.Reopened is not null)
            turn.Put(run = run with { Reopened = null });
        return RunMoves.GoOn(turn, run, last, values, typed, said.Count == 0 ? null : string.Join("\n\n", said));
    }

    /// <summary>A card that was reopened as a whole is filled as a whole, although its later steps have answers.</summary>
    private static Reopened? NextReopened(Guide guide, ImmutableList<string> steps, GuideStep open, GuidePath before)
    {
        var next = guide.CardOf(open).SkipWhile(s => s != open).Skip(1).FirstOrDefault();
        if (next is null || !steps.Contains(next.Id, StringComparer.Ordinal))
            return null;
        var point = before.Answered.LastOrDefault(p => p.Step == next);
        return point is null ? null : new Reopened(next.Id, point.Answer.Visit);
    }

    private static Reply? Hindrance(Turn turn, Run run, Guide guide, ImmutableList<string> steps, IReadOnlyDictionary<string, string> inputs, bool nameChecked)
    {
        foreach (var id in steps)
        {
            if (guide.Find(id) is not { } step)
                continue;
            var raw = inputs.GetValueOrDefault(id);
            if (Danger(turn, step, raw) is { } help)
                return help;
            var problem = turn.Reading.Sent(guide, step, raw) switch
            {
                Reading.Values => null,
                Reading.NewAlias alias when !nameChecked && NameLike.Is(alias.Alias) =>
                    AsideMoves.Put(turn, new Aside { Kind = AsideMoves.Name, Run = run.Id, Step = id, Values = Of(steps, inputs) }),
                Reading.NewAlias => null,
                Reading.Does does => RepairMoves.Do(turn, does.Repair, typed: false),
                var amiss => Speech.Ask(turn, run, Problem(turn, amiss), drafts: inputs),
            };
            if (problem is not null)
                return problem;
        }

        return null;
    }

    private static ImmutableDictionary<string, string> Of(ImmutableList<string> steps, IReadOnlyDictionary<string, string> inputs) =>
        steps.ToImmutableDictionary(s => s, s => inputs.GetValueOrDefault(s) ?? "", StringComparer.Ordinal);

    /// <summary>Own words are read for danger before anything is done with them (guides B.19).</summary>
    private static Reply? Danger(Turn turn, GuideStep step, string? raw) =>
        step.Kind is StepKind.Text or StepKind.Relationship && raw is not null ? SafetyMoves.Read(turn, raw) : null;

    /// <summary>What one says about a value that cannot be taken.</summary>
    public static string Problem(Turn turn, Reading reading) => reading switch
    {
        Reading.TooMany many => turn.Text(turn.Content.Texts.TooMany, ("max", Number(many.Max))),
        Reading.TooLong large => turn.Text(turn.Content.Texts.TooLong, ("max", Number(large.Max))),
        _ => turn.Text(turn.Content.Texts.NotUnderstoodStep),
    };

    private static ImmutableList<string> Values(Turn turn, Guide guide, GuideStep step, string? raw) => turn.Reading.Sent(guide, step, raw) switch
    {
        Reading.Values values => values.Ids,
        Reading.NewAlias alias => [NewRelationship(turn, alias.Alias)],
        _ => [],
    };

    private static string NewRelationship(Turn turn, string alias)
    {
        var relationship = new Relationship(turn.NextId(), alias);
        turn.State = turn.State with { Relationships = turn.State.Relationships.Add(relationship) };
        return relationship.Id;
    }

    private static string Number(int n) => n.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
