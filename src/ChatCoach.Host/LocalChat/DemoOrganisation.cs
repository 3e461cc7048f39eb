using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatCoach.Host.LocalChat;

/// <summary>The invented organisation whose people one may be in the local chat.</summary>
/// <param name="TenantId">Tenant all of them belong to.</param>
/// <param name="Units">Units with their people; each person stands in exactly one.</param>
public sealed record DemoOrganisation(string TenantId, IReadOnlyList<DemoUnit> Units)
{
    /// <summary>Where the file lies, relative to the program.</summary>
    public const string ContentPath = "Content/demo/people.json";

    /// <summary>Everybody, in the order of the file.</summary>
    [JsonIgnore]
    public IReadOnlyList<Persona> Personas =>
        [.. Units.SelectMany(unit => unit.People.Select(person =>
            new Persona(person.ObjectId, person.Name, person.Role, unit.Name, person.Locale)))];

    /// <summary>Loads the file that is part of the program.</summary>
    /// <exception cref="InvalidDataException">The file is not what it must be; the message says where.</exception>
    public static DemoOrganisation Load() => Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, ContentPath)));

    /// <summary>Reads the file strictly: unknown, missing or doubled members and doubled people are refused.</summary>
    /// <inheritdoc cref="Load" path="/exception"/>
    public static DemoOrganisation Parse(string json)
    {
        DemoOrganisation? organisation;
        try
        {
            organisation = JsonSerializer.Deserialize(json, DemoJson.Default.DemoOrganisation);
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{ContentPath}: {wrong.Message}", wrong);
        }
        if (organisation is null)
            throw new InvalidDataException($"{ContentPath}: is null; it must be an organisation with units.");
        if (organisation.Problem() is { } problem)
            throw new InvalidDataException($"{ContentPath}: {problem}");
        return organisation;
    }

    private string? Problem()
    {
        if (string.IsNullOrWhiteSpace(TenantId))
            return "tenantId is empty.";
        if (Repeated(Units.Select(unit => unit.Name)) is { } unitName)
            return $"units: \"{unitName}\" appears twice.";
        if (Repeated(Units.SelectMany(unit => unit.People).Select(person => person.ObjectId)) is { } objectId)
            return $"people: the objectId \"{objectId}\" appears twice; each person is in exactly one unit.";
        return Units.SelectMany(unit => unit.People).Select(person => person.Problem()).FirstOrDefault(problem => problem is not null);
    }

    private static string? Repeated(IEnumerable<string> names) =>
        names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;
}

/// <summary>A unit of the demo organisation.</summary>
public sealed record DemoUnit(string Name, IReadOnlyList<DemoPerson> People);

/// <summary>A person of the demo organisation; see <see cref="Persona"/> for the members.</summary>
public sealed record DemoPerson(string ObjectId, string Name, string Role, string Locale)
{
    /// <summary>What is wrong with this person, or null.</summary>
    internal string? Problem() => this switch
    {
        _ when ObjectId.Length == 0 || !ObjectId.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') =>
            $"objectId \"{ObjectId}\" must consist of a-z, 0-9 and hyphens: it stands in addresses.",
        _ when string.IsNullOrWhiteSpace(Name) => $"{ObjectId}: name is empty.",
        _ when !Persona.Roles.Contains(Role) => $"{ObjectId}: role \"{Role}\" is none of {string.Join(", ", Persona.Roles)}.",
        _ when !Locale.StartsWith("de-", StringComparison.Ordinal) && !Locale.StartsWith("en-", StringComparison.Ordinal) =>
            $"{ObjectId}: locale \"{Locale}\" must begin with de- or en-.",
        _ => null,
    };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(DemoOrganisation))]
internal sealed partial class DemoJson : JsonSerializerContext;
