using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Files;

/// <summary>What the access log of a person tells (privacy rule P23).</summary>
public enum LogEvent
{
    /// <summary>A file was asked for.</summary>
    LinkMade,

    /// <summary>Its link was opened, and the file left the coach.</summary>
    LinkOpened,

    /// <summary>A code was made that lets somebody in on a relationship.</summary>
    CodeMade,

    /// <summary>Somebody came in on a relationship with the person's code.</summary>
    CodeUsed,

    /// <summary>Somebody came in on a relationship the person is on.</summary>
    Joined,

    /// <summary>Somebody is no longer on a relationship the person is on.</summary>
    Left,

    /// <summary>The others were sent away from a relationship.</summary>
    Alone,

    /// <summary>All records of the person were removed.</summary>
    Erased,

    /// <summary>An answer was released to somebody.</summary>
    Released,

    /// <summary>They read it for the first time.</summary>
    ReleaseRead,

    /// <summary>It was taken back, or its answer was changed or deleted.</summary>
    ReleaseWithdrawn,

    /// <summary>A coach who was asked read the request for the first time.</summary>
    SessionRead,

    /// <summary>The coach of a led session read for the first time what the person showed in it.</summary>
    SessionShown,
}

/// <summary>Who did it: a role, never a name the coach does not have.</summary>
public enum LogWho
{
    Self,

    /// <summary>Somebody else on the relationship.</summary>
    Member,

    /// <summary>Somebody the person released something to.</summary>
    Recipient,
}

/// <summary>One line of the log of who has seen what, sealed under the key of the person it is for.</summary>
/// <param name="Id">From <see cref="Turns.MomentIds"/>, or random.</param>
/// <param name="At">UTC.</param>
/// <param name="What">What happened.</param>
/// <param name="Who">Who did it.</param>
/// <param name="File">The file, where it is about one.</param>
/// <param name="About">The person's own id of the relationship, where it is about one.</param>
/// <param name="Name">Whom something was released to, as the organisation writes it; null elsewhere.</param>
[StoredFor(Purpose.Support, Keeping.Log)]
public sealed record LogEntry(string Id, DateTimeOffset At, LogEvent What, LogWho Who, FileKind? File = null, string? About = null, string? Name = null)
{
    /// <summary>How long an entry is kept (privacy rule P12, class C).</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(365);

    /// <summary>Entries kept of a person: several a week for a year; beyond that the oldest go.</summary>
    public const int Most = 300;
}
