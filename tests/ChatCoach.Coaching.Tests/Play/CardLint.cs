using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatCoach.Coaching.Tests.Play;

/// <summary>What every card of ours keeps to, so that it looks the same in all of Teams (pitfalls D3, D22, D23, D24).</summary>
public static class CardLint
{
    private const int MaxBytes = 20 * 1024;
    private const int MaxInputs = 4;
    private const int MaxActions = 6;

    private static readonly HashSet<string> Allowed = new(StringComparer.Ordinal)
    {
        "AdaptiveCard", "TextBlock", "Container", "ColumnSet", "Column", "ActionSet", "FactSet", "Input.Text", "Input.ChoiceSet", "Input.Date",
        "Action.Execute", "Action.Submit",
    };

    public static IReadOnlyList<string> Problems(JsonObject card)
    {
        var problems = new List<string>();
        if (card["version"]?.GetValue<string>() != "1.5")
            problems.Add("The version is not 1.5.");
        if (string.IsNullOrWhiteSpace(card["fallbackText"]?.GetValue<string>()))
            problems.Add("There is no fallbackText.");
        if (card["lang"]?.GetValue<string>() is not ("de" or "en"))
            problems.Add("There is no language.");
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
        if (type is null || !Allowed.Contains(type))
            problems.Add($"{path}: \"{type}\" is not one of our elements.");
        if (type is "Action.Execute" && (Empty(o, "title") || Empty(o, "verb") || o["data"] is not JsonObject || Empty(o["data"]!.AsObject(), "token")))
            problems.Add($"{path}: An action needs title, verb, data and token.");
        if (type is "Action.Execute" && o["data"] is JsonObject data && data["do"]?.ToString() != o["verb"]?.ToString())
            problems.Add($"{path}: The fallback would do something else.");
        if (type is "Action.Execute" && (o["fallback"]?["type"]?.ToString() != "Action.Submit" || !JsonNode.DeepEquals(o["fallback"]!["data"], o["data"]) || o["fallback"]!["title"]?.ToString() != o["title"]?.ToString()))
            problems.Add($"{path}: A client without Action.Execute gets something else.");
        if (type is "Action.Submit" && !path.EndsWith(".fallback", StringComparison.Ordinal))
            problems.Add($"{path}: Action.Submit is only for clients without Action.Execute.");
        if (type?.StartsWith("Input.", StringComparison.Ordinal) == true && (Empty(o, "id") || Empty(o, "label")))
            problems.Add($"{path}: An input needs id and label.");
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

    private static bool Empty(JsonObject o, string name) => string.IsNullOrWhiteSpace(o[name]?.ToString());
}
