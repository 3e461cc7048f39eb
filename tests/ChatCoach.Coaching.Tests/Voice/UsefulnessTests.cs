using System.Globalization;
using ChatCoach.Coaching.Voice;
using Xunit.Abstractions;

namespace ChatCoach.Coaching.Tests.Voice;

/// <summary>What the thresholds cost: in how many weeks of a year a unit sees at least one number of its own.</summary>
public sealed class UsefulnessTests(ITestOutputHelper output)
{
    private const int Weeks = 52;
    private const int Years = 200;
    private const double Absent = 0.1;

    /// <summary>How often each of the obstacles is tapped in one check-in: made up, and said so where the figures are quoted.</summary>
    private static readonly double[] Rates = [0.35, 0.3, 0.25, 0.2, 0.15];

    private static readonly IReadOnlyList<VoiceCell> Cells = [.. Rates.Select((_, n) => new VoiceCell($"c{n}", VoiceLane.Obstacle, [$"c{n}"]))];

    /// <summary>Half of the people said yes to counting and do one check-in a week.</summary>
    [Theory]
    [InlineData(10, 1, false)]
    [InlineData(15, 1, false)]
    [InlineData(20, 1, true)]
    [InlineData(24, 1, true)]
    [InlineData(30, 1, true)]
    [InlineData(10, 4, false)]
    [InlineData(15, 4, false)]
    [InlineData(20, 4, true)]
    [InlineData(24, 4, true)]
    [InlineData(30, 4, true)]
    public void A_unit_sees_numbers_when_enough_count(int people, int weeks, bool sees)
    {
        var random = new Random(people);
        var seen = 0;
        for (var period = 0; period < Years * Weeks / weeks; period++)
        {
            var contributors = Enumerable.Range(0, people / 2).Select(_ => (IReadOnlySet<string>)Taps(random, weeks)).Where(codes => codes.Count > 0).ToList();
            seen += new VoiceRules().Show([.. Cells], contributors).IsEmpty ? 0 : weeks;
        }

        var aYear = (double)seen / Years;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"A unit of {people}, period of {weeks}: numbers in {aYear:0.0} of {Weeks} weeks."));
        Assert.Equal(sees, aYear > 0);
    }

    private static HashSet<string> Taps(Random random, int weeks)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        for (var week = 0; week < weeks; week++)
        {
            if (random.NextDouble() < Absent)
                continue;
            codes.Add(VoiceCells.TookPart);
            foreach (var (cell, rate) in Cells.Zip(Rates))
            {
                if (random.NextDouble() < rate)
                    codes.Add(cell.Codes[0]);
            }
        }

        return codes;
    }
}
