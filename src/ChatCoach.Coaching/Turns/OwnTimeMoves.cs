using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Sessions;

namespace ChatCoach.Coaching.Turns;

/// <summary>Questions beside the page of a date: an own time in own words, why it is called off, how long the series is.</summary>
internal static class OwnTimeMoves
{
    private const string Own = "date-own";
    private const string Off = "date-off";
    private const string Length = "date-series";
    private const string Sure = "date-series-sure";

    private const string Go = "go";
    private const string Nothing = "nothing";
    private const string Yes = "yes";

    /// <summary>The card's input.</summary>
    private const string Time = "time";

    /// <summary>Begins of a series until it is said yes to, in minutes.</summary>
    private const string Begins = "begins";

    /// <summary>Longer than any day and time.</summary>
    private const int MostTyped = 80;

    private static readonly ImmutableArray<int> Lengths = [3, 4, 6, 8];

    public static Reply Ask(Turn turn, HeldSession held, int number, string? lead = null)
    {
        turn.State = turn.State with { Aside = new Aside { Kind = Own, Scope = Scope(held, number), Token = turn.NextId() } };
        return Show(turn, turn.State.Aside, lead)!;
    }

    /// <summary>Why the date is called off. Null while the engine waits.</summary>
    public static Reply? AskOff(Turn turn, string arg)
    {
        var (session, number, _) = DateMoves.Parts(arg);
        return DateMoves.OpenedOr(turn, session, null, held => held.Part == Part.Guest || !DateMoves.IsAhead(turn, DateMoves.Of(held.Session, number))
            ? PlanMoves.Changed(turn, held, DateMoves.Of(held.Session, number)) : AsideMoves.Put(turn, new Aside { Kind = Off, Scope = Scope(held, number) }));
    }

    /// <summary>An own time. Null while the engine waits.</summary>
    public static Reply? AskOwn(Turn turn, string arg)
    {
        var (session, number, _) = DateMoves.Parts(arg);
        return DateMoves.OpenedOr(turn, session, null, held => held.Part == Part.Guest || number is < 1 or > PlanMoves.MostMeetings || number > held.Session.Meetings.Count + 1 || DateMoves.Of(held.Session, number).State is not (MeetingState.Open or MeetingState.Planned)
            ? PlanMoves.Changed(turn, held, DateMoves.Of(held.Session, Math.Max(1, Math.Min(number, held.Session.Meetings.Count)))) : Ask(turn, held, number));
    }

    /// <summary>How many dates. Null while the engine waits.</summary>
    public static Reply? AskSeries(Turn turn, string arg)
    {
        var (session, number, _) = DateMoves.Parts(arg);
        return DateMoves.OpenedOr(turn, session, null, held => held.Part == Part.Guest || !DateMoves.IsAhead(turn, DateMoves.Of(held.Session, number))
            ? PlanMoves.Changed(turn, held, DateMoves.Of(held.Session, number)) : AsideMoves.Put(turn, new Aside { Kind = Length, Scope = Scope(held, number), Values = Hint(turn, held) }));
    }

    /// <summary>The question of this kind; null: it is another's.</summary>
    public static Reply? Show(Turn turn, Aside aside, string? lead)
    {
        var dates = turn.Content.Dates;
        return aside.Kind switch
        {
            Own => Speech.Say(turn, lead is null ? [] : [lead],
                [new CardButton(turn.Text(dates.ButtonSend), Verbs.Aside, $"{Own}.{Go}", Primary: true), new CardButton(turn.Text(dates.OwnNothing), Verbs.Aside, $"{Own}.{Nothing}")],
                token: aside.Token, field: new AliasField(Time, turn.Text(dates.OwnQuestion), null, turn.Text(dates.OwnExample))),
            Off => AsideMoves.Ask(turn, aside, lead, dates.OffQuestion,
                (nameof(CallOff.Clash), dates.OffClash), (nameof(CallOff.Ill), dates.OffIll), (nameof(CallOff.NotNeeded), dates.OffNotNeeded), (nameof(CallOff.Private), dates.OffPrivate), (Nothing, dates.OffKeep)),
            Length => AsideMoves.Ask(turn, aside, lead, [turn.Text(dates.SeriesQuestion, ("hint", HintOf(turn, aside)))],
                ("3", dates.Series3), ("4", dates.Series4), ("6", dates.Series6), ("8", dates.Series8), (Nothing, dates.SeriesNo)),
            Sure => AsideMoves.Ask(turn, aside, lead,
                [turn.Text(dates.SeriesPreview), .. Planned(aside).Select(b => SessionWords.When(turn, b)), .. aside.Step is null ? (string[])[] : [turn.Text(dates.SeriesLess)], turn.Text(turn.Content.Texts.ShownOnWish)],
                (Yes, dates.SeriesYes), (Nothing, dates.SeriesNo)),
            _ => null,
        };
    }

