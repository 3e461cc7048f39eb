using System.Collections.Frozen;
using System.Collections.Immutable;
using ChatCoach.Coaching.Turns;

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

/// <summary>A label as it is typed; null in a language whose label has a value in it that only the turn knows.</summary>
public sealed record SpokenLabel(string? De, string? En)
{
    public static SpokenLabel Of(Phrase label) => new(In(label.De), In(label.En));

    private static string? In(string label) => label.Contains('{', StringComparison.Ordinal) ? null : Spoken.Normalise(label);
}

/// <summary>All published guides in all versions that are still walked.</summary>
public sealed class GuideShelf
{
    public const string EndTarget = "END";
    public const string Otherwise = "*";

    private readonly FrozenDictionary<(string, int), Guide> byVersion;
    private readonly FrozenDictionary<string, Guide> newest;
    private readonly Dictionary<object, FrozenDictionary<string, Target>> targets;
    private readonly Dictionary<object, Offered> offered;
    private readonly FrozenDictionary<string, FrozenSet<string>> pseudo;
    private readonly Dictionary<object, SpokenLabel> labels;
    private readonly FrozenDictionary<string, Guide> byCommand;
    private readonly Guide[] newestInOrder;
    private readonly FrozenSet<string> removed;

    /// <param name="guides">In all versions.</param>
    /// <param name="vocabularies">Shared options.</param>
    /// <param name="removed">Ids of guides that are not offered any more.</param>
    public GuideShelf(IEnumerable<Guide> guides, IEnumerable<Vocabulary> vocabularies, IEnumerable<string>? removed = null)
    {
        var all = guides.ToList();
        this.removed = (removed ?? []).ToFrozenSet(StringComparer.Ordinal);
        byVersion = all.ToFrozenDictionary(g => (g.Id, g.Version));
        Known = [.. all.GroupBy(g => g.Id, StringComparer.Ordinal).Select(g => g.MaxBy(x => x.Version)!).OrderBy(g => g.Id, StringComparer.Ordinal)];
        newest = all.Where(g => !IsRemoved(g.Id)).GroupBy(g => g.Id, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.MaxBy(x => x.Version)!, StringComparer.Ordinal);
        Vocabularies = vocabularies.ToFrozenDictionary(v => v.Id, StringComparer.Ordinal);
        pseudo = Vocabularies.Values.Where(v => v.Pseudo is not null).ToFrozenDictionary(v => v.Id, v => v.Pseudo!.All.Select(Spoken.Normalise).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
        // Asked many times a turn, and the same as long as the shelf is.
        targets = all.ToDictionary<Guide, object, FrozenDictionary<string, Target>>(g => g, TargetsIn, ReferenceEqualityComparer.Instance);
        offered = all.SelectMany(g => g.Steps.Select(s => (Guide: g, Step: s))).DistinctBy(x => x.Step, ReferenceEqualityComparer.Instance)
            .ToDictionary<(Guide Guide, GuideStep Step), object, Offered>(x => x.Step, x => OfferedIn(x.Guide, x.Step), ReferenceEqualityComparer.Instance);
        labels = offered.Values.SelectMany(o => o.All).Distinct<object>(ReferenceEqualityComparer.Instance).ToDictionary(o => o, o => SpokenLabel.Of(((GuideOption)o).Label), ReferenceEqualityComparer.Instance);
        newestInOrder = [.. newest.Values.OrderBy(g => g.Id, StringComparer.Ordinal)];
        byCommand = newestInOrder.SelectMany(g => g.Commands.All.Select(c => (Word: Spoken.Normalise(c), Guide: g)))
            .DistinctBy(p => p.Word, StringComparer.Ordinal).ToFrozenDictionary(p => p.Word, p => p.Guide, StringComparer.Ordinal);
    }

    public FrozenDictionary<string, Vocabulary> Vocabularies { get; }

    /// <summary>The newest version of each guide, by id, with those that were removed: what they asked is still called so.</summary>
    public IReadOnlyList<Guide> Known { get; }

    /// <summary>The newest version of each guide that is offered, by id.</summary>
    public IReadOnlyList<Guide> Newest => newestInOrder;

    /// <summary>The guide that is started by these normalised words, or null.</summary>
    public Guide? Called(string word) => byCommand.GetValueOrDefault(word);

    /// <summary>How the label of an option is typed, in both languages.</summary>
    public SpokenLabel LabelOf(GuideOption option) => labels.GetValueOrDefault(option) ?? SpokenLabel.Of(option.Label);

    /// <summary>Nobody begins it or goes on in it; what was said in it stays.</summary>
    public bool IsRemoved(string id) => removed.Contains(id);

    public Guide? Find(string id) => newest.GetValueOrDefault(id);

    public Guide? Find(string id, int version) => byVersion.GetValueOrDefault((id, version));

    /// <summary>The vocabulary of a step, or null.</summary>
    public Vocabulary? VocabularyOf(GuideStep step) =>
        step.Vocabulary is null ? null : Vocabularies.GetValueOrDefault(step.Vocabulary);

    /// <summary>The options of a step that can be chosen here, those of its vocabulary included.</summary>
    public IReadOnlyList<GuideOption> OptionsOf(Guide guide, GuideStep step) => OfferedAt(guide, step).All;

    /// <summary>The options shown at a step: the first ones; once "more" was asked for, the others after them, so that no number changes.</summary>
    public IReadOnlyList<GuideOption> ShownOf(Guide guide, GuideStep step, bool more) => more ? OfferedAt(guide, step).WithMore : OfferedAt(guide, step).First;

    /// <summary>Whether these normalised words sound like an option of the vocabulary and say what somebody else does.</summary>
    public bool IsPseudo(string vocabulary, string word) => pseudo.TryGetValue(vocabulary, out var words) && words.Contains(word);

    /// <summary>Reads a target: a step of the guide, a guide, a step of another guide, or the end.</summary>
    public Target Resolve(Guide guide, string target) =>
        targets.TryGetValue(guide, out var known) && known.TryGetValue(target, out var found) ? found : Read(guide, target);

    /// <summary>
    /// A question that sorts out crisis and abuse: it is not stored, and one of its answers leads to a guide that keeps nothing.
    /// Its answers may not be told apart afterwards (privacy rule P20).
    /// </summary>
    public bool SortsOut(Guide guide, GuideStep step) =>
        step.Field is null && guide.Keeps == Keeps.Record && step.Go.Values.Any(t => Resolve(guide, t) is Target.ToGuide { Guide.Keeps: Keeps.Nothing });

    /// <summary>What a run remembers of an answer: of a question that sorts out only what no other way on can stand for.</summary>
    public ImmutableList<string> Remembered(Guide guide, GuideStep step, ImmutableList<string> values) =>
        SortsOut(guide, step) && After(guide, step, values) == After(guide, step, []) ? [] : values;

    private Offered OfferedAt(Guide guide, GuideStep step) => offered.GetValueOrDefault(step) ?? OfferedIn(guide, step);

    private Offered OfferedIn(Guide guide, GuideStep step)
    {
        GuideOption[] all = [.. (VocabularyOf(step)?.Options ?? step.Options).Where(o => Resolve(guide, Leads(step, [o.Id])) is not Target.NotLoaded)];
        if (all.Length <= GuideCheck.MaxShown || VocabularyOf(step) is not { } vocabulary)
            return new Offered(all, all, all);
        GuideOption[] first = [.. vocabulary.First.Select(id => Array.Find(all, o => string.Equals(o.Id, id, StringComparison.Ordinal))).OfType<GuideOption>()];
        return new Offered(all, first, [.. first, .. all.Except(first)]);
    }

    /// <summary>The options of a step: all of them, those shown first, and in the order shown with "more".</summary>
    private sealed record Offered(GuideOption[] All, GuideOption[] First, GuideOption[] WithMore);

    private FrozenDictionary<string, Target> TargetsIn(Guide guide) =>
        guide.Steps.SelectMany(TargetsOf).Append(EndTarget).Distinct(StringComparer.Ordinal)
            .ToFrozenDictionary(target => target, target => Read(guide, target), StringComparer.Ordinal);

    private Target Read(Guide guide, string target)
    {
        if (string.Equals(target, EndTarget, StringComparison.Ordinal))
            return new Target.End();
        if (guide.Find(target) is { } step)
            return new Target.ToStep(step);
        // A led session is begun in that session, by its coach: no other guide leads into it.
        if (Find(target) is { } whole)
            return whole.Keeps == Keeps.Session ? new Target.NotLoaded(target) : new Target.ToGuide(whole, null);
        var dot = target.LastIndexOf('.');
        if (dot > 0 && Find(target[..dot]) is { } other && other.Find(target[(dot + 1)..]) is { } entry)
            return new Target.ToGuide(other, entry);
        return new Target.NotLoaded(target);
    }

    /// <summary>The target these values lead to: the first value that has one of its own, else "*"; for none, where leaving it out leads.</summary>
    public static string Leads(GuideStep step, IReadOnlyList<string> values)
    {
        for (var i = 0; i < values.Count; i++)
            if (step.Go.TryGetValue(values[i], out var target))
                return target;
        return values.Count == 0 ? step.LeftOut ?? OtherwiseOf(step) : OtherwiseOf(step);
    }

    private static string OtherwiseOf(GuideStep step) => step.Go.GetValueOrDefault(Otherwise, EndTarget);

    /// <summary>
    /// The next step inside the guide. An answer that leads into another guide goes on, here, where "*" leads:
    /// there the guide is taken up again. Null: the guide is through.
    /// </summary>
    public GuideStep? After(Guide guide, GuideStep step, IReadOnlyList<string> values)
    {
        var target = Resolve(guide, Leads(step, values));
        if (target is Target.ToStep next)
            return next.Step;
        if (target is Target.End)
            return null;
        return Resolve(guide, OtherwiseOf(step)) is Target.ToStep back ? back.Step : null;
    }

    /// <summary>Every target of a step.</summary>
    public static IEnumerable<string> TargetsOf(GuideStep step) => step.LeftOut is { } out_ ? step.Go.Values.Append(out_) : step.Go.Values;
}
