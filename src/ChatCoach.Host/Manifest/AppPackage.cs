using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ChatCoach.Host.Manifest;

/// <summary>The four files of the app package, as Teams takes them (TeamsDocs, app package): all at the root of the zip.</summary>
public sealed partial record AppPackage(JsonObject Manifest, JsonObject German, byte[] ColorIcon, byte[] OutlineIcon)
{
    public const string ManifestFile = "manifest.json";
    public const string GermanFile = "de.json";
    public const string ColorFile = "color.png";
    public const string OutlineFile = "outline.png";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads the sources with their placeholders still in them.</summary>
    /// <exception cref="IOException">A file is missing or cannot be read.</exception>
    /// <exception cref="JsonException">A file is no JSON object, or names a member twice.</exception>
    public static async Task<AppPackage> LoadAsync(string folder, CancellationToken cancellation) => new(
        await ReadJsonAsync(Path.Combine(folder, ManifestFile), cancellation),
        await ReadJsonAsync(Path.Combine(folder, GermanFile), cancellation),
        await File.ReadAllBytesAsync(Path.Combine(folder, ColorFile), cancellation),
        await File.ReadAllBytesAsync(Path.Combine(folder, OutlineFile), cancellation));

    /// <summary>
    /// Replaces <c>${{NAME}}</c> in string values. It works on the JSON tree, so a value can never add a member;
    /// a name that is not given stays as it is and is reported by <see cref="ManifestCheck"/>.
    /// </summary>
    public AppPackage Fill(ManifestSettings settings)
    {
        var values = settings.Placeholders();
        var manifest = (JsonObject)Filled(Manifest, values)!;
        if (!string.IsNullOrWhiteSpace(settings.Version))
            manifest["version"] = settings.Version.Trim();
        return this with { Manifest = manifest, German = (JsonObject)Filled(German, values)! };
    }

    /// <summary>The files in the order in which they are packed.</summary>
    public IReadOnlyList<(string Name, byte[] Content)> Files() =>
    [
        (ManifestFile, Bytes(Manifest)),
        (ColorFile, ColorIcon),
        (OutlineFile, OutlineIcon),
        (GermanFile, Bytes(German)),
    ];

    /// <summary>UTF-8 without a byte order mark, line feeds on every system, umlauts as themselves.</summary>
    public static byte[] Bytes(JsonObject json)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Readable))
            json.WriteTo(writer);
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static JsonNode? Filled(JsonNode? node, IReadOnlyDictionary<string, string> values) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Filled(member.Value, values)))),
        JsonArray items => new JsonArray([.. items.Select(item => Filled(item, values))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => JsonValue.Create(
            Placeholder().Replace(value.GetValue<string>(), match => values.GetValueOrDefault(match.Groups[1].Value, match.Value))),
        _ => node?.DeepClone(),
    };

    private static async Task<JsonObject> ReadJsonAsync(string path, CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(path);
        var node = await JsonNode.ParseAsync(stream, documentOptions: Strict, cancellationToken: cancellation);
        return node as JsonObject ?? throw new JsonException($"{Path.GetFileName(path)} is not a JSON object.");
    }

    [GeneratedRegex(@"\$\{\{([A-Z_]+)\}\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
