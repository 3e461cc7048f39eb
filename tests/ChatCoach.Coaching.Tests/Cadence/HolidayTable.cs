using System.Globalization;

namespace ChatCoach.Coaching.Tests.Cadence;

/// <summary>
/// Holidays that fall on no Sunday, written down beforehand by another program (npm's date-holidays 3.37), so that nothing
/// is judged by its own rules.
/// </summary>
public static class HolidayTable
{
    /// <summary>Stands for Germany as a whole.</summary>
    public const string Everywhere = "DE";

    private static readonly HashSet<(string State, DateOnly Day)> Days = Read();

    public static int FirstYear => Days.Min(d => d.Day.Year);

    public static int LastYear => Days.Max(d => d.Day.Year);

    public static IEnumerable<string> States => Days.Select(d => d.State).Distinct(StringComparer.Ordinal);

    public static bool Holds(string? state, DateOnly day) => Days.Contains((state ?? Everywhere, day));

    /// <summary>Lines as "BY 2026 01-01 01-06".</summary>
    private static HashSet<(string State, DateOnly Day)> Read()
    {
        using var stream = typeof(HolidayTable).Assembly.GetManifestResourceStream("holidays.txt")!;
        using var reader = new StreamReader(stream);
        return
        [
            .. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .SelectMany(parts => parts.Skip(2).Select(day => (parts[0], DateOnly.ParseExact($"{parts[1]}-{day}", "yyyy-MM-dd", CultureInfo.InvariantCulture)))),
        ];
    }
}
