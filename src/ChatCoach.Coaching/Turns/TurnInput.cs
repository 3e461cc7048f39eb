using System.Collections.Immutable;
using ChatCoach.Coaching.Cadence;
using ChatCoach.Coaching.Council;
using ChatCoach.Coaching.Files;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Releases;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Coaching.Voice;

namespace ChatCoach.Coaching.Turns;

/// <summary>What came in. A click, typed text and a due reminder are the same thing to the engine: an input.</summary>
public abstract record TurnInput
{
    private TurnInput()
    {
    }

    /// <summary>The person opened the chat, or the app was installed for them.</summary>
    public sealed record Arrived : TurnInput;

    /// <summary>Typed text, already without mentions.</summary>
    public sealed record Text(string Value) : TurnInput;

    /// <summary>A card's button. Everything in it comes from outside and is checked.</summary>
    public sealed record Click(CardAction Action) : TurnInput;

    /// <summary>A reminder is due.</summary>
    public sealed record Due(Nudge Nudge) : TurnInput;

    /// <summary>The person called in a group, where others read along, and is met here instead.</summary>
    public sealed record Called : TurnInput;

    /// <summary>An answer of ours came too late to be sent: what stands open is shown instead.</summary>
    public sealed record Late : TurnInput;

    /// <summary>The same activity came again: nothing changes, the current card is drawn anew.</summary>
    public sealed record Again(string? Run) : TurnInput;

    /// <summary>The same activity came again, and it was this click: a look is taken anew, otherwise it is as <see cref="Again"/>.</summary>
    public sealed record ClickAgain(CardAction Action) : TurnInput;

    /// <summary>Nobody is there: what must not lie around any longer is put away (privacy rule P20).</summary>
    public sealed record Tidy : TurnInput;
}

/// <summary>The data of a card's button, and what stood in its inputs.</summary>
/// <param name="Do">Verb: "answer", "more", "skip", "start", …; see <see cref="Verbs"/>.</param>
/// <param name="Token">One-time token of the card.</param>
/// <param name="Run">Run the card belongs to; null outside a guide.</param>
/// <param name="Step">Step the card stood at.</param>
/// <param name="Arg">What the button means: an option id, a guide id, a record id.</param>
/// <param name="Inputs">Step id to value as the client sent it; several values are joined by commas.</param>
/// <param name="Guide">Guide the card belongs to; only to begin a guide anew whose position is forgotten.</param>
public sealed record CardAction(
    string Do,
    string? Token,
    string? Run = null,
    string? Step = null,
    string? Arg = null,
    ImmutableDictionary<string, string>? Inputs = null,
    string? Guide = null);

/// <summary>When a turn happens, and where its new ids come from, so that the same call gives the same result.</summary>
/// <param name="Now">UTC.</param>
/// <param name="Seed">At least 32 random bytes, new for each turn: the code of a link is made from it.</param>
public sealed record Moment(DateTimeOffset Now, ImmutableArray<byte> Seed);

/// <summary>What the client said about itself; hints only.</summary>
/// <param name="Language">From the activity's locale.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="Name">What the person is called there; only what they release carries it.</param>
public sealed record ClientHints(Language? Language = null, string? TimeZone = null, string? Name = null);

/// <summary>What is remembered of a person when a turn begins.</summary>
/// <param name="State">Settings and position.</param>
/// <param name="OpenRuns">Runs that keep a record and are not finished.</param>
/// <param name="Named">The run a card names, when it is the person's and is finished; else null.</param>
/// <param name="History">A page of finished runs; null until the engine asks for it with <see cref="TurnResult.Wants"/>.</param>
public sealed record PersonMemory(PersonState State, ImmutableList<Run> OpenRuns, Run? Named = null, HistoryPage? History = null)
{
    public static PersonMemory Empty { get; } = new(PersonState.New, []);

    /// <summary>Relationships the engine asked for, by the person's own id; one nothing is stored of is empty.</summary>
    public ImmutableDictionary<string, AboutRelationship> About { get; init; } = ImmutableDictionary<string, AboutRelationship>.Empty;

    /// <summary>The invitation whose code the engine asked for.</summary>
    public Invitation? Invitation { get; init; }

    /// <summary>Id of the finished run the engine asked for: it is <see cref="Named"/>, or there is none such.</summary>
    public string? LookedFor { get; init; }

