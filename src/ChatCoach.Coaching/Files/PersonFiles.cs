using ChatCoach.Coaching.Content;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Files;

/// <summary>Draws the files of a person from what is stored of them.</summary>
public static class PersonFiles
{
    /// <summary>Everything of the person as a page to read, piece by piece, each drawn when it is asked for.</summary>
    /// <param name="known">What is open at once: settings and place.</param>
    /// <param name="whole">Everything; asked for after the first piece.</param>
    public static IEnumerable<string> Page(CoachContent content, PersonArchive known, Lazy<PersonArchive> whole, Language language, DateTimeOffset now)
    {
        yield return ArchivePage.Top(TurnOf(content, known, language, now), known);
        foreach (var piece in ArchivePage.Rest(TurnOf(content, whole.Value, language, now), whole.Value))
            yield return piece;
    }

    /// <summary>Every run in words, newest first, each drawn when it is asked for.</summary>
    public static IEnumerable<SaidRun> Said(CoachContent content, PersonArchive archive, Language language, DateTimeOffset now)
    {
        var turn = TurnOf(content, archive, language, now);
        return archive.Runs.Select(run => SaidRun.Of(turn, run));
    }

    /// <summary>The agreement to print; null: no agreement is open any more.</summary>
    public static string? Agreement(CoachContent content, PersonArchive archive, LinkedFile file, DateTimeOffset now)
    {
        var turn = TurnOf(content, archive, file.Language, now);
        var sheet = AgreementSheet.Of(turn, file.About ?? "");
        if (sheet.Rows.IsEmpty)
            return null;
        var data = content.Data;
        return new Html().Heading(1, sheet.Title).Text(sheet.Day)
            .Table([turn.Text(data.HeadWhat), turn.Text(data.HeadWho), turn.Text(data.HeadUntil)], sheet.Rows.Select(r => (string[])[r.What, r.Who, r.Until ?? ""]))
            .Signatures(sheet.OurSignature, sheet.TheirSignature).Page(sheet.Title, turn.Language);
    }

    /// <summary>The next date for a calendar; null: there is none any more.</summary>
    public static string? Appointment(CoachContent content, PersonArchive archive, LinkedFile file, DateTimeOffset now)
    {
        var turn = TurnOf(content, archive, file.Language, now);
        if (RelationshipMoves.Find(turn, file.About) is not { } relationship || ClientMoves.NextOn(turn, relationship) is not { } day)
            return null;
        return CalendarFile.Of($"{MomentIds.Hash($"appointment:{relationship.Id}:{day:O}")}@chatcoach", turn.Text(content.Data.AppointmentTitle), day, now);
    }

    /// <summary>A date of a session for a calendar; null: it was never agreed, or the person has no part in it any more.</summary>
    public static string? Session(CoachContent content, IEnumerable<HeldSession> sessions, LinkedFile file, DateTimeOffset now)
    {
        if (DateFileMoves.Find(sessions, file.About) is not ({ Stake: Stake.None, Session: var session }, var meeting))
            return null;
        var (dates, coach) = (content.Dates, meeting.With is { } with && !string.Equals(with, session.Coach?.Id, StringComparison.Ordinal) ? new CalendarPerson(with) : new CalendarPerson(session.Coach?.Id ?? "coach", session.Coach?.Name));
        CalendarPerson[] people = [new("owner", session.Owner), .. session.People.Select(p => new CalendarPerson(p.Id, p.Name))];
        return SessionFile.Of(
            new SessionEvent(
                $"{MomentIds.Hash($"session:{session.Id}:{meeting.Number}")}@chatcoach", meeting.Sequence, meeting.State == MeetingState.CalledOff, meeting.Start!,
                content.Fill(dates.FileTitle, file.Language), content.Fill(dates.FileDescription, file.Language), coach, [.. people]),
            now);
    }

    /// <summary>The same words and dates as in the chat; nothing of it is stored.</summary>
    private static Turn TurnOf(CoachContent content, PersonArchive archive, Language language, DateTimeOffset now) => new(
        content,
        new PersonMemory(archive.State with { Language = language }, [.. archive.Runs.Where(r => r.FinishedAt is null)]) { About = archive.About, Place = archive.Place, Log = archive.Log },
        new ClientHints(),
        new Moment(now, [.. new byte[MomentIds.Length]]));
}
