using System.Collections.Immutable;

namespace ChatCoach.Coaching.Voice;

/// <summary>How many of the contributors, in a word (privacy rule P4: no exact counts).</summary>
public enum Share
{
    /// <summary>Fewer than a third.</summary>
    Some,

    /// <summary>From a third to below two thirds.</summary>
    Half,

    /// <summary>Two thirds and more.</summary>
    Most,
}

/// <summary>A cell that may be shown.</summary>
/// <param name="Cell">Id of the cell.</param>
/// <param name="Share">In a word.</param>
/// <param name="From">The band of ten it lies in begins there: 20 stands for 20 to 29. Null: below 20, where no number is shown.</param>
public sealed record ShownCell(string Cell, Share Share, int? From);

/// <summary>
/// What may be shown of a group of contributors (privacy rules P4, P5). A cell is shown only when at least k contributors
/// tapped it and at least k did not: whoever knows the answers of k−2 of them, their own included, still has two people
/// on either side they cannot tell apart.
/// </summary>
/// <param name="Group">k; 5, and settings can only raise it.</param>
public sealed record VoiceRules(int Group = VoiceRules.Least)
{
    /// <summary>Privacy rule P4.</summary>
    public const int Least = 5;

    /// <summary>Privacy rule P4, released texts.</summary>
    public const int LeastText = 10;

    /// <summary>People in a band.</summary>
    public const int BandWidth = 10;

    /// <summary>Below it a band would be a count (privacy rule P4).</summary>
    public const int LeastBand = 20;

    /// <summary>k.</summary>
    public int Group { get; } = Group >= Least ? Group : throw new ArgumentOutOfRangeException(nameof(Group), Group, $"The smallest group is at least {Least}.");

    /// <summary>Contributors a card needs before anybody's own words stand on it (privacy rule P4).</summary>
    public int LeastForText
    {
        get;
        init => field = value >= LeastText ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"Own words need at least {LeastText}.");
    } = LeastText;

    /// <summary>Contributors from whom on a unit has numbers of its own: with fewer no cell could have k on both sides.</summary>
    public int LeastContributors => 2 * Group;

    /// <param name="cells">All there are.</param>
    /// <param name="contributors">For each contributor the codes they tapped in the period.</param>
    /// <returns>In the order of <paramref name="cells"/>; empty: nothing may be shown.</returns>
    public ImmutableList<ShownCell> Show(ImmutableList<VoiceCell> cells, IReadOnlyList<IReadOnlySet<string>> contributors)
    {
        var all = contributors.Count;
        var tapped = cells.ToDictionary(cell => cell.Id, cell => contributors.Count(cell.IsIn), StringComparer.Ordinal);
        var shown = cells.Where(cell => HoldsBothSides(tapped[cell.Id], all)).ToList();
        foreach (var question in shown.Where(cell => cell.Question is not null).GroupBy(cell => cell.Question, StringComparer.Ordinal).ToList())
            Complement(question.OrderByDescending(cell => tapped[cell.Id]).ThenBy(cell => cell.Id, StringComparer.Ordinal).ToList());
        return [.. shown.Select(cell => Of(cell.Id, tapped[cell.Id], all))];

        // Of answers that exclude each other the rest can be reckoned: it has to hold k people like a cell of its own.
        void Complement(List<VoiceCell> question)
        {
            while (question.Count > 0 && contributors.Count(codes => !question.Exists(cell => cell.IsIn(codes))) < Group)
            {
                shown.Remove(question[^1]);
                question.RemoveAt(question.Count - 1);
            }
        }
    }

    /// <summary>At least k tapped it and at least k did not.</summary>
    public bool HoldsBothSides(int tapped, int contributors) => tapped >= Group && contributors - tapped >= Group;

    /// <summary>A count as it is shown.</summary>
    public static ShownCell Of(string cell, int tapped, int contributors) => new(
        cell,
        tapped * 3 < contributors ? Share.Some : tapped * 3 < contributors * 2 ? Share.Half : Share.Most,
        tapped < LeastBand ? null : tapped / BandWidth * BandWidth);
}
