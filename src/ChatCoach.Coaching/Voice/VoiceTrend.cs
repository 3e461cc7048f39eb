using System.Collections.Immutable;

namespace ChatCoach.Coaching.Voice;

/// <summary>One period of a trend.</summary>
/// <param name="Period">Which.</param>
/// <param name="Card">What was published of it; null: nothing, or nothing that may be shown.</param>
public sealed record TrendColumn<T>(VoicePeriod Period, T? Card)
    where T : class;

/// <summary>Published cards of the same people side by side, the oldest first. It reads nothing else, so that it tells no more than they do (privacy rule P5).</summary>
/// <param name="Columns">The oldest has something to show; empty: none has.</param>
/// <param name="Cut">There is an older card within reach that is about other people or longer or shorter, and so it ends there.</param>
public sealed record VoiceTrend<T>(ImmutableList<TrendColumn<T>> Columns, bool Cut)
    where T : class
{
    /// <summary>One column is no trend.</summary>
    public bool IsThere => Columns.Count > 1;
}

/// <summary>Makes trends.</summary>
public static class VoiceTrend
{
    /// <summary>Periods in a trend: two months of weeks, or the better part of a year, and what is still told apart on a phone.</summary>
    public const int Most = 8;

    /// <param name="cards">Of a unit, the newest first; the first one is where the trend ends.</param>
    public static VoiceTrend<VoiceSnapshot> Of(IEnumerable<VoiceSnapshot> cards) => Of(cards, card => card.Period, card => card.Stands, card => !card.Cells.IsEmpty);

    /// <param name="cards">Of the whole, the newest first.</param>
    public static VoiceTrend<VoiceSpread> Of(IEnumerable<VoiceSpread> cards) => Of(cards, card => card.Period, _ => null, card => card.Cards > 0);

    private static VoiceTrend<T> Of<T>(IEnumerable<T> cards, Func<T, string> periodOf, Func<T, string?> standsOf, Func<T, bool> shows)
        where T : class
    {
        var (columns, cut, stands) = (new T?[Most], false, (string?)null);
        VoicePeriod? newest = null;
        foreach (var card in cards)
        {
            var period = VoicePeriod.Parse(periodOf(card));
            newest ??= period;
            var back = newest.Value.Since(period);
            if (back >= Most)
                break;
            // Without numbers it stands under no unit: a gap, and not the numbers of others.
            stands ??= standsOf(card);
            cut = period.Kind != newest.Value.Kind || (standsOf(card) is { } its && !string.Equals(its, stands, StringComparison.Ordinal));
            if (cut)
                break;
            columns[back] = shows(card) ? card : null;
        }

        var oldest = Array.FindLastIndex(columns, card => card is not null);
        return new VoiceTrend<T>([.. Enumerable.Range(0, oldest + 1).Reverse().Select(back => new TrendColumn<T>(newest!.Value.Back(back), columns[back]))], cut);
    }
}
