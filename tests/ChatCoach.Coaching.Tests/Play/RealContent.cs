using System.Text.Json.Nodes;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Content;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Safety;

namespace ChatCoach.Coaching.Tests.Play;

/// <summary>The content of the product, as the host loads it.</summary>
public static class RealContent
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Content");

    public static IReadOnlyList<Guide> Guides { get; } =
        [.. Directory.GetFiles(Path.Combine(Folder, "guides"), "*.json").Order(StringComparer.Ordinal).Select(f => ContentFile.Guide(Path.GetFileName(f), File.ReadAllText(f)))];

    public static IReadOnlyList<Vocabulary> Vocabularies { get; } = ContentFile.Vocabularies("vocabularies.json", Read("vocabularies.json"));

    /// <summary>The lists of the safety net as they stand in the file.</summary>
    public static SafetyWords SafetyWords { get; } = System.Text.Json.JsonSerializer.Deserialize<SafetyWords>(Read("safety.json"), System.Text.Json.JsonSerializerOptions.Web)!;

    /// <summary>The card of a reply.</summary>
    public static JsonObject Draw(Reply reply, CoachContent? content = null) => JsonNode.Parse(Templates.Draw(reply, content ?? Coach))!.AsObject();

    public static CoachContent Coach { get; } = new(
        new GuideShelf(Guides, Vocabularies),
        ContentFile.Repairs("repair.json", Read("repair.json")),
        ContentFile.Safety("safety.json", Read("safety.json")),
        ContentFile.Wishes("wishes.json", Read("wishes.json")),
        ContentFile.Names("names.json", Read("names.json")),
        ContentFile.Texts("texts.json", Read("texts.json")),
        ContentFile.RelationshipTexts("texts-relationships.json", Read("texts-relationships.json")),
        ContentFile.ProgrammeTexts("texts-programme.json", Read("texts-programme.json")),
        ContentFile.TeamTexts("texts-team.json", Read("texts-team.json")),
        ContentFile.DataTexts("texts-data.json", Read("texts-data.json")),
        ContentFile.ReleaseTexts("texts-releases.json", Read("texts-releases.json")),
        ContentFile.SessionTexts("texts-sessions.json", Read("texts-sessions.json")),
        ContentFile.DateTexts("texts-dates.json", Read("texts-dates.json")),
        ContentFile.LedTexts("texts-led.json", Read("texts-led.json")),
        ContentFile.GuestTexts("texts-guests.json", Read("texts-guests.json")),
        ContentFile.VoiceTexts("texts-voice.json", Read("texts-voice.json")),
        ContentFile.TeamAskTexts("texts-team-asks.json", Read("texts-team-asks.json")),
        ContentFile.CouncilTexts("texts-council.json", Read("texts-council.json")),
        ContentFile.Terms("terms.json", Read("terms.json")),
        ContentFile.Notice("notice.json", Read("notice.json")),
        new ContentValues
        {
            Numbers = new Phrase("TelefonSeelsorge 0800 111 0 111.", "TelefonSeelsorge 0800 111 0 111."),
            Emergency = new Phrase("112", "112"),
            ComplaintBody = new Phrase("die Beschwerdestelle", "the complaints body"),
        });

    public static CardTemplates Templates { get; } = new(CardTemplates.Names.ToDictionary(n => n, n => Read(Path.Combine("cards", n + ".json")), StringComparer.Ordinal));

    public static string Fill(Phrase phrase, Language language) => Coach.Fill(phrase, language);

    private static string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));
}
