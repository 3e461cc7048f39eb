namespace ChatCoach.Coaching.Guides;

/// <summary>Where the answers of a guide go.</summary>
public enum Keeps
{
    /// <summary>One sealed record a run, listed among "my check-ins" once it is finished.</summary>
    Record,

    /// <summary>The person's settings.</summary>
    Settings,

    /// <summary>Nothing: the position lies in the sealed state and goes when the guide ends (privacy rule P20).</summary>
    Nothing,

    /// <summary>The run of a led session that everybody in it shares. It is walked card by card: the coach sets the pace.</summary>
    Session,
}

/// <summary>Whom a step of a led session is put to.</summary>
public enum StepWho
{
    Coach,

    /// <summary>Everybody but the coach.</summary>
    Participant,

    /// <summary>Everybody.</summary>
    Each,
}

/// <summary>What a step asks for.</summary>
public enum StepKind
{
    /// <summary>Exactly one of the options.</summary>
    Choice,

    /// <summary>One of the options; the first one simply goes on.</summary>
    Confirm,

    /// <summary>Up to <see cref="GuideStep.Max"/> options.</summary>
    Multi,

    /// <summary>A whole number from 1 to 5.</summary>
    Scale5,

    /// <summary>Own words, at most <see cref="GuideCheck.MaxFreeText"/> characters (privacy rule P10).</summary>
    Text,

    /// <summary>A calendar date, stored as yyyy-MM-dd.</summary>
    Date,

    /// <summary>A client relationship of the person, by alias.</summary>
    Relationship,
}

/// <summary>Who may see a stored field, and how long it is kept (guides B.0, privacy rule P12).</summary>
public enum PrivacyClass
{
    /// <summary>Private note: own eyes only, 30 days.</summary>
    Note,

    /// <summary>Coded tap: own eyes, 12 months; may count in the weekly card with the person's yes.</summary>
    Coded,

    /// <summary>Own text: can be released item by item, 90 days after its programme.</summary>
    Sentence,

    /// <summary>Relationship record: visible to consented people on that relationship.</summary>
    Relationship,

    /// <summary>Team setting.</summary>
    Team,
}

/// <summary>Who may start a guide.</summary>
public enum Audience
{
    /// <summary>Everyone.</summary>
    Employee,

    /// <summary>Only whom the organisation named manager of a unit.</summary>
    Manager,

    /// <summary>Only whom the organisation named coach.</summary>
    Coach,
}

/// <summary>Under which heading of the menu a guide stands.</summary>
public enum MenuGroup
{
    /// <summary>After a hard contact.</summary>
    Contact,

    /// <summary>Working on a relationship.</summary>
    Relationship,

    /// <summary>The parts of the client therapy.</summary>
    Programme,

    /// <summary>The team, and what is worth knowing.</summary>
    Team,

    Settings,
}

/// <summary>A run counts only when this step was answered so, and then still only with the person's general yes (privacy rule P3).</summary>
/// <param name="Step">Id of the step.</param>
/// <param name="Value">Option id.</param>
public sealed record CountsWhen(string Step, string Value);

/// <summary>A conversation as data: one JSON file, both languages side by side.</summary>
public sealed record Guide
{
    /// <summary>For example "G1".</summary>
    public required string Id { get; init; }

    /// <summary>Counted up with every change of content: the same version with other content is refused when it is published.</summary>
    public required int Version { get; init; }

    public required Phrase Title { get; init; }

    /// <summary>One sentence for the menu; absent: not listed there.</summary>
    public Phrase? Offer { get; init; }

    /// <summary>Present exactly when <see cref="Offer"/> is.</summary>
    public MenuGroup? Menu { get; init; }

    public required Audience Who { get; init; }

    public required string Goal { get; init; }

    public required Keeps Keeps { get; init; }

    /// <summary>Time budget in minutes, by reading at 200 words a minute and three seconds an input.</summary>
    public required int Minutes { get; init; }

    /// <summary>The longest allowed path in cards.</summary>
    public required int MaxTurns { get; init; }

    /// <summary>What one may type to start it.</summary>
    public required WordList Commands { get; init; }

    /// <summary>What is said when it ended by its own last step.</summary>
    public Phrase? Closing { get; init; }

    /// <summary>The answer without which nothing of a run counts; absent: <see cref="GuideStep.Counts"/> alone decides.</summary>
    public CountsWhen? CountsWhen { get; init; }

    public required IReadOnlyList<GuideStep> Steps { get; init; }

    public GuideStep First => Steps[0];

    /// <summary>The step of that id, or null.</summary>
    public GuideStep? Find(string id)
    {
        foreach (var step in Steps)
            if (string.Equals(step.Id, id, StringComparison.Ordinal))
                return step;
        return null;
    }

