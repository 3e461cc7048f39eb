using System.Globalization;

namespace ChatCoach.Load.Measuring;

/// <summary>Medians of the two people side by side, and what is promised of them.</summary>
public static class StorageTable
{
    /// <summary>Promised: somebody with a year waits at most so many times as long as somebody with a week.</summary>
    public const double MostTimes = 2;

    private const double MicrosecondsPerMillisecond = 1000;

    /// <summary>Check-ins of the two.</summary>
    private const int Few = 7;
    private const int Many = 365;

    /// <summary>
    /// Promised: at most <see cref="MostTimes"/> times as long. A file of fifty times as much cannot be: all of it is read before
    /// its link is used up, and opened, drawn and sent after that. Of it is promised that it does not grow faster than what
    /// is in it.
    /// </summary>
    private static readonly (Visit Visit, string Name, bool Promised)[] Rows =
    [
        (Visit.History, "\"my check-ins\", typed", true),
        (Visit.DeepHistory, "check-in 200 by \"older\" / the newest by \"newer\"", true),
        (Visit.Relationship, "card of a relationship", true),
        (Visit.Timeline, "page 6 of its timeline / its card", true),
        (Visit.Links, "export: the turn that makes the links", true),
        (Visit.Door, "export: GET", true),
        (Visit.PageFirstByte, "export: page, first byte", false),
        (Visit.PageWhole, "export: page, whole", false),
        (Visit.DataFirstByte, "export: JSON, first byte", false),
        (Visit.DataWhole, "export: JSON, whole", false),
    ];

    public static void Print(TextWriter output, Visitor week, Visitor year, double most, Findings findings)
    {
        output.WriteLine("\n| median ms | a week | a year | ratio | |");
        output.WriteLine("|---|--:|--:|--:|---|");
        foreach (var (visit, name, promised) in Rows)
        {
            var (small, large) = (week.Median(visit), year.Median(visit));
            var ratio = large / small;
            var held = promised ? ratio <= most : large / Many <= small / Few;
            var note = promised ? string.Create(CultureInfo.InvariantCulture, $"at most {most}") : Linear(visit, small, large, week, year);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {small:0.0} | {large:0.0} | {ratio:0.00} | {note}{(held ? "" : ", BROKEN")} |"));
            findings.Expect(held, string.Create(CultureInfo.InvariantCulture, $"{name}: {ratio:0.00} times as long."));
        }

        output.WriteLine();
    }

    private static string Linear(Visit visit, double small, double large, Visitor week, Visitor year)
    {
        var cost = string.Create(CultureInfo.InvariantCulture, $"linear: {(large - small) * MicrosecondsPerMillisecond / (Many - Few):0} µs a check-in more");
        return visit switch
        {
            Visit.PageWhole => $"{cost}; {Kilobytes(week.PageBytes)} and {Kilobytes(year.PageBytes)} KB",
            Visit.DataWhole => $"{cost}; {Kilobytes(week.DataBytes)} and {Kilobytes(year.DataBytes)} KB",
            _ => cost,
        };
    }

    private static string Kilobytes(long bytes) => (bytes / 1024).ToString(CultureInfo.InvariantCulture);
}
