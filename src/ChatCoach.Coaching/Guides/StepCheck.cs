using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Guides;

/// <summary>One step: its kind, options and targets fit together, and no option is mistaken for a repair word.</summary>
internal static class StepCheck
{
    /// <summary>Names of a card's own data; an input of such a name would be taken for it.</summary>
    private static readonly string[] Reserved = ["do", "token", "arg", "run", "guide", "version", "step", "msteams"];

    public static IEnumerable<GuideProblem> Of(Guide guide, GuideStep step, GuideShelf shelf, RepairLexicon repairs)
    {
        var path = $"{guide.Id}.steps.{step.Id}";
        return Shape(path, guide, step, shelf).Concat(FieldCheck.Of(path, guide, step, shelf)).Concat(LeftOut(path, guide, step, shelf)).Concat(Targets(path, guide, step, shelf)).Concat(Labels(path, guide, step, shelf, repairs));
    }

    private static IEnumerable<GuideProblem> Shape(string path, Guide guide, GuideStep step, GuideShelf shelf)
    {
        var chooses = step.Kind is StepKind.Choice or StepKind.Confirm or StepKind.Multi;
        if (step.Vocabulary is { } name && shelf.VocabularyOf(step) is null)
            yield return new GuideProblem($"{path}.vocabulary", $"There is no vocabulary \"{name}\".");
        if (chooses && step.Vocabulary is null && step.Options.Count == 0)
            yield return new GuideProblem($"{path}.options", "Nothing can be chosen.");
        if (!chooses && (step.Options.Count > 0 || step.Vocabulary is not null))
            yield return new GuideProblem($"{path}.options", "This kind of step has no options.");
        if (step.Kind is StepKind.Choice or StepKind.Confirm && step.Options.Count > GuideCheck.MaxChoices)
            yield return new GuideProblem($"{path}.options", $"Has {step.Options.Count} options; at most {GuideCheck.MaxChoices} fit.");
        if (step.Kind == StepKind.Multi && step.Options.Count > GuideCheck.MaxShown)
            yield return new GuideProblem($"{path}.options", $"Has {step.Options.Count} options; a longer list is a vocabulary.");
        if (Reserved.Contains(step.Id, StringComparer.OrdinalIgnoreCase) || step.Id.EndsWith(CardInputs.NewSuffix, StringComparison.Ordinal))
            yield return new GuideProblem(path, "What a card sends is named by the ids of its steps; this name is taken.");
        if (step.Card is not null && guide.CardOf(step).Sum(InputsOf) > GuideCheck.MaxInputs)
            yield return new GuideProblem($"{path}.card", $"More than {GuideCheck.MaxInputs} inputs on one card; a relationship takes two, its list and a new one.");
        if (step.Future && step.Kind != StepKind.Date)
            yield return new GuideProblem($"{path}.future", "Only a date lies in the future.");
        foreach (var option in step.Options.Where(o => o.Nudge is NudgeKind.Retain or NudgeKind.FollowUp or NudgeKind.Released or NudgeKind.Session or NudgeKind.Voice))
            yield return new GuideProblem($"{path}.options.{option.Id}.nudge", "No option can ask for this reminder.");
    }

    private static int InputsOf(GuideStep step) => step.Kind == StepKind.Relationship ? 2 : 1;

    private static IEnumerable<GuideProblem> LeftOut(string path, Guide guide, GuideStep step, GuideShelf shelf)
    {
        if (step.LeftOut is not { } target)
            yield break;
        if (step.Card is not null && guide.CardOf(step).First() != step)
            yield return new GuideProblem($"{path}.leftOut", "Only the first input of a card can lead elsewhere when it is left out.");
        if (shelf.Resolve(guide, target) is not (Target.ToStep or Target.End))
            yield return new GuideProblem($"{path}.leftOut", $"\"{target}\" is no step of this guide and not the end.");
    }

