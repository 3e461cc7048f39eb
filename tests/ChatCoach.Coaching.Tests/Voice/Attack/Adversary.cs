using System.Collections.Immutable;
using ChatCoach.Coaching.Voice;

namespace ChatCoach.Coaching.Tests.Voice.Attack;

/// <summary>
/// Somebody inside who wants to know what one colleague answered. They know who contributed that week, the answers of k−2
/// contributors with their own among them, the rules, and the card; of the rest they know nothing beforehand (a uniform
/// prior of how many tap a cell).
/// </summary>
internal sealed class Adversary(CardMaker maker)
{
    /// <summary>k−2 (issue, privacy rule P5).</summary>
    public const int Knows = VoiceRules.Least - 2;

    private readonly Dictionary<(int People, string Cells), ILookup<string, int[]>> worlds = [];

    /// <summary>Every way the answers to some cells can be spread over so many people, by what the card of it shows.</summary>
    /// <param name="cells">One that goes by itself, or all that exclude each other.</param>
    /// <param name="people">How many.</param>
    public ILookup<string, int[]> Worlds(IReadOnlyList<VoiceCell> cells, int people)
    {
        var key = (people, string.Join(',', cells.Select(c => c.Id)));
        return worlds.TryGetValue(key, out var known) ? known
            : worlds[key] = Spread(cells.Count, people).ToLookup(counts => Visible(cells, Crowd(cells, counts, people)), StringComparer.Ordinal);
    }

    public string Visible(IReadOnlyList<VoiceCell> cells, IReadOnlyList<IReadOnlySet<string>> people) => string.Join('|', maker.Show(cells, people));

    /// <summary>Whether the card, with what is known of some, leaves only one possibility for an answer of everybody else.</summary>
    /// <param name="cells">As in <see cref="Worlds"/>.</param>
    /// <param name="people">All who contributed.</param>
    /// <param name="known">Those whose answers are known.</param>
    public bool IsExact(IReadOnlyList<VoiceCell> cells, IReadOnlyList<IReadOnlySet<string>> people, IReadOnlyList<IReadOnlySet<string>> known)
    {
        var possible = Possible(cells, people, known);
        var others = people.Count - known.Count;
        var mine = Counts(cells, known);
        return Enumerable.Range(0, cells.Count).Any(c => possible.TrueForAll(world => world[c] == mine[c]) || possible.TrueForAll(world => world[c] == mine[c] + others));
    }

    /// <summary>How many answers of one person fit to a card with them and a card without, when all others answered the same.</summary>
    public int AnswersBetween(IReadOnlyList<VoiceCell> cells, IReadOnlyList<IReadOnlySet<string>> all, IReadOnlyList<IReadOnlySet<string>> others)
    {
        var without = Worlds(cells, others.Count)[Visible(cells, others)].Select(world => string.Join(',', world)).ToHashSet(StringComparer.Ordinal);
        return Worlds(cells, all.Count)[Visible(cells, all)].SelectMany(world => Enumerable.Range(-1, cells.Count + 1).Where(answer => Less(world, answer, all.Count) is { } rest && without.Contains(string.Join(',', rest)))).Distinct().Count();
    }

    /// <summary>One person less who gave that answer, or none below 0; null: there is no such person.</summary>
    private static int[]? Less(int[] world, int answer, int people) =>
        answer < 0 ? world.Sum() < people ? world : null : world[answer] == 0 ? null : [.. world.Select((count, n) => n == answer ? count - 1 : count)];

    /// <summary>How sure they are that somebody they do not know tapped the cell, with the card in hand.</summary>
    public double Belief(VoiceCell cell, IReadOnlyList<IReadOnlySet<string>> people, IReadOnlyList<IReadOnlySet<string>> known)
    {
        var (others, mine) = (people.Count - known.Count, Counts([cell], known)[0]);
        var weighed = Possible([cell], people, known).ConvertAll(world => (Taps: world[0] - mine, Weight: Weight(world[0] - mine, others, mine, known.Count)));
        return weighed.Sum(w => w.Weight * w.Taps / others) / weighed.Sum(w => w.Weight);
    }

    /// <summary>The same of a card that was made without that colleague: what remains is what it says about people like them.</summary>
    public double BeliefWithout(VoiceCell cell, IReadOnlyList<IReadOnlySet<string>> people, IReadOnlyList<IReadOnlySet<string>> known)
    {
        var (others, mine) = (people.Count - known.Count, Counts([cell], known)[0]);
        var weighed = Possible([cell], people, known).ConvertAll(world => (All: world[0], Weight: Weight(world[0] - mine, others, mine, known.Count)));
        return weighed.Sum(w => w.Weight * (w.All + 1) / (people.Count + 2)) / weighed.Sum(w => w.Weight);
    }

    private List<int[]> Possible(IReadOnlyList<VoiceCell> cells, IReadOnlyList<IReadOnlySet<string>> people, IReadOnlyList<IReadOnlySet<string>> known)
    {
        var mine = Counts(cells, known);
        var (none, others) = (known.Count - mine.Sum(), people.Count - known.Count);
        return [.. Worlds(cells, people.Count)[Visible(cells, people)].Where(world =>
            world.Zip(mine).All(c => c.First >= c.Second && c.First - c.Second <= others) && people.Count - world.Sum() >= none)];
    }

    private static int[] Counts(IReadOnlyList<VoiceCell> cells, IReadOnlyList<IReadOnlySet<string>> people) => [.. cells.Select(c => people.Count(c.IsIn))];

    /// <summary>How likely so many taps of the others are when any share of tappers is as likely as any other and some answers are known: beta-binomial.</summary>
    private static double Weight(int taps, int others, int knownTaps, int known)
    {
        var weight = 1.0;
        for (var n = 0; n < taps; n++)
            weight *= (double)(others - n) / (n + 1) * (1 + knownTaps + n) / (2 + known + n);
        for (var n = 0; n < others - taps; n++)
            weight *= (double)(1 + known - knownTaps + n) / (2 + known + taps + n);
        return weight;
    }

    private static IEnumerable<int[]> Spread(int cells, int people)
    {
        if (cells == 0)
            return [[]];
        return Enumerable.Range(0, people + 1).SelectMany(count => Spread(cells - 1, people - count).Select(rest => (int[])[count, .. rest]));
    }

    private static List<IReadOnlySet<string>> Crowd(IReadOnlyList<VoiceCell> cells, int[] counts, int people)
    {
        var crowd = cells.Zip(counts).SelectMany(c => Enumerable.Repeat<IReadOnlySet<string>>(ImmutableHashSet.Create(c.First.Codes[0]), c.Second)).ToList();
        crowd.AddRange(Enumerable.Repeat<IReadOnlySet<string>>(ImmutableHashSet<string>.Empty, people - crowd.Count));
        return crowd;
    }
}