    /// <summary>Takes the answer; null: the question is another's, or the engine waits.</summary>
    public static Reply? Take(Turn turn, Aside aside, string choice, IReadOnlyDictionary<string, string>? inputs)
    {
        if (aside.Kind is not (Own or Off or Length or Sure))
            return null;
        var (session, number, _) = DateMoves.Parts(aside.Scope ?? "");
        if (SafetyMoves.GuideFor(turn, inputs?.GetValueOrDefault(Time) ?? "") is { } help)
            return SafetyMoves.Start(turn, help);
        return (DateMoves.OpenedOr(turn, session, null, held => (aside.Kind, choice) switch
        {
            (Own, Go) => Read(turn, held, number, inputs?.GetValueOrDefault(Time) ?? ""),
            (Off, nameof(CallOff.Clash) or nameof(CallOff.Ill) or nameof(CallOff.NotNeeded) or nameof(CallOff.Private)) => PlanMoves.CallOff(turn, held, number, Enum.Parse<CallOff>(choice)),
            (Length, "3" or "4" or "6" or "8") => Preview(turn, held, number, int.Parse(choice, CultureInfo.InvariantCulture)),
            (Sure, Yes) => Confirm(turn, held, number, Planned(aside)),
            _ => DateMoves.Page(turn, held, number),
        })) ?? CurrentMoves.Show(turn);
    }

    /// <summary>Whatever is typed while a time is asked for is one; null: it is not asked for.</summary>
    public static Reply? Typed(Turn turn, Aside aside, string text)
    {
        if (aside.Kind is not Own)
            return null;
        var (session, number, _) = DateMoves.Parts(aside.Scope ?? "");
        return DateMoves.OpenedOr(turn, session, null, held => Read(turn, held, number, text)) ?? CurrentMoves.Show(turn);
    }

    private static Reply? Read(Turn turn, HeldSession held, int number, string text)
    {
        var dates = turn.Content.Dates;
        return WhenReading.Read(text.Length > MostTyped ? "" : text, turn.Now, turn.Zone) switch
        {
            WhenReading.Moment moment => Suggest(moment.Instant, null),
            WhenReading.Skipped skipped => Suggest(skipped.Instant, turn.Text(dates.ReadSkipped, ("said", skipped.Said.At.ToString("HH:mm", CultureInfo.InvariantCulture)), ("when", SessionWords.When(turn, skipped.Instant)))),
            WhenReading.Twice twice => Suggest(twice.Instant, turn.Text(dates.ReadTwice, ("when", SessionWords.When(turn, twice.Instant)), ("offset", Offset(turn, twice.Instant)))),
            WhenReading.DayOnly day => Ask(turn, held, number, turn.Text(dates.ReadDayOnly, ("day", Dates.WriteShort(day.Day, turn.Language)))),
            WhenReading.Past => Ask(turn, held, number, turn.Text(dates.ReadPast)),
            WhenReading.NoSuchDay => Ask(turn, held, number, turn.Text(dates.ReadNoSuchDay)),
            WhenReading.OtherWeekday other => Ask(turn, held, number, turn.Text(dates.ReadOtherWeekday, ("day", Dates.WriteShort(other.Day, turn.Language)), ("weekday", FullWeekday(turn, other.Day.DayOfWeek)))),
            _ => Ask(turn, held, number, turn.Text(dates.ReadNot)),
        };

        Reply? Suggest(DateTimeOffset at, string? lead) => PlanMoves.Suggest(turn, held, number, at, lead);
    }

