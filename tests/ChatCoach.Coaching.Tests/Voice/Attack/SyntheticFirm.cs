using ChatCoach.Coaching.Voice;

namespace ChatCoach.Coaching.Tests.Voice.Attack;

/// <summary>A made-up organisation with nasty shapes: small units, absences, leavers, one answer nearly everybody gives.</summary>
internal sealed class SyntheticFirm
{
    /// <summary>Sizes around every limit (issue: units of 6, 10, 11, 12, 30).</summary>
    private static readonly int[] Sizes = [6, 10, 11, 12, 30];

    private readonly Random random;
    private readonly List<(string Unit, bool Counts, int Until)> people = [];
    private readonly List<(string Id, string? PartOf)> units = [("firm", null)];
    private readonly double absent;
    private readonly double[] rates;

    public SyntheticFirm(int seed)
    {
        random = new Random(seed);
        absent = random.NextDouble() * 0.3;
        var agrees = 0.5 + (random.NextDouble() * 0.5);
        // In every third firm nearly everybody says the same.
        rates = [.. Cells.Select(_ => seed % 3 == 0 ? 0.9 + (random.NextDouble() * 0.1) : random.NextDouble())];
        for (var department = 0; department < 2; department++)
        {
            units.Add(($"d{department}", "firm"));
            for (var n = random.Next(2, 5); n > 0; n--)
            {
                var unit = $"d{department}u{n}";
                units.Add((unit, $"d{department}"));
                for (var size = Sizes[random.Next(Sizes.Length)]; size > 0; size--)
                    people.Add((unit, random.NextDouble() < agrees, random.Next(6) == 0 ? random.Next(Weeks) : Weeks));
            }
        }
    }

    public const int Weeks = 52;

    /// <summary>Two that go by themselves and three that exclude each other.</summary>
    public static IReadOnlyList<VoiceCell> Cells { get; } =
    [
        new("frame", VoiceLane.Obstacle, ["frame"]), new("process", VoiceLane.Obstacle, ["process"]),
        new("yes", VoiceLane.Need, ["yes"], "match"), new("partly", VoiceLane.Need, ["partly"], "match"), new("no", VoiceLane.Need, ["no"], "match"),
    ];

    /// <summary>What the people of each group tapped in a period; who was there in any of its weeks is in it once.</summary>
    /// <param name="first">Its first week.</param>
    /// <param name="weeks">How many it has.</param>
    /// <param name="rules">k.</param>
    public IEnumerable<List<IReadOnlySet<string>>> Period(int first, int weeks, VoiceRules rules)
    {
        var taps = people.Where(p => p.Counts).Select(p => (p.Unit, Codes: (IReadOnlySet<string>)Said(first, Math.Min(p.Until, first + weeks)))).Where(p => p.Codes.Count > 0).ToLookup(p => p.Unit, p => p.Codes, StringComparer.Ordinal);
        var groups = VoiceGroups.Of([.. units.Select(u => new VoiceUnit(u.Id, u.PartOf, taps[u.Id].Count()))], rules);
        return [.. groups.Select(g => g.Units.SelectMany(u => taps[u]).ToList())];
    }

    private HashSet<string> Said(int from, int until)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        for (var week = from; week < until; week++)
        {
            if (random.NextDouble() >= absent)
                Answer(codes);
        }

        return codes;
    }

    private void Answer(HashSet<string> codes)
    {
        codes.Add(VoiceCells.TookPart);
        for (var cell = 0; cell < 2; cell++)
        {
            if (random.NextDouble() < rates[cell])
                codes.Add(Cells[cell].Codes[0]);
        }

        if (random.NextDouble() < rates[2])
            codes.Add("yes");
        else if (random.NextDouble() < rates[3])
            codes.Add("partly");
        else if (random.NextDouble() < rates[4])
            codes.Add("no");
    }
}
