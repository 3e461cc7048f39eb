using System.Collections.Immutable;
using System.Text.Json;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Host.Turns;

/// <summary>Reads the data of a card's button. It comes from outside: whatever is not as ours becomes a click that means nothing.</summary>
internal static class CardClick
{
    /// <summary>More inputs than any card of ours has.</summary>
    private const int MaxInputs = 20;

    /// <summary>Longer than any value of ours; a longer one is cut so that it is still recognised as too long.</summary>
    private const int MaxValue = 2000;

    private static readonly ImmutableHashSet<string> Ours = ["do", "token", "arg", "run", "guide", "version", "step", "msteams"];

    /// <summary>The click of an Action.Submit, or null: the message is typed text.</summary>
    public static CardAction? In(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Object } data ? Read(data, "") : null;

    /// <summary>The click of an Action.Execute.</summary>
    public static CardAction OfInvoke(JsonElement? value)
    {
        if (value is not { ValueKind: JsonValueKind.Object } payload || !payload.TryGetProperty("action", out var action) || action.ValueKind != JsonValueKind.Object)
            return new CardAction("", null);
        var verb = Text(action, "verb") ?? "";
        return action.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object ? Read(data, verb) : new CardAction(verb, null);
    }

    private static CardAction Read(JsonElement data, string verb) => new(
        Text(data, "do") ?? verb,
        Text(data, "token"),
        Text(data, "run"),
        Text(data, "step"),
        Text(data, "arg"),
        CardInputs.Merge(Inputs(data)),
        Text(data, "guide"));

    private static IEnumerable<KeyValuePair<string, string>> Inputs(JsonElement data) => data.EnumerateObject()
        .Where(p => !Ours.Contains(p.Name))
        .Select(p => (p.Name, Value: Value(p.Value)))
        .Where(p => p.Value is not null)
        .Take(MaxInputs)
        .Select(p => KeyValuePair.Create(p.Name, p.Value!));

    private static string? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Cut(value.GetString()!),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => Cut(value.GetRawText()),
        _ => null,
    };

    private static string? Text(JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? Cut(value.GetString()!) : null;

    private static string Cut(string text) => text.Length > MaxValue ? text[..MaxValue] : text;
}