    private static Reply? Preview(Turn turn, HeldSession held, int number, int length) => Serial(turn, held, number, (meeting, search) =>
    {
        var wanted = Math.Min(length - 1, PlanMoves.MostMeetings - held.Session.Meetings.Count);
        if (wanted < 1)
            return DateMoves.Page(turn, held, number, lead: turn.Text(turn.Content.Dates.TooMany, ("max", Number(PlanMoves.MostMeetings))));
        var begins = search.Series(meeting.Start!, wanted);
        if (begins.IsEmpty)
            return DateMoves.Page(turn, held, number, lead: turn.Text(turn.Content.Dates.SeriesNone));
        var values = ImmutableDictionary<string, string>.Empty.Add(Begins, string.Join(',', begins.Select(DateMoves.Minutes)));
        return AsideMoves.Put(turn, new Aside { Kind = Sure, Scope = Scope(held, number), Step = begins.Count < wanted ? "less" : null, Values = values });
    });

    /// <summary>Only what is still free is planned; otherwise the series is looked for anew.</summary>
    private static Reply? Confirm(Turn turn, HeldSession held, int number, ImmutableList<DateTimeOffset> begins) => Serial(turn, held, number, (meeting, search) =>
        search.Series(meeting.Start!, begins.Count).SequenceEqual(begins) ? PlanMoves.Series(turn, held, number, begins) : PlanMoves.Changed(turn, held, meeting));

    /// <summary>Runs with the date the series begins with and a search for those after it: the agreed one stands where it stands.</summary>
    private static Reply? Serial(Turn turn, HeldSession held, int number, Func<Meeting, DateSearch, Reply?> act) => DateMoves.Of(held.Session, number) is var first && DateMoves.IsAhead(turn, first)
        ? PlanMoves.Searched(turn, held, held.Session.Meetings.Count + 1, (_, search) => act(first, search)) : PlanMoves.Changed(turn, held, first);

    private static ImmutableList<DateTimeOffset> Planned(Aside aside) =>
        [.. (aside.Values.GetValueOrDefault(Begins) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(m => DateTimeOffset.UnixEpoch.AddMinutes(long.Parse(m, CultureInfo.InvariantCulture)))];

    /// <summary>What the length rule says, for whom it is about: the coach is not told what the owner said of their relationship.</summary>
    private static ImmutableDictionary<string, string> Hint(Turn turn, HeldSession held) =>
        held is { Part: Part.Owner, Session.About: { } about } && turn.About(about).Record.Programme?.Entrenchment is { } entrenchment
            ? ImmutableDictionary<string, string>.Empty.Add(Length, Number(Relationships.SessionPlan.For(entrenchment))) : ImmutableDictionary<string, string>.Empty;

    private static string HintOf(Turn turn, Aside aside) => aside.Values.TryGetValue(Length, out var n)
        ? turn.Text(turn.Content.Dates.SeriesHint, ("n", n)) : turn.Text(turn.Content.Dates.SeriesHintNone);

    private static string Scope(HeldSession held, int number) => $"{held.Session.Id}:{Number(number)}";

    /// <summary>"UTC+01:00"</summary>
    private static string Offset(Turn turn, DateTimeOffset at) => "UTC" + TimeZoneInfo.ConvertTime(at, turn.Zone).ToString("zzz", CultureInfo.InvariantCulture);

    private static string FullWeekday(Turn turn, DayOfWeek day) => CultureInfo.GetCultureInfo(turn.Language == Guides.Language.De ? "de-DE" : "en-GB").DateTimeFormat.GetDayName(day);

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
