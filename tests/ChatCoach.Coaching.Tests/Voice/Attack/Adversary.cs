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

    /// <summary>Every way the answers to a question can be spread over so many people, by what the card of it shows.</summary>
    /// <param name="question">What is attacked.</param>
    /// <param name="people">How many.</param>
    public ILookup<string, int[]> Worlds(AttackedQuestion question, int people)
    {
        var key = (people, question.Name);
        return worlds.TryGetValue(key, out var known) ? known
            : worlds[key] = Spread(question.Answers.Count, people).ToLookup(counts => Visible(question, Crowd(question, counts, people)), StringComparer.Ordinal);
    }

    public string Visible(AttackedQuestion question, IReadOnlyList<IReadOnlySet<string>> people) => string.Join('|', maker.Show(question.Cells, people));

    /// <summary>Whether the card, with what is known of some, leaves only one possibility for an answer of everybody else.</summary>
    /// <param name="question">What is attacked.</param>
    /// <param name="people">All who contributed.</param>
    /// <param name="known">Those whose answers are known.</param>
    public bool IsExact(AttackedQuestion question, IReadOnlyList<IReadOnlySet<string>> people, IReadOnlyList<IReadOnlySet<string>> known)
    {
        var (open, others, mine) = (Enumerable.Range(0, question.Cells.Count).SelectMany(cell => (bool[])[true, false], (cell, tapped) => (Cell: cell, Tapped: tapped)).ToHashSet(), people.Count - known.Count, Counts(question, known));
        foreach (var world in Possible(question, people, known))
        {
            // One who tapped it and one who did not: nobody can be told from the other.
            open.RemoveWhere(o => Tapped(question, world, mine, o.Cell) is var tapped && (o.Tapped ? tapped > 0 : tapped < others));
            if (open.Count == 0)
                return false;
        }

        return true;
    }

    private static int Tapped(AttackedQuestion question, int[] world, int[] mine, int cell)
    {
        var tapped = 0;
        for (var answer = 0; answer < world.Length; answer++)
            tapped += question.Answers[answer].Contains(cell) ? world[answer] - mine[answer] : 0;
        return tapped;
    }

    /// <summary>How many answers of one person fit to a card with them and a card without, when all others answered the same.</summary>
    public int AnswersBetween(AttackedQuestion question, IReadOnlyList<IReadOnlySet<string>> all, IReadOnlyList<IReadOnlySet<string>> others)
    {
        var without = Worlds(question, others.Count)[Visible(question, others)].Select(world => string.Join(',', world)).ToHashSet(StringComparer.Ordinal);
        return Worlds(question, all.Count)[Visible(question, all)].SelectMany(world => Enumerable.Range(-1, question.Answers.Count + 1).Where(answer => Less(world, answer, all.Count) is { } rest && without.Contains(string.Join(',', rest)))).Distinct().Count();
    }

    /// <summary>One person less who gave that answer, or none below 0; null: there is no such person.</summary>
    private static int[]? Less(int[] world, int answer, int people) =>
        answer < 0 ? world.Sum() < people ? world : null : world[answer] == 0 ? null : [.. world.Select((count, n) => n == answer ? count - 1 : count)];

    /// <summary>How sure they are that somebody they do not know tapped the cell, with the card in hand.</summary>
    public double Belief(AttackedQuestion cell, IReadOnlyList<IReadOnlySet<string>> people, IReadOnlyList<IReadOnlySet<string>> known)
    {
        var (others, mine) = (people.Count - known.Count, Counts(cell, known)[0]);
        var weighed = Possible(cell, people, known).Select(world => (Taps: world[0] - mine, Weight: Weight(world[0] - mine, others, mine, known.Count))).ToList();
        return weighed.Sum(w => w.Weight * w.Taps / others) / weighed.Sum(w => w.Weight);
    }

    /// <summary>The same of a card that was made without that colleague: what remains is what it says about people like them.</summary>
    public double BeliefWithout(AttackedQuestion cell, IReadOnlyList<IReadOnlySet<string>> people, IReadOnlyList<IReadOnlySet<string>> known)
    {
        var (others, mine) = (people.Count - known.Count, Counts(cell, known)[0]);
        var weighed = Possible(cell, people, known).Select(world => (All: world[0], Weight: Weight(world[0] - mine, others, mine, known.Count))).ToList();
        return weighed.Sum(w => w.Weight * (w.All + 1) / (people.Count + 2)) / weighed.Sum(w => w.Weight);
    }

    private IEnumerable<int[]> Possible(AttackedQuestion question, IReadOnlyList<IReadOnlySet<string>> people, IReadOnlyList<IReadOnlySet<string>> known)
    {
        var mine = Counts(question, known);
        var none = known.Count - mine.Sum();
        return Worlds(question, people.Count)[Visible(question, people)].Where(world => Holds(world, mine) && people.Count - world.Sum() >= none);
    }

    private static bool Holds(int[] world, int[] mine)
    {
        for (var answer = 0; answer < world.Length; answer++)
        {
            if (world[answer] < mine[answer])
                return false;
        }

        return true;
    }

    /// <summary>How many gave each answer.</summary>
    private static int[] Counts(AttackedQuestion question, IReadOnlyList<IReadOnlySet<string>> people)
    {
        var counts = new int[question.Answers.Count];
        foreach (var answer in people.Select(question.AnswerOf).Where(answer => answer >= 0))
            counts[answer]++;
        return counts;
    }

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

    private static IEnumerable<int[]> Spread(int answers, int people)
    {
        if (answers == 0)
            return [[]];
        return Enumerable.Range(0, people + 1).SelectMany(count => Spread(answers - 1, people - count).Select(rest => (int[])[count, .. rest]));
    }

    private static List<IReadOnlySet<string>> Crowd(AttackedQuestion question, int[] counts, int people)
    {
        var crowd = counts.SelectMany((count, answer) => Enumerable.Repeat<IReadOnlySet<string>>(question.CodesOf(answer), count)).ToList();
        crowd.AddRange(Enumerable.Repeat<IReadOnlySet<string>>(ImmutableHashSet<string>.Empty, people - crowd.Count));
        return crowd;
    }
}
