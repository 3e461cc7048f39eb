using System.Text.Json.Nodes;

namespace ChatCoach.Host.Tests.Play;

/// <summary>A button on a card.</summary>
public sealed record Button(string Label, string Verb, JsonObject Data, bool Link, string Style);

/// <summary>An input of a card.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Value">What stands in it already.</param>
/// <param name="Choices">Value and title; empty for free text.</param>
/// <param name="Several">More than one choice may be taken.</param>
public sealed record Input(string Id, string Label, string? Value, IReadOnlyList<(string Value, string Title)> Choices, bool Several);

/// <summary>What a person sees of an activity.</summary>
public sealed class Shown
{
    private Shown(JsonObject? card, string? text)
    {
        Card = card;
        Text = text;
        if (card is not null)
            Read(card["body"], link: false);
        else
            Lines.AddRange((text ?? "").Split('\n'));
    }

    public JsonObject? Card { get; }

    public string? Text { get; }

    /// <summary>One line a piece, as a person would read them out.</summary>
    public List<string> Lines { get; } = [];

    public List<Button> Buttons { get; } = [];

    public List<Input> Inputs { get; } = [];

    public List<(string Title, string Value)> Facts { get; } = [];

    public string Plain => string.Join('\n', Lines);

    public static Shown Of(JsonObject activity) => activity["attachments"] is JsonArray { Count: > 0 } attachments
        ? OfCard(attachments.Single()!["content"]!.AsObject())
        : new Shown(null, activity["text"]?.GetValue<string>());

    public static Shown OfCard(JsonObject card) => new(card, null);

    public Button Find(string label) => Buttons.FirstOrDefault(b => b.Label == label)
        ?? throw new InvalidOperationException($"There is no \"{label}\" on the card, only {string.Join(" | ", Buttons.Select(b => b.Label))}.\n{Plain}");

    private void Read(JsonNode? node, bool link)
    {
        switch (node)
        {
            case JsonArray all:
                foreach (var one in all)
                    Read(one, link);
                break;
            case JsonObject element:
                Element(element, link);
                break;
        }
    }

    private void Element(JsonObject element, bool link)
    {
        switch (element["type"]!.GetValue<string>())
        {
            case "TextBlock" when !link:
                Lines.AddRange(element["text"]!.GetValue<string>().Split('\n'));
                break;
            case "FactSet":
                foreach (var fact in element["facts"]!.AsArray())
                    Fact(fact!["title"]!.GetValue<string>(), fact["value"]!.GetValue<string>());
                break;
            case "ActionSet":
                Lines.Add(string.Concat(element["actions"]!.AsArray().Select(a => $"[{a!["title"]}]")));
                foreach (var action in element["actions"]!.AsArray())
                    Action(action!.AsObject(), link: false);
                break;
            case "Input.ChoiceSet" or "Input.Text" or "Input.Date":
                Field(element);
                break;
        }

        if (element["selectAction"] is JsonObject tap)
            Action(tap, link: true);
        Read(element["items"], link || element["selectAction"] is not null);
        Read(element["columns"], link);
    }

    private void Fact(string title, string value)
    {
        Facts.Add((title, value));
        Lines.Add($"{title}: {value}");
    }

    private void Action(JsonObject action, bool link) => Buttons.Add(new Button(
        action["title"]!.GetValue<string>(), action["verb"]!.GetValue<string>(), action["data"]!.AsObject(), link, action["style"]?.GetValue<string>() ?? "default"));

    private void Field(JsonObject field)
    {
        var choices = (field["choices"]?.AsArray() ?? []).Select(c => (c!["value"]!.GetValue<string>(), c["title"]!.GetValue<string>())).ToList();
        var value = field["value"]?.GetValue<string>();
        var input = new Input(field["id"]!.GetValue<string>(), field["label"]!.GetValue<string>(), value, choices, field["isMultiSelect"]?.GetValue<bool>() == true);
        Inputs.Add(input);
        Lines.Add(input.Label);
        var taken = (value ?? "").Split(',');
        Lines.Add(choices.Count == 0
            ? $"{input.Id}: ({value ?? field["placeholder"]?.GetValue<string>()})"
            : $"{input.Id}: {string.Join(" ", choices.Select(c => taken.Contains(c.Item1) ? $"(x) {c.Item2}" : $"( ) {c.Item2}"))}");
    }
}
