using System.Text.Json;

namespace ChatCoach.Protocol.Activities;

/// <summary>Reading loose JSON: what is absent or of another kind is null, never an exception.</summary>
public static class JsonText
{
    /// <summary>The string at <paramref name="path"/>, or null.</summary>
    public static string? TextAt(this JsonElement element, params ReadOnlySpan<string> path)
        => element.At(path) is { ValueKind: JsonValueKind.String } found ? found.GetString() : null;

    /// <summary>The element at <paramref name="path"/>, or null.</summary>
    public static JsonElement? At(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        }

        return element;
    }
}
