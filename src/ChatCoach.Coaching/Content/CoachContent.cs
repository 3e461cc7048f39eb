using System.Collections.Immutable;
using ChatCoach.Coaching.Council;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Safety;
using ChatCoach.Coaching.Understanding;

namespace ChatCoach.Coaching.Content;

/// <summary>Everything the coach can say, loaded and checked.</summary>
public sealed record CoachContent(
    GuideShelf Guides,
    RepairLexicon Repairs,
    SafetyLexicon Safety,
    WishLexicon Wishes,
    NameLike Names,
    Texts Texts,
    RelationshipTexts Relationships,
    ProgrammeTexts Programme,
    TeamTexts Team,
    DataTexts Data,
    ReleaseTexts Releases,
    SessionTexts Sessions,
    DateTexts Dates,
    LedTexts Led,
    GuestTexts Guests,
    VoiceTexts Voice,
    TeamAskTexts TeamAsks,
    CouncilTexts Council,
    Terms Terms,
    Notice Notice,
    ContentValues Values);

/// <summary>The full notice (privacy E.3): what happens with what a person says.</summary>
public sealed record Notice(Phrase Title, IReadOnlyList<Phrase> Paragraphs);

/// <summary>What stands for the placeholders of the content, from configuration.</summary>
public sealed record ContentValues
{
    /// <summary>{bot}</summary>
    public string Bot { get; init; } = "ChatCoach";

    /// <summary>{days}: how long a private note is kept (privacy rule P12).</summary>
    public int NoteDays { get; init; } = 30;

    /// <summary>{k}: the minimum group (privacy rule P4).</summary>
    public int MinimumGroup { get; init; } = 5;

    /// <summary>Contributors a card needs before own words stand on it (privacy rule P4).</summary>
    public int MinimumGroupForText { get; init; } = 10;

    /// <summary>{numbers}: whom one can call, one line.</summary>
    public Phrase Numbers { get; init; } = new("", "");

    /// <summary>{emergency}: the emergency numbers, one line.</summary>
    public Phrase Emergency { get; init; } = new("", "");

    /// <summary>{complaintBody}: who takes complaints (§ 13 AGG), named by the organisation.</summary>
    public Phrase ComplaintBody { get; init; } = new("", "");

    /// <summary>How the coach is set up, as the works council reads it.</summary>
    public ImmutableList<SetupLine> Setup { get; init; } = [];

    /// <summary>IANA zone of a person whose client never named one.</summary>
    public string TimeZone { get; init; } = "Europe/Berlin";
}
