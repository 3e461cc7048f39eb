using System.Collections.Immutable;
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

    /// <summary>Who is asked or said yes; null: nobody is.</summary>
    public Recipient? Coach { get; init; }

    /// <summary>Our ids of coaches who are not asked again.</summary>
    public ImmutableList<string> NotAgain { get; init => field = value ?? []; } = [];

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>UTC; when another coach is asked. Null: nobody has to answer.</summary>
    public DateTimeOffset? AnswerBy { get; init; }
}

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
/// <param name="Mine">The person asked for it; otherwise they are its coach.</param>
/// <param name="Stake">Why its coach may not be part of it any more.</param>
public sealed record HeldSession(CoachSession Session, bool Mine, Stake Stake);

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

    /// <summary>As it is from now on; whom it concerns besides is told that there is something.</summary>
    public sealed record Put(CoachSession Session) : SessionChange;

    /// <summary>The person, a coach, takes requests from now on, or takes none.</summary>
    public sealed record Takes(bool Requests) : SessionChange;
}

/// <summary>The reminder by which a person learns that something about a session is new.</summary>
public static class SessionNews
{
    /// <summary>The same again takes the place of the one that waits.</summary>
    public static string IdOf(string session) => $"session:{session}";
}
