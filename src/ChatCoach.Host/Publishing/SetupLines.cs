using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using ChatCoach.Coaching.Council;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Voice;
using ChatCoach.Host.Commands;
using ChatCoach.Host.Settings;

namespace ChatCoach.Host.Publishing;

/// <summary>How this host is set up, for the works council (privacy rule P24): what is on, every threshold and period in force, the versions. No secret, no address, no name.</summary>
public static class SetupLines
{
    private static readonly Phrase On = new("an", "on");
    private static readonly Phrase Off = new("aus", "off");

    /// <param name="settings">In force.</param>
    /// <param name="guides">The newest of each.</param>
    public static ImmutableList<SetupLine> Of(HostSettings settings, IEnumerable<Guide> guides) =>
    [
        new("version", Same(typeof(SetupLines).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+') is [var number, ..] parts ? parts.Length > 1 ? $"{number} ({parts[1][..Math.Min(8, parts[1].Length)]})" : number : "?")),
        new("guides", Same(StandOf([.. guides]))),
        new("graph", settings.Graph.Enabled ? On : Off),
        new("links", settings.PublicUrl is null ? Off : On),
        new("model", Off),
        .. Threshold.All.Select(t => new SetupLine(t.Id, Number(InForce(t, settings.Privacy), t.Measure))),
    ];

    /// <summary>What a setting makes of it.</summary>
    private static int InForce(Threshold threshold, PrivacySettings privacy) => threshold.Id switch
    {
        "group" => privacy.MinimumGroup,
        "unit" => new VoiceRules(privacy.MinimumGroup).LeastContributors,
        "text" => privacy.MinimumGroupForText,
        _ => threshold.Value,
    };

    /// <summary>How many there are, and eight letters that become other when any of them does.</summary>
    private static string StandOf(List<Guide> guides)
    {
        var versions = string.Join('\n', guides.Select(g => $"{g.Id} {g.Version}").Order(StringComparer.Ordinal));
        return string.Create(CultureInfo.InvariantCulture, $"{guides.Count} ({Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(versions)))[..8]})");
    }

    private static Phrase Number(int value, Measure measure)
    {
        var (german, english) = measure switch
        {
            Measure.People => ("Personen", "people"),
            Measure.Minutes => ("Minuten", "minutes"),
            Measure.Hours => ("Stunden", "hours"),
            Measure.Days => ("Tage", "days"),
            Measure.WorkingDays => ("Arbeitstage", "working days"),
            Measure.Weeks => ("Wochen", "weeks"),
            Measure.Months => ("Monate", "months"),
            _ => ("", ""),
        };
        var number = value.ToString(CultureInfo.InvariantCulture);
        return new Phrase($"{number} {german}".TrimEnd(), $"{number} {english}".TrimEnd());
    }

    private static Phrase Same(string value) => new(value, value);
}
