using System.Text.Json;

namespace ChatCoach.Load.Talking;

/// <summary>A button of a card: what a click on it sends.</summary>
/// <param name="Title">Its label.</param>
/// <param name="Verb">Of the Action.Execute.</param>
/// <param name="Data">Its data as JSON.</param>
public sealed record CardButton(string Title, string Verb, JsonElement Data)
{
    public string? Do => Text("do");

    public string? Token => Text("token");

    public string? Step => Text("step");

    public string? Argument => Text("arg");

    public string? Guide => Text("guide");

    private string? Text(string name) => Data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <summary>What a person sees of a card of the coach.</summary>
public sealed class Card
{
    private readonly List<CardButton> buttons = [];
    private readonly List<string> inputs = [];
    private readonly List<(string Label, string Value)> facts = [];
    private readonly List<string> texts = [];

    private Card()
    {
    }

    public IReadOnlyList<CardButton> Buttons => buttons;

    public IReadOnlyList<string> Inputs => inputs;

    public IReadOnlyList<(string Label, string Value)> Facts => facts;

    public IReadOnlyList<string> Texts => texts;

    /// <summary>What makes it this card and no other: the token its buttons carry, and its words, because a question asked again keeps its token.</summary>
    public string Mark => $"{(buttons.Count == 0 ? "" : buttons[0].Token)} {string.Join('|', texts)}";

    /// <summary>The steps it asks, in the order of the guide; empty: it asks none.</summary>
    public IReadOnlyList<string> Steps
    {
        get
        {
            if (buttons.Find(b => b.Do == "answer")?.Step is not { } first)
                return [];
            var asked = inputs.Where(i => !i.EndsWith("New", StringComparison.Ordinal)).ToList();
            return asked.Count > 0 ? asked : [first];
        }
    }

    public string? Guide => buttons.Find(b => b.Do == "answer")?.Guide;

    public CardButton? Find(string verb, string? argument = null) =>
        buttons.Find(b => b.Do == verb && (argument is null || b.Argument == argument));

    /// <summary>Reads the content of an Adaptive Card.</summary>
    public static Card Read(JsonElement content)
    {
        var card = new Card();
        card.Look(content);
        return card;
    }

    /// <summary>The card of a posted message; null: it carries none.</summary>
    public static Card? OfMessage(JsonElement activity) =>
        activity.TryGetProperty("attachments", out var attachments) && attachments.GetArrayLength() > 0 ? Read(attachments[0].GetProperty("content")) : null;

    /// <summary>The card in the answer of an adaptiveCard/action invoke; null: it holds none.</summary>
    public static Card? OfInvokeAnswer(byte[] body)
    {
        if (body.Length == 0)
            return null;
        using var document = JsonDocument.Parse(body);
        return document.RootElement.TryGetProperty("type", out var type) && type.GetString() == "application/vnd.microsoft.card.adaptive"
            ? Read(document.RootElement.GetProperty("value")) : null;
    }

    private void Look(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Look(item);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            Take(element);
            foreach (var property in element.EnumerateObject())
                if (property.Name is "body" or "items" or "columns" or "actions" or "selectAction")
                    Look(property.Value);
        }
    }

    private void Take(JsonElement element)
    {
        var type = element.TryGetProperty("type", out var named) ? named.GetString() : null;
        switch (type)
        {
            case "Action.Execute" when element.TryGetProperty("data", out var data):
                buttons.Add(new CardButton(Text(element, "title"), Text(element, "verb"), data.Clone()));
                break;
            case "TextBlock":
                texts.Add(Text(element, "text"));
                break;
            case "FactSet":
                facts.AddRange(element.GetProperty("facts").EnumerateArray().Select(f => (Text(f, "title"), Text(f, "value"))));
                break;
            case { } input when input.StartsWith("Input.", StringComparison.Ordinal):
                inputs.Add(Text(element, "id"));
                break;
        }
    }

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
