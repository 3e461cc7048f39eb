using System.Globalization;

namespace ChatCoach.Coaching.Voice;

/// <summary>What a card is about: a week of the ISO calendar.</summary>
/// <param name="First">Its Monday.</param>
public readonly record struct VoicePeriod(DateOnly First)
{
    private const int DaysOfWeek = 7;

    /// <summary>As snapshots and contributions name it, for example "2026-W47". In the order of time as text.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(Midnight(Last)):0000}-W{Week:00}");

    public DateOnly Last => First.AddDays(DaysOfWeek - 1);

    /// <summary>Number of its last week in its year.</summary>
    public int Week => ISOWeek.GetWeekOfYear(Midnight(Last));

    /// <summary>The week of a day.</summary>
    public static VoicePeriod WeekOf(DateOnly day) => new(day.AddDays(-(((int)day.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek)));

    /// <param name="id">As in <see cref="Id"/>.</param>
    public static VoicePeriod Parse(string id) =>
        new(DateOnly.FromDateTime(ISOWeek.ToDateTime(int.Parse(id[..4], CultureInfo.InvariantCulture), int.Parse(id[6..8], CultureInfo.InvariantCulture), DayOfWeek.Monday)));

    /// <summary>The one that ended so many periods before.</summary>
    public VoicePeriod Back(int periods) => this with { First = First.AddDays(-periods * DaysOfWeek) };

    /// <summary>How many periods before this one the other ended.</summary>
    public int Since(VoicePeriod earlier) => (Last.DayNumber - earlier.Last.DayNumber) / DaysOfWeek;

    private static DateTime Midnight(DateOnly day) => day.ToDateTime(TimeOnly.MinValue);
}