    /// <summary>The access log the engine asked for.</summary>
    public ImmutableList<LogEntry>? Log { get; init; }

    /// <summary>The people the engine asked for: coaches of the organisation and managers of the person's unit, without the person.</summary>
    public ImmutableList<Recipient>? Recipients { get; init; }

    /// <summary>The person's own releases the engine asked for.</summary>
    public ImmutableList<GivenRelease>? Given { get; init; }

    /// <summary>What was released to the person and may be read at this moment, the newest first; the engine asked for it.</summary>
    public ImmutableList<ReceivedRelease>? Received { get; init; }

    /// <summary>Sessions with a coach the engine asked for, the newest first.</summary>
    public ImmutableList<HeldSession>? Sessions { get; init; }

    /// <summary>Coaches the engine asked for: who may be asked as far as data shows, with what they have to do now.</summary>
    public ImmutableList<CoachCandidate>? Coaches { get; init; }

    /// <summary>The person, a coach, takes requests; loaded with <see cref="Sessions"/>.</summary>
    public bool TakesRequests { get; init; } = true;

    /// <summary>When the person, a coach, holds sessions; null: they did not say. Loaded with <see cref="Sessions"/>.</summary>
    public CoachHours? Hours { get; init; }

    /// <summary>What the person, a coach, wrote for themself, by session. Loaded with <see cref="Sessions"/>.</summary>
    public ImmutableDictionary<string, string> CoachNotes { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Where one joins the online meetings of dates, by session and number. Loaded with <see cref="Sessions"/>.</summary>
    public ImmutableDictionary<(string Session, int Meeting), string> JoinLinks { get; init; } = ImmutableDictionary<(string Session, int Meeting), string>.Empty;

    /// <summary>When a session can be; the engine asked for it.</summary>
    public SessionCalendar? Calendar { get; init; }

    /// <summary>Weekly cards the engine asked for, as far as the person may read them.</summary>
    public VoiceWeeks? Voice { get; init; }

    /// <summary>Asks of management the engine asked for.</summary>
    public TeamAsks? TeamAsks { get; init; }

    /// <summary>What the works council stopped; the engine asked for it.</summary>
    public ImmutableList<Pausable>? Pauses { get; init; }

    /// <summary>What changed of the configuration, the newest first; the engine asked for it.</summary>
    public ImmutableList<SetupChange>? SetupChanges { get; init; }

    /// <summary>Where one-time links begin, without a slash at the end; null: nobody reaches this host from outside, and none is offered.</summary>
    public string? LinkBase { get; init; }

    /// <summary>The person's place in the organisation.</summary>
    public OrgPlace Place { get; init; } = OrgPlace.None;
}

/// <summary>Where a person is in the organisation.</summary>
/// <param name="Unit">Id of the unit; null: none was named.</param>
/// <param name="UnitName">As the organisation calls it.</param>
/// <param name="Roles">Roles besides employee, for example "manager".</param>
/// <param name="Frame">What the unit's manager set; null: nothing yet.</param>
public sealed record OrgPlace(string? Unit, string? UnitName, ImmutableList<string> Roles, TeamFrame? Frame)
{
    /// <summary>Who leads the unit.</summary>
    public const string Manager = "manager";

    /// <summary>Who leads sessions.</summary>
    public const string Coach = "coach";

    public const string WorksCouncil = "works-council";

    public const string Production = "production";

    public const string Admin = "admin";

    /// <summary>Every role the organisation can name.</summary>
    public static ImmutableArray<string> Named { get; } = [Coach, Manager, WorksCouncil, Production, Admin];

    /// <summary>Who gets the card of the whole organisation (requirement B46; privacy rule P35).</summary>
    public static ImmutableArray<string> OfTheWhole { get; } = [Production, WorksCouncil];

    public static OrgPlace None { get; } = new(null, null, [], null);

    /// <summary>German state of the unit, as in <see cref="PublicHolidays.States"/>; null: it was not named.</summary>
    public string? FederalState { get; init; }
}

/// <summary>Finished runs, newest first.</summary>
/// <param name="Index">0 is the newest.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Run">The run at that place; null when there is none.</param>
public sealed record HistoryPage(int Index, int Total, Run? Run);
