using System.Text;
using System.Text.Json.Nodes;
using NJsonSchema;
using NJsonSchema.Validation;

namespace ChatCoach.Host.Manifest;

/// <summary>
/// Checks the package against the official schemas. They are of draft 4, which knows no <c>const</c> and ignores what
/// stands beside a <c>$ref</c>: the version and the German lengths are therefore <see cref="ManifestCheck"/>'s to check.
/// </summary>
public static class SchemaCheck
{
    public static async Task<IReadOnlyList<ManifestProblem>> CheckAsync(AppPackage package, SchemaFetch.Ready schemas, CancellationToken cancellation) =>
    [
        .. await AgainstAsync(AppPackage.ManifestFile, package.Manifest, schemas.Manifest, cancellation),
        .. await AgainstAsync(AppPackage.GermanFile, package.German, schemas.Localisation, cancellation),
    ];

    private static async Task<IReadOnlyList<ManifestProblem>> AgainstAsync(string file, JsonObject json, string schemaText, CancellationToken cancellation)
    {
        var schema = await JsonSchema.FromJsonAsync(schemaText, cancellation);
        return [.. schema.Validate(Encoding.UTF8.GetString(AppPackage.Bytes(json)))
            .SelectMany(Leaves)
            .Select(error => new ManifestProblem($"{file} {error.Path}", $"the official schema refuses it: {error.Kind}."))
            .Distinct()];
    }

    /// <summary>An error of an array item only says "item not valid"; what is wrong stands in its children.</summary>
    private static IEnumerable<ValidationError> Leaves(ValidationError error) => error switch
    {
        ChildSchemaValidationError { Errors.Count: > 0 } parent => parent.Errors.Values.SelectMany(errors => errors).SelectMany(Leaves),
        MultiTypeValidationError { Errors.Count: > 0 } parent => parent.Errors.Values.SelectMany(errors => errors).SelectMany(Leaves),
        _ => [error],
    };
}
