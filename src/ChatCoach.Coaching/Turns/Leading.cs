using System.Collections.Immutable;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Sessions;

namespace ChatCoach.Coaching.Turns;

/// <summary>Where a led session stands: who is there, who is through, and what of it somebody may see.</summary>
/// <param name="Held">Of whoever looks.</param>
/// <param name="Led">The shared run.</param>
/// <param name="Guide">In the version it began with.</param>
internal sealed record Leading(HeldSession Held, LedSession Led, Guide Guide)
{
    public const string RulesStep = "rules";
    public const string WishStep = "wish";
    public const string ViewStep = "view";
    public const string MirrorStep = "mirror";
    public const string NeedsStep = "needs";
    public const string ExperimentStep = "experiment";
    public const string DecideStep = "decide";

    public const string Agrees = "ok";
    public const string Wishes = "change";

    private const string Show = "show";

    /// <summary>Sides that speak one after the other at most; of a team each speaks for the one or the other.</summary>
    private const int Sides = 2;

    public CoachSession Session => Held.Session;

    /// <summary>The person's seat.</summary>
    public string Me => SeatOf(Held);

    /// <summary>Our id of the coach who leads it; null: nobody does at the moment.</summary>
    public string? Coach => Session.State == SessionState.Accepted && Held.Stake == Stake.None ? Session.Coach?.Id : null;

    public bool IsClosing => Is(Led.Step, LedSession.Closing);

    /// <summary>The first question of the card all are at; null at the closing.</summary>
    public GuideStep? Step => Guide.Find(Led.Step);

    /// <summary>Owner and guests who did not leave, those on the coach's screen too.</summary>
    public ImmutableList<string> Present => [.. Session.People.Select(p => p.Id).Prepend(Seats.Owner).Where(s => !Led.Away.Contains(s))];

    /// <summary>Whoever has a chat and is there.</summary>
    public ImmutableList<string> Chatting => [.. Present.Where(s => !OnScreen(s)).Prepend(Seats.Coach)];

    /// <summary>Null: the shared run is closed, or was never begun.</summary>
    public static Leading? Of(Turn turn, HeldSession held) => held.Session.Led is { } led && (turn.Content.Guides.Find(led.Guide, led.Version) ?? turn.Content.Guides.Find(led.Guide)) is { } guide ? new Leading(held, led, guide) : null;

    public static string SeatOf(HeldSession held) => held.Part switch
    {
        Part.Owner => Seats.Owner,
        Part.Coach => Seats.Coach,
        _ => held.Session.People.Find(p => Is(p.Person, held.Me))?.Id ?? "",
    };

    public Leading With(CoachSession session) => this with { Held = Held with { Session = session }, Led = session.Led ?? Led };

    /// <summary>Takes part through the coach's screen only.</summary>
    public bool OnScreen(string seat) => Session.People.Exists(p => Is(p.Id, seat) && p.Person is null);

    /// <summary>Our id of a guest; null: they have no chat, or it is not a guest's seat.</summary>
    public string? PersonOf(string seat) => Session.People.Find(p => Is(p.Id, seat))?.Person;

    public bool IsPutTo(string step, string seat) => Guide.Find(step)?.Who switch
    {
        StepWho.Coach => Is(seat, Seats.Coach),
        StepWho.Participant => !Is(seat, Seats.Coach),
        _ => true,
    };

    /// <summary>Whom the present step is put to.</summary>
    public ImmutableList<string> Asked => IsClosing ? Chatting : [.. Present.Prepend(Seats.Coach).Where(s => IsPutTo(Led.Step, s))];

    /// <summary>The answer of whoever has that seat now; null: they gave none.</summary>
    public LedAnswer? Find(string seat, string step) => Led.Find(seat, step) is { } answer && IsOf(answer, seat) ? answer : null;

    /// <summary>Said something at that step, or left it out.</summary>
    public bool IsThrough(string seat, string step) => Find(seat, step) is not null;

