using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Files;
using ChatCoach.Coaching.Sessions;

namespace ChatCoach.Coaching.Turns;

/// <summary>A date of a session for a calendar: put in, moved or taken out, by a link that works once.</summary>
internal static class DateFileMoves
{
    /// <summary>The link. Null while the engine waits.</summary>
    /// <param name="arg">"session:number".</param>
    public static Reply? Link(Turn turn, string arg)
    {
        turn.State = turn.State with { Aside = null };
        if (SessionMoves.Held(turn) is not { } all)
            return null;
        var (data, dates) = (turn.Content.Data, turn.Content.Dates);
        if (Find(all, arg) is not var (held, meeting) || held.Stake != Stake.None)
            return CurrentMoves.Show(turn, turn.Text(turn.Content.Sessions.Gone));
        var how = turn.Text(meeting.State == MeetingState.CalledOff ? dates.FileOff : dates.FileHow);
        CardButton[] ways = [new CardButton(turn.Text(dates.ButtonDates), Verbs.Session, DateMoves.Arg("dates", held, meeting.Number)), .. MenuMoves.WayBack(turn)];
        if (!turn.Handout.HasAddress)
            return Speech.Say(turn, [turn.Text(data.NoAddress), SessionWords.When(turn, meeting.Start!), turn.Text(turn.Content.Texts.ShownOnWish)], ways);
        turn.Handout.Note(LogEvent.LinkMade, FileKind.Session);
        return DataMoves.Linked(turn, how, [new CardLink(turn.Text(dates.FileLink), turn.Handout.Link(turn.Language, FileKind.Session, arg))], [.. ways]);
    }

    /// <summary>The session and the date that was agreed on once; null: there is none such for the person any more.</summary>
    /// <param name="arg">"session:number".</param>
    public static (HeldSession Held, Meeting Meeting)? Find(IEnumerable<HeldSession> all, string? arg)
    {
        var (session, number, _) = DateMoves.Parts(arg ?? "");
        // A coach who is only asked learns nobody's name yet.
        return all.FirstOrDefault(h => string.Equals(h.Session.Id, session, StringComparison.Ordinal) && (h.Part != Part.Coach || h.Session.State == SessionState.Accepted)) is { } held
            && held.Session.Meetings.Find(m => m.Number == number && m is { Start: not null, State: MeetingState.Planned or MeetingState.CalledOff }) is { } meeting ? (held, meeting) : null;
    }
}
