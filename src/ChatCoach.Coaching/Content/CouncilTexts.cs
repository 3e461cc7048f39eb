using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Content;

/// <summary>Sentences for the works council. As in <see cref="Texts"/>: one property a sentence, none can be absent.</summary>
public sealed record CouncilTexts
{
    public required Phrase ButtonBackward { get; init; }

    public required Phrase ButtonDoor { get; init; }

    public required Phrase ButtonForward { get; init; }

    public required Phrase ButtonLog { get; init; }

    public required Phrase ButtonPauseReminders { get; init; }

    public required Phrase ButtonPauseVoice { get; init; }

    public required Phrase ButtonResumeReminders { get; init; }

    public required Phrase ButtonResumeVoice { get; init; }

    public required Phrase ButtonSetup { get; init; }

    public required Phrase CardPaused { get; init; }

    public required Phrase Intro { get; init; }

    public required Phrase LogGone { get; init; }

    public required Phrase LogLine { get; init; }

    public required Phrase LogNew { get; init; }

    public required Phrase LogNone { get; init; }

    public required Phrase LogSmall { get; init; }

    public required Phrase No { get; init; }

    public required Phrase OnlyCouncil { get; init; }

    public required Phrase PausedReminders { get; init; }

    public required Phrase PausedVoice { get; init; }

    public required Phrase RemindersWait { get; init; }

    public required Phrase ResumedReminders { get; init; }

    public required Phrase ResumedVoice { get; init; }

    public required Phrase SettingsWait { get; init; }

    public required Phrase SetupSmall { get; init; }

    public required Phrase StateReminders { get; init; }

    public required Phrase StateVoice { get; init; }

    public required Phrase SureReminders { get; init; }

    public required Phrase SureVoice { get; init; }

    public required Phrase WordOff { get; init; }

    public required Phrase WordOn { get; init; }

    public required Phrase Yes { get; init; }

    /// <summary>What is switched on or off and what a number counts, by its English word: the change log keeps values in English.</summary>
    public required IReadOnlyDictionary<string, Phrase> Words { get; init; }

    /// <summary>What a line of the configuration or of the change log is called, by its id.</summary>
    public required IReadOnlyDictionary<string, Phrase> Lines { get; init; }
}
