using System.Text.Json.Nodes;
using ChatCoach.Browser.Tests.Running;

namespace ChatCoach.Browser.Tests.Cards;

/// <summary>One card as it goes over the wire.</summary>
/// <param name="Name">The name of its file, for example "G1-feel.de".</param>
/// <param name="Caption">What stands above it on a sheet; null: nothing.</param>
public sealed record SampleCard(string Name, JsonObject Card, string? Caption = null);

/// <summary>
/// Every card that people meet, as the tests of the coaching recorded it. What the recording left out, for it says the same
/// again, is put back: the text, and the Action.Submit behind each Action.Execute.
/// </summary>
public static class GoldenCards
{
    private static readonly string Folder = Repository.PathOf("tests", "ChatCoach.Coaching.Tests", "Cards", "Golden");

    public static IReadOnlyList<SampleCard> All { get; } =
        [.. Directory.GetFiles(Folder, "*.json").Order(StringComparer.Ordinal).Select(file => new SampleCard(Path.GetFileNameWithoutExtension(file), Whole(file)))];

    private static JsonObject Whole(string file)
    {
        var card = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        var text = File.ReadAllText(Path.ChangeExtension(file, ".txt")).TrimEnd();
        card["fallbackText"] = text;
        card["speak"] = text;
        AddSubmit(card);
        return card;
    }

    private static void AddSubmit(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
                AddSubmit(item);
            return;
        }

        if (node is not JsonObject element)
            return;
        foreach (var inner in element.Select(member => member.Value).ToList())
            AddSubmit(inner);
        if (element["type"]?.ToString() != "Action.Execute")
            return;
        var submit = element.DeepClone().AsObject();
        submit["type"] = "Action.Submit";
        submit.Remove("verb");
        element["fallback"] = submit;
    }
}