    public bool AgreesToRules(string seat) => Find(seat, RulesStep)?.Values is [Agrees];

    /// <summary>Whether the person may see that answer: it is theirs, or it was shown to everybody and they were one of those.</summary>
    public bool Sees(LedAnswer answer) => IsOf(answer, Me) || (answer.Shown && (!Is(Me, Seats.Coach) || (Coach is { } coach && Is(answer.Coach, coach))) && (IsForAll(answer) || !(Session.People.Find(p => Is(p.Id, Me))?.Since > answer.At)));

    /// <summary>A rule is one for everybody, and what the coach writes down is what all agreed on: whoever comes in later joins it.</summary>
    private static bool IsForAll(LedAnswer answer) => Is(answer.By, Seats.Coach) || Is(answer.Step, WishStep);

    /// <summary>When the last of those who are there came in; null: all were there from the begin.</summary>
    private DateTimeOffset? LastCame => Session.People.Where(p => Present.Contains(p.Id)).Max(p => p.Since);

    /// <summary>Somebody came in after it was shown.</summary>
    private bool IsBeforeSomebody(LedAnswer answer) => !IsForAll(answer) && LastCame > answer.At;

    /// <summary>What an earlier coach said is not said by this one.</summary>
    private bool IsOf(LedAnswer answer, string seat) => Is(answer.By, seat) && (!Is(seat, Seats.Coach) || Is(answer.Coach, Coach));

    /// <summary>What everybody sees at a step, the coach and whoever came in last too: that alone can become part of the summary.</summary>
    public IEnumerable<LedAnswer> Common(string step) => Led.Answers.Where(a => Is(a.Step, step) && a.Shown && a.Values.Count > 0 && Coach is { } coach && Is(a.Coach, coach) && !IsBeforeSomebody(a));

    /// <summary>What others showed at a step, as far as the person sees it.</summary>
    public IEnumerable<LedAnswer> Shown(string step) => Led.Answers.Where(a => Is(a.Step, step) && a.Shown && a.Values.Count > 0 && Sees(a));

    /// <summary>What the person showed to an earlier coach and was not asked about since.</summary>
    public ImmutableList<LedAnswer> ToShowAgain => Coach is not { } coach || Is(Me, Seats.Coach) ? []
        : [.. Led.Answers.Where(a => Is(a.By, Me) && a is { Shown: true, Values.Count: > 0 } && !Is(a.Coach, coach) && !Is(a.AskedFor, coach))];

    /// <summary>What the person showed before somebody came in, and was not asked about since.</summary>
    public ImmutableList<LedAnswer> ToShowNewcomers =>
        [.. Led.Answers.Where(a => Is(a.By, Me) && a is { Shown: true, Values.Count: > 0 } && IsBeforeSomebody(a) && !(a.AskedAt >= LastCame))];

    /// <summary>Whether the answers of a card say that everybody may see it.</summary>
    public static bool SaysShow(Guide guide, GuideStep first, Run run) => guide.CardOf(first).Skip(1).Any(s => run.Find(s.Id, 0)?.Values is [Show]);

    /// <summary>The step after the present one, or <see cref="LedSession.Closing"/>.</summary>
    public string Next(GuideShelf shelf) => Step is { } step && shelf.After(Guide, Guide.CardOf(step).Last(), []) is { } next ? next.Id : LedSession.Closing;

    /// <summary>How long a step takes. Both sides tell their view one after the other; alone, the time of the other goes to the mirror (5/5/5/10).</summary>
    public TimeSpan? TimeOf(string step)
    {
        var sides = Math.Clamp(Present.Count, 1, Sides);
        var minutes = (Guide.Find(step)?.Minutes ?? 0) * (Is(step, ViewStep) ? sides : Is(step, MirrorStep) && sides > 1 ? 0 : 1);
        return minutes == 0 ? null : TimeSpan.FromMinutes(minutes);
    }

    public static bool Is(string? a, string? b) => string.Equals(a, b, StringComparison.Ordinal);
}
