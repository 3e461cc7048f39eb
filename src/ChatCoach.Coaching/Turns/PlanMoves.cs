using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cadence;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Sessions;

namespace ChatCoach.Coaching.Turns;

/// <summary>Agrees on dates of a session, moves them and calls them off. Each is decided by what is stored at that moment.</summary>
internal static class PlanMoves
{
    /// <summary>Two series of the longest kind: whoever needs more begins anew, with a coach who says yes anew.</summary>
    public const int MostMeetings = 16;

    /// <summary>Takes one of the times that fit the coach's hours: that is the agreement.</summary>
    public static Reply? Take(Turn turn, string arg) => Searched(turn, arg, (held, meeting, search, minutes) => Taken(turn, held, meeting, search, Begin(minutes)));

    /// <summary>Says yes to a time the other side offered, also outside the coach's hours when it is the coach who says so.</summary>
    public static Reply? Accept(Turn turn, string arg) => Searched(turn, arg, (held, meeting, search, minutes) => Accepted(turn, held, meeting, search, Begin(minutes)));

    /// <summary>The coach offers the three times that stood on the page.</summary>
    public static Reply? Offer(Turn turn, string arg) => Searched(turn, arg, (held, meeting, search, round) => search.Propose((int)Math.Clamp(round, 0, DateSearch.MostRounds)) is var free
        && (held.Part != Part.Coach || free.IsEmpty || !CanBe(meeting)) ? Changed(turn, held, meeting) : Offer(turn, held, meeting, search, free, null));

    /// <summary>An own time: it holds at once when it fits the coach's hours and the owner says it; otherwise it is offered.</summary>
    public static Reply? Suggest(Turn turn, HeldSession held, int number, DateTimeOffset begin, string? lead) => Searched(turn, held, number, (meeting, search) =>
    {
        if (held.Part == Part.Guest || !CanBe(meeting))
            return Changed(turn, held, meeting);
        if (search.Hindrance(begin) is { } never)
            return OwnTimeMoves.Ask(turn, held, number, Join(lead, Said(turn, never)));
        var why = search.Refusal(begin);
        if (held.Part == Part.Owner && why is null)
            return Agree(turn, held, meeting, begin, search, lead);
        var outside = held.Part == Part.Owner && why is { } refusal ? Said(turn, refusal) + " " + turn.Text(turn.Content.Dates.Outside) : null;
        return Offer(turn, held, meeting, search, [begin], Join(lead, outside));
    });

    /// <summary>What was offered is not wanted, or taken back: it stays as it was.</summary>
    public static Reply? Keep(Turn turn, string arg)
    {
        var (session, number, _) = DateMoves.Parts(arg);
        return DateMoves.OpenedOr(turn, session, null, held =>
        {
            var meeting = DateMoves.Of(held.Session, number);
            if (held.Part == Part.Guest || meeting.Offered.IsEmpty)
                return DateMoves.Page(turn, held, number);
            var (after, kept) = Put(turn, held, meeting with { Offered = [], OfferedBy = null });
            return DateMoves.Page(turn, after, kept.Number, lead: turn.Text(meeting.OfferedBy == held.Part ? turn.Content.Dates.KeptMine : turn.Content.Dates.Kept));
        });
    }

    /// <summary>It does not take place. Null while the engine waits.</summary>
    public static Reply? CallOff(Turn turn, HeldSession held, int number, CallOff why)
    {
        var meeting = DateMoves.Of(held.Session, number);
        if (held.Part == Part.Guest || !DateMoves.IsAhead(turn, meeting))
            return Changed(turn, held, meeting);
        var (after, _) = Put(turn, held, meeting with { State = MeetingState.CalledOff, Why = why, Offered = [], OfferedBy = null, Sequence = meeting.Sequence + 1 });
        return DateMoves.Page(turn, after, number, lead: turn.Text(turn.Content.Dates.OffDone));
    }

    /// <summary>It took place, or nobody came. Nobody is blamed: the others learn only that a new date is easily found.</summary>
    public static Reply? Over(Turn turn, string arg, MeetingState state)
    {
        var (session, number, _) = DateMoves.Parts(arg);
        return DateMoves.OpenedOr(turn, session, null, held =>
        {
            var meeting = DateMoves.Of(held.Session, number);
            if (meeting.State == state)
                return DateMoves.Page(turn, held, number);
            if (held.Part == Part.Guest || meeting is not { State: MeetingState.Planned, Start: { } start } || start.ToInstant() > turn.Now)
                return Changed(turn, held, meeting);
            var (after, _) = Put(turn, held, meeting with { State = state, Offered = [], OfferedBy = null }, state == MeetingState.Missed ? SessionNews.Dates : SessionNews.None);
            return DateMoves.Page(turn, after, number, lead: turn.Text(state == MeetingState.Missed ? turn.Content.Dates.MissedDone : turn.Content.Dates.HeldDone));
        });
    }

