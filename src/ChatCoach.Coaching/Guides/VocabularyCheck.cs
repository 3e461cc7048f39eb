namespace ChatCoach.Coaching.Guides;

/// <summary>A shared vocabulary: both languages, and a first page when it is long.</summary>
internal static class VocabularyCheck
{
    public static IEnumerable<GuideProblem> Of(Vocabulary vocabulary)
    {
        var path = $"vocabularies.{vocabulary.Id}";
        var ids = vocabulary.Options.Select(o => o.Id).ToList();
        if (ids.Distinct(StringComparer.Ordinal).Count() != ids.Count)
            yield return new GuideProblem(path, "An option id stands twice.");
        foreach (var option in vocabulary.Options.Where(o => string.IsNullOrWhiteSpace(o.Label.De) || string.IsNullOrWhiteSpace(o.Label.En)))
            yield return new GuideProblem($"{path}.{option.Id}", "A language is missing.");
        foreach (var first in vocabulary.First.Where(f => !ids.Contains(f, StringComparer.Ordinal)))
            yield return new GuideProblem($"{path}.first", $"\"{first}\" is no option.");
        if (ids.Count > GuideCheck.MaxShown && vocabulary.First.Count != GuideCheck.MaxShown)
            yield return new GuideProblem($"{path}.first", $"A vocabulary of more than {GuideCheck.MaxShown} options names the {GuideCheck.MaxShown} that are shown first.");
        if (vocabulary.Pseudo is null != vocabulary.PseudoAsk is null)
            yield return new GuideProblem(path, "Pseudo words and the question asked back belong together.");
    }
}
