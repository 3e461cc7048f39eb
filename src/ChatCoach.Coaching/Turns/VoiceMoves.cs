using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cadence;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Voice;

namespace ChatCoach.Coaching.Turns;

/// <summary>
/// The weekly card of a unit, for whoever leads it (guides B.17): read at any time, paged back through the weeks, and sent
/// on the working day they chose. It is made of published snapshots and nothing else.
/// </summary>
internal static class VoiceMoves
{
    private const string DayKind = "voice-day";
    private const string Nothing = "nothing";

    private const string Tomorrow = "tomorrow";
    private const string Day = "day";
    private const string Off = "off";
    private const string On = "on";
    private const string PageOf = "page:";

    private static readonly ImmutableArray<DayOfWeek> Days = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary>To the card; none: it is not for this person.</summary>
    public static IEnumerable<CardButton> Door(Turn turn) => FrameMoves.Manages(turn) ? [Speech.Repairing(turn, turn.Content.Voice.ButtonCard, Repair.WeeklyCard)] : [];

    /// <summary>The newest card. Null while the engine waits for the weeks.</summary>
    public static Reply? Show(Turn turn) => Page(turn, 0);

    /// <summary>A button of the card. Null while the engine waits for the weeks.</summary>
    /// <param name="arg">"page:n", "tomorrow", "day", "off" or "on".</param>
    public static Reply? Do(Turn turn, string? arg) => arg switch
    {
        _ when arg?.StartsWith(PageOf, StringComparison.Ordinal) == true => Page(turn, ListMoves.Number(arg[PageOf.Length..])),
        _ when !FrameMoves.Manages(turn) => Closed(turn),
        Tomorrow => Again(turn),
        Day => AsideMoves.Put(turn, new Aside { Kind = DayKind }),
        Off => Send(turn, off: true),
        On => Send(turn, off: false),
        _ => CurrentMoves.Gone(turn),
    };

    /// <summary>The question of this kind; null: it is another's.</summary>
    public static Reply? Show(Turn turn, Aside aside, string? lead) => string.Equals(aside.Kind, DayKind, StringComparison.Ordinal)
        ? AsideMoves.Ask(turn, aside, lead, turn.Content.Voice.DayQuestion, [.. Days.Select(d => (d.ToString(), new Phrase(NameOf(d, Language.De), NameOf(d, Language.En)))), (Nothing, turn.Content.Texts.ButtonNothing)]) : null;

    /// <summary>Takes the answer; null: the question is another's.</summary>
    public static Reply? Take(Turn turn, Aside aside, string choice)
    {
        if (!string.Equals(aside.Kind, DayKind, StringComparison.Ordinal))
            return null;
        var voice = turn.Content.Voice;
        var day = Days.FirstOrDefault(d => string.Equals(d.ToString(), choice, StringComparison.Ordinal), DayOfWeek.Sunday);
        if (day == DayOfWeek.Sunday)
            return CurrentMoves.Show(turn, turn.Text(voice.DayKept));
        turn.State = turn.State with { VoiceDay = day, VoiceOff = false };
        return Speech.Say(turn, [turn.Text(voice.DaySet, ("day", NameOf(day, turn.Language)))], Ways(turn));
    }

    /// <summary>A new card is there: it is sent on the person's day, in their own hours and not into something else. Null: not now, or not at all.</summary>
    public static Reply? Due(Turn turn, Nudge nudge, bool inUse, TimeSpan putOff)
    {
        if (turn.State.VoiceOff || !FrameMoves.Manages(turn))
            return null;
        if (Later(turn, inUse, putOff) is { } later)
        {
            turn.Plan(nudge with { Due = later });
            return null;
        }

        if (turn.Weeks is not { } weeks)
        {
            turn.Want(new TurnWants { Voice = true });
            return null;
        }

        if (weeks.IsEmpty)
            return null;
        turn.State = turn.State with { Aside = null };
        var texts = turn.Content.Texts;
        return Card(turn, weeks, 0, [new CardButton(turn.Text(texts.ButtonRemindTomorrow), Verbs.Voice, Tomorrow)]);
    }

