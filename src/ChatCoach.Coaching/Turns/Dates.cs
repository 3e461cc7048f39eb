using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatCoach.Coaching.Turns;

/// <summary>What a text is as a date.</summary>
public abstract record DateReading
{
    private DateReading()
    {
    }

    public sealed record Of(DateOnly Date) : DateReading;

    /// <summary>Written like a date, but the calendar has no such day: 31.02.</summary>
    public sealed record NoSuchDay : DateReading;

    public sealed record NotUnderstood : DateReading;
}

/// <summary>Dates as people write them in both languages.</summary>
public static partial class Dates
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd", "d.M.yyyy", "d.M.yy", "d/M/yyyy", "d. MMMM yyyy", "d. MMM yyyy", "d MMMM yyyy", "d MMM yyyy", "MMMM d yyyy", "MMMM d, yyyy",
    ];

    private static readonly string[] ShortFormats = ["d.M. yyyy", "d.M yyyy", "d/M yyyy", "d. MMMM yyyy", "d. MMM yyyy", "d MMMM yyyy", "d MMM yyyy", "MMMM d yyyy"];

    /// <summary>Words before a day that say nothing more.</summary>
    private static readonly string[] Before = ["am", "on", "den", "kommenden", "naechsten", "naechster", "next", "this"];

    /// <summary>Stands for the year that was not written, so that 29 February is read too.</summary>
    private const string LeapYear = "2000";

    /// <summary>
    /// The date of "3.5.", "3. Mai", "May 3", "2026-05-03", "morgen", "tomorrow", "nächsten Dienstag", "in 2 weeks" or
    /// "nächste Woche" (its Monday); without a year the next such day, and of a weekday never today. A time of day
    /// beside it is read and left out; one no clock shows makes the whole not understood.
    /// </summary>
    public static DateReading Read(string text, DateOnly today)
    {
        return Split(text) is var (said, _) ? Day(said, today) : new DateReading.NotUnderstood();
    }

    /// <summary>As <see cref="Read"/>, of a text without a time of day.</summary>
    internal static DateReading Day(string said, DateOnly today)
    {
        if (said.Length == 0)
            return new DateReading.NotUnderstood();
        if (ByWord(Spoken.Normalise(said), today) is { } day)
            return new DateReading.Of(day);
        said = Preposition().Replace(said, "");
        if (Written(said, today) is { } written)
            return written;
        return IsWritten().IsMatch(said) ? new DateReading.NoSuchDay() : new DateReading.NotUnderstood();
    }

    /// <summary>"3. Mai 2026" or "3 May 2026".</summary>
    public static string Write(DateOnly date, Guides.Language language) =>
        language == Guides.Language.De ? date.ToString("d. MMMM yyyy", German) : date.ToString("d MMMM yyyy", English);

    /// <summary>"3. Mai" or "3 May".</summary>
    public static string WriteShort(DateOnly date, Guides.Language language) =>
        language == Guides.Language.De ? date.ToString("d. MMMM", German) : date.ToString("d MMMM", English);

    /// <summary>The text without a time of day at its end or its beginning, and that time; null: no clock shows such a time.</summary>
    internal static (string Said, TimeOnly? At)? Split(string text)
    {
        var said = text.Trim();
        var time = TimeBehind().Match(said);
        if (!time.Success)
            time = TimeBefore().Match(said);
        if (!time.Success)
            return (said, null);
        return Clock(time) is { } at ? (said.Remove(time.Index, time.Length).Trim().TrimEnd(','), at) : null;
    }

    private static TimeOnly? Clock(Match time)
    {
        var hour = Number(time.Groups["hour"].Value);
        var minute = time.Groups["minute"].Success ? Number(time.Groups["minute"].Value) : 0;
        if (time.Groups["half"].Success)
        {
            if (hour is 0 or > 12)
                return null;
            hour = (hour % 12) + (time.Groups["half"].Value[0] is 'p' or 'P' ? 12 : 0);
        }

        return hour < 24 && minute < 60 ? new TimeOnly(hour, minute) : null;
    }

    private static DateOnly? ByWord(string word, DateOnly today)
    {
        switch (word)
        {
            case "heute" or "today": return today;
            case "morgen" or "tomorrow": return today.AddDays(1);
            case "uebermorgen" or "day after tomorrow": return today.AddDays(2);
            case "naechste woche" or "next week": return Next(DayOfWeek.Monday, today);
        }

        if (After().Match(word) is { Success: true } after && Count(after.Groups["count"].Value) is { } count and > 0 and <= MostCounted)
            return today.AddDays(after.Groups["weeks"].Success ? count * 7 : count);
        var words = word.Split(' ').SkipWhile(w => Before.Contains(w, StringComparer.Ordinal)).ToList();
        return words is [var name] && Weekday(name) is { } weekday ? Next(weekday, today) : null;
    }

    private static int? Count(string word) => word is "einer" or "einem" or "a" or "an" ? 1 : Spoken.Number(word);

    /// <summary>Days or weeks from now; more is a slip of the finger.</summary>
    private const int MostCounted = 366;

    /// <param name="name">Normalised, in full.</param>
    internal static DayOfWeek? Weekday(string name)
    {
        foreach (var culture in (CultureInfo[])[German, English])
        {
            var at = Array.FindIndex(culture.DateTimeFormat.DayNames, d => string.Equals(Spoken.Normalise(d), name, StringComparison.Ordinal));
            if (at >= 0)
                return (DayOfWeek)at;
        }

        return string.Equals(name, "sonnabend", StringComparison.Ordinal) ? DayOfWeek.Saturday : null;
    }

    /// <summary>The next such day after today.</summary>
    internal static DateOnly Next(DayOfWeek weekday, DateOnly today)
    {
        var days = ((int)weekday - (int)today.DayOfWeek + 7) % 7;
        return today.AddDays(days == 0 ? 7 : days);
    }

    private static DateReading.Of? Written(string said, DateOnly today)
    {
        foreach (var culture in (CultureInfo[])[German, English])
        {
            if (DateOnly.TryParseExact(said, Formats, culture, DateTimeStyles.AllowWhiteSpaces, out var full))
                return new DateReading.Of(full);
            if (DateOnly.TryParseExact($"{said} {LeapYear}", ShortFormats, culture, DateTimeStyles.AllowWhiteSpaces, out var part))
                return NextSuch(part.Month, part.Day, today) is { } next ? new DateReading.Of(next) : null;
        }

        return null;
    }

    private static DateOnly? NextSuch(int month, int day, DateOnly today)
    {
        for (var year = today.Year; year <= today.Year + LeapYears; year++)
            if (day <= DateTime.DaysInMonth(year, month) && new DateOnly(year, month, day) >= today)
                return new DateOnly(year, month, day);
        return null;
    }

    /// <summary>29 February comes again within eight years, also across 2100.</summary>
    private const int LeapYears = 8;

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>"um 10 Uhr", "14.30 Uhr", "9 Uhr 30", "14h", "at 3:30pm", "10:00".</summary>
    private const string TimeOfDay = @"((um|at|ab|from)\s+)?(?<hour>\d{1,2})(:(?<minute>\d{2})(\s*(Uhr|h))?|\.(?<minute>\d{2})\s*(Uhr|h)|\s*Uhr(\s+(?<minute>\d{2}))?|\s*h|([:.](?<minute>\d{2}))?\s*(?<half>[ap]\.?m\.?))";

    [GeneratedRegex($@"(^|[\s,]+){TimeOfDay}$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TimeBehind();

    [GeneratedRegex($@"^{TimeOfDay}([\s,]+|$)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TimeBefore();

    [GeneratedRegex(@"^(am|den|on)\s+", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Preposition();

    [GeneratedRegex(@"^in (?<count>[a-z0-9]+) ((?<weeks>wochen?|weeks?)|tag(en)?|days?)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex After();

    /// <summary>Looks like a date of ours: numbers between full stops, strokes or hyphens, or a number beside a month.</summary>
    [GeneratedRegex(@"^(\d{1,2}\.\s*\d{1,2}\.?(\s*\d{2}|\s*\d{4})?|\d{1,2}/\d{1,2}(/\d{4})?|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.?\s+(jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec)[a-zä]*\.?(\s+\d{4})?|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s+\d{1,2}(,?\s+\d{4})?)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IsWritten();
}
