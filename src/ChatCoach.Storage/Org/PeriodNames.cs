using System.Globalization;
using ChatCoach.Coaching.Voice;

namespace ChatCoach.Storage.Org;

/// <summary>What the periods of a unit are called in the organisation's file and in the database.</summary>
public static class PeriodNames
{
    private const string Week = "week";
    private const string FourWeeks = "four-weeks";
    private const string Day = "yyyy-MM-dd";

    /// <summary>All there are.</summary>
    public static IReadOnlyList<string> All { get; } = [Week, FourWeeks];

    public static string Of(PeriodKind kind) => kind == PeriodKind.Week ? Week : FourWeeks;

    /// <summary>Null: there is none of that name.</summary>
    public static PeriodKind? Read(string name) => name switch { Week => PeriodKind.Week, FourWeeks => PeriodKind.FourWeeks, _ => null };

    internal static string? FromOf(UnitPeriod? period) => period?.From?.ToString(Day, CultureInfo.InvariantCulture);

    /// <summary>As stored. What always was a week is null, as where nothing was ever said.</summary>
    internal static UnitPeriod? Stored(string? period, string? from) =>
        Plain(period is null ? null : new UnitPeriod(Read(period) ?? throw new InvalidOperationException($"\"{period}\" is no period."), from is null ? null : DateOnly.ParseExact(from, Day, CultureInfo.InvariantCulture)));

    internal static UnitPeriod? Plain(UnitPeriod? period) => period == UnitPeriod.Weeks ? null : period;
}