    /// <summary>When it is to be sent instead; null: now.</summary>
    private static DateTimeOffset? Later(Turn turn, bool inUse, TimeSpan putOff)
    {
        var wanted = Days.IndexOf(turn.State.VoiceDay ?? DayOfWeek.Monday) - Days.IndexOf(turn.Today.DayOfWeek);
        if (Days.Contains(turn.Today.DayOfWeek) && wanted > 0)
            return turn.Window.MorningOf(turn.Today.AddDays(wanted)).ToInstant();
        return inUse ? turn.Now + putOff : turn.Window.IsOpen(turn.Now) ? null : turn.Window.NextMorning(turn.Now).ToInstant();
    }

    private static Reply Again(Turn turn)
    {
        turn.Plan(new Nudge(VoiceNudge.Id, NudgeKind.Voice, turn.Window.MorningOf(turn.Today.AddDays(1)).ToInstant()));
        return Speech.Say(turn, [turn.Text(turn.Content.Voice.Tomorrow)], Ways(turn));
    }

    private static Reply Send(Turn turn, bool off)
    {
        turn.State = turn.State with { VoiceOff = off };
        return Speech.Say(turn, [turn.Text(off ? turn.Content.Voice.Off : turn.Content.Voice.On)], Ways(turn));
    }

    private static Reply? Page(Turn turn, int index)
    {
        turn.State = turn.State with { Aside = null };
        if (!FrameMoves.Manages(turn))
            return Closed(turn);
        if (turn.Weeks is not { } weeks)
        {
            turn.Want(new TurnWants { Voice = true });
            return null;
        }

        return weeks.IsEmpty ? Speech.Say(turn, [turn.Text(turn.Content.Voice.NoneYet)], MenuMoves.Doors(turn)) : Card(turn, weeks, Math.Clamp(index, 0, weeks.Count - 1), []);
    }

    private static Reply Closed(Turn turn) => Speech.Say(turn, [turn.Text(turn.Content.Voice.OnlyManagers)], MenuMoves.Doors(turn));

    private static Reply.Voice Card(Turn turn, ImmutableList<VoiceSnapshot> weeks, int index, IEnumerable<CardButton> more)
    {
        var (voice, week, before) = (turn.Content.Voice, weeks[index], weeks.ElementAtOrDefault(index + 1));
        var monday = MondayOf(week.Period);
        ImmutableList<CardButton> buttons =
        [
            .. Speech.Leaves(turn, index, weeks.Count, Verbs.Voice, PageOf), .. more,
            new CardButton(turn.Text(voice.ButtonDay), Verbs.Voice, Day),
            turn.State.VoiceOff ? new CardButton(turn.Text(voice.ButtonOn), Verbs.Voice, On) : new CardButton(turn.Text(voice.ButtonOff), Verbs.Voice, Off),
            .. MenuMoves.WayBack(turn),
        ];
        Speech.Offer(turn, buttons);
        return new Reply.Voice
        {
            Language = turn.Language,
            Ref = new CardRef(turn.NextId()),
            Title = turn.Text(voice.Title, ("w", ISOWeek.GetWeekOfYear(monday.ToDateTime(TimeOnly.MinValue)).ToString(CultureInfo.InvariantCulture))),
            Place = OwnWords.Mark(IsLarger(turn, week) ? week.StandsName ?? week.Stands! : turn.Place.UnitName ?? turn.Place.Unit!),
            Paragraphs = [.. Said(turn, week)],
            Lanes = [.. Lanes(turn, week, before)],
            SmallPrint = turn.Text(voice.SmallPrint, ("from", Dates.WriteShort(monday, turn.Language)), ("to", Dates.WriteShort(monday.AddDays(6), turn.Language)), ("k", week.Threshold.ToString(CultureInfo.InvariantCulture))),
            Buttons = buttons,
            Footer = Speech.WaysToHelp(turn),
            OldCardLine = turn.OldCardLine,
        };
    }

    private static bool IsLarger(Turn turn, VoiceSnapshot week) => week.Stands is not null && !string.Equals(week.Stands, turn.Place.Unit, StringComparison.Ordinal);

