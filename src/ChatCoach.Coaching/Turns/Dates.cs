using System.Globalization;

namespace ChatCoach.Coaching.Turns;

/// <summary>Dates as people write them in both languages.</summary>
public static class Dates
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd", "d.M.yyyy", "d.M.yy", "d/M/yyyy", "d. MMMM yyyy", "d. MMM yyyy", "d MMMM yyyy", "d MMM yyyy", "MMMM d yyyy", "MMMM d, yyyy",
    ];

    private static readonly string[] ShortFormats = ["d.M. yyyy", "d.M yyyy", "d. MMMM yyyy", "d. MMM yyyy", "d MMMM yyyy", "d MMM yyyy", "MMMM d yyyy"];

    /// <summary>Stands for the year that was not written, so that 29 February is read too.</summary>
    private const string LeapYear = "2000";

    /// <summary>
    /// The date of "3.5.", "3. Mai", "May 3", "2026-05-03", "morgen" or "tomorrow"; without a year the next such day.
    /// Null when it is none.
    /// </summary>
    public static DateOnly? Read(string text, DateOnly today)
    {
        var trimmed = text.Trim();
        switch (Spoken.Normalise(trimmed))
        {
            case "heute" or "today": return today;
            case "morgen" or "tomorrow": return today.AddDays(1);
            case "uebermorgen" or "day after tomorrow": return today.AddDays(2);
        }

        foreach (var culture in (CultureInfo[])[German, English])
        {
            if (DateOnly.TryParseExact(trimmed, Formats, culture, DateTimeStyles.AllowWhiteSpaces, out var full))
                return full;
            if (DateOnly.TryParseExact($"{trimmed} {LeapYear}", ShortFormats, culture, DateTimeStyles.AllowWhiteSpaces, out var part))
                return NextSuch(part.Month, part.Day, today);
        }

        return null;
    }

    /// <summary>"3. Mai 2026" or "3 May 2026".</summary>
    public static string Write(DateOnly date, Guides.Language language) =>
        language == Guides.Language.De ? date.ToString("d. MMMM yyyy", German) : date.ToString("d MMMM yyyy", English);

    private static DateOnly? NextSuch(int month, int day, DateOnly today)
    {
        for (var year = today.Year; year <= today.Year + LeapYears; year++)
            if (day <= DateTime.DaysInMonth(year, month) && new DateOnly(year, month, day) >= today)
                return new DateOnly(year, month, day);
        return null;
    }

    /// <summary>29 February comes again within eight years, also across 2100.</summary>
    private const int LeapYears = 8;
}
