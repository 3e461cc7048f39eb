using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cadence;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Releases;

namespace ChatCoach.Coaching.Sessions;

/// <summary>Where a session with a coach stands.</summary>
public enum SessionState
{
    /// <summary>A coach was asked and has not answered.</summary>
    Asked,

    /// <summary>A coach said yes.</summary>
    Accepted,

    /// <summary>No coach is left to ask.</summary>
    Nobody,

    /// <summary>The person who asked took it back, or it is over.</summary>
    Ended,

    /// <summary>It came to its end in a led session; what was agreed can be read for a while.</summary>
    Done,
}

/// <summary>
/// A session with a coach. It is its owner's, the person who asked: sealed under their key, gone with them. The coach reads
/// what the owner saw in the preview, and their name once the coach said yes.
/// </summary>
[StoredFor(Purpose.Session, Keeping.Session)]
public sealed record CoachSession
{
    /// <summary>Working days a coach has to answer; then another one is asked (a companion within days, not weeks).</summary>
    public const int DaysToAnswer = 2;

    /// <summary>Whoever takes part besides owner and coach: in 45 minutes more than ten people do not all get to speak.</summary>
    public const int MostGuests = 8;

    /// <summary>Sessions of one person at a time that are not over: one for each relationship that weighs on them.</summary>
    public const int Most = 3;

    public required string Id { get; init; }

    public required SessionState State { get; init; }

    /// <summary>The person's own id of the relationship it is about; null: of none.</summary>
    public string? About { get; init; }

    /// <summary>The run in which the person said it; deleted, the session ends.</summary>
    public string? Run { get; init; }

    /// <summary>When its coach first read it; null: not yet.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>What the coach reads, label and words, in this order.</summary>
    public ImmutableList<SaidToCoach> Said { get; init => field = value ?? []; } = [];

    /// <summary>Who asked, as their client names them; null: it did not.</summary>
    public string? Owner { get; init; }

    /// <summary>Who takes part, as the owner answered; null: they left it out.</summary>
    public SessionMode? Mode { get; init; }

    /// <summary>When it suits the owner; null: they left it out.</summary>
    public WishedTimes? Wishes { get; init; }

    /// <summary>What the owner lets the coach read besides, item by item.</summary>
    public ImmutableList<ShownItem> Shown { get; init => field = value ?? []; } = [];

    /// <summary>Whoever takes part besides the owner and the coach.</summary>
    public ImmutableList<Participant> People { get; init => field = value ?? []; } = [];

    /// <summary>The code by which colleagues come in; null: there is none.</summary>
    public GuestCode? Code { get; init; }

    /// <summary>Its dates, in the order of their numbers.</summary>
    public ImmutableList<Meeting> Meetings { get; init => field = value ?? []; } = [];

    /// <summary>Where the owner is: their working day decides what can be proposed. Null: an older version of the program asked.</summary>
    public Whereabouts? At { get; init; }

    /// <summary>Who is asked or said yes; null: nobody is.</summary>
    public Recipient? Coach { get; init; }

    /// <summary>Our ids of coaches who are not asked again.</summary>
    public ImmutableList<string> NotAgain { get; init => field = value ?? []; } = [];

    /// <summary>The session while it is led; null: it is not.</summary>
    public LedSession? Led { get; init; }

    /// <summary>How the last time it was led closed; null: it never was.</summary>
    public LedEnd? LedEnd { get; init; }

    /// <summary>What everybody said yes to, the newest last.</summary>
    public ImmutableList<SessionSummary> Summaries { get; init => field = value ?? []; } = [];

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>UTC; when another coach is asked. Null: nobody has to answer.</summary>
    public DateTimeOffset? AnswerBy { get; init; }

    /// <summary>As it is when a guest or the coach is erased: what they said in it goes, and what they are called.</summary>
    /// <param name="person">Our id.</param>
    public CoachSession Without(string person)
    {
        var session = People.FindAll(p => string.Equals(p.Person, person, StringComparison.Ordinal)).Aggregate(this, (session, guest) => session.Without(guest));
        return session with
        {
            Coach = session.Coach is { } coach && string.Equals(coach.Id, person, StringComparison.Ordinal) ? coach with { Name = null, Unit = null } : session.Coach,
            Led = session.Led is { } led ? led with { Answers = led.Answers.RemoveAll(a => string.Equals(a.By, Seats.Coach, StringComparison.Ordinal) && string.Equals(a.Coach, person, StringComparison.Ordinal)) } : null,
        };
    }

    /// <summary>As it is when a guest is part of it no more: what they said in it goes with them.</summary>
    public CoachSession Without(Participant guest)
    {
        var led = Led?.Without(guest.Id);
        return this with { People = People.Remove(guest), Led = led is null ? null : led with { Away = led.Away.Remove(guest.Id) } };
    }
}

/// <summary>Who takes part in a session (guide 9, step "mode").</summary>
public enum SessionMode
{
    /// <summary>The owner alone with the coach.</summary>
    One,

    /// <summary>Somebody of the client's side, too.</summary>
    Both,

    /// <summary>Colleagues of the owner, too.</summary>
    Team,
}

/// <summary>Which part somebody has in a session.</summary>
public enum Part
{
    /// <summary>Asked for it.</summary>
    Owner,

    /// <summary>Leads it.</summary>
    Coach,

