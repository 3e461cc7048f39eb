using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ChatCoach.Coaching.Relationships;

/// <summary>The four groups of statements of a relationship check, in the order they are shown (guides B.16).</summary>
public enum CheckGroup
{
    Needs,
    Aliveness,
    Clarity,
    Equality,
}

/// <summary>What a group says in a word.</summary>
public enum CheckWord
{
    /// <summary>Fewer than two of its statements were answered.</summary>
    Open,

    Shaky,

    Holds,
}

/// <summary>The value of one group.</summary>
/// <param name="Group">Which.</param>
/// <param name="Halves">The middle answer in halves, 2 to 10; null: open.</param>
public sealed record CheckValue(CheckGroup Group, int? Halves)
{
    /// <summary>From "mostly true" on a group holds; in halves.</summary>
    private const int HoldsFrom = 8;

    public CheckWord Word => Halves switch
    {
        null => CheckWord.Open,
        >= HoldsFrom => CheckWord.Holds,
        _ => CheckWord.Shaky,
    };

    /// <summary>Cells of a bar, 0 to 5: whole steps only, a half is not drawn.</summary>
    public int Filled => (Halves ?? 0) / 2;
}

/// <summary>
/// What a relationship check comes to (guides B.16): the median of each group. No sum, no percentage, nothing of earlier
/// checks; and nothing but the twelve statements, for a feeling is no proof against a relationship.
/// </summary>
/// <param name="Values">One a group, in order.</param>
/// <param name="Lowest">The groups with the least value; empty when nothing is known, when all known ones are equal, and when the only known one holds.</param>
public sealed record CheckProfile(ImmutableList<CheckValue> Values, ImmutableList<CheckGroup> Lowest)
{
    /// <summary>One answer is no tendency.</summary>
    private const int LeastAnswers = 2;

    private static readonly FrozenDictionary<CheckGroup, ImmutableArray<string>> ItemsOf = new Dictionary<CheckGroup, ImmutableArray<string>>
    {
        [CheckGroup.Needs] = ["n1", "n2", "n3"],
        [CheckGroup.Aliveness] = ["a1", "a2", "a3"],
        [CheckGroup.Clarity] = ["c1", "c2", "c3"],
        [CheckGroup.Equality] = ["e1", "e2", "e3"],
    }.ToFrozenDictionary();

    /// <summary>The names of the twelve statements.</summary>
    public static FrozenSet<string> Items { get; } = ItemsOf.Values.SelectMany(i => i).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The profile of some answers.</summary>
    /// <param name="items">Statement to answer, 1 to 5; one that was left out is absent. Any other name is ignored.</param>
    public static CheckProfile Of(IReadOnlyDictionary<string, int> items)
    {
        ImmutableList<CheckValue> values = [.. Enum.GetValues<CheckGroup>().Select(g => new CheckValue(g, Middle([.. ItemsOf[g].Where(items.ContainsKey).Select(i => items[i]).Order()])))];
        var known = values.Where(v => v.Halves is not null).ToList();
        var least = known.Min(v => v.Halves);
        var lowest = known.Where(v => v.Halves == least).Select(v => v.Group).ToImmutableList();
        var tells = lowest.Count < known.Count || known is [{ Word: CheckWord.Shaky }];
        return new CheckProfile(values, tells ? lowest : []);
    }

    /// <summary>The median in halves: of two answers it lies between them.</summary>
    private static int? Middle(ImmutableArray<int> sorted) => sorted.Length < LeastAnswers ? null : sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2];
}
