using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Voice;

namespace ChatCoach.Coaching.Turns;

/// <summary>Draws weekly cards: lanes with bars, asks of management, period and threshold (guides B.17).</summary>
internal static class VoiceCards
{
    private static readonly ImmutableArray<VoiceLane> Lanes = [VoiceLane.Need, VoiceLane.Possibility, VoiceLane.Obstacle];

    /// <summary>Of a unit.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="week">What is shown.</param>
    /// <param name="before">The card before; null: there is none.</param>
    /// <param name="buttons">Beneath it.</param>
    public static Reply.Voice Of(Turn turn, VoiceSnapshot week, VoiceSnapshot? before, ImmutableList<CardButton> buttons)
    {
        var (voice, larger) = (turn.Content.Voice, IsOfLarger(turn, week));
        var shown = Cells(turn).Select(cell => (Cell: cell, Shown: week.Cells.Find(c => Is(c, cell)))).Where(c => c.Shown is not null).Select(c => (c.Cell, Bar: BarOf(turn, c.Cell, c.Shown!, week, before))).ToList();
        List<string> said = [];
        if (larger)
            said.Add(turn.Place.UnitName is { } unit && week.StandsName is { } name ? turn.Text(voice.Larger, ("unit", OwnWords.Mark(unit)), ("larger", OwnWords.Mark(name))) : turn.Text(voice.LargerUnnamed));
        if (week.Cells.IsEmpty)
            said.Add(turn.Text(voice.Nothing));
        return Card(turn, week.Period, PlaceOf(turn, week), said, shown, turn.Text(voice.SmallPrint, Period(turn, week.Period, week.Threshold)), buttons) with
        {
            Good = week.Good.IsEmpty ? [] : [turn.Text(voice.Good), .. week.Good.Select(words => turn.Text(voice.WordsLine, ("words", OwnWords.Mark(words))))],
        };
    }

    /// <summary>Whose numbers those of a card are.</summary>
    public static string PlaceOf(Turn turn, VoiceSnapshot week) =>
        OwnWords.Mark(IsOfLarger(turn, week) ? week.StandsName ?? week.Stands! : turn.Place.UnitName ?? turn.Place.Unit!);

    /// <summary>Lines under the titles of their lanes, in the order they come in.</summary>
    public static ImmutableList<Lane> LanesOf(Turn turn, IEnumerable<(VoiceLane Lane, Bar Bar)> lines)
    {
        var all = lines.ToLookup(line => line.Lane, line => line.Bar);
        return [.. Lanes.Where(all.Contains).Select(lane => new Lane(turn.Text(TitleOf(turn, lane)), [.. all[lane]]))];
    }

    /// <summary>How many boxes of a bar a share fills, and how high its column is.</summary>
    public static int Boxes(Share share) => share switch { Share.Some => 1, Share.Half => 3, _ => 4 };

    public static string WordOf(Turn turn, Share share)
    {
        var voice = turn.Content.Voice;
        return turn.Text(share switch { Share.Some => voice.ShareSome, Share.Half => voice.ShareHalf, _ => voice.ShareMost });
    }

    private static bool IsOfLarger(Turn turn, VoiceSnapshot week) => week.Stands is { } stands && !string.Equals(stands, turn.Place.Unit, StringComparison.Ordinal);

    /// <summary>Of the whole organisation: on how many cards a line stands, and never on which.</summary>
    public static Reply.Voice Of(Turn turn, VoiceSpread week, ImmutableList<CardButton> buttons)
    {
        var voice = turn.Content.Voice;
        var shown = Cells(turn).Where(cell => week.On.ContainsKey(cell.Id)).Select(cell => (cell, SpreadOf(turn, cell, week))).ToList();
        string[] said = [.. shown.Count == 0 ? [turn.Text(voice.WholeNothing)] : (string[])[], .. week.Mixed ? [turn.Text(voice.WholeMixed)] : (string[])[]];
        return Card(turn, week.Period, turn.Text(voice.Whole), said, shown, turn.Text(voice.WholeSmallPrint, Period(turn, week.Period, week.Threshold)), buttons);
    }

    private static Reply.Voice Card(Turn turn, string period, string place, IEnumerable<string> said, List<(VoiceCell Cell, Bar Bar)> shown, string smallPrint, ImmutableList<CardButton> buttons)
    {
        var voice = turn.Content.Voice;
        var about = VoicePeriod.Parse(period);
        var asks = shown.Where(c => c.Cell.Ask is not null).Select(c => turn.Text(AskOf(turn, c.Cell.Ask!.Value))).Distinct(StringComparer.Ordinal).ToList();
        return new Reply.Voice
        {
            Language = turn.Language,
            Ref = new CardRef(turn.NextId()),
            Title = turn.Text(about.Kind == PeriodKind.Week ? voice.Title : voice.TitleFourWeeks, ("w", Number(about.Week))),
            Place = place,
            Paragraphs = [.. said],
            Lanes = LanesOf(turn, shown.OrderByDescending(c => c.Bar.Filled).Select(c => (c.Cell.Lane, c.Bar))),
            Asks = asks.Count > 0 ? [turn.Text(voice.Asks), .. asks] : [],
            SmallPrint = smallPrint,
            Buttons = buttons,
            Footer = Speech.WaysToHelp(turn),
            OldCardLine = turn.OldCardLine,
        };
    }