    /// <summary>Five minutes later: the others learn it at once.</summary>
    public static Reply? Late(Turn turn, string arg)
    {
        var (session, number, _) = DateMoves.Parts(arg);
        return DateMoves.OpenedOr(turn, session, null, held =>
        {
            var meeting = DateMoves.Of(held.Session, number);
            if (!DateMoves.IsAhead(turn, meeting))
                return Changed(turn, held, meeting);
            var (after, _) = Put(turn, held, meeting with { Late = true }, SessionNews.Late);
            return DateMoves.Page(turn, after, number, lead: turn.Text(turn.Content.Dates.LateDone));
        });
    }

    /// <summary>Further dates after the one that is agreed.</summary>
    public static Reply? Series(Turn turn, HeldSession held, int number, ImmutableList<DateTimeOffset> begins)
    {
        if (held.Part == Part.Guest || begins.IsEmpty || held.Session.Meetings.Count + begins.Count > MostMeetings || !DateMoves.IsAhead(turn, DateMoves.Of(held.Session, number)))
            return Changed(turn, held, DateMoves.Of(held.Session, number));
        var next = held.Session.Meetings.Count;
        var more = begins.Select((b, i) => new Meeting { Number = next + i + 1, State = MeetingState.Planned, Start = Wall(b, ZoneOf(turn, held)), With = held.Session.Coach?.Id });
        var after = Store(turn, held, held.Session with { Meetings = held.Session.Meetings.AddRange(more) }, SessionNews.Dates);
        var planned = after.Session.Meetings.Count(m => DateMoves.IsAhead(turn, m));
        return DateMoves.Page(turn, after, number, lead: turn.Text(turn.Content.Dates.SeriesDone, ("n", planned.ToString(CultureInfo.InvariantCulture))));
    }

    /// <summary>Dates that are ahead fall away with their coach: the next one has a calendar of their own.</summary>
    public static CoachSession WithoutDates(CoachSession session) => session with
    {
        Led = session.Led?.Unagreed(),
        Meetings = session.Meetings.ConvertAll(m => m.State switch
        {
            MeetingState.Planned => m with { State = MeetingState.CalledOff, Why = null, Offered = [], OfferedBy = null, Sequence = m.Sequence + 1 },
            MeetingState.Open => m with { Offered = [], OfferedBy = null },
            _ => m,
        }),
    };

    /// <summary>Runs with what decides about a date. Null while the engine waits for it.</summary>
    public static Reply? Searched(Turn turn, HeldSession held, int number, Func<Meeting, DateSearch, Reply?> act)
    {
        if (turn.Sessions.CalendarOf(held.Session.Id) is { } calendar)
            return act(DateMoves.Of(held.Session, number), new DateSearch(held.Session, calendar, number, turn.Now, turn.Zone));
        turn.Want(new TurnWants { CalendarOf = held.Session.Id });
        return null;
    }

    /// <summary>Meanwhile it stands otherwise: how.</summary>
    public static Reply? Changed(Turn turn, HeldSession held, Meeting meeting) => DateMoves.Page(turn, held, meeting.Number, lead: turn.Text(turn.Content.Dates.Changed));

    /// <summary>Why a time is none.</summary>
    public static string Said(Turn turn, SlotRefusal why)
    {
        var dates = turn.Content.Dates;
        return turn.Text(why switch
        {
            SlotRefusal.Past => dates.ReadPast,
            SlotRefusal.TooSoon => dates.RefusedTooSoon,
            SlotRefusal.TooFar => dates.RefusedTooFar,
            SlotRefusal.Holiday => dates.RefusedHoliday,
            SlotRefusal.OutsideHours => dates.RefusedOutsideHours,
            SlotRefusal.OutsideParticipantsDay => dates.RefusedOutsideDay,
            SlotRefusal.Taken => dates.RefusedTaken,
            _ => dates.RefusedWeekFull,
        });
    }

