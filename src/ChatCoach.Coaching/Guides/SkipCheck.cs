namespace ChatCoach.Coaching.Guides;

/// <summary>Ways without an answer: every step can be left out, and what is not stored must not be missed later.</summary>
internal static class SkipCheck
{
    public static IEnumerable<GuideProblem> Of(Guide guide, GuideShelf shelf)
    {
        foreach (var step in guide.Steps.Where(s => !Ends(guide, s, shelf)))
            yield return new GuideProblem($"{guide.Id}.steps.{step.Id}.go.*", "Whoever leaves out everything from here never gets to the end.");
        foreach (var step in guide.Steps.Where(s => guide.Keeps == Keeps.Record && s.Field is null))
            foreach (var reached in StoredBeside(guide, step, shelf))
                yield return new GuideProblem($"{guide.Id}.steps.{step.Id}.go", $"Its answer is not stored but decides whether \"{reached}\" is asked, which is: that answer could not be found again.");
    }

    private static bool Ends(Guide guide, GuideStep step, GuideShelf shelf)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = step; seen.Add(at.Id);)
        {
            if (shelf.After(guide, at, []) is not { } next)
                return true;
            at = next;
        }

        return false;
    }

    /// <summary>
    /// A step without a field loses its answer when the run ends; from then on its "*" way counts. So only steps that
    /// store nothing either may lie on its other ways, until they meet that one.
    /// </summary>
    private static IEnumerable<string> StoredBeside(Guide guide, GuideStep step, GuideShelf shelf)
    {
        var meets = shelf.After(guide, step, []);
        var seen = new HashSet<GuideStep>(ReferenceEqualityComparer.Instance);
        var open = new Stack<GuideStep>(Following(guide, step, shelf));
        while (open.TryPop(out var at))
        {
            if (ReferenceEquals(at, meets) || !seen.Add(at))
                continue;
            if (at.Field is not null)
                yield return at.Id;
            foreach (var next in Following(guide, at, shelf))
                open.Push(next);
        }
    }

    private static IEnumerable<GuideStep> Following(Guide guide, GuideStep step, GuideShelf shelf) =>
        GuideShelf.TargetsOf(step).Select(t => shelf.Resolve(guide, t)).OfType<Target.ToStep>().Select(t => t.Step);
}
