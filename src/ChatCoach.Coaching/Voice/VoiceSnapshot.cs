using System.Collections.Immutable;

namespace ChatCoach.Coaching.Voice;

/// <summary>What a unit may see of a period.</summary>
/// <param name="Period">As in <see cref="VoicePeriod.Id"/>.</param>
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
/// <param name="Period">A week, or four when there are only such cards; as in <see cref="VoicePeriod.Id"/>.</param>
/// <param name="Threshold">k as it held then.</param>
/// <param name="Cards">Cards with at least one number; of units that count together there is one.</param>
/// <param name="On">On how many of them each cell stands; those on none are left out.</param>
/// <param name="Mixed">Cards of four weeks that end with the week are among them.</param>
public sealed record VoiceSpread(string Period, int Threshold, int Cards, ImmutableDictionary<string, int> On, bool Mixed = false)
{
    /// <param name="periods">That end with one week.</param>
    /// <param name="threshold">k as it held then.</param>
    /// <param name="cards">Of these, each of another group of units.</param>
    public static VoiceSpread Of(IReadOnlySet<string> periods, int threshold, IEnumerable<ImmutableList<ShownCell>> cards) =>
        Of(periods.Order(StringComparer.Ordinal).First(), threshold, cards) with { Mixed = periods.Count > 1 };

    /// <param name="period">One for all.</param>
    /// <param name="threshold">k as it held then.</param>
    /// <param name="cards">Each of another group of units.</param>
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
