using System.Collections.Immutable;
using ChatCoach.Coaching.Sessions;

namespace ChatCoach.Coaching.Turns;

/// <summary>Sessions in one turn: what was loaded of them, and what the turn does.</summary>
internal sealed class Sessioning(PersonMemory memory)
{
    public ImmutableList<SessionChange> Changes { get; private set; } = [];

    /// <summary>Sessions the person asked for or coaches, the newest first; null: they were not loaded yet.</summary>
    public ImmutableList<HeldSession>? Held => memory.Sessions;

    /// <summary>Who could be asked, the least busy first; null: they were not loaded yet.</summary>
    public ImmutableList<CoachCandidate>? Candidates => memory.Coaches;

    /// <summary>The person, a coach, takes requests.</summary>
    public bool Takes => memory.TakesRequests;

    /// <summary>When the person, a coach, holds sessions; null: they did not say.</summary>
    public CoachHours? Hours => memory.Hours;

    /// <summary>Where one joins the online meeting of a date; null: there is none.</summary>
    public string? JoinLink(string session, int meeting) => memory.JoinLinks.GetValueOrDefault((session, meeting));

    /// <summary>When that session can be; null: it was not loaded yet.</summary>
    public SessionCalendar? CalendarOf(string session) => memory.Calendar is { } calendar && string.Equals(calendar.Session, session, StringComparison.Ordinal) ? calendar : null;

    public void Change(SessionChange change) => Changes = Changes.Add(change);
}
