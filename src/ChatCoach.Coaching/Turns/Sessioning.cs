using System.Collections.Immutable;
using ChatCoach.Coaching.Sessions;

namespace ChatCoach.Coaching.Turns;

/// <summary>Sessions in one turn: what was loaded of them, and what the turn does.</summary>
internal sealed class Sessioning(PersonMemory memory)
{
    public ImmutableList<SessionChange> Changes { get; private set; } = [];

    /// <summary>Sessions the person asked for or coaches, the newest first; null: they were not loaded yet.</summary>
    /// <remarks>As this turn leaves them.</remarks>
    public ImmutableList<HeldSession>? Held => memory.Sessions?.ConvertAll(h => Changes.OfType<SessionChange.Put>().LastOrDefault(p => IsOf(p, h.Session.Id)) is { } put ? h with { Session = put.Session } : h);

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

    /// <summary>What the person, a coach, wrote about a session for themself, with what this turn changed; null: nothing.</summary>
    public string? NoteOf(string session) => Changes.OfType<SessionChange.Note>().LastOrDefault(n => string.Equals(n.Session, session, StringComparison.Ordinal)) is { } note ? note.Words : memory.CoachNotes.GetValueOrDefault(session);

    /// <summary>A session is stored once a turn: the last change stands, and whoever an earlier one told is told.</summary>
    public void Change(SessionChange change)
    {
        if (change is SessionChange.Put put && Changes.OfType<SessionChange.Put>().LastOrDefault(p => IsOf(p, put.Session.Id)) is { } earlier)
        {
            Changes = Changes.Remove(earlier);
            change = put.News == SessionNews.None ? earlier with { Session = put.Session } : put;
        }

        Changes = Changes.Add(change);
    }

    private static bool IsOf(SessionChange.Put put, string session) => string.Equals(put.Session.Id, session, StringComparison.Ordinal);
}
