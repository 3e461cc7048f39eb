using System.Globalization;

namespace ChatCoach.Host.Settings;

/// <summary>Reads Safety:Numbers; a broken entry is refused, because nobody should dial a wrong number.</summary>
internal sealed class SafetyReader(IConfiguration configuration, List<string> problems)
{
    public SafetySettings Read()
    {
        var numbers = configuration.GetSection("Safety:Numbers").GetChildren().Select(Number).OfType<SafetyNumber>().ToList();
        return new SafetySettings
        {
            Country = (configuration["Safety:Country"] ?? "DE").Trim().ToUpperInvariant(),
            Numbers = numbers.Count > 0 ? numbers : DefaultNumbers.All,
            ComplaintBodyDe = configuration["Safety:ComplaintBody:De"]?.Trim() ?? "",
            ComplaintBodyEn = configuration["Safety:ComplaintBody:En"]?.Trim() ?? "",
        };
    }

    private SafetyNumber? Number(IConfigurationSection entry)
    {
        var kind = SafetyKind.Help;
        var problem = this switch
        {
            _ when string.IsNullOrWhiteSpace(entry["Country"]) => "Country (two letters) is missing.",
            _ when string.IsNullOrWhiteSpace(entry["Name"]) => "Name is missing.",
            _ when string.IsNullOrWhiteSpace(entry["Number"]) => "Number is missing.",
            _ when !Enum.TryParse(entry["Kind"], ignoreCase: true, out kind) || !Enum.IsDefined(kind) => "Kind must be one of Help, Emergency, Medical, Victims.",
            _ when !Date(entry["CheckedOn"], out _) => "CheckedOn must be the day somebody checked it, as yyyy-MM-dd.",
            _ => null,
        };
        if (problem is not null)
        {
            problems.Add($"{entry.Path}: {problem}");
            return null;
        }

        Date(entry["CheckedOn"], out var checkedOn);
        return new SafetyNumber(
            entry["Country"]!.Trim().ToUpperInvariant(), entry["Name"]!.Trim(), entry["Number"]!.Trim(),
            entry["Note:De"]?.Trim() ?? "", entry["Note:En"]?.Trim() ?? "", kind, checkedOn);
    }

    private static bool Date(string? text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
