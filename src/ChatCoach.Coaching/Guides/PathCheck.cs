namespace ChatCoach.Coaching.Guides;

/// <summary>The ways through a guide: every step is reached, every way ends, none is over budget.</summary>
internal static class PathCheck
{
    /// <summary>Reading speed of the time budget (guides B.0).</summary>
    private const double WordsPerSecond = 200.0 / 60;

    /// <summary>Seconds for one input, for the time budget.</summary>
    private const double SecondsPerInput = 3;

    public static IEnumerable<GuideProblem> Of(Guide guide, GuideShelf shelf)
    {
        if (guide.Steps.Count == 0)
        {
            yield return new GuideProblem(guide.Id, "Has no step.");
            yield break;
        }

        foreach (var doubled in guide.Steps.GroupBy(s => s.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return new GuideProblem($"{guide.Id}.steps.{doubled.Key}", "Stands twice.");
        var next = guide.Steps.DistinctBy(s => s.Id, StringComparer.Ordinal).ToDictionary(s => s.Id, s => Following(guide, s, shelf), StringComparer.Ordinal);
        foreach (var step in Unreached(guide, next))
            yield return new GuideProblem($"{guide.Id}.steps.{step}", "Cannot be reached.");
        foreach (var step in next.Keys.Where(s => !Ends(s, next)))
            yield return new GuideProblem($"{guide.Id}.steps.{step}", "No way leads from here to the end.");
        foreach (var step in guide.Steps.Where(s => s.Times != 0 && (s.Times < 2 || guide.CardOf(s).Count() > 1 || !ComesBack(s.Id, next))))
            yield return new GuideProblem($"{guide.Id}.steps.{step.Id}.times", "Stands only at a step that is asked alone and can be met again, and is at least 2.");
        foreach (var step in guide.Steps.Where(s => s.LeftOut is { } target && guide.CardOf(s).Count() > 1 && guide.Find(target) is not null && From(target, next).Contains(s.Id)))
            yield return new GuideProblem($"{guide.Id}.steps.{step.Id}.leftOut", "A card that was left out is not met again; lead past the loop.");
        var (turns, seconds) = Longest(guide.First, null, next, []);
        if (turns > guide.MaxTurns)
            yield return new GuideProblem(guide.Id, $"The longest way takes {turns} cards; the budget is {guide.MaxTurns}.");
        if (seconds > guide.Minutes * 60)
            yield return new GuideProblem(guide.Id, $"The longest way takes {seconds:0} seconds; the budget is {guide.Minutes * 60}.");
    }

    /// <summary>The longest way in cards and seconds, each step once.</summary>
    public static (int Turns, double Seconds) Longest(Guide guide, GuideShelf shelf) =>
        Longest(guide.First, null, guide.Steps.ToDictionary(s => s.Id, s => Following(guide, s, shelf), StringComparer.Ordinal), []);

    private static List<GuideStep?> Following(Guide guide, GuideStep step, GuideShelf shelf) =>
        [.. GuideShelf.TargetsOf(step).Select(t => shelf.Resolve(guide, t) is Target.ToStep to ? to.Step : null).Distinct()];

    private static IEnumerable<string> Unreached(Guide guide, Dictionary<string, List<GuideStep?>> next)
    {
        var reached = From(guide.First.Id, next);
        return next.Keys.Where(id => !reached.Contains(id));
    }

    private static bool Ends(string id, Dictionary<string, List<GuideStep?>> next) => From(id, next).Any(at => next[at].Contains(null));

    private static bool ComesBack(string id, Dictionary<string, List<GuideStep?>> next) =>
        From(id, next).SelectMany(at => next[at]).OfType<GuideStep>().Any(s => string.Equals(s.Id, id, StringComparison.Ordinal));

    /// <summary>The step and every step that can come after it.</summary>
    private static HashSet<string> From(string id, Dictionary<string, List<GuideStep?>> next)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([id]);
        while (open.TryPop(out var at))
            if (seen.Add(at))
                foreach (var step in next[at].OfType<GuideStep>())
                    open.Push(step.Id);
        return seen;
    }

    private static (int Turns, double Seconds) Longest(GuideStep step, string? cardBefore, Dictionary<string, List<GuideStep?>> next, HashSet<string> on)
    {
        if (!on.Add(step.Id))
            return (0, 0);
        var best = (Turns: 0, Seconds: 0.0);
        foreach (var after in next[step.Id].OfType<GuideStep>())
        {
            var (turns, seconds) = Longest(after, step.Card, next, on);
            best = (Math.Max(best.Turns, turns), Math.Max(best.Seconds, seconds));
        }

        on.Remove(step.Id);
        var sameCard = step.Card is not null && string.Equals(step.Card, cardBefore, StringComparison.Ordinal);
        return (best.Turns + (sameCard ? 0 : 1), best.Seconds + SecondsOf(step));
    }

    private static double SecondsOf(GuideStep step) =>
        (step.Ask.De.Split(' ').Length / WordsPerSecond) + SecondsPerInput;
}
