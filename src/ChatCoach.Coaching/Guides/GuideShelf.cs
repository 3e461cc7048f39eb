using System.Collections.Frozen;

namespace ChatCoach.Coaching.Guides;

/// <summary>Where an answer leads.</summary>
public abstract record Target
{
    private Target()
    {
    }

    public sealed record ToStep(GuideStep Step) : Target;

    /// <summary>Another guide, at a step of it or at its first.</summary>
    public sealed record ToGuide(Guide Guide, GuideStep? Step) : Target;

    public sealed record End : Target;

    /// <summary>A guide that is not loaded here: the option is not shown.</summary>
    public sealed record NotLoaded(string Name) : Target;
}

/// <summary>All published guides in all versions that are still walked.</summary>
public sealed class GuideShelf
{
    public const string EndTarget = "END";
    public const string Otherwise = "*";

    private readonly FrozenDictionary<(string, int), Guide> byVersion;
    private readonly FrozenDictionary<string, Guide> newest;
    private readonly Dictionary<object, FrozenDictionary<string, Target>> targets;
    private readonly Dictionary<object, IReadOnlyList<GuideOption>> options;

    public GuideShelf(IEnumerable<Guide> guides, IEnumerable<Vocabulary> vocabularies)
    {
        var all = guides.ToList();
        byVersion = all.ToFrozenDictionary(g => (g.Id, g.Version));
        newest = all.GroupBy(g => g.Id, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.MaxBy(x => x.Version)!, StringComparer.Ordinal);
        Vocabularies = vocabularies.ToFrozenDictionary(v => v.Id, StringComparer.Ordinal);
        // Asked many times a turn, and the same as long as the shelf is.
        targets = all.ToDictionary<Guide, object, FrozenDictionary<string, Target>>(g => g, TargetsIn, ReferenceEqualityComparer.Instance);
        options = all.SelectMany(g => g.Steps.Select(s => (Guide: g, Step: s))).DistinctBy(x => x.Step, ReferenceEqualityComparer.Instance)
            .ToDictionary<(Guide Guide, GuideStep Step), object, IReadOnlyList<GuideOption>>(x => x.Step, x => OptionsIn(x.Guide, x.Step), ReferenceEqualityComparer.Instance);
    }

    public FrozenDictionary<string, Vocabulary> Vocabularies { get; }

    /// <summary>The newest version of each guide, by id.</summary>
    public IEnumerable<Guide> Newest => newest.Values.OrderBy(g => g.Id, StringComparer.Ordinal);

    public Guide? Find(string id) => newest.GetValueOrDefault(id);

    public Guide? Find(string id, int version) => byVersion.GetValueOrDefault((id, version));

    /// <summary>The vocabulary of a step, or null.</summary>
    public Vocabulary? VocabularyOf(GuideStep step) =>
        step.Vocabulary is null ? null : Vocabularies.GetValueOrDefault(step.Vocabulary);

    /// <summary>The options of a step that can be chosen here, those of its vocabulary included.</summary>
    public IReadOnlyList<GuideOption> OptionsOf(Guide guide, GuideStep step) => options.GetValueOrDefault(step) ?? OptionsIn(guide, step);

    /// <summary>Reads a target: a step of the guide, a guide, a step of another guide, or the end.</summary>
    public Target Resolve(Guide guide, string target) =>
        targets.TryGetValue(guide, out var known) && known.TryGetValue(target, out var found) ? found : Read(guide, target);

    private IReadOnlyList<GuideOption> OptionsIn(Guide guide, GuideStep step) =>
        [.. (VocabularyOf(step)?.Options ?? step.Options).Where(o => Resolve(guide, Leads(step, [o.Id])) is not Target.NotLoaded)];

    private FrozenDictionary<string, Target> TargetsIn(Guide guide) =>
        guide.Steps.SelectMany(TargetsOf).Append(EndTarget).Distinct(StringComparer.Ordinal)
            .ToFrozenDictionary(target => target, target => Read(guide, target), StringComparer.Ordinal);

    private Target Read(Guide guide, string target)
    {
        if (string.Equals(target, EndTarget, StringComparison.Ordinal))
            return new Target.End();
        if (guide.Find(target) is { } step)
            return new Target.ToStep(step);
        if (Find(target) is { } whole)
            return new Target.ToGuide(whole, null);
        var dot = target.LastIndexOf('.');
        if (dot > 0 && Find(target[..dot]) is { } other && other.Find(target[(dot + 1)..]) is { } entry)
            return new Target.ToGuide(other, entry);
        return new Target.NotLoaded(target);
    }

    /// <summary>The target these values lead to: the first value that has one of its own, else "*"; for none, where leaving it out leads.</summary>
    public static string Leads(GuideStep step, IReadOnlyCollection<string> values)
    {
        foreach (var value in values)
            if (step.Go.TryGetValue(value, out var target))
                return target;
        return values.Count == 0 ? step.LeftOut ?? OtherwiseOf(step) : OtherwiseOf(step);
    }

    private static string OtherwiseOf(GuideStep step) => step.Go.GetValueOrDefault(Otherwise, EndTarget);

    /// <summary>
    /// The next step inside the guide. An answer that leads into another guide goes on, here, where "*" leads:
    /// there the guide is taken up again. Null: the guide is through.
    /// </summary>
    public GuideStep? After(Guide guide, GuideStep step, IReadOnlyCollection<string> values)
    {
        if (Resolve(guide, Leads(step, values)) is Target.ToStep next)
            return next.Step;
        if (Resolve(guide, Leads(step, values)) is Target.End)
            return null;
        return Resolve(guide, OtherwiseOf(step)) is Target.ToStep back ? back.Step : null;
    }

    /// <summary>Every target of a step.</summary>
    public static IEnumerable<string> TargetsOf(GuideStep step) => step.LeftOut is { } out_ ? step.Go.Values.Append(out_) : step.Go.Values;
}