    private static IEnumerable<string> Said(Turn turn, VoiceSnapshot week)
    {
        var voice = turn.Content.Voice;
        if (IsLarger(turn, week))
            yield return turn.Place.UnitName is { } unit && week.StandsName is { } larger ? turn.Text(voice.Larger, ("unit", OwnWords.Mark(unit)), ("larger", OwnWords.Mark(larger))) : turn.Text(voice.LargerUnnamed);
        if (week.Cells.IsEmpty)
            yield return turn.Text(voice.Nothing);
        var asks = Cells(turn).Where(cell => cell.Ask is not null && week.Cells.Exists(c => Is(c, cell))).Select(cell => turn.Text(AskOf(turn, cell.Ask!.Value))).Distinct(StringComparer.Ordinal).ToList();
        if (asks.Count > 0)
            yield return turn.Text(voice.Asks, ("asks", string.Join(" · ", asks)));
    }

    private static IEnumerable<Lane> Lanes(Turn turn, VoiceSnapshot week, VoiceSnapshot? before)
    {
        var voice = turn.Content.Voice;
        foreach (var (lane, title) in new[] { (VoiceLane.Need, voice.LaneNeed), (VoiceLane.Possibility, voice.LanePossibility), (VoiceLane.Obstacle, voice.LaneObstacle) })
        {
            var bars = Cells(turn).Where(cell => cell.Lane == lane).Select(cell => (Cell: cell, Shown: week.Cells.Find(c => Is(c, cell)))).Where(c => c.Shown is not null)
                .OrderByDescending(c => c.Shown!.Share).Select(c => BarOf(turn, c.Cell, c.Shown!, week, before)).ToImmutableList();
            if (bars.Count > 0)
                yield return new Lane(turn.Text(title), bars);
        }
    }

    private static Bar BarOf(Turn turn, VoiceCell cell, ShownCell shown, VoiceSnapshot week, VoiceSnapshot? before)
    {
        var voice = turn.Content.Voice;
        var share = turn.Text(shown.Share switch { Share.Some => voice.ShareSome, Share.Half => voice.ShareHalf, _ => voice.ShareMost });
        var word = shown.From is { } from
            ? turn.Text(voice.Band, ("share", share), ("from", from.ToString(CultureInfo.InvariantCulture)), ("to", (from + VoiceRules.BandWidth - 1).ToString(CultureInfo.InvariantCulture))) : share;
        // Only two cards of the same people can be compared.
        var trend = before is null || before.Cells.IsEmpty || !string.Equals(before.Stands, week.Stands, StringComparison.Ordinal) ? null
            : turn.Text(before.Cells.Exists(c => Is(c, cell)) ? voice.Again : voice.IsNew);
        return new Bar(LabelOf(turn, cell), shown.Share switch { Share.Some => 1, Share.Half => 3, _ => 4 }, trend is null ? word : $"{word} · {trend}");
    }

    private static string LabelOf(Turn turn, VoiceCell cell) => turn.Content.Voice.Cells.TryGetValue(cell.Id, out var label) ? turn.Text(label)
        : turn.Text(turn.Content.Guides.Vocabularies[VoiceCells.NeedVocabulary].Options.First(o => string.Equals(VoiceCells.NeedCell(o.Id), cell.Id, StringComparison.Ordinal)).Label);

    private static Phrase AskOf(Turn turn, VoiceAsk ask)
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

    private static DateOnly MondayOf(string period) => DateOnly.FromDateTime(ISOWeek.ToDateTime(int.Parse(period[..4], CultureInfo.InvariantCulture), int.Parse(period[6..], CultureInfo.InvariantCulture), DayOfWeek.Monday));

    private static string NameOf(DayOfWeek day, Language language) => CultureInfo.GetCultureInfo(language == Language.De ? "de-DE" : "en-GB").DateTimeFormat.GetDayName(day);

    private static IEnumerable<CardButton> Ways(Turn turn) => [.. Door(turn), .. MenuMoves.Doors(turn)];

    private static bool Is(ShownCell shown, VoiceCell cell) => string.Equals(shown.Cell, cell.Id, StringComparison.Ordinal);
}

/// <summary>The reminder that a new card is there; a newer one takes the place of one that was not told yet.</summary>
public static class VoiceNudge
{
    public const string Id = "voice";
}
