using System.Globalization;

namespace ChatCoach.Load.Measuring;

/// <summary>How one form of talking went.</summary>
/// <param name="PerSecond">Turns per second.</param>
/// <param name="P50">Milliseconds from post to reply.</param>
/// <param name="P99">Likewise.</param>
/// <param name="Cpu">Milliseconds of CPU a turn.</param>
public sealed record FormFigures(double PerSecond, double P50, double P99, double Cpu)
{
    public static FormFigures MedianOf(IReadOnlyList<FormFigures> runs) => new(
        Medians.Of(runs, r => r.PerSecond), Medians.Of(runs, r => r.P50), Medians.Of(runs, r => r.P99), Medians.Of(runs, r => r.Cpu));
}

/// <summary>One run of one program.</summary>
/// <param name="Typed">Everything typed; the reply is posted.</param>
/// <param name="Clicked">Everything clicked, the reply is the HTTP answer; null: it knows no clicks.</param>
/// <param name="PeakMegabytes">Most resident memory.</param>
/// <param name="ColdStart">Milliseconds from the start of the process to its first reply.</param>
public sealed record SpeedFigures(FormFigures Typed, FormFigures? Clicked, double PeakMegabytes, double ColdStart)
{
    public static SpeedFigures MedianOf(IReadOnlyList<SpeedFigures> runs) => new(
        FormFigures.MedianOf([.. runs.Select(r => r.Typed)]),
        runs[0].Clicked is null ? null : FormFigures.MedianOf([.. runs.Select(r => r.Clicked!)]),
        Medians.Of(runs, r => r.PeakMegabytes),
        Medians.Of(runs, r => r.ColdStart));
}

/// <summary>The table, in Markdown.</summary>
public static class SpeedTable
{
    public static void Print(TextWriter output, IEnumerable<(string Name, SpeedFigures Figures)> rows)
    {
        output.WriteLine("| | form | turns/s | p50 ms | p99 ms | CPU ms a turn | peak MB | first reply ms |");
        output.WriteLine("|---|---|--:|--:|--:|--:|--:|--:|");
        foreach (var (name, figures) in rows)
        {
            output.WriteLine(Row(name, "typed", figures.Typed, figures));
            if (figures.Clicked is { } clicked)
                output.WriteLine(Row(name, "clicked", clicked, figures));
        }
    }

    private static string Row(string name, string form, FormFigures of, SpeedFigures whole) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {form} | {of.PerSecond:0} | {of.P50:0} | {of.P99:0} | {of.Cpu:0.00} | {whole.PeakMegabytes:0} | {whole.ColdStart:0} |");
}

/// <summary>The middle of several runs.</summary>
public static class Medians
{
    public static double Of<T>(IReadOnlyList<T> runs, Func<T, double> figure) => runs.Select(figure).Order().ElementAt(runs.Count / 2);
}
