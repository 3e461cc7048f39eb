using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatCoach.Coaching.Cards;

/// <summary>
/// A card with holes, read once and then only written. Data is bound on the JSON tree, so that no value can become
/// structure. "${name}" as a whole string is replaced by the value, inside a string by its text; an object with "$each"
/// is repeated for each item of that array, one with "$if" stays only when the value is there. Names are looked up in
/// the item first, then outwards. A name the data does not have is an error: a template must not lose a sentence silently.
/// </summary>
public sealed class CardTemplate(JsonObject template)
{
    /// <summary>Room for most cards; a larger one grows.</summary>
    private const int UsualBytes = 4096;

    // Cards travel as application/json, never as markup: letters stay as they are.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly TemplatePart root = TemplatePart.Of(template);

    /// <summary>The bound card as UTF-8 JSON.</summary>
    /// <exception cref="InvalidOperationException">The template names something the data does not have.</exception>
    public byte[] Bind(JsonObject data) => Written(writer => root.Write(writer, new BindingScope(data, null)));

    internal static byte[] Written(Action<Utf8JsonWriter> write)
    {
        var written = new ArrayBufferWriter<byte>(UsualBytes);
        using (var writer = new Utf8JsonWriter(written, Plain))
            write(writer);
        return written.WrittenSpan.ToArray();
    }
}

/// <summary>Data of an item, and what lies outside of it.</summary>
internal sealed record BindingScope(JsonNode? Data, BindingScope? Outer)
{
    public JsonNode? Find(string name) => TryFind(name, out var value) ? value : null;

    public JsonNode? Get(string name) => TryFind(name, out var value)
        ? value : throw new InvalidOperationException($"The card template names \"{name}\", which its data does not have.");

    private bool TryFind(string name, out JsonNode? value)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
            if (scope.Data is JsonObject o && o.TryGetPropertyValue(name, out value))
                return true;
        value = null;
        return false;
    }
}
