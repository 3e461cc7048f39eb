using System.Text.Json.Nodes;
using ChatCoach.Load.Hosts;

namespace ChatCoach.Load.Fuzzing;

/// <summary>Activities as Microsoft's Agents Playground 0.2.28 sends them in all three scopes; ids and names are made up.</summary>
public static class Captures
{
    public static IReadOnlyList<JsonObject> All { get; } =
    [
        .. Directory.GetFiles(Path.Combine(Repository.Root, "tests", "ChatCoach.Load", "Captures"), "*.json")
            .Order(StringComparer.Ordinal).Select(file => JsonNode.Parse(File.ReadAllText(file))!.AsObject()),
    ];
}
