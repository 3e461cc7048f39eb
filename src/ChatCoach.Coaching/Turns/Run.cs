using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Turns;

/// <summary>One walk of a person through a guide, in the version it began with. Where it stands follows from its answers.</summary>
public sealed record Run
{
    [StoredFor(Purpose.Support, Keeping.Answer)]
    public required string Id { get; init; }

    [StoredFor(Purpose.Support, Keeping.Answer)]
    public required string Guide { get; init; }

    [StoredFor(Purpose.Support, Keeping.Answer)]
    public required int Version { get; init; }

    [StoredFor(Purpose.Support, Keeping.Answer)]
    public required DateTimeOffset StartedAt { get; init; }

    [StoredFor(Purpose.Support, Keeping.Answer)]
    public required DateTimeOffset UsedAt { get; init; }

    [StoredFor(Purpose.Support, Keeping.Answer)]
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The step it began with, when that is not the first of the guide.</summary>
    [StoredFor(Purpose.Support, Keeping.Answer)]
    public string? Entry { get; init; }

    [StoredFor(Purpose.Support, Keeping.Answer)]
    public ImmutableList<Answer> Answers { get; init => field = value ?? []; } = [];

    /// <summary>
    /// A step that is asked again although it has an answer: after "back" or "change". A finished run stays finished while
    /// an answer of it is changed.
    /// </summary>
    [StoredFor(Purpose.Support, Keeping.Answer)]
    public Reopened? Reopened { get; init; }

    /// <summary>What a card brought that could not be taken yet, by <see cref="DraftOf"/>; it stands in the inputs again (pitfalls D7).</summary>
    [StoredFor(Purpose.Support, Keeping.Answer)]
    public ImmutableDictionary<string, string> Drafts { get; init => field = value ?? ImmutableDictionary<string, string>.Empty; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Cards that were shown for this run, oldest first.</summary>
    [StoredFor(Purpose.Support, Keeping.Answer)]
    public ImmutableList<IssuedCard> Cards { get; init => field = value ?? []; } = [];

    /// <summary>Steps whose further options the person asked for with "more".</summary>
    [StoredFor(Purpose.Support, Keeping.Answer)]
    public ImmutableList<string> MoreShown { get; init => field = value ?? []; } = [];

    /// <summary>Questions that are asked back only once in a run.</summary>
    [StoredFor(Purpose.Support, Keeping.Answer)]
    public ImmutableList<string> AskedBack { get; init => field = value ?? []; } = [];

    /// <summary>The run that was left for this one and is offered again at its end.</summary>
    [StoredFor(Purpose.Support, Keeping.Answer)]
    public string? Left { get; init; }

    /// <summary>The person's own id of the relationship it is about; null: of none. It is handed over from guide to guide.</summary>
    [StoredFor(Purpose.Relationship, Keeping.Answer)]
    public string? About { get; init; }

    /// <summary>The led session it is a part of, in a guide that keeps a session; null elsewhere.</summary>
    [StoredFor(Purpose.Session, Keeping.Position)]
    public string? Session { get; init; }

    /// <summary>For whom a coach answers who takes part through the coach's screen, as in <see cref="Sessions.LedAnswer.By"/>; null: for nobody.</summary>
    [StoredFor(Purpose.Session, Keeping.Position)]
    public string? For { get; init; }

    /// <summary>True while it is open or an answer of it is being changed.</summary>
    [JsonIgnore]
    public bool Asks => FinishedAt is null || Reopened is not null;

    /// <summary>Under which name what was put in at that visit of the step is remembered; the first as an older version of the program did.</summary>
    public static string DraftOf(string step, int visit) => visit == 0 ? step : $"{step}:{visit.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The answer given at that visit of the step, or null.</summary>
    public Answer? Find(string step, int visit)
    {
        foreach (var answer in Answers)
            if (answer.Visit == visit && string.Equals(answer.Step, step, StringComparison.Ordinal))
                return answer;
        return null;
    }

    /// <summary>The run with this answer in place of an earlier one for the same visit.</summary>
    public Run With(Answer answer) => this with
    {
        Answers = Answers.RemoveAll(a => a.Visit == answer.Visit && string.Equals(a.Step, answer.Step, StringComparison.Ordinal)).Add(answer),
    };
}

/// <summary>A step that is open again.</summary>
/// <param name="Step">Id of the step.</param>
/// <param name="Visit">Which visit of it.</param>
/// <param name="Whole">True: with all the steps of its card.</param>
[StoredFor(Purpose.Support, Keeping.Answer)]
public sealed record Reopened(string Step, int Visit, bool Whole = false);

/// <summary>
/// A card that was shown. Its token is random and counts once: the same token with the same content changes nothing,
/// with other content it is asked about (pitfalls D1, D5).
/// </summary>
/// <param name="Token">From <see cref="MomentIds.NextId"/>.</param>
/// <param name="Steps">Steps asked on it.</param>
/// <param name="Spent">Hash of the content that was accepted; null while unused.</param>
/// <param name="Visit">Which visit of its steps it asks about; a card of an earlier version of the program asks about the first.</param>
[StoredFor(Purpose.Support, Keeping.Answer)]
public sealed record IssuedCard(string Token, ImmutableList<string> Steps, string? Spent = null, int Visit = 0);
