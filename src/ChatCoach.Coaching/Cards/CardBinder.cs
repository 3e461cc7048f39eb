using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ChatCoach.Coaching.Cards;

/// <summary>
/// Binds data into a card template on the JSON tree, so that no value can become structure.
/// "${name}" as a whole string is replaced by the value, inside a string by its text; an object with "$each" is repeated
/// for each item of that array, one with "$if" stays only when the value is there. Names are looked up in the item first,
/// then outwards. A name the data does not have is an error: a template must not lose a sentence silently.
/// </summary>
public static partial class CardBinder
{
    private const string Each = "$each";
    private const string If = "$if";

    /// <summary>The bound card.</summary>
    /// <exception cref="InvalidOperationException">The template names something the data does not have.</exception>
    public static JsonObject Bind(JsonObject template, JsonObject data) => (JsonObject)Bound(template, new Scope(data, null))!;

    private static JsonNode? Bound(JsonNode? node, Scope scope) => node switch
    {
        JsonObject o => BoundObject(o, scope),
        JsonArray a => BoundArray(a, scope),
        JsonValue v when v.GetValueKind() == JsonValueKind.String => BoundText(v.GetValue<string>(), scope),
        _ => node?.DeepClone(),
    };

    private static JsonObject BoundObject(JsonObject template, Scope scope)
    {
        var result = new JsonObject();
        foreach (var (name, value) in template)
            if (name is not (Each or If) && Kept(value, scope) && Bound(value, scope) is { } bound)
                result[name] = bound;
        return result;
    }

    private static JsonArray BoundArray(JsonArray template, Scope scope)
    {
        var result = new JsonArray();
        foreach (var node in template)
            foreach (var inner in Scopes(node, scope))
                if (Kept(node, inner))
                    result.Add(Bound(node, inner));
        return result;
    }

    private static IEnumerable<Scope> Scopes(JsonNode? node, Scope scope)
    {
        if (node is not JsonObject o || o[Each] is not { } name)
            return [scope];
        return scope.Find(name.GetValue<string>()) is JsonArray items ? items.Select(item => new Scope(item, scope)) : [];
    }

    private static bool Kept(JsonNode? node, Scope scope) =>
        node is not JsonObject o || o[If] is not { } name || Holds(scope.Find(name.GetValue<string>()));

    private static bool Holds(JsonNode? value) => value switch
    {
        null => false,
        JsonArray a => a.Count > 0,
        JsonValue v when v.GetValueKind() == JsonValueKind.False => false,
        _ => true,
    };

    private static JsonNode? BoundText(string text, Scope scope)
    {
        if (Whole().Match(text) is { Success: true } whole)
            return scope.Get(whole.Groups[1].Value)?.DeepClone();
        return JsonValue.Create(Part().Replace(text, match => scope.Get(match.Groups[1].Value)?.ToString() ?? ""));
    }

    [GeneratedRegex(@"^\$\{([a-zA-Z]+)\}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Whole();

    [GeneratedRegex(@"\$\{([a-zA-Z]+)\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();

    private sealed record Scope(JsonNode? Data, Scope? Outer)
    {
        public JsonNode? Find(string name) =>
            Data is JsonObject o && o.TryGetPropertyValue(name, out var value) ? value : Outer?.Find(name);

        public JsonNode? Get(string name) => Has(name)
            ? Find(name) : throw new InvalidOperationException($"The card template names \"{name}\", which its data does not have.");

        private bool Has(string name) => (Data is JsonObject o && o.ContainsKey(name)) || (Outer?.Has(name) ?? false);
    }
}
