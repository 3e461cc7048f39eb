using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Voice;

namespace ChatCoach.Coaching.Tests.Voice.Attack;

/// <summary>A way to make a weekly card: the product's own, or one that must be caught. What is visible of each cell; "" is hidden.</summary>
internal sealed record CardMaker(string Name, Func<IReadOnlyList<VoiceCell>, IReadOnlyList<IReadOnlySet<string>>, ImmutableList<string>> Show)
{
    private static readonly VoiceRules Rules = new();

    public static readonly CardMaker Ours = new("the product's rules", (cells, people) =>
    {
        var shown = Rules.Show([.. cells], people).ToDictionary(c => c.Cell, StringComparer.Ordinal);
        return [.. cells.Select(c => shown.TryGetValue(c.Id, out var cell) ? $"{cell.Share} {cell.From}" : "")];
    });

    /// <summary>A cell is shown as soon as enough tapped it, however many did not.</summary>
    public static readonly CardMaker OneSided = new("one-sided threshold", (cells, people) =>
        [.. cells.Select(c => Tapped(c, people) is >= VoiceRules.Least and var tapped ? Words(c, tapped, people.Count) : "")]);

    /// <summary>The product's rules, with the count in place of the word.</summary>
    public static readonly CardMaker Exact = new("exact counts", (cells, people) =>
        [.. Ours.Show(cells, people).Zip(cells, (seen, c) => seen.Length == 0 ? "" : Tapped(c, people).ToString(CultureInfo.InvariantCulture))]);

    /// <summary>Each cell by itself, without a look at what can be reckoned from the others.</summary>
    public static readonly CardMaker NotComplementary = new("no complementary suppression", (cells, people) =>
        [.. cells.Select(c => Tapped(c, people) is var tapped && Rules.HoldsBothSides(tapped, people.Count) ? Words(c, tapped, people.Count) : "")]);

    private static int Tapped(VoiceCell cell, IReadOnlyList<IReadOnlySet<string>> people) => people.Count(cell.IsIn);

    private static string Words(VoiceCell cell, int tapped, int all) => VoiceRules.Of(cell.Id, tapped, all) is var shown ? $"{shown.Share} {shown.From}" : "";
}
