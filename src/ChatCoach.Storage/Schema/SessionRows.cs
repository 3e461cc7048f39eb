using ChatCoach.Coaching.Guides;

namespace ChatCoach.Storage.Schema;

/// <summary>A session with a coach.</summary>
[StoredFor(Purpose.Session, Keeping.Session)]
public sealed class SessionRow
{
    public required string Id { get; init; }

    /// <summary>Counts what was done to it; a change is stored only over the version it read.</summary>
    public int Version { get; init; }

    /// <summary>Who asked.</summary>
    public required string OwnerId { get; init; }

    /// <summary>Who is asked or said yes; null: nobody is.</summary>
    public string? CoachId { get; init; }

    /// <summary>The record of the relationship it is about, so that nobody who is on it is asked; null: none is stored.</summary>
    public string? RelationshipId { get; init; }

    /// <summary>It is not over.</summary>
    public bool Live { get; init; }

    public DateTimeOffset GoesAt { get; init; }

    /// <summary>Hash of the code by which a colleague comes in; null: nobody is invited.</summary>
    public string? CodeTag { get; init; }

    /// <summary>Under the key of who asked: with that key it is gone everywhere.</summary>
    public required byte[] Sealed { get; init; }
}

/// <summary>Somebody who takes part in a session besides its owner and its coach.</summary>
[StoredFor(Purpose.Session, Keeping.Session)]
public sealed class SessionPersonRow
{
    public required string SessionId { get; init; }

    public required string PersonId { get; init; }
}

/// <summary>A quarter of an hour in which somebody is in a session: nobody is in two at once.</summary>
[StoredFor(Purpose.Session, Keeping.Session)]
public sealed class BookedSlotRow
{
    public required string PersonId { get; init; }

    /// <summary>See <see cref="Coaching.Sessions.Slots"/>.</summary>
    public long Slot { get; init; }

    public required string SessionId { get; init; }

    /// <summary>Number of the date within the session.</summary>
    public int Meeting { get; init; }
}

/// <summary>What a coach wrote about a session, for their own eyes.</summary>
[StoredFor(Purpose.Session, Keeping.CoachNote)]
public sealed class CoachNoteRow
{
    public required string SessionId { get; init; }

    public required string PersonId { get; init; }

    /// <summary>Under the coach's key.</summary>
    public required byte[] Sealed { get; init; }
}

/// <summary>A date as it is to stand in calendars, and as it stands there. It outlives its session until it is taken out.</summary>
[StoredFor(Purpose.Session, Keeping.CalendarEntry)]
public sealed class CalendarEntryRow
{
    public required string SessionId { get; init; }

    /// <summary>Number of the date within the session.</summary>
    public int Meeting { get; init; }

    /// <summary>Counts what was asked for.</summary>
    public int Wanted { get; init; }

    /// <summary>The last of them that was done; 0: none yet.</summary>
    public int Done { get; init; }

    /// <summary>It is to stand in calendars; false: it is to be taken out.</summary>
    public bool Stands { get; init; }

    /// <summary>When there is something to do; null: nothing is.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Times what is asked for now was tried.</summary>
    public int Attempts { get; init; }

    public string? LeasedBy { get; init; }

    public DateTimeOffset? LeasedUntil { get; init; }

    /// <summary>In whose calendar it stands and as which entry, under the house key: it must be found when the owner is erased. Null: nothing was sent yet.</summary>
    public byte[]? Place { get; init; }

    /// <summary>Where one joins, under the key of who asked; null: nowhere.</summary>
    public byte[]? Link { get; init; }
}

/// <summary>What a coach said about being asked.</summary>
[StoredFor(Purpose.Session, Keeping.Settings)]
public sealed class CoachRow
{
    public required string PersonId { get; init; }

    public bool TakesRequests { get; init; }

    /// <summary>Counts what was planned with them; a date is stored only over the version it was looked for in.</summary>
    public int Version { get; init; }

    /// <summary>When they hold sessions, under their own key; null: they did not say.</summary>
    public byte[]? Hours { get; init; }
}
