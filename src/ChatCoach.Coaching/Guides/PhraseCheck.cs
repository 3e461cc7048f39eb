using ChatCoach.Coaching.Content;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Guides;

/// <summary>The sentences of a guide: both languages, short enough, known placeholders, no banned words.</summary>
internal static class PhraseCheck
{
    /// <summary>Words that the copy rules forbid (requirements K13, K22, T09): servility, euphemism, prescriptions to feel good.</summary>
    private static readonly string[] Banned =
        ["könig", "königin", "king", "queen", "herausforderung", "herausforderungen", "denk positiv", "think positive", "kopf hoch", "cheer up"];

    public static IEnumerable<GuideProblem> Of(Guide guide)
    {
        foreach (var (path, phrase, max) in Phrases(guide))
        {
            if (string.IsNullOrWhiteSpace(phrase.De) || string.IsNullOrWhiteSpace(phrase.En))
                yield return new GuideProblem(path, "A language is missing.");
            if (Math.Max(phrase.De.Length, phrase.En.Length) is var length && length > max)
                yield return new GuideProblem(path, $"Has {length} characters; at most {max} are allowed.");
            foreach (var name in Placeholders.In(phrase.De).Concat(Placeholders.In(phrase.En)).Where(n => !Placeholders.Known.Contains(n, StringComparer.Ordinal)))
                yield return new GuideProblem(path, $"{{{name}}} is no known placeholder.");
            foreach (var word in Banned.Where(w => Holds(phrase.De, w) || Holds(phrase.En, w)))
                yield return new GuideProblem(path, $"\"{word}\" is not said here.");
        }
    }

    private static bool Holds(string text, string word) =>
        $" {Spoken.Normalise(text)} ".Contains($" {Spoken.Normalise(word)} ", StringComparison.Ordinal);

    private static IEnumerable<(string Path, Phrase Phrase, int Max)> Phrases(Guide guide)
    {
        yield return ($"{guide.Id}.title", guide.Title, GuideCheck.MaxAlias);
        if (guide.Offer is { } offer)
            yield return ($"{guide.Id}.offer", offer, GuideCheck.MaxPrompt);
        if (guide.Closing is { } closing)
            yield return ($"{guide.Id}.closing", closing, GuideCheck.MaxPrompt);
        foreach (var step in guide.Steps)
        {
            var path = $"{guide.Id}.steps.{step.Id}";
            yield return ($"{path}.ask", step.Ask, GuideCheck.MaxPrompt);
            yield return ($"{path}.label", step.Label, GuideCheck.MaxAlias);
            yield return ($"{path}.why", step.Why, GuideCheck.MaxWhy);
            if (step.Warm is { } warm)
                yield return ($"{path}.warm", warm, GuideCheck.MaxPrompt);
            foreach (var option in step.Options)
            {
                yield return ($"{path}.options.{option.Id}.label", option.Label, step.Kind is StepKind.Choice or StepKind.Confirm && step.Card is null ? GuideCheck.MaxButton : GuideCheck.MaxAlias);
                if (option.Say is { } say)
                    yield return ($"{path}.options.{option.Id}.say", say, GuideCheck.MaxFreeText);
            }
        }
    }
}
