using System.Collections.Immutable;

namespace ChatCoach.Host.Settings;

/// <summary>
/// The name of every setting the program reads. A name in one of our sections that is not here is a slip of the pen: it
/// is refused at start, because a misspelt setting would silently not hold.
/// </summary>
public static class SettingNames
{
    /// <summary>Stands for the place in a list.</summary>
    public const string Item = "*";

    /// <summary>More slips than this and another setting was meant.</summary>
    private const int Slips = 3;

    public static ImmutableSortedSet<string> All { get; } = ImmutableSortedSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Storage:Provider", "Storage:ConnectionString",
        "Keys:ConnectionString", "Keys:WrappingKey",
        "Host:PublicUrl", "Host:BotName", "Host:TimeZone",
        "Bot:AppId", "Bot:TenantId", "Bot:AppType", "Bot:ClientSecret", "Bot:OpenIdMetadataUrl", "Bot:Issuer", "Bot:EntraOpenIdMetadataUrl",
        "Bot:EntraIssuers:*", "Bot:AllowedServiceHosts:*", "Bot:AllowedTenants:*", "Bot:OutboundScope", "Bot:LoginHost",
        "Graph:Enabled", "Graph:Endpoint",
        "Privacy:MinimumGroup", "Privacy:MinimumGroupForText",
        "Sending:Hosts",
        "Demo:Year",
        "Safety:Country", "Safety:ComplaintBody:De", "Safety:ComplaintBody:En",
        "Safety:Numbers:*:Country", "Safety:Numbers:*:Name", "Safety:Numbers:*:Number", "Safety:Numbers:*:Note:De", "Safety:Numbers:*:Note:En",
        "Safety:Numbers:*:Kind", "Safety:Numbers:*:CheckedOn",
        "Manifest:AppId", "Manifest:Version", "Manifest:DeveloperName", "Manifest:WebsiteUrl", "Manifest:PrivacyUrl", "Manifest:TermsUrl");

    public static IEnumerable<string> Sections => All.Select(n => n.Split(':')[0]).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>A sentence for each name nobody reads.</summary>
    public static IEnumerable<string> Problems(IConfiguration configuration) =>
        Sections.SelectMany(s => Leaves(configuration.GetSection(s))).Where(path => !All.Contains(Generic(path))).Select(Problem);

    private static string Problem(string path)
    {
        var near = All.Select(n => (Name: n, Slips: Distance(n.ToUpperInvariant(), Generic(path).ToUpperInvariant()))).MinBy(n => n.Slips);
        return near.Slips <= Slips
            ? $"{path} is no setting. Did you mean {near.Name}?"
            : $"{path} is no setting. Remove it; the settings stand in appsettings.example.json.";
    }

    private static IEnumerable<string> Leaves(IConfigurationSection section)
    {
        var children = section.GetChildren().ToList();
        return children.Count > 0 ? children.SelectMany(Leaves) : section.Path.Contains(':', StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(section.Value) ? [section.Path] : [];
    }

    private static string Generic(string path) => string.Join(':', path.Split(':').Select(part => part.All(char.IsAsciiDigit) ? Item : part));

    /// <summary>Letters to add, take away or change to get from one to the other (Levenshtein).</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
