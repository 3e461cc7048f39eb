using System.Text.Json;
using System.Text.Json.Serialization;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Safety;
using ChatCoach.Coaching.Understanding;
using ChatCoach.Coaching.Voice;

namespace ChatCoach.Coaching.Content;

/// <summary>Content is read strictly: an unknown, a missing or a doubled member is refused with its path.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(Name<Keeps>), typeof(Name<StepKind>), typeof(Name<StepWho>), typeof(Name<PrivacyClass>), typeof(Name<NudgeKind>), typeof(Name<Repair>), typeof(Name<Audience>), typeof(Name<MenuGroup>), typeof(Name<Purpose>)],
    WriteIndented = false)]
[JsonSerializable(typeof(Guide))]
[JsonSerializable(typeof(List<Vocabulary>))]
[JsonSerializable(typeof(List<RepairWords>))]
[JsonSerializable(typeof(SafetyWords))]
[JsonSerializable(typeof(WordList))]
[JsonSerializable(typeof(WishWords))]
[JsonSerializable(typeof(Notice))]
[JsonSerializable(typeof(Texts))]
[JsonSerializable(typeof(RelationshipTexts))]
[JsonSerializable(typeof(ProgrammeTexts))]
[JsonSerializable(typeof(TeamTexts))]
[JsonSerializable(typeof(DataTexts))]
[JsonSerializable(typeof(ReleaseTexts))]
[JsonSerializable(typeof(SessionTexts))]
[JsonSerializable(typeof(DateTexts))]
[JsonSerializable(typeof(LedTexts))]
[JsonSerializable(typeof(GuestTexts))]
[JsonSerializable(typeof(VoiceTexts))]
[JsonSerializable(typeof(TeamAskTexts))]
[JsonSerializable(typeof(CouncilTexts))]
[JsonSerializable(typeof(List<Term>))]
internal sealed partial class ContentJson : JsonSerializerContext;

/// <summary>Enumerations by name in camel case; a number is no name.</summary>
internal sealed class Name<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;

/// <summary>Content that cannot be read. The message names the file, the path in it and what is wrong.</summary>
public sealed class ContentException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Reads content files, handed in as text.</summary>
public static class ContentFile
{
    /// <exception cref="ContentException">The file is not strict JSON of its shape.</exception>
    public static Guide Guide(string name, string json) => Read(name, json, ContentJson.Default.Guide);

    /// <exception cref="ContentException">The file is not strict JSON of its shape.</exception>
    public static IReadOnlyList<Vocabulary> Vocabularies(string name, string json) => Read(name, json, ContentJson.Default.ListVocabulary);

    /// <exception cref="ContentException">The file is not strict JSON of its shape.</exception>
    public static RepairLexicon Repairs(string name, string json) => new(Read(name, json, ContentJson.Default.ListRepairWords));

    /// <exception cref="ContentException">The file is not strict JSON of its shape.</exception>
    public static SafetyLexicon Safety(string name, string json) => new(Read(name, json, ContentJson.Default.SafetyWords));

    /// <exception cref="ContentException">The file is not strict JSON of its shape.</exception>
    public static WishLexicon Wishes(string name, string json) => new(Read(name, json, ContentJson.Default.WishWords));

    /// <exception cref="ContentException">The file is not strict JSON of its shape.</exception>
    public static NameLike Names(string name, string json) => new(Read(name, json, ContentJson.Default.WordList));

    /// <exception cref="ContentException">The file is not strict JSON of its shape.</exception>
    public static Notice Notice(string name, string json) => Read(name, json, ContentJson.Default.Notice);

    /// <exception cref="ContentException">The file is not strict JSON of its shape.</exception>
    public static Texts Texts(string name, string json) => Read(name, json, ContentJson.Default.Texts);

    /// <exception cref="ContentException">The file is not strict JSON of its shape.</exception>
    public static RelationshipTexts RelationshipTexts(string name, string json) => Read(name, json, ContentJson.Default.RelationshipTexts);

    /// <exception cref="ContentException">The file is not strict JSON of its shape.</exception>
    public static ProgrammeTexts ProgrammeTexts(string name, string json) => Read(name, json, ContentJson.Default.ProgrammeTexts);

    /// <exception cref="ContentException">The file is not strict JSON of its shape.</exception>
    public static TeamTexts TeamTexts(string name, string json) => Read(name, json, ContentJson.Default.TeamTexts);

    /// <exception cref="ContentException">The file is not strict JSON of its shape.</exception>
    public static DataTexts DataTexts(string name, string json) => Read(name, json, ContentJson.Default.DataTexts);

    /// <exception cref="ContentException">The file is not strict JSON of its shape.</exception>
    public static ReleaseTexts ReleaseTexts(string name, string json) => Read(name, json, ContentJson.Default.ReleaseTexts);

    /// <exception cref="ContentException">The file is not strict JSON of its shape.</exception>
    public static SessionTexts SessionTexts(string name, string json) => Read(name, json, ContentJson.Default.SessionTexts);

    public static DateTexts DateTexts(string name, string json) => Read(name, json, ContentJson.Default.DateTexts);

    /// <exception cref="ContentException">The file is not strict JSON of its shape.</exception>
    public static LedTexts LedTexts(string name, string json) => Read(name, json, ContentJson.Default.LedTexts);

    public static GuestTexts GuestTexts(string name, string json) => Read(name, json, ContentJson.Default.GuestTexts);

    /// <exception cref="ContentException">The file is not strict JSON of its shape, or the cells in it are not those there are.</exception>
    public static VoiceTexts VoiceTexts(string name, string json)
    {
        var texts = Read(name, json, ContentJson.Default.VoiceTexts);
        var cells = VoiceCells.With([]).Select(cell => cell.Id).ToHashSet(StringComparer.Ordinal);
        return cells.SetEquals(texts.Cells.Keys) ? texts : throw new ContentException($"{name}: cells: there must be exactly {string.Join(", ", cells.Order(StringComparer.Ordinal))}.");
    }

    /// <exception cref="ContentException">The file is not strict JSON of its shape.</exception>
    public static TeamAskTexts TeamAskTexts(string name, string json) => Read(name, json, ContentJson.Default.TeamAskTexts);

    /// <exception cref="ContentException">The file is not strict JSON of its shape.</exception>
    public static CouncilTexts CouncilTexts(string name, string json) => Read(name, json, ContentJson.Default.CouncilTexts);

    /// <exception cref="ContentException">The file is not strict JSON of its shape, or the first term is missing.</exception>
    public static Terms Terms(string name, string json) => new(Read(name, json, ContentJson.Default.ListTerm));

    private static T Read<T>(string name, string json, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw new ContentException($"{name}: is empty.");
        }
        catch (JsonException e)
        {
            throw new ContentException($"{name}: {e.Path ?? "$"}, line {e.LineNumber + 1}: {e.Message}", e);
        }
    }
}
