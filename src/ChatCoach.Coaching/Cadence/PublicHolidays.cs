using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ChatCoach.Coaching.Cadence;

/// <summary>
/// Public holidays of the sixteen German states, from the laws in force since 2024, and of Germany as a whole where no
/// state is known. Left out is what holds only in some communities (Assumption Day in Bavaria, Corpus Christi in Saxony
/// and Thuringia, Augsburg's feast of peace), and what is always a Sunday.
/// </summary>
public static class PublicHolidays
{
    /// <summary>Codes of the states as in ISO 3166-2:DE, without "DE-".</summary>
    public static FrozenSet<string> States { get; } =
        FrozenSet.Create(StringComparer.Ordinal, "BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH");

    private static readonly ImmutableArray<(int Month, int Day)> FixedEverywhere = [(1, 1), (5, 1), (10, 3), (12, 25), (12, 26)];

    /// <summary>Good Friday, Easter Monday, Ascension, Whit Monday: days after Easter Sunday.</summary>
    private static readonly ImmutableArray<int> AfterEaster = [-2, 1, 39, 50];

    /// <summary>Corpus Christi: days after Easter Sunday.</summary>
    private const int CorpusChristi = 60;

    /// <summary>Repentance day is the Wednesday before this day of November.</summary>
    private const int RepentanceBefore = 23;

    /// <summary>Holidays of one year only, by law of Berlin.</summary>
    private static readonly ImmutableArray<DateOnly> OnceInBerlin = [new(2025, 5, 8), new(2028, 6, 17)];

    /// <param name="day">Any day from 2024 on; an earlier one is judged by today's laws.</param>
    /// <param name="state">One of <see cref="States"/>; null or any other: only what holds in all of them.</param>
    public static bool Is(DateOnly day, string? state)
    {
        var easter = day.DayNumber - Easter(day.Year).DayNumber;
        return FixedEverywhere.Contains((day.Month, day.Day)) || AfterEaster.Contains(easter) || (state is not null && IsOf(state, day, easter));
    }

    private static bool IsOf(string state, DateOnly day, int easter) => (day.Month, day.Day) switch
    {
        (1, 6) => state is "BW" or "BY" or "ST",
        (3, 8) => state is "BE" or "MV",
        (8, 15) => state is "SL",
        (9, 20) => state is "TH",
        (10, 31) => state is "BB" or "HB" or "HH" or "MV" or "NI" or "SH" or "SN" or "ST" or "TH",
        (11, 1) => state is "BW" or "BY" or "NW" or "RP" or "SL",
        (11, >= RepentanceBefore - 7 and < RepentanceBefore) when day.DayOfWeek == DayOfWeek.Wednesday => state is "SN",
        _ when easter == CorpusChristi => state is "BW" or "BY" or "HE" or "NW" or "RP" or "SL",
        _ => state is "BE" && OnceInBerlin.Contains(day),
    };

    /// <summary>Easter Sunday of the Gregorian calendar, by the rule known as Meeus, Jones and Butcher; its letters are kept.</summary>
    public static DateOnly Easter(int year)
    {
        var a = year % 19;
        var (b, c) = Math.DivRem(year, 100);
        var (d, e) = Math.DivRem(b, 4);
        var f = (b + 8) / 25;
        var g = (b - f + 1) / 3;
        var h = ((19 * a) + b - d - g + 15) % 30;
        var (i, k) = Math.DivRem(c, 4);
        var l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var (month, day) = Math.DivRem(h + l - (7 * m) + 114, 31);
        return new DateOnly(year, month, day + 1);
    }
}
