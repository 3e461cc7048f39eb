using System.Collections.Concurrent;
using System.Globalization;

namespace ChatCoach.Load.Measuring;

/// <summary>A promise of the product that did not hold.</summary>
public sealed class ViolationException(string message) : Exception(message);

/// <summary>What a run found: counts, and violations of what the product promises.</summary>
public sealed class Findings
{
    /// <summary>More of one kind say nothing new.</summary>
    private const int ShownOfAKind = 20;

    private readonly ConcurrentDictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> violations = new();

    public bool IsClean => violations.IsEmpty;

    public void Count(string what, int by = 1) => counts.AddOrUpdate(what, by, (_, before) => before + by);

    public int CountOf(string what) => counts.GetValueOrDefault(what);

    public void Violation(string what) => violations.Enqueue(what);

    /// <summary>A violation unless it holds.</summary>
    public void Expect(bool holds, string otherwise)
    {
        if (!holds)
            Violation(otherwise);
    }

    /// <summary>Prints everything. Returns the exit code: 1 with violations.</summary>
    public int Report(TextWriter output)
    {
        foreach (var (what, count) in counts.OrderBy(c => c.Key, StringComparer.Ordinal))
            output.WriteLine($"  {what}: {count.ToString(CultureInfo.InvariantCulture)}");
        foreach (var violation in violations.Take(ShownOfAKind))
            output.WriteLine($"VIOLATION {violation}");
        if (violations.Count > ShownOfAKind)
            output.WriteLine($"… and {(violations.Count - ShownOfAKind).ToString(CultureInfo.InvariantCulture)} more");
        output.WriteLine(IsClean ? "Everything held." : $"{violations.Count.ToString(CultureInfo.InvariantCulture)} violations.");
        return IsClean ? 0 : 1;
    }
}
