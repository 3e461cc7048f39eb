using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Play;

/// <summary>A card as the client sees it: what can be tapped, and what stands in its inputs.</summary>
public sealed class DrawnCard(JsonObject json)
{
    public JsonObject Json { get; } = json;

    /// <summary>Every action, links and buttons, in the order of the card.</summary>
    public IReadOnlyList<JsonObject> Actions { get; } = [.. Find(json, "Action.Execute")];

    public IReadOnlyList<JsonObject> Inputs { get; } =
        [.. Find(json, "Input.Text").Concat(Find(json, "Input.ChoiceSet")).Concat(Find(json, "Input.Date"))];

    /// <summary>The click of an action, read as the host reads it: the data of the action, and the inputs it takes along.</summary>
    public static CardAction Click(JsonObject action, IEnumerable<KeyValuePair<string, string>> inputs)
    {
        var data = action["data"]!.AsObject();
        string? Text(string name) => data[name]?.GetValue<string>();
        var sent = string.Equals(action["associatedInputs"]?.GetValue<string>(), "none", StringComparison.Ordinal) ? [] : inputs;
        return new CardAction(Text("do")!, Text("token"), Text("run"), Text("step"), Text("arg"), CardInputs.Merge(sent), Text("guide"));
    }

    /// <summary>What stands in the inputs when the person changes nothing.</summary>
    public ImmutableDictionary<string, string> Prefilled => Inputs.Where(i => i["value"] is not null)
        .ToImmutableDictionary(i => i["id"]!.GetValue<string>(), i => i["value"]!.GetValue<string>(), StringComparer.Ordinal);

    public static IEnumerable<JsonObject> Find(JsonNode? node, string type)
    {
        var found = new List<JsonObject>();
        Collect(node, type, found);
        return found;
    }

    private static void Collect(JsonNode? node, string type, List<JsonObject> found)
    {
        switch (node)
        {
            case JsonObject o:
                if (o["type"] is JsonValue value && value.TryGetValue<string>(out var its) && string.Equals(its, type, StringComparison.Ordinal))
                    found.Add(o);
                foreach (var (name, inner) in o)
                    if (name is not ("data" or "fallback"))
                        Collect(inner, type, found);
                break;
            case JsonArray a:
                foreach (var inner in a)
                    Collect(inner, type, found);
                break;
        }
    }
}
