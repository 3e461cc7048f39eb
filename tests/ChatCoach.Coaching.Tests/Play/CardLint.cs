using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ChatCoach.Coaching.Tests.Play;

/// <summary>What every card of ours keeps to, so that it looks the same in all of Teams (pitfalls D3, D22, D23, D24).</summary>
public static partial class CardLint
{
    private const int MaxBytes = 20 * 1024;
    private const int MaxInputs = 4;
    private const int MaxActions = 6;

    /// <summary>
    /// What our cards are made of: elements and their properties, each of them in the official schema of version 1.5. No
    /// "lang": it is only for dates that the client writes, of which there are none, and Microsoft's renderer takes every
    /// second one for wrong.
    /// </summary>
    private static readonly FrozenDictionary<string, string[]> Allowed = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["AdaptiveCard"] = ["$schema", "version", "fallbackText", "speak", "body"],
        ["TextBlock"] = ["text", "size", "weight", "color", "fontType", "isSubtle", "wrap", "style", "horizontalAlignment", "spacing"],
        ["Container"] = ["items", "spacing", "separator"],
        ["ColumnSet"] = ["columns", "spacing"],
        ["Column"] = ["width", "items", "selectAction", "spacing"],
        ["FactSet"] = ["facts"],
        ["ActionSet"] = ["actions", "spacing"],
        ["Input.Text"] = ["id", "label", "errorMessage", "placeholder", "maxLength", "isMultiline", "value"],
        ["Input.ChoiceSet"] = ["id", "label", "errorMessage", "placeholder", "style", "isMultiSelect", "wrap", "choices", "value"],
        ["Input.Date"] = ["id", "label", "errorMessage", "value"],
        ["Action.Execute"] = ["title", "verb", "style", "associatedInputs", "data", "fallback"],
        ["Action.Submit"] = ["title", "style", "associatedInputs", "data"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Elements without a type: an entry of "choices" or "facts".</summary>
    private static readonly string[] Pair = ["title", "value"];

    public static IReadOnlyList<string> Problems(JsonObject card)
    {
        var problems = new List<string>();
        if (card["version"]?.GetValue<string>() != "1.5")
            problems.Add("The version is not 1.5.");
        if (string.IsNullOrWhiteSpace(card["fallbackText"]?.GetValue<string>()))
            problems.Add("There is no fallbackText.");
        if (Encoding.UTF8.GetByteCount(card.ToJsonString()) is var bytes and > MaxBytes)
            problems.Add($"{bytes} bytes.");
        Walk(card, "card", problems);
        var inputs = new DrawnCard(card).Inputs;
        if (inputs.Count > MaxInputs)
            problems.Add($"{inputs.Count} inputs.");
        if (inputs.Select(i => i["id"]?.ToString()).Distinct(StringComparer.Ordinal).Count() != inputs.Count)
            problems.Add("Two inputs have the same id.");
        return problems;
    }

    private static void Walk(JsonNode? node, string path, List<string> problems)
    {
        switch (node)
        {
            case JsonObject o:
                Element(o, path, problems);
                foreach (var (name, value) in o)
                    if (name is not ("data" or "choices" or "facts"))
                        Walk(value, $"{path}.{name}", problems);
                break;
            case JsonArray a:
                for (var i = 0; i < a.Count; i++)
                    Walk(a[i], $"{path}[{i}]", problems);
                break;
        }
    }

    private static void Element(JsonObject o, string path, List<string> problems)
    {
        var type = o["type"]?.GetValue<string>();
        if (type is null || !Allowed.TryGetValue(type, out var properties))
            problems.Add($"{path}: \"{type}\" is not one of our elements.");
        else
            problems.AddRange(o.Select(p => p.Key).Except(properties, StringComparer.Ordinal).Where(p => p != "type").Select(p => $"{path}.{p}: {type} has no such property here."));
        problems.AddRange(Pairs(o).SelectMany(p => p.Select(m => m.Key)).Except(Pair, StringComparer.Ordinal).Select(p => $"{path}: \"{p}\" in a choice or fact."));
        problems.AddRange(Read(o).Where(t => ListNumber().IsMatch(t)).Select(t => $"{path}: \"{t}\" would be read as a list."));
        if (type is "Action.Execute" && (Empty(o, "title") || Empty(o, "verb") || o["data"] is not JsonObject || Empty(o["data"]!.AsObject(), "token")))
            problems.Add($"{path}: An action needs title, verb, data and token.");
        if (type is "Action.Execute" && o["data"] is JsonObject data && data["do"]?.ToString() != o["verb"]?.ToString())
            problems.Add($"{path}: The fallback would do something else.");
        if (type is "Action.Execute" && (o["fallback"]?["type"]?.ToString() != "Action.Submit" || !JsonNode.DeepEquals(o["fallback"]!["data"], o["data"]) || o["fallback"]!["title"]?.ToString() != o["title"]?.ToString()))
            problems.Add($"{path}: A client without Action.Execute gets something else.");
        if (type is "Action.Submit" && !path.EndsWith(".fallback", StringComparison.Ordinal))
            problems.Add($"{path}: Action.Submit is only for clients without Action.Execute.");
        if (type?.StartsWith("Input.", StringComparison.Ordinal) == true && (Empty(o, "id") || Empty(o, "label") || Empty(o, "errorMessage")))
            problems.Add($"{path}: An input needs id, label and error message.");
        if (type is "ActionSet" && o["actions"] is JsonArray { Count: 0 or > MaxActions })
            problems.Add($"{path}: One to {MaxActions} actions in a row.");
        if (type is "TextBlock" && Empty(o, "text"))
            problems.Add($"{path}: A text without words.");
        if (type is "ColumnSet" && o["columns"] is not JsonArray { Count: > 0 })
            problems.Add($"{path}: No column.");
        foreach (var (name, value) in o)
            if (value is null || (value.GetValueKind() == JsonValueKind.String && name is "$each" or "$if"))
                problems.Add($"{path}.{name}: The template was not bound.");
    }

    private static IEnumerable<JsonObject> Pairs(JsonObject o) =>
        (o["choices"] as JsonArray ?? []).Concat(o["facts"] as JsonArray ?? []).OfType<JsonObject>();

    /// <summary>What is read as Markdown.</summary>
    private static IEnumerable<string> Read(JsonObject o) =>
        (o["facts"] as JsonArray ?? []).OfType<JsonObject>().SelectMany(f => f.Select(m => m.Value)).Append(o["type"]?.ToString() == "TextBlock" ? o["text"] : null).OfType<JsonNode>().Select(n => n.ToString());

    /// <summary>"3. May" at the beginning of a line.</summary>
    [GeneratedRegex(@"^[ \t]*\d+[.)]([ \t\r]|$)", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ListNumber();

    private static bool Empty(JsonObject o, string name) => string.IsNullOrWhiteSpace(o[name]?.ToString());
}
