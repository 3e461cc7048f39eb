using System.Globalization;

namespace ChatCoach.Host.Commands;

/// <summary>What is wrong with the lines of a table: the first sentences, and how many there are.</summary>
public sealed class LineProblems
{
    /// <summary>Sentences that are kept: more than anybody reads at once, and a file of a million wrong lines still fits.</summary>
    public const int MostShown = 100;

    private readonly List<string> first = [];

    public IReadOnlyList<string> First => first;

    public int Count { get; private set; }

    /// <param name="line">From 1.</param>
    /// <param name="what">Ends without a full stop.</param>
    public void Add(int line, string what) => Add(string.Create(CultureInfo.InvariantCulture, $"Line {line} {what}."));

    public void Add(string sentence)
    {
        if (Count++ < MostShown)
            first.Add(sentence);
    }
}