    private static IEnumerable<GuideProblem> Targets(string path, Guide guide, GuideStep step, GuideShelf shelf)
    {
        if (!step.Go.ContainsKey(GuideShelf.Otherwise))
            yield return new GuideProblem($"{path}.go", "Every step says with \"*\" where it goes on when it is skipped.");
        foreach (var (value, target) in step.Go)
        {
            var resolved = shelf.Resolve(guide, target);
            if (resolved is Target.NotLoaded && !IsGuideName(target))
                yield return new GuideProblem($"{path}.go.{value}", $"\"{target}\" is neither a step nor a guide.");
            if (Same(value, GuideShelf.Otherwise) && resolved is (Target.NotLoaded or Target.ToGuide))
                yield return new GuideProblem($"{path}.go.*", "The way on without an answer stays inside the guide.");
            if (!Same(value, GuideShelf.Otherwise) && !Takes(step, value, shelf))
                yield return new GuideProblem($"{path}.go.{value}", "No answer has this value.");
        }

        foreach (var (value, target) in step.LeftOut is { } out_ ? step.Go.Append(new("(leftOut)", out_)) : step.Go)
            if (EntersInTheMiddle(guide, step, shelf.Resolve(guide, target)))
                yield return new GuideProblem($"{path}.go.{value}", $"\"{target}\" stands in the middle of a card; a card is entered at its first input.");
        if (step.Card is not null && guide.CardOf(step).Last() != step && (step.Go.Count > 1 || !LeadsToNextOnCard(guide, step)))
            yield return new GuideProblem($"{path}.go", "Only the last input of a card may branch; the others lead to the next one on the card.");
    }

    /// <summary>Then its inputs would be met unequally often, and a card of a loop would not know which time is meant.</summary>
    private static bool EntersInTheMiddle(Guide guide, GuideStep step, Target target) => target switch
    {
        Target.ToStep to => guide.CardOf(to.Step).First() != to.Step && NextOnCard(guide, step) != to.Step,
        Target.ToGuide { Step: { } entry } to => to.Guide.CardOf(entry).First() != entry,
        _ => false,
    };

    private static GuideStep? NextOnCard(Guide guide, GuideStep step) => guide.CardOf(step).SkipWhile(s => s != step).Skip(1).FirstOrDefault();

    private static bool LeadsToNextOnCard(Guide guide, GuideStep step) =>
        NextOnCard(guide, step) is { } next && Same(step.Go.GetValueOrDefault(GuideShelf.Otherwise, ""), next.Id);

    private static bool Takes(GuideStep step, string value, GuideShelf shelf) => step.Kind switch
    {
        StepKind.Scale5 => value is ['1' or '2' or '3' or '4' or '5'],
        _ => (shelf.VocabularyOf(step)?.Options ?? step.Options).Any(o => Same(o.Id, value)),
    };

    /// <summary>A guide that comes later may be named already: "G2.0", "G8T", "G2.5".</summary>
    private static bool IsGuideName(string target) => target.Length > 1 && target[0] == 'G' && char.IsAsciiDigit(target[1]);

    private static IEnumerable<GuideProblem> Labels(string path, Guide guide, GuideStep step, GuideShelf shelf, RepairLexicon repairs)
    {
        var options = shelf.VocabularyOf(step)?.Options ?? step.Options;
        foreach (var double_ in options.SelectMany(o => new[] { o.Label.De, o.Label.En }.Select(Spoken.Normalise).Distinct(StringComparer.Ordinal).Select(l => (l, o.Id)))
                     .GroupBy(p => p.l, StringComparer.Ordinal).Where(g => g.Select(p => p.Id).Distinct(StringComparer.Ordinal).Count() > 1))
            yield return new GuideProblem($"{path}.options", $"Two options are called \"{double_.Key}\".");
        foreach (var option in options)
            foreach (var label in new[] { option.Label.De, option.Label.En }.Distinct(StringComparer.Ordinal))
                if (repairs.Find(label) is { } repair && !SameEffect(guide, step, option, repair, shelf))
                    yield return new GuideProblem($"{path}.options.{option.Id}.label", $"\"{label}\" is the repair word for {repair} but does something else; call it otherwise.");
    }

    /// <summary>The option is that repair, or answering with it goes where skipping goes and keeps as little.</summary>
    private static bool SameEffect(Guide guide, GuideStep step, GuideOption option, Repair repair, GuideShelf shelf) =>
        option.Does == repair
        || (repair == Repair.Skip && step.Field is null && option.Nudge is null && Same(GuideShelf.Leads(step, [option.Id]), GuideShelf.Leads(step, [])))
        || (repair is Repair.German or Repair.English && Same(step.Field ?? "", "user.lang") && Same(option.Id, repair == Repair.German ? "de" : "en"))
        || (repair == Repair.Sos && shelf.Resolve(guide, GuideShelf.Leads(step, [option.Id])) is Target.ToGuide { Guide.Id: RunMoves.SosGuide });

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.Ordinal);
}