    /// <summary>The steps that share the card of <paramref name="step"/>, in order; a step without card id stands alone.</summary>
    public IEnumerable<GuideStep> CardOf(GuideStep step) =>
        step.Card is null ? [step] : Steps.Where(s => string.Equals(s.Card, step.Card, StringComparison.Ordinal));
}

/// <summary>One question.</summary>
public sealed record GuideStep
{
    public required string Id { get; init; }

    /// <summary>Steps with the same card id stand on one card, at most <see cref="GuideCheck.MaxInputs"/>; only the last may branch.</summary>
    public string? Card { get; init; }

    public required StepKind Kind { get; init; }

    /// <summary>A word or two: heading of the answer in a summary, and what the "answered" line says.</summary>
    public required Phrase Label { get; init; }

    public required Phrase Ask { get; init; }

    /// <summary>The same question for a person who chose the warmer tone.</summary>
    public Phrase? Warm { get; init; }

    /// <summary>Asked instead when a value named in <see cref="Ask"/> or <see cref="Warm"/> is not there; present exactly when one may be missing.</summary>
    public Phrase? Without { get; init; }

    /// <summary>One sentence on purpose and use of the answer, for "why".</summary>
    public required Phrase Why { get; init; }

    /// <summary>Where the answer is stored, for example "checkin.frame"; absent: not stored.</summary>
    public string? Field { get; init; }

    /// <summary>Present exactly when <see cref="Field"/> is.</summary>
    public PrivacyClass? Privacy { get; init; }

    /// <summary>What it is stored for; present exactly when <see cref="Field"/> is (privacy rule P1).</summary>
    public Purpose? Purpose { get; init; }

    public IReadOnlyList<GuideOption> Options { get; init => field = value ?? []; } = [];

    /// <summary>Name of a shared vocabulary that stands for <see cref="Options"/>.</summary>
    public string? Vocabulary { get; init; }

    /// <summary>How many may be chosen; only for <see cref="StepKind.Multi"/>.</summary>
    public int Max { get; init => field = Math.Max(1, value); } = 1;

    /// <summary>Next step by option id or scale value, "*" for every other answer and for none.
    /// A target is a step of this guide, another guide ("GI"), a step of another guide ("GI.person") or "END".</summary>
    public required IReadOnlyDictionary<string, string> Go { get; init; }

    /// <summary>Where a step leads that was left out, when that is not where "*" leads; only for the first input of a card.</summary>
    public string? LeftOut { get; init; }

    /// <summary>How often the step is asked at most in one run: met once more, it counts as left out. 0: as often as it is met.</summary>
    public int Times { get; init; }

    /// <summary>Asked only in a run that is about a relationship; in any other it counts as left out.</summary>
    public bool OnlyAbout { get; init; }

    /// <summary>An earlier day than today is refused; only for <see cref="StepKind.Date"/>.</summary>
    public bool Future { get; init; }

    /// <summary>Option ids that count for the weekly card once the person said yes (guides B.17); "*": every one.</summary>
    public IReadOnlyList<string> Counts { get; init => field = value ?? []; } = [];

    /// <summary>Whom it is put to; present exactly in a guide that keeps a session. Absent: the person whose run it is.</summary>
    public StepWho? Who { get; init; }

    /// <summary>Minutes it takes in a led session; 0: it has no clock.</summary>
    public int Minutes { get; init; }

    /// <summary>Ideas of the requirements this step serves, for example "K04".</summary>
    public IReadOnlyList<string> Seeds { get; init => field = value ?? []; } = [];
}

/// <summary>One thing to tap or to type.</summary>
public sealed record GuideOption
{
    /// <summary>Stored; never a typed word.</summary>
    public required string Id { get; init; }

    public required Phrase Label { get; init; }

    /// <summary>The label when a value named in it is not there; present exactly when one may be missing.</summary>
    public Phrase? Without { get; init; }

    /// <summary>Said above the next question when this option was chosen.</summary>
    public Phrase? Say { get; init; }

    /// <summary>The option does what this repair word does, instead of answering.</summary>
    public Repair? Does { get; init; }

    /// <summary>A reminder that comes of choosing it.</summary>
    public NudgeKind? Nudge { get; init; }
}

/// <summary>Shared options, for example feelings and needs (guides B.1).</summary>
public sealed record Vocabulary
{
    public required string Id { get; init; }

    public required IReadOnlyList<GuideOption> Options { get; init; }

    /// <summary>The options shown first when there are more than <see cref="GuideCheck.MaxShown"/>; the others come with "more".</summary>
    public required IReadOnlyList<string> First { get; init; }

    /// <summary>Words that sound like an option but say what somebody else does; asked back once.</summary>
    public WordList? Pseudo { get; init; }

    /// <summary>The question asked back.</summary>
    public Phrase? PseudoAsk { get; init; }
}
