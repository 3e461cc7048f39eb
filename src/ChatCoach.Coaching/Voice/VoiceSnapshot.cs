using System.Collections.Immutable;

namespace ChatCoach.Coaching.Voice;

/// <summary>What a unit may see of a period.</summary>
/// <param name="Period">ISO week, for example "2026-W47".</param>
/// <param name="Stands">Under which unit it has numbers: itself, or the larger one it rolled up into; null: it has none.</param>
/// <param name="Threshold">k as it held then.</param>
/// <param name="Cells">What may be shown.</param>
/// <param name="StandsName">What the organisation calls <paramref name="Stands"/>; null: it named none.</param>
public sealed record VoiceSnapshot(string Period, string? Stands, int Threshold, ImmutableList<ShownCell> Cells, string? StandsName = null)
{
    /// <summary>Good things in the words of those who put them there; in no order that tells anything.</summary>
    public ImmutableList<string> Good { get; init; } = [];
}

/// <summary>What the published cards of an organisation's units have in common: nothing else is looked at, so that it tells no more than they do.</summary>
/// <param name="Period">ISO week.</param>
/// <param name="Threshold">k as it held then.</param>
/// <param name="Cards">Cards with at least one number; of units that count together there is one.</param>
/// <param name="On">On how many of them each cell stands; those on none are left out.</param>
public sealed record VoiceSpread(string Period, int Threshold, int Cards, ImmutableDictionary<string, int> On)
{
    /// <param name="cards">Of one period, each of another group of units.</param>
    public static VoiceSpread Of(string period, int threshold, IEnumerable<ImmutableList<ShownCell>> cards)
    {
        var all = cards.Where(cells => !cells.IsEmpty).ToList();
        return new VoiceSpread(period, threshold, all.Count, all.SelectMany(cells => cells).CountBy(cell => cell.Cell, StringComparer.Ordinal).ToImmutableDictionary(StringComparer.Ordinal));
    }
}

/// <summary>Published weeks a person may read, the newest first.</summary>
/// <param name="OfUnit">Of the unit they lead; empty: they lead none.</param>
/// <param name="OfAll">Of the whole organisation; empty: it is not for them.</param>
public sealed record VoiceWeeks(ImmutableList<VoiceSnapshot> OfUnit, ImmutableList<VoiceSpread> OfAll);
