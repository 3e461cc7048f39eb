using System.Globalization;

namespace ChatCoach.Coaching.Voice;

/// <summary>Weeks as the weekly card names them, for example "2026-W47".</summary>
public static class IsoWeek
{
    /// <summary>The week a day is in.</summary>
    public static string Of(DateOnly day)
    {
        var date = day.ToDateTime(TimeOnly.MinValue);
        return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(date):0000}-W{ISOWeek.GetWeekOfYear(date):00}");
    }

    /// <summary>Its first day.</summary>
    public static DateOnly MondayOf(string week) => DateOnly.FromDateTime(
        ISOWeek.ToDateTime(int.Parse(week[..4], CultureInfo.InvariantCulture), int.Parse(week[6..], CultureInfo.InvariantCulture), DayOfWeek.Monday));
}