    private static Reply? Searched(Turn turn, string arg, Func<HeldSession, Meeting, DateSearch, long, Reply?> act)
    {
        var parts = arg.Split(':');
        var (session, number, _) = DateMoves.Parts(arg);
        if (parts.Length != 3 || number is < 1 or > MostMeetings || !long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var more) || more > Latest)
            return CurrentMoves.Gone(turn);
        return DateMoves.OpenedOr(turn, session, null, held => number > held.Session.Meetings.Count + 1 ? CurrentMoves.Gone(turn) : Searched(turn, held, number, (meeting, search) => act(held, meeting, search, more)));
    }

    /// <summary>Minutes up to the year 3000: what a button says comes from outside.</summary>
    private const long Latest = 541_000_000;

    private static Reply? Taken(Turn turn, HeldSession held, Meeting meeting, DateSearch search, DateTimeOffset begin)
    {
        if (IsAt(meeting, begin))
            return DateMoves.Page(turn, held, meeting.Number);
        if (held.Part != Part.Owner || !CanBe(meeting))
            return Changed(turn, held, meeting);
        return search.Refusal(begin) is null ? Agree(turn, held, meeting, begin, search) : DateMoves.Page(turn, held, meeting.Number, 0, turn.Text(turn.Content.Dates.JustTaken));
    }

    private static Reply? Accepted(Turn turn, HeldSession held, Meeting meeting, DateSearch search, DateTimeOffset begin)
    {
        if (meeting.Offered.IsEmpty && IsAt(meeting, begin))
            return DateMoves.Page(turn, held, meeting.Number);
        if (held.Part == Part.Guest || meeting.OfferedBy == held.Part || !meeting.Offered.Exists(o => o.ToInstant() == begin))
            return Changed(turn, held, meeting);
        return search.Hindrance(begin) is { } why ? DateMoves.Page(turn, held, meeting.Number, lead: Said(turn, why)) : Agree(turn, held, meeting, begin, search);
    }

    /// <summary>It can be agreed or moved.</summary>
    private static bool CanBe(Meeting meeting) => meeting.State is MeetingState.Open or MeetingState.Planned;

    private static Reply? Agree(Turn turn, HeldSession held, Meeting meeting, DateTimeOffset begin, DateSearch search, string? lead = null)
    {
        var moved = meeting.State == MeetingState.Planned;
        var wall = Wall(begin, search.Zone);
        var (after, _) = Put(turn, held, meeting with { State = MeetingState.Planned, Start = wall, With = held.Session.Coach?.Id, Offered = [], OfferedBy = null, Late = false, Sequence = moved ? meeting.Sequence + 1 : meeting.Sequence });
        var said = turn.Text(moved ? turn.Content.Dates.Moved : turn.Content.Dates.Booked);
        return DateMoves.Page(turn, after, meeting.Number, lead: Join(lead, said));
    }

    private static Reply? Offer(Turn turn, HeldSession held, Meeting meeting, DateSearch search, ImmutableList<DateTimeOffset> begins, string? lead)
    {
        var (after, _) = Put(turn, held, meeting with { Offered = begins.ConvertAll(b => Wall(b, search.Zone)), OfferedBy = held.Part });
        return DateMoves.Page(turn, after, meeting.Number, lead: lead);
    }

    private static (HeldSession Held, Meeting Meeting) Put(Turn turn, HeldSession held, Meeting meeting, SessionNews news = SessionNews.Dates)
    {
        var meetings = held.Session.Meetings.RemoveAll(m => m.Number == meeting.Number).Add(meeting).Sort((a, b) => a.Number.CompareTo(b.Number));
        return (Store(turn, held, held.Session with { Meetings = meetings }, news), meeting);
    }

    private static HeldSession Store(Turn turn, HeldSession held, CoachSession session, SessionNews news)
    {
        if (held.Part == Part.Owner)
            session = session with { At = new Whereabouts(turn.Zone.Id, turn.Place.FederalState) };
        // The next date stands in the summary of a led session: who said yes to it reads it anew.
        session = session with { Led = session.Led?.Unagreed() };
        turn.Sessions.Change(new SessionChange.Put(session, news));
        var after = held with { Session = session };
        SessionReminders.Plan(turn, after);
        return after;
    }

    private static TimeZoneInfo ZoneOf(Turn turn, HeldSession held) => TimeZoneInfo.TryFindSystemTimeZoneById(held.Session.At?.Zone ?? "", out var zone) ? zone : turn.Zone;

    private static WallTime Wall(DateTimeOffset begin, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(begin, zone).DateTime;
        return new WallTime(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), zone.Id);
    }

    private static bool IsAt(Meeting meeting, DateTimeOffset begin) => meeting is { State: MeetingState.Planned, Start: { } start } && start.ToInstant() == begin;

    private static DateTimeOffset Begin(long minutes) => DateTimeOffset.UnixEpoch.AddMinutes(minutes);

    private static string? Join(string? first, string? second) => first is null ? second : second is null ? first : $"{first}\n\n{second}";
}
