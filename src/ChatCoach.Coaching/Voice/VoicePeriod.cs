using System.Globalization;

namespace ChatCoach.Coaching.Voice;

/// <summary>How long the periods of a unit are (privacy rule P5).</summary>
public enum PeriodKind
{
    /// <summary>A week.</summary>
    Week,

    /// <summary>Four whole weeks.</summary>
    FourWeeks,
}

/// <summary>What a card is about: a week of the ISO calendar, or four of them that are the same everywhere and never overlap (privacy rule P5).</summary>
/// <param name="First">A Monday.</param>
/// <param name="Kind">How long it is.</param>
public readonly record struct VoicePeriod(DateOnly First, PeriodKind Kind = PeriodKind.Week)
{
    private const int DaysOfWeek = 7;
    private const int WeeksTogether = 4;

    /// <summary>Characters of the id of a week; four weeks have that of their last one, and more.</summary>
    public const int WeekId = 8;

    private const string FourWeeksMark = "-4";

    /// <summary>The first four weeks began here: a Monday, and week 1 of its year.</summary>
    private static readonly DateOnly Beginning = new(2024, 1, 1);

    /// <summary>As snapshots and contributions name it: "2026-W47", and "2026-W48-4" for the four weeks that end with week 48. As text in the order in which they end.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(Midnight(Last)):0000}-W{Week:00}{(Kind == PeriodKind.Week ? "" : FourWeeksMark)}");

    public DateOnly Last => First.AddDays(Days - 1);

    /// <summary>Number of its last week in its year.</summary>
    public int Week => ISOWeek.GetWeekOfYear(Midnight(Last));

    /// <summary>Number of its first week in its year.</summary>
    public int FirstWeek => ISOWeek.GetWeekOfYear(Midnight(First));

    private int Days => DaysOf(Kind);

    /// <summary>The week, or the four weeks, a day lies in.</summary>
    public static VoicePeriod Of(DateOnly day, PeriodKind kind)
    {
        var since = day.DayNumber - Beginning.DayNumber;
        return new(day.AddDays(-(((since % DaysOf(kind)) + DaysOf(kind)) % DaysOf(kind))), kind);
    }

    /// <summary>The week of a day.</summary>
    public static VoicePeriod WeekOf(DateOnly day) => Of(day, PeriodKind.Week);

    /// <param name="id">As in <see cref="Id"/>.</param>
    public static VoicePeriod Parse(string id)
    {
        var monday = DateOnly.FromDateTime(ISOWeek.ToDateTime(int.Parse(id[..4], CultureInfo.InvariantCulture), int.Parse(id[6..WeekId], CultureInfo.InvariantCulture), DayOfWeek.Monday));
        return Of(monday, id.Length == WeekId ? PeriodKind.Week : PeriodKind.FourWeeks);
    }

    /// <summary>The one that ended so many periods before.</summary>
    public VoicePeriod Back(int periods) => this with { First = First.AddDays(-periods * Days) };

    /// <summary>How many periods before this one another of its kind ended.</summary>
    public int Since(VoicePeriod earlier) => (Last.DayNumber - earlier.Last.DayNumber) / Days;

    private static int DaysOf(PeriodKind kind) => kind == PeriodKind.Week ? DaysOfWeek : WeeksTogether * DaysOfWeek;

    private static DateTime Midnight(DateOnly day) => day.ToDateTime(TimeOnly.MinValue);
}
