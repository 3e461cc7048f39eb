using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ChatCoach.Protocol.Activities;
using ChatCoach.Protocol.Connector;
using ChatCoach.Protocol.Invokes;

namespace ChatCoach.Protocol;

/// <summary>
/// The wire's JSON: loose where members are unknown, strict where one stands twice. Use <see cref="Wire"/>, which writes
/// letters as they are: escaped, a German text would grow and a time's "+" would come back as \u002B.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(JsonNode))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(ApplicationAnswer))]
[JsonSerializable(typeof(ConversationReference))]
[JsonSerializable(typeof(ConversationMember))]
[JsonSerializable(typeof(MembersPage))]
public sealed partial class ProtocolJson : JsonSerializerContext
{
    public static ProtocolJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        AllowDuplicateProperties = false,
        // The bodies are application/json, never markup.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
