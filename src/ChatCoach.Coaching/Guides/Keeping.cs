using System.Collections.Frozen;

namespace ChatCoach.Coaching.Guides;

/// <summary>How long something stored is kept and who can get it: one closed list, which the verb <c>fields</c> prints (privacy rules P12, P25).</summary>
public enum Keeping
{
    /// <summary>Nobody said: a test fails.</summary>
    Unsaid,

    Settings,
    Position,
    Answer,
    Shared,
    Team,
    Waiting,
    Log,
    Link,
    Release,
    Session,
    Led,
    CoachNote,
    CalendarEntry,
    Counted,
    Snapshot,
    TeamAsk,
    CardWord,
    Routing,
    Taken,
    Message,
    Invitation,
    Organisation,
    SetupChange,
    House,
    Erased,
    Key,
}

/// <summary>A way of keeping in words.</summary>
/// <param name="Class">Class of the privacy rules, in a word.</param>
/// <param name="Retention">How long.</param>
/// <param name="Recipients">Who can get it, besides the program.</param>
public sealed record KeepingWords(string Class, string Retention, string Recipients)
{
    private const string Person = "the person alone";
    private const string Nobody = "nobody";

    private static readonly FrozenDictionary<Keeping, KeepingWords> All = new Dictionary<Keeping, KeepingWords>
    {
        [Keeping.Settings] = new("settings and consent", "until changed or erased", Person),
        [Keeping.Position] = new("position in the chat", "until the next step; at most 24 hours where a guide keeps nothing", Person),
        [Keeping.Answer] = new("by its question, see the answers", "by its question; at the latest until erased", Person),
        [Keeping.Shared] = new("relationship", "until 6 months after its end, or until the last person on it leaves or is erased", "the people on that relationship"),
        [Keeping.Team] = new("team", "until it is set anew", "the unit"),
        [Keeping.Waiting] = new("reminder", "until it is due or called off", Person),
        [Keeping.Log] = new("access log", "12 months, at most 300 lines", Person),
        [Keeping.Link] = new("one-time link", "10 minutes, or until opened", "whoever the person gives the link"),
        [Keeping.Release] = new("release of a single answer", "14 days at most, or until withdrawn, changed or erased", "the coach or manager the person named"),
        [Keeping.Session] = new("session with a coach", "until 14 days after its end; six months after the last change at the latest, or until the person who asked is erased", "the coach who is asked or said yes; who takes part sees dates and what is shown to all"),
        [Keeping.Led] = new("led session", "until the session is closed; of it only the summary stays, if everybody said yes", "who takes part, as far as it was shown to all; the summary: owner, guests and coach"),
        [Keeping.CoachNote] = new("a coach's own note", "until 14 days after the session's end; six months after the last change at the latest", "the coach who wrote it"),
        [Keeping.CalendarEntry] = new("session with a coach", "with its session; when that is gone, until it is out of the calendars or over, 14 days at most where nobody takes it out", "who takes part"),
        [Keeping.Counted] = new("coded tap, counted with a yes", "until 8 weeks after the week it counts in, or until the yes is taken back or the person erased; a week that was shown stays as it was shown", "the weekly card, from the threshold on and without any person"),
        [Keeping.Snapshot] = new("weekly snapshot, about no person", "3 years", "the manager of the unit, production, the works council"),
        [Keeping.TeamAsk] = new("ask of management and its answer, about nobody who raised it", "3 years", "the unit; how many and how fast, without the unit: production, the works council"),
        [Keeping.CardWord] = new("own words on the weekly card, without a name", "90 days at most, or until taken back, changed or erased", "the manager of the unit, from the threshold for texts on"),
        [Keeping.Routing] = new("routing", "until uninstalled or erased, then 48 hours", Nobody),
        [Keeping.Taken] = new("routing", "48 hours", Nobody),
        [Keeping.Message] = new("message", "its body until sent, at most 48 hours", Person),
        [Keeping.Invitation] = new("invitation", "7 days, or until used", "who types the code"),
        [Keeping.Organisation] = new("organisation", "until the import or, for the unit, a Teams roster changes it", "administrators"),
        [Keeping.SetupChange] = new("change of the configuration, about no person", "3 years", "the works council"),
        [Keeping.House] = new("house, nothing about a person", "as long as the program needs it", "anybody who runs the host"),
        [Keeping.Erased] = new("erasure", "for good: what was erased must not come back", Nobody),
        [Keeping.Key] = new("key", "until erased; the row stays and says so", Nobody),
    }.ToFrozenDictionary();

    /// <summary>Somebody else than the person can get it.</summary>
    public bool IsForOthers => Recipients is not (Person or Nobody);

    /// <summary>Null: nobody said.</summary>
    public static KeepingWords? Of(Keeping keeping) => All.GetValueOrDefault(keeping);

    /// <summary>How an answer of that class is kept (privacy rule P12).</summary>
    /// <param name="privacy">Class of the step; null: a setting.</param>
    /// <param name="shared">The field is laid into the record of a relationship.</param>
    public static KeepingWords OfAnswer(PrivacyClass? privacy, bool shared) => privacy switch
    {
        PrivacyClass.Note => new("private note", "30 days", Person),
        PrivacyClass.Coded => new("coded tap", "12 months", $"{Person}; the weekly card with a yes, from the threshold on"),
        PrivacyClass.Sentence => new("own sentence", "until 90 days after the programme it belongs to, or after it was said", Person),
        PrivacyClass.Relationship when shared => All[Keeping.Shared],
        PrivacyClass.Relationship => new("relationship, own eyes", "until 6 months after its end", Person),
        PrivacyClass.Team => All[Keeping.Team],
        _ => All[Keeping.Settings],
    };
}
