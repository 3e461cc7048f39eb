using ChatCoach.Coaching.Content;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Guides;

/// <summary>Something wrong with a guide.</summary>
/// <param name="Path">For example "G1.steps.frame.options.in".</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record GuideProblem(string Path, string Message)
{
    public override string ToString() => $"{Path}: {Message}";
}

/// <summary>Checks guides before they are published: a person must be able to walk each of them to its end.</summary>
public static class GuideCheck
{
    /// <summary>Characters of a prompt (guides B.0).</summary>
    public const int MaxPrompt = 330;

    /// <summary>Characters of a reason for a question: one line under it.</summary>
    public const int MaxWhy = 220;

    /// <summary>Options shown at once; a longer vocabulary has "more" (guides, linter rules).</summary>
    public const int MaxShown = 8;

    /// <summary>Options of a choice: one row of buttons in Teams holds six.</summary>
    public const int MaxChoices = 6;

    /// <summary>Characters of an option that is a button: a longer one is cut off on a phone of 360 pixels.</summary>
    public const int MaxButton = 34;

    /// <summary>Inputs on a card: a half-filled card gets lost when people switch chats (pitfalls D7).</summary>
    public const int MaxInputs = 4;

    /// <summary>Characters of own words (privacy rule P10).</summary>
    public const int MaxFreeText = 500;

    /// <summary>Characters of an alias: it has to fit into one line on a phone.</summary>
    public const int MaxAlias = 60;

    /// <summary>All problems of these guides together; empty when they can be published.</summary>
    public static IReadOnlyList<GuideProblem> Run(IReadOnlyList<Guide> guides, GuideShelf shelf, RepairLexicon repairs)
    {
        var problems = new List<GuideProblem>();
        foreach (var group in guides.GroupBy(g => (g.Id, g.Version)).Where(g => g.Count() > 1))
            problems.Add(new GuideProblem(group.Key.Id, $"Version {group.Key.Version} stands in {group.Count()} files; count it up or remove one."));
        foreach (var vocabulary in shelf.Vocabularies.Values)
            problems.AddRange(VocabularyCheck.Of(vocabulary));
        foreach (var guide in guides)
        {
            problems.AddRange(PhraseCheck.Of(guide));
            foreach (var step in guide.Steps)
                problems.AddRange(StepCheck.Of(guide, step, shelf, repairs));
            problems.AddRange(LedCheck.Of(guide));
            problems.AddRange(PathCheck.Of(guide, shelf));
            problems.AddRange(SkipCheck.Of(guide, shelf));
            problems.AddRange(Offered(guide));
            problems.AddRange(Counting(guide));
            foreach (var command in guide.Commands.All.Where(c => repairs.Find(c) is { } r && !Starts(guide, r)))
                problems.Add(new GuideProblem($"{guide.Id}.commands", $"\"{command}\" is a repair word already."));
        }

        problems.AddRange(FieldCheck.Across(guides));
        problems.AddRange(Commands(guides));
        return problems;
    }

    private static IEnumerable<GuideProblem> Offered(Guide guide)
    {
        if (guide.Offer is null != guide.Menu is null)
            yield return new GuideProblem($"{guide.Id}.menu", "A guide with an offer stands under one heading of the menu, and only such a guide.");
    }

    private static IEnumerable<GuideProblem> Counting(Guide guide)
    {
        if (guide.CountsWhen is { } when && guide.Find(when.Step)?.Options.Any(o => string.Equals(o.Id, when.Value, StringComparison.Ordinal)) != true)
            yield return new GuideProblem($"{guide.Id}.countsWhen", $"There is no step \"{when.Step}\" with an option \"{when.Value}\".");
    }

    private static IEnumerable<GuideProblem> Commands(IReadOnlyList<Guide> guides) =>
        guides.SelectMany(g => g.Commands.All.Select(c => (g.Id, Word: Spoken.Normalise(c)))).Distinct()
            .GroupBy(p => p.Word, StringComparer.Ordinal)
            .Where(g => g.Select(p => p.Id).Distinct(StringComparer.Ordinal).Count() > 1)
            .Select(g => new GuideProblem($"{g.Last().Id}.commands", $"\"{g.Key}\" starts {g.First().Id} already."));

    /// <summary>The longest way through a guide, in cards and in seconds of reading and input.</summary>
    public static (int Turns, double Seconds) Longest(Guide guide, GuideShelf shelf) => PathCheck.Longest(guide, shelf);

    /// <summary>A command may be a repair word when both start the same guide.</summary>
    private static bool Starts(Guide guide, Repair repair) =>
        (repair == Repair.Settings && string.Equals(guide.Id, RunMoves.SettingsGuide, StringComparison.Ordinal))
        || (repair == Repair.Sos && string.Equals(guide.Id, RunMoves.SosGuide, StringComparison.Ordinal));
}