    /// <summary>Takes part besides.</summary>
    Guest,
}

/// <summary>Somebody who takes part besides the owner and the coach.</summary>
/// <param name="Id">Within the session.</param>
/// <param name="Person">Our id of the person; null: they take part through the coach's screen only.</param>
/// <param name="Name">What they are called there; null: it is not known.</param>
/// <param name="Since">UTC; when they came in. Null: through the coach's screen, or an older version of the program did not note it.</param>
[StoredFor(Purpose.Session, Keeping.Session)]
public sealed record Participant(string Id, string? Person, string? Name, DateTimeOffset? Since = null);

/// <summary>A code by which colleagues of the owner come in.</summary>
/// <param name="Tag">See <see cref="Relationships.InviteCode.TagOf"/>: the code itself is kept nowhere.</param>
/// <param name="Until">UTC; it opens nothing from then on.</param>
[StoredFor(Purpose.Session, Keeping.Session)]
public sealed record GuestCode(string Tag, DateTimeOffset Until);

/// <summary>Where somebody is, as far as it decides their working day.</summary>
/// <param name="Zone">IANA name.</param>
/// <param name="State">German state, see <see cref="PublicHolidays.States"/>; null: it is not known.</param>
[StoredFor(Purpose.Session, Keeping.Session)]
public sealed record Whereabouts(string Zone, string? State);

/// <summary>One line of what a coach reads.</summary>
[StoredFor(Purpose.Session, Keeping.Session)]
public sealed record SaidToCoach(string Label, string Words);

/// <summary>Why a coach must not be part of a session, as far as data shows (requirement K21, privacy rule P22).</summary>
public enum Stake
{
    /// <summary>Nothing shows it.</summary>
    None,

    /// <summary>They are on the relationship it is about.</summary>
    Member,

    /// <summary>They lead the owner's unit.</summary>
    Manager,

    /// <summary>The organisation names them coach no more, or they are gone.</summary>
    NoCoach,
}

/// <summary>A session a person is part of.</summary>
/// <param name="Session">What is known.</param>
/// <param name="Part">The person's.</param>
/// <param name="Stake">Why its coach may not be part of it any more.</param>
/// <param name="Me">Our id of the person; null: nobody said.</param>
public sealed record HeldSession(CoachSession Session, Part Part, Stake Stake, string? Me = null)
{
    public bool Mine => Part == Part.Owner;
}

/// <summary>A coach who could be asked.</summary>
/// <param name="Coach">Who.</param>
/// <param name="Load">Sessions they are asked for or lead now.</param>
public sealed record CoachCandidate(Recipient Coach, int Load);

/// <summary>What a turn does about sessions.</summary>
public abstract record SessionChange
{
    private SessionChange()
    {
    }

    /// <summary>As it is from now on.</summary>
    /// <param name="Session">All of it.</param>
    /// <param name="News">What whoever else takes part is told.</param>
    /// <param name="To">Our ids of the only ones who are told; null: everybody whom the news concerns.</param>
    public sealed record Put(CoachSession Session, SessionNews News = SessionNews.State, ImmutableList<string>? To = null) : SessionChange;

    /// <summary>It must still be as the turn read it, or the turn is decided again: what is said of it was true.</summary>
    public sealed record Check(string Session) : SessionChange;

    /// <summary>When the person, a coach, holds sessions from now on; null: they say nothing about it.</summary>
    public sealed record Hours(CoachHours? Value) : SessionChange;

    /// <summary>What the person, a coach, writes about a session for their own eyes; null: nothing any more.</summary>
    public sealed record Note(string Session, string? Words) : SessionChange;

    /// <summary>The person, a coach, takes requests from now on, or takes none.</summary>
    public sealed record Takes(bool Requests) : SessionChange;
}

/// <summary>What a person learns of a session by a reminder. The words come from the session as it is when it is due.</summary>
public enum SessionNews
{
    /// <summary>Where it stands: asked, accepted, ended.</summary>
    State,

    /// <summary>A date was offered, agreed, moved or called off.</summary>
    Dates,

    /// <summary>Somebody comes five minutes later.</summary>
    Late,

    /// <summary>A date is on the next working day.</summary>
    Day,

    /// <summary>A date begins in a quarter of an hour.</summary>
    Soon,

    /// <summary>The led session goes on.</summary>
    Led,

    /// <summary>The time of a step of the led session is up; only its coach waits for it.</summary>
    Timer,

    /// <summary>Somebody came in as a guest.</summary>
    Came,

    /// <summary>A guest left.</summary>
    Left,

    /// <summary>Nobody is told.</summary>
    None,

    /// <summary>Its owner was erased: nothing of it is there any more.</summary>
    Gone,
}

/// <summary>Names of reminders about a session: the same again takes the place of the one that waits.</summary>
public static class SessionNudge
{
    public static string IdOf(string session, SessionNews news = SessionNews.State, int meeting = 0) => news switch
    {
        SessionNews.State => $"session:{session}",
        SessionNews.Late => $"session-minutes:{session}",
        SessionNews.Day or SessionNews.Soon => string.Create(CultureInfo.InvariantCulture, $"session-{news}:{session}:{meeting}").ToLowerInvariant(),
        _ => $"session-{news}:{session}".ToLowerInvariant(),
    };
}
