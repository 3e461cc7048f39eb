using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Files;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Turns;

/// <summary>Lines of the access log in words.</summary>
internal static class LogWords
{
    public static string Of(Turn turn, LogEntry entry) => turn.Text(Sentence(turn, entry), ("file", FileOf(turn, entry)), ("alias", OwnWords.Mark(AliasOf(turn, entry))), ("name", entry.Name is { } name ? OwnWords.Mark(name) : turn.Text(turn.Content.Releases.LogSomebody)));

    private static Phrase Sentence(Turn turn, LogEntry entry)
    {
        var data = turn.Content.Data;
        return entry.What switch
        {
            LogEvent.LinkMade => data.LogLinkMade,
            LogEvent.LinkOpened => data.LogLinkOpened,
            LogEvent.CodeMade => data.LogCodeMade,
            LogEvent.CodeUsed => data.LogCodeUsed,
            LogEvent.Joined => entry.Who == LogWho.Self ? data.LogJoinedSelf : data.LogJoined,
            LogEvent.Left => entry.Who == LogWho.Self ? data.LogLeftSelf : data.LogLeft,
            LogEvent.Alone => entry.Who == LogWho.Self ? data.LogAloneSelf : data.LogAlone,
            LogEvent.Released => turn.Content.Releases.LogGiven,
            LogEvent.ReleaseRead => turn.Content.Releases.LogRead,
            LogEvent.ReleaseWithdrawn => turn.Content.Releases.LogWithdrawn,
            LogEvent.SessionShown => turn.Content.Led.LogShown,
            LogEvent.SessionRead => turn.Content.Sessions.LogRead,
            _ => data.LogErased,
        };
    }

    private static string FileOf(Turn turn, LogEntry entry)
    {
        var data = turn.Content.Data;
        return turn.Text(entry.File switch
        {
            FileKind.Agreement => data.FileAgreement,
            FileKind.Appointment => data.FileAppointment,
            FileKind.Data => data.FileData,
            _ => data.FilePage,
        });
    }

    private static string AliasOf(Turn turn, LogEntry entry) => RelationshipMoves.Find(turn, entry.About)?.Alias ?? turn.Text(turn.Content.Data.GoneRelationship);
}
