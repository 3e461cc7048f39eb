using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatCoach.Host.Manifest;

/// <summary>All string values of a JSON tree with their paths, such as <c>bots[0].scopes[1]</c>.</summary>
internal static class JsonStrings
{
    public static IEnumerable<(string Path, string Value)> Of(JsonNode? node, string path = "") => node switch
    {
        JsonObject members => members.SelectMany(member => Of(member.Value, path.Length == 0 ? member.Key : $"{path}.{member.Key}")),
        JsonArray items => items.SelectMany((item, at) => Of(item, $"{path}[{at}]")),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [(path, value.GetValue<string>())],
        _ => [],
    };
}
