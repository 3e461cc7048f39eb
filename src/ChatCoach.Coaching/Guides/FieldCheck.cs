using ChatCoach.Coaching.Relationships;

namespace ChatCoach.Coaching.Guides;

/// <summary>What is stored of an answer: by which name, for whose eyes, what for, and what of it counts.</summary>
internal static class FieldCheck
{
    /// <summary>What one says about the person on the other side begins so.</summary>
    private const string Human = "human.";

    /// <summary>Of that, what speaks of oneself or of a plan; all the rest is a private note (privacy rule P11).</summary>
    private static readonly string[] OwnSide = ["human.goal", "human.promises", "human.plan", "human.planAt", "human.sentence", "human.eyeLevel"];

    public static IEnumerable<GuideProblem> Of(string path, Guide guide, GuideStep step, GuideShelf shelf)
    {
        if (step.Field is null != step.Privacy is null)
            yield return new GuideProblem(path, "A stored field has a privacy class, and only a stored field has one.");
        if (step.Field is null != step.Purpose is null)
            yield return new GuideProblem($"{path}.purpose", "A stored field has a purpose, and only a stored field has one (privacy rule P1).");
        if (guide.Keeps == Keeps.Nothing && step.Field is not null)
            yield return new GuideProblem($"{path}.field", "A guide that keeps nothing has no field.");
        if (step.Field is { } field && ThirdParty(field, step.Privacy) is { } why)
            yield return new GuideProblem($"{path}.privacy", why);
        var options = (shelf.VocabularyOf(step)?.Options ?? step.Options).Select(o => o.Id).Append(GuideShelf.Otherwise);
        foreach (var counted in step.Counts.Except(options, StringComparer.Ordinal))
            yield return new GuideProblem($"{path}.counts", $"\"{counted}\" is no option.");
    }

    /// <summary>The same field is the same thing in every guide.</summary>
    public static IEnumerable<GuideProblem> Across(IReadOnlyList<Guide> guides) =>
        guides.SelectMany(g => g.Steps.Where(s => s.Field is not null).Select(s => (Path: $"{g.Id}.steps.{s.Id}.field", Step: s)))
            .GroupBy(p => p.Step.Field!, StringComparer.Ordinal)
            .Where(g => g.Select(p => (p.Step.Privacy, p.Step.Purpose)).Distinct().Count() > 1)
            .Select(g => new GuideProblem(g.Last().Path, $"\"{g.Key}\" has another privacy class or purpose at {string.Join(", ", g.SkipLast(1).Select(p => p.Path))}."));

    /// <summary>Impressions, guesses and feelings about others never become part of a relationship (privacy rule P11).</summary>
    private static string? ThirdParty(string field, PrivacyClass? privacy)
    {
        if (ProjectedFields.All.Contains(field) && privacy != PrivacyClass.Relationship)
            return "What goes into the record of a relationship has the class relationship.";
        if (field.StartsWith(Human, StringComparison.Ordinal) && !OwnSide.Contains(field, StringComparer.Ordinal) && privacy != PrivacyClass.Note)
            return "What one thinks about a person is a private note (privacy rule P11).";
        return field.EndsWith(".feelings", StringComparison.Ordinal) && privacy == PrivacyClass.Relationship ? "Feelings are nobody else's (privacy rule P11)." : null;
    }
}