    private static (string, string)[] Period(Turn turn, string id, int threshold)
    {
        var (voice, period) = (turn.Content.Voice, VoicePeriod.Parse(id));
        return
        [
            ("span", turn.Text(period.Kind == PeriodKind.Week ? voice.Week : voice.FourWeeks)),
            ("from", Dates.WriteShort(period.First, turn.Language)), ("to", Dates.WriteShort(period.Last, turn.Language)), ("k", threshold.ToString(CultureInfo.InvariantCulture)),
        ];
    }

    private static Bar BarOf(Turn turn, VoiceCell cell, ShownCell shown, VoiceSnapshot week, VoiceSnapshot? before)
    {
        var voice = turn.Content.Voice;
        var word = ShareOf(turn, shown);
        var trend = before is null || !CanCompare(week, before) ? null : turn.Text(!before.Cells.Exists(c => Is(c, cell)) ? voice.IsNew : KindOf(week) == PeriodKind.Week ? voice.Again : voice.AgainFourWeeks);
        return new Bar(LabelOf(turn, cell), Boxes(shown.Share), trend is null ? word : $"{word} · {trend}");
    }

    /// <summary>How many, in a word; from twenty on with a band of ten.</summary>
    public static string ShareOf(Turn turn, ShownCell shown)
    {
        var share = WordOf(turn, shown.Share);
        return shown.From is { } from ? turn.Text(turn.Content.Voice.Band, ("share", share), ("from", Number(from)), ("to", Number(from + VoiceRules.BandWidth - 1))) : share;
    }

    /// <summary>Only two cards of the same people, about as long a time, can be compared.</summary>
    private static bool CanCompare(VoiceSnapshot week, VoiceSnapshot before) => !before.Cells.IsEmpty && string.Equals(before.Stands, week.Stands, StringComparison.Ordinal) && KindOf(before) == KindOf(week);

    private static PeriodKind KindOf(VoiceSnapshot card) => VoicePeriod.Parse(card.Period).Kind;

    private static Bar SpreadOf(Turn turn, VoiceCell cell, VoiceSpread week) => new(LabelOf(turn, cell), Boxes(week, cell), WordOf(turn, turn.Content.Voice.OnCards, week, cell));

    /// <summary>At least one box, and all of them only when it stands on every card.</summary>
    public static int Boxes(VoiceSpread week, VoiceCell cell) => Math.Max(1, week.On[cell.Id] * Bar.Cells / week.Cards);

    public static string WordOf(Turn turn, Phrase words, VoiceSpread week, VoiceCell cell) => turn.Text(words, ("n", Number(week.On[cell.Id])), ("total", Number(week.Cards)));

    public static string LabelOf(Turn turn, VoiceCell cell) => turn.Content.Voice.Cells.TryGetValue(cell.Id, out var label) ? turn.Text(label)
        : CheckMoves.Heading(turn.Text(turn.Content.Guides.Vocabularies[VoiceCells.NeedVocabulary].Options.First(o => string.Equals(VoiceCells.NeedCell(o.Id), cell.Id, StringComparison.Ordinal)).Label));

    private static Phrase TitleOf(Turn turn, VoiceLane lane)
    {
        var voice = turn.Content.Voice;
        return lane switch { VoiceLane.Need => voice.LaneNeed, VoiceLane.Possibility => voice.LanePossibility, _ => voice.LaneObstacle };
    }

    public static Phrase AskOf(Turn turn, VoiceAsk ask)
    {
        var voice = turn.Content.Voice;
        return ask switch
        {
            VoiceAsk.Authority => voice.AskAuthority,
            VoiceAsk.Frame => voice.AskFrame,
            VoiceAsk.Time => voice.AskTime,
            VoiceAsk.CorePerformance => voice.AskCorePerformance,
            _ => voice.AskPushPressure,
        };
    }

    private static ImmutableList<VoiceCell> Cells(Turn turn) => VoiceCells.Of(turn.Content.Guides);

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);

    private static bool Is(ShownCell shown, VoiceCell cell) => string.Equals(shown.Cell, cell.Id, StringComparison.Ordinal);
}
