using System.Text.Json;
using System.Text.Json.Nodes;
using ChatCoach.Coaching.Content;

namespace ChatCoach.Coaching.Cards;

/// <summary>The templates, one for each kind of reply; Adaptive Card 1.5.</summary>
public sealed class CardTemplates
{
    private readonly Dictionary<string, CardTemplate> templates;

    /// <param name="files">Name ("question", "message", …) and JSON of each template.</param>
    /// <exception cref="ContentException">One is missing or no JSON object.</exception>
    public CardTemplates(IReadOnlyDictionary<string, string> files)
    {
        templates = Names.ToDictionary(name => name, name => Read(name, files), StringComparer.Ordinal);
    }

    /// <summary>The templates there are.</summary>
    public static IReadOnlyList<string> Names { get; } = ["question", "message", "menu", "summary", "timeline", "listing", "voice", "line"];

    /// <summary>The card of a reply as UTF-8 JSON.</summary>
    public byte[] Draw(Reply reply, CoachContent content) => templates[NameOf(reply)].Bind(CardData.Of(reply, content));

    private static string NameOf(Reply reply) => reply switch
    {
        Reply.Question => "question",
        Reply.Message => "message",
        Reply.Menu => "menu",
        Reply.Summary => "summary",
        Reply.Timeline => "timeline",
        Reply.Listing => "listing",
        Reply.Voice => "voice",
        _ => "line",
    };

    private static CardTemplate Read(string name, IReadOnlyDictionary<string, string> files)
    {
        try
        {
            return files.TryGetValue(name, out var json) && JsonNode.Parse(json) is JsonObject card
                ? new CardTemplate(card) : throw new ContentException($"cards/{name}.json: is missing or no JSON object.");
        }
        catch (JsonException e)
        {
            throw new ContentException($"cards/{name}.json: {e.Message}", e);
        }
    }
}
