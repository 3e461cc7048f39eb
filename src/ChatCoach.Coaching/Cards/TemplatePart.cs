using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ChatCoach.Coaching.Cards;

/// <summary>A value of a card template.</summary>
internal abstract partial class TemplatePart
{
    private const string EachName = "$each";
    private const string IfName = "$if";

    public static TemplatePart Of(JsonNode? node) => node switch
    {
        JsonObject o => new Members(o),
        JsonArray a => new Items(a),
        JsonValue v when v.GetValueKind() == JsonValueKind.String => OfText(v.GetValue<string>()),
        _ => new Fixed(node),
    };

    /// <summary>False: nothing stands here, and a member of this name is left out.</summary>
    public virtual bool IsThere(BindingScope scope) => true;

    public abstract void Write(Utf8JsonWriter writer, BindingScope scope);

    private static TemplatePart OfText(string text)
    {
        var pieces = Hole().Split(text);
        return pieces switch
        {
            [_] => new Fixed(JsonValue.Create(text)),
            ["", var name, ""] => new Value(name),
            _ => new Sentence(pieces),
        };
    }

    /// <summary>Splitting by it gives words and names in turn.</summary>
    [GeneratedRegex(@"\$\{([a-zA-Z]+)\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hole();

    /// <summary>The same for all data.</summary>
    private sealed class Fixed(JsonNode? node) : TemplatePart
    {
        private readonly byte[] json = CardTemplate.Written(writer => Put(writer, node));

        public override bool IsThere(BindingScope scope) => node is not null;

        public override void Write(Utf8JsonWriter writer, BindingScope scope) => writer.WriteRawValue(json, skipInputValidation: true);
    }

    private static void Put(Utf8JsonWriter writer, JsonNode? value)
    {
        if (value is null)
            writer.WriteNullValue();
        else
            value.WriteTo(writer);
    }

    /// <summary>"${name}": the value as it is.</summary>
    private sealed class Value(string name) : TemplatePart
    {
        public override bool IsThere(BindingScope scope) => scope.Get(name) is not null;

        public override void Write(Utf8JsonWriter writer, BindingScope scope) => Put(writer, scope.Get(name));
    }

    /// <summary>Words with values between them.</summary>
    private sealed class Sentence(string[] pieces) : TemplatePart
    {
        public override void Write(Utf8JsonWriter writer, BindingScope scope) =>
            writer.WriteStringValue(string.Concat(pieces.Select((piece, at) => at % 2 == 0 ? piece : scope.Get(piece)?.ToString() ?? "")));
    }

    private sealed class Members : TemplatePart
    {
        private readonly List<(JsonEncodedText Name, TemplatePart Part)> members;
        private readonly string? condition;

        public Members(JsonObject template)
        {
            condition = template[IfName]?.GetValue<string>();
            Each = template[EachName]?.GetValue<string>();
            members = [.. template.Where(m => m.Key is not (EachName or IfName)).Select(m => (JsonEncodedText.Encode(m.Key), Of(m.Value)))];
        }

        /// <summary>Names the array for whose items this object is repeated; null: once.</summary>
        public string? Each { get; }

        public override bool IsThere(BindingScope scope) => condition is null || Holds(scope.Find(condition));

        public override void Write(Utf8JsonWriter writer, BindingScope scope)
        {
            writer.WriteStartObject();
            foreach (var (name, part) in members)
            {
                if (!part.IsThere(scope))
                    continue;
                writer.WritePropertyName(name);
                part.Write(writer, scope);
            }

            writer.WriteEndObject();
        }

        private static bool Holds(JsonNode? value) => value switch
        {
            null => false,
            JsonArray a => a.Count > 0,
            JsonValue v => v.GetValueKind() != JsonValueKind.False,
            _ => true,
        };
    }

    private sealed class Items(JsonArray template) : TemplatePart
    {
        private readonly List<TemplatePart> parts = [.. template.Select(Of)];

        public override void Write(Utf8JsonWriter writer, BindingScope scope)
        {
            writer.WriteStartArray();
            foreach (var part in parts)
            {
                if (part is Members { Each: { } name })
                    WriteEach(writer, part, scope.Find(name) as JsonArray, scope);
                else if (part is not Members || part.IsThere(scope))
                    part.Write(writer, scope);
            }

            writer.WriteEndArray();
        }

        private static void WriteEach(Utf8JsonWriter writer, TemplatePart part, JsonArray? items, BindingScope scope)
        {
            foreach (var item in items ?? [])
            {
                var inner = new BindingScope(item, scope);
                if (part.IsThere(inner))
                    part.Write(writer, inner);
            }
        }
    }
}
