using ChatCoach.Coaching.Content;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Guides;

/// <summary>The sentences of a guide: both languages, short enough, known placeholders, no banned words.</summary>
internal static class PhraseCheck
{
    /// <summary>Words that the copy rules forbid (requirements K13, K22, T09): servility, euphemism, prescriptions to feel good.</summary>
    private static readonly string[] Banned =
        ["könig", "königin", "king", "queen", "herausforderung", "herausforderungen", "denk positiv", "think positive", "kopf hoch", "cheer up"];

    public static IEnumerable<GuideProblem> Of(Guide guide) => Sentences(guide).SelectMany(Of).Concat(guide.Steps.SelectMany(step => Missing(guide, step)));

    private static IEnumerable<GuideProblem> Of(Sentence sentence)
    {
        var (path, phrase) = (sentence.Path, sentence.Phrase);
        if (string.IsNullOrWhiteSpace(phrase.De) || string.IsNullOrWhiteSpace(phrase.En))
            yield return new GuideProblem(path, "A language is missing.");
        if (Math.Max(Placeholders.LengthOf(phrase.De), Placeholders.LengthOf(phrase.En)) is var length && length > sentence.Max)
            yield return new GuideProblem(path, $"Has {length} characters; at most {sentence.Max} are allowed.");
        foreach (var name in Names(phrase).Except(sentence.May switch
                 {
                     May.Nothing => Placeholders.Known,
                     May.Certain => Placeholders.InSteps.Except(Placeholders.MayMiss, StringComparer.Ordinal),
                     _ => Placeholders.InSteps,
                 }, StringComparer.Ordinal))
            yield return new GuideProblem(path, $"{{{name}}} is no known placeholder{(Placeholders.InSteps.Contains(name, StringComparer.Ordinal) ? " here: it may be missing, or nothing says it at this place" : "")}.");
        foreach (var word in Banned.Where(w => Holds(phrase.De, w) || Holds(phrase.En, w)))
            yield return new GuideProblem(path, $"\"{word}\" is not said here.");
    }

    /// <summary>A sentence with a value that may be missing has another one without it, and only such a sentence.</summary>
    private static IEnumerable<GuideProblem> Missing(Guide guide, GuideStep step)
    {
        var path = $"{guide.Id}.steps.{step.Id}";
        if (Pairs([step.Ask, step.Warm], step.Without) is { } asked)
            yield return new GuideProblem($"{path}.without", asked);
        foreach (var option in step.Options)
            if (Pairs([option.Label], option.Without) is { } called)
                yield return new GuideProblem($"{path}.options.{option.Id}.without", called);
    }

    private static string? Pairs(IEnumerable<Phrase?> said, Phrase? without)
    {
        var name = said.OfType<Phrase>().SelectMany(Names).FirstOrDefault(n => Placeholders.MayMiss.Contains(n, StringComparer.Ordinal));
        if (name is not null && without is null)
            return $"{{{name}}} may be missing; say what is said without it.";
        return name is null && without is not null ? "No value named there can be missing." : null;
    }

    private static IEnumerable<string> Names(Phrase phrase) => Placeholders.In(phrase.De).Concat(Placeholders.In(phrase.En)).Distinct(StringComparer.Ordinal);

    private static bool Holds(string text, string word) =>
        $" {Spoken.Normalise(text)} ".Contains($" {Spoken.Normalise(word)} ", StringComparison.Ordinal);

    private static IEnumerable<Sentence> Sentences(Guide guide)
    {
        yield return new Sentence($"{guide.Id}.title", guide.Title, GuideCheck.MaxAlias);
        if (guide.Offer is { } offer)
            yield return new Sentence($"{guide.Id}.offer", offer, GuideCheck.MaxPrompt);
        if (guide.Closing is { } closing)
            yield return new Sentence($"{guide.Id}.closing", closing, GuideCheck.MaxPrompt);
        foreach (var step in guide.Steps)
        {
            var path = $"{guide.Id}.steps.{step.Id}";
            yield return new Sentence($"{path}.ask", step.Ask, GuideCheck.MaxPrompt, May.Miss);
            yield return new Sentence($"{path}.label", step.Label, GuideCheck.MaxAlias);
            yield return new Sentence($"{path}.why", step.Why, GuideCheck.MaxWhy);
            if (step.Warm is { } warm)
                yield return new Sentence($"{path}.warm", warm, GuideCheck.MaxPrompt, May.Miss);
            if (step.Without is { } without)
                yield return new Sentence($"{path}.without", without, GuideCheck.MaxPrompt, May.Certain);
            foreach (var sentence in step.Options.SelectMany(o => Sentences($"{path}.options.{o.Id}", step, o)))
                yield return sentence;
        }
    }

    private static IEnumerable<Sentence> Sentences(string path, GuideStep step, GuideOption option)
    {
        var most = step.Kind is StepKind.Choice or StepKind.Confirm && step.Card is null ? GuideCheck.MaxButton : GuideCheck.MaxAlias;
        yield return new Sentence($"{path}.label", option.Label, most, May.Miss);
        if (option.Without is { } without)
            yield return new Sentence($"{path}.without", without, most, May.Certain);
        if (option.Say is { } say)
            yield return new Sentence($"{path}.say", say, GuideCheck.MaxFreeText, May.Certain);
    }

    /// <summary>Which values of a step a sentence may name.</summary>
    private enum May
    {
        Nothing,
        Certain,
        Miss,
    }

    private sealed record Sentence(string Path, Phrase Phrase, int Max, May May = May.Nothing);
}
