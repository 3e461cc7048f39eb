using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Voice;

namespace ChatCoach.Coaching.Turns;

/// <summary>
/// Draws how the lines of weekly cards went: a column a period, and the same in words. A column is one letter, so that all
/// lines of a page fit into a card; an element of its own for each would be three times too much.
/// </summary>
internal sealed class TrendCards
{
    private readonly Turn turn;
    private readonly ImmutableList<VoicePeriod> periods;
    private readonly ImmutableList<(VoiceLane Lane, Bar Bar)> lines;
    private readonly string place;
    private readonly string legend;
    private readonly bool cut;

    private TrendCards(Turn turn, string place, Phrase legend, ImmutableList<VoicePeriod> periods, IEnumerable<(VoiceLane, Bar)> lines, bool cut)
    {
        (this.turn, this.place, this.periods, this.cut) = (turn, place, periods, cut);
        this.lines = [.. lines];
        var span = turn.Text(periods[0].Kind == PeriodKind.Week ? turn.Content.Voice.TrendWeek : turn.Content.Voice.TrendFourWeeks);
        this.legend = turn.Text(legend, ("span", span), ("from", Number(periods[0].FirstWeek)), ("to", Number(periods[^1].Week)), ("none", $"{Bar.Gap}"),
            ("some", ColumnOf(Share.Some)), ("half", ColumnOf(Share.Half)), ("most", ColumnOf(Share.Most)));
    }

    /// <summary>How many there are on all pages.</summary>
    public int Lines => lines.Count;

    /// <summary>Of a unit. There is at least one column.</summary>
    public static TrendCards Of(Turn turn, VoiceTrend<VoiceSnapshot> trend)
    {
        var voice = turn.Content.Voice;
        return new TrendCards(turn, VoiceCards.PlaceOf(turn, trend.Columns[0].Card!), voice.TrendLegend, [.. trend.Columns.Select(c => c.Period)], LinesOf(turn, trend.Columns, Value, voice.TrendNone), trend.Cut);

        (int, string)? Value(VoiceSnapshot card, VoiceCell cell) =>
            card.Cells.Find(c => string.Equals(c.Cell, cell.Id, StringComparison.Ordinal)) is { } shown ? (VoiceCards.Boxes(shown.Share), VoiceCards.WordOf(turn, shown.Share)) : null;
    }

    /// <summary>Of the whole organisation. There is at least one column.</summary>
    public static TrendCards Of(Turn turn, VoiceTrend<VoiceSpread> trend)
    {
        var voice = turn.Content.Voice;
        return new TrendCards(turn, turn.Text(voice.Whole), voice.TrendWholeLegend, [.. trend.Columns.Select(c => c.Period)], LinesOf(turn, trend.Columns, Value, voice.TrendNone), trend.Cut);

        (int, string)? Value(VoiceSpread card, VoiceCell cell) => card.On.ContainsKey(cell.Id) ? (VoiceCards.Boxes(card, cell), VoiceCards.WordOf(turn, voice.TrendOnCards, card, cell)) : null;
    }

    /// <param name="first">Number of its first line.</param>
    /// <param name="count">Lines on it.</param>
    /// <param name="buttons">Beneath it.</param>
    public Reply.Voice Page(int first, int count, ImmutableList<CardButton> buttons)
    {
        Speech.Offer(turn, buttons);
        var voice = turn.Content.Voice;
        return new Reply.Voice
        {
            Language = turn.Language,
            Ref = new CardRef(turn.NextId()),
            Title = turn.Text(voice.TrendTitle, ("w", Number(periods[^1].Week))),
            Place = place,
            Paragraphs = [legend, .. cut ? [turn.Text(voice.TrendCut)] : (string[])[]],
            Lanes = VoiceCards.LanesOf(turn, lines.Skip(first).Take(count)),
            SmallPrint = turn.Text(voice.TrendSmallPrint),
            Buttons = buttons,
            Footer = Speech.WaysToHelp(turn),
            OldCardLine = turn.OldCardLine,
        };
    }

    /// <summary>Lane by lane, first what is on top of the newest card.</summary>
    private static IEnumerable<(VoiceLane, Bar)> LinesOf<T>(Turn turn, ImmutableList<TrendColumn<T>> columns, Func<T, VoiceCell, (int Filled, string Word)?> value, Phrase none)
        where T : class => VoiceCells.Of(turn.Content.Guides)
            .Select(cell => (Cell: cell, Values: columns.ConvertAll(column => column.Card is { } card ? value(card, cell) : null)))
            .Where(line => line.Cell.Lane != VoiceLane.AskOnly && line.Values.Exists(v => v is not null))
            .OrderBy(line => line.Cell.Lane).ThenByDescending(line => line.Values[^1]?.Filled ?? 0)
            .Select(line => (line.Cell.Lane, new Bar(VoiceCards.LabelOf(turn, line.Cell), 0, Words(turn, line.Values.ConvertAll(v => v?.Word ?? turn.Text(none)))) { Trend = line.Values.ConvertAll(v => v?.Filled) }));

    /// <summary>Periods in a row that say the same are said once.</summary>
    private static string Words(Turn turn, IEnumerable<string> words)
    {
        var runs = new List<(string Word, int Times)>();
        foreach (var word in words)
        {
            if (runs.Count > 0 && string.Equals(runs[^1].Word, word, StringComparison.Ordinal))
                runs[^1] = (word, runs[^1].Times + 1);
            else
                runs.Add((word, 1));
        }

        return string.Join(", ", runs.Select(run => run.Times == 1 ? run.Word : turn.Text(turn.Content.Voice.TrendTimes, ("share", run.Word), ("n", Number(run.Times)))));
    }

    private static string ColumnOf(Share share) => $"{Bar.ColumnOf(VoiceCards.Boxes(share))}";

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
