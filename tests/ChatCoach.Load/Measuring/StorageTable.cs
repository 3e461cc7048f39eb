using System.Globalization;

namespace ChatCoach.Load.Measuring;

/// <summary>Medians of the two people side by side, and what is promised of them.</summary>
public static class StorageTable
{
    /// <summary>Somebody with a year waits at most so many times as long as somebody with a week.</summary>
    private const double MostTimes = 2;

    private const double MicrosecondsPerMillisecond = 1000;

    /// <summary>Check-ins one of them has more than the other.</summary>
    private const int More = 365 - 7;

    private static readonly (Visit Visit, string Name, bool Promised)[] Rows =
    [
        (Visit.History, "\"my check-ins\", typed", true),
        (Visit.DeepHistory, "check-in 200 by \"older\" / the newest by \"newer\"", true),
        (Visit.Relationship, "card of a relationship", true),
        (Visit.Timeline, "page 6 of its timeline / its card", true),
        (Visit.Links, "export: the turn that makes the links", true),
        (Visit.Door, "export: GET", true),
        (Visit.PageFirstByte, "export: page, first byte", true),
        (Visit.PageWhole, "export: page, whole", false),
        (Visit.DataFirstByte, "export: JSON, first byte", true),
        (Visit.DataWhole, "export: JSON, whole", false),
    ];

    public static void Print(TextWriter output, Visitor week, Visitor year, Findings findings)
    {
        output.WriteLine("\n| median ms | a week | a year | ratio | |");
        output.WriteLine("|---|--:|--:|--:|---|");
        foreach (var (visit, name, promised) in Rows)
        {
            var (small, large) = (week.Median(visit), year.Median(visit));
            var ratio = large / small;
            var note = promised ? ratio <= MostTimes ? "" : "BROKEN" : Linear(visit, small, large, week, year);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {small:0.0} | {large:0.0} | {ratio:0.00} | {note} |"));
            findings.Expect(!promised || ratio <= MostTimes, string.Create(CultureInfo.InvariantCulture, $"{name}: {ratio:0.00} times as long."));
        }

        output.WriteLine();
    }

    private static string Linear(Visit visit, double small, double large, Visitor week, Visitor year)
    {
        var (few, many) = visit == Visit.PageWhole ? (week.PageBytes, year.PageBytes) : (week.DataBytes, year.DataBytes);
        return string.Create(CultureInfo.InvariantCulture, $"{few / 1024} and {many / 1024} KB, {(large - small) * MicrosecondsPerMillisecond / More:0} µs a check-in more");
    }
}
