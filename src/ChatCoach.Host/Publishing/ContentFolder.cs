using System.Text.Json;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Content;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Safety;
using ChatCoach.Coaching.Understanding;

namespace ChatCoach.Host.Publishing;

/// <summary>The content files beside the program.</summary>
public sealed class ContentFolder(string path)
{
    /// <summary>The folder that is part of the program.</summary>
    public static ContentFolder Delivered { get; } = new(Path.Combine(AppContext.BaseDirectory, "Content"));

    /// <summary>File name and JSON of every guide, by name.</summary>
    public IReadOnlyList<(string Name, string Json)> Guides() =>
        [.. Directory.GetFiles(Path.Combine(path, "guides"), "*.json").Order(StringComparer.Ordinal).Select(f => (Path.GetFileName(f), File.ReadAllText(f)))];

    /// <exception cref="ContentException">A file is not what it must be.</exception>
    public IReadOnlyList<Vocabulary> Vocabularies() => ContentFile.Vocabularies("vocabularies.json", Read("vocabularies.json"));

    /// <exception cref="ContentException">A file is not what it must be.</exception>
    public RepairLexicon Repairs() => ContentFile.Repairs("repair.json", Read("repair.json"));

    /// <exception cref="ContentException">A file is not what it must be.</exception>
    public CoachContent Coach(GuideShelf shelf, ContentValues values) => new(
        shelf,
        Repairs(),
        Safety(),
        Wishes(),
        Names(),
        Texts(),
        RelationshipTexts(),
        ProgrammeTexts(),
        TeamTexts(),
        DataTexts(),
        ReleaseTexts(),
        SessionTexts(),
        DateTexts(),
        LedTexts(),
        GuestTexts(),
        VoiceTexts(),
        TeamAskTexts(),
        CouncilTexts(),
        Terms(),
        Notice(),
        values);

    /// <exception cref="ContentException">A file is not what it must be.</exception>
    public SafetyLexicon Safety() => ContentFile.Safety("safety.json", Read("safety.json"));

    /// <exception cref="ContentException">A file is not what it must be.</exception>
    public WishLexicon Wishes() => ContentFile.Wishes("wishes.json", Read("wishes.json"));

    /// <exception cref="ContentException">A file is not what it must be.</exception>
    public NameLike Names() => ContentFile.Names("names.json", Read("names.json"));

    /// <exception cref="ContentException">A file is not what it must be.</exception>
    public Notice Notice() => ContentFile.Notice("notice.json", Read("notice.json"));

    /// <exception cref="ContentException">A file is not what it must be.</exception>
    public Texts Texts() => ContentFile.Texts("texts.json", Read("texts.json"));

    /// <exception cref="ContentException">A file is not what it must be.</exception>
    public RelationshipTexts RelationshipTexts() => ContentFile.RelationshipTexts("texts-relationships.json", Read("texts-relationships.json"));

    /// <exception cref="ContentException">A file is not what it must be.</exception>
    public ProgrammeTexts ProgrammeTexts() => ContentFile.ProgrammeTexts("texts-programme.json", Read("texts-programme.json"));

    /// <exception cref="ContentException">A file is not what it must be.</exception>
    public TeamTexts TeamTexts() => ContentFile.TeamTexts("texts-team.json", Read("texts-team.json"));

    /// <exception cref="ContentException">A file is not what it must be.</exception>
    public DataTexts DataTexts() => ContentFile.DataTexts("texts-data.json", Read("texts-data.json"));

    /// <exception cref="ContentException">A file is not what it must be.</exception>
    public ReleaseTexts ReleaseTexts() => ContentFile.ReleaseTexts("texts-releases.json", Read("texts-releases.json"));

    /// <exception cref="ContentException">A file is not what it must be.</exception>
    public SessionTexts SessionTexts() => ContentFile.SessionTexts("texts-sessions.json", Read("texts-sessions.json"));

    /// <exception cref="ContentException">A file is not what it must be.</exception>
    public DateTexts DateTexts() => ContentFile.DateTexts("texts-dates.json", Read("texts-dates.json"));

    /// <exception cref="ContentException">A file is not what it must be.</exception>
    public LedTexts LedTexts() => ContentFile.LedTexts("texts-led.json", Read("texts-led.json"));

    /// <exception cref="ContentException">A file is not what it must be.</exception>
    public GuestTexts GuestTexts() => ContentFile.GuestTexts("texts-guests.json", Read("texts-guests.json"));

    /// <exception cref="ContentException">A file is not what it must be.</exception>
    public VoiceTexts VoiceTexts() => ContentFile.VoiceTexts("texts-voice.json", Read("texts-voice.json"));

    /// <exception cref="ContentException">A file is not what it must be.</exception>
    public TeamAskTexts TeamAskTexts() => ContentFile.TeamAskTexts("texts-team-asks.json", Read("texts-team-asks.json"));

    /// <exception cref="ContentException">A file is not what it must be.</exception>
    public CouncilTexts CouncilTexts() => ContentFile.CouncilTexts("texts-council.json", Read("texts-council.json"));

    /// <exception cref="ContentException">A file is not what it must be.</exception>
    public Terms Terms() => ContentFile.Terms("terms.json", Read("terms.json"));

    /// <exception cref="ContentException">A file is not what it must be.</exception>
    public CardTemplates Templates() => new(CardTemplates.Names.ToDictionary(n => n, n => Read(Path.Combine("cards", n + ".json")), StringComparer.Ordinal));

    /// <summary>The guides of the folder and what is wrong with them.</summary>
    public (IReadOnlyList<Guide> Guides, IReadOnlyList<string> Problems) Check()
    {
        try
        {
            IReadOnlyList<Guide> guides = [.. Guides().Select(g => ContentFile.Guide(g.Name, g.Json))];
            var problems = GuideCheck.Run(guides, new GuideShelf(guides, Vocabularies()), Repairs());
            Safety();
            Wishes();
            Names();
            Texts();
            RelationshipTexts();
            ProgrammeTexts();
            TeamTexts();
            DataTexts();
            ReleaseTexts();
            SessionTexts();
            DateTexts();
            LedTexts();
            GuestTexts();
            VoiceTexts();
            TeamAskTexts();
            CouncilTexts();
            Terms();
            Notice();
            Templates();
            return (guides, [.. problems.Select(p => p.ToString())]);
        }
        catch (Exception e) when (e is ContentException or IOException or JsonException)
        {
            return ([], [e.Message]);
        }
    }

    private string Read(string file)
    {
        var full = Path.Combine(path, file);
        return File.Exists(full) ? File.ReadAllText(full) : throw new ContentException($"{file}: is missing.");
    }
}
