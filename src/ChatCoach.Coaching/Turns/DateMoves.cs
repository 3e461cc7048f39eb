using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cadence;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Sessions;

namespace ChatCoach.Coaching.Turns;

/// <summary>
/// The dates of a session, one a page. Who asked chooses among times that fit the coach's hours, and that is the agreement;
/// any other time is a suggestion the other side answers.
/// </summary>
internal static class DateMoves
{
    /// <summary>So long before it begins one can say that one is late, and so long after, that nobody came.</summary>
    private static readonly TimeSpan Near = TimeSpan.FromHours(1);

    /// <summary>The page of a date. Null while the engine waits.</summary>
    /// <param name="arg">"session", or "session:number", or "session:number:round" for the proposals of a further round.</param>
    public static Reply? Page(Turn turn, string arg, string? lead = null)
    {
        var (session, number, round) = Parts(arg);
        return OpenedOr(turn, session, lead, held => Page(turn, held, number == 0 ? Current(turn, held.Session) : number, round, lead));
    }

    /// <summary>As <see cref="Page(Turn, string, string?)"/>, of one that was found.</summary>
    public static Reply? Page(Turn turn, HeldSession held, int number, int round = -1, string? lead = null)
    {
        turn.State = turn.State with { Aside = null };
        var total = Math.Max(held.Session.Meetings.Count, Math.Min(number, held.Session.Meetings.Count + 1));
        number = Math.Clamp(number, 1, Math.Max(1, total));
        var meeting = Of(held.Session, number);
        List<string> said = lead is null ? [] : [lead];
        var buttons = new List<CardButton>();
        if (Proposes(meeting, round))
        {
            if (turn.Sessions.CalendarOf(held.Session.Id) is not { } calendar)
            {
                turn.Want(new TurnWants { CalendarOf = held.Session.Id });
                return null;
            }

            Propose(turn, held, meeting, new DateSearch(held.Session, calendar, number, turn.Now, turn.Zone), Math.Max(0, round), said, buttons);
        }
        else
        {
            Stands(turn, held, meeting, said, buttons);
        }

        said.AddRange(held.Session.Meetings.Where(m => m.Number != number && IsAhead(turn, m)).Select(m => turn.Text(turn.Content.Dates.PlannedMore, ("when", SessionWords.When(turn, m.Start!)))));
        said.Add(turn.Text(turn.Content.Dates.Zone, ("zone", OwnWords.Mark(turn.Zone.Id))));
        buttons.AddRange(held.Session.Meetings.Where(m => Math.Abs(m.Number - number) == 1).Select(m => new CardButton(turn.Text(turn.Content.Dates.Title, ("n", Number(m.Number))), Verbs.Session, Arg("dates", held, m.Number))));
        return Joining(turn, held, meeting, Speech.Say(turn, [.. said, turn.Text(turn.Content.Texts.ShownOnWish)], [.. buttons, Back(turn, held), .. MenuMoves.WayBack(turn)], turn.Text(turn.Content.Dates.Title, ("n", Number(number)))));
    }

    /// <summary>Runs with the session when the person is part of it, its coach said yes and has no part in the matter; otherwise a sentence. Null while the engine waits.</summary>
    public static Reply? OpenedOr(Turn turn, string session, string? lead, Func<HeldSession, Reply?> open)
    {
        if (SessionMoves.Held(turn) is not { } all)
            return null;
        var held = all.Find(h => string.Equals(h.Session.Id, session, StringComparison.Ordinal) && AskMoves.IsLive(h.Session));
        if (held is { Stake: Stake.None, Session.State: SessionState.Accepted })
            return open(held);
        var gone = lead ?? turn.Text(turn.Content.Sessions.Gone);
        return held is { Part: Part.Coach } ? DeskMoves.PageOf(turn, session, gone) : AskMoves.PageOf(turn, session, gone);
    }

    public static CardButton Button(Turn turn, HeldSession held) => new(
        turn.Text(held.Session.Meetings.IsEmpty ? turn.Content.Dates.ButtonFind : turn.Content.Dates.ButtonDates), Verbs.Session, $"dates:{held.Session.Id}");

    /// <summary>The date of that number; one that is not there yet is looked for.</summary>
    public static Meeting Of(CoachSession session, int number) => session.Meetings.Find(m => m.Number == number) ?? new Meeting { Number = number };

    /// <summary>The date somebody looks for first: one that waits for an answer, then the next one, then what became of the last.</summary>
    public static int Current(Turn turn, CoachSession session) =>
        (session.Meetings.Find(m => m.State == MeetingState.Open || !m.Offered.IsEmpty) ?? session.Meetings.Where(m => IsAhead(turn, m)).MinBy(m => m.Start!.ToInstant()))?.Number ?? Math.Max(1, session.Meetings.Count);

    /// <summary>Agreed and not over.</summary>
    public static bool IsAhead(Turn turn, Meeting meeting) => meeting.IsAhead(turn.Now);

    /// <summary>With the link to the online meeting of a date that is ahead, if there is one.</summary>
    public static Reply Joining(Turn turn, HeldSession held, Meeting meeting, Reply reply) =>
        reply is Reply.Message message && IsAhead(turn, meeting) && turn.Sessions.JoinLink(held.Session.Id, meeting.Number) is { } url
            ? message with { Links = [new CardLink(turn.Text(turn.Content.Dates.JoinLink), url)] } : reply;

    /// <summary>"session", "session:number" or "session:number:more".</summary>
    public static (string Session, int Number, int More) Parts(string arg)
    {
        var parts = arg.Split(':');
        return (parts[0], parts.Length > 1 ? Int(parts[1], 0) : 0, parts.Length > 2 ? Int(parts[2], -1) : -1);
    }

    public static string Arg(string what, HeldSession held, int number, long? more = null) =>
        more is null ? $"{what}:{held.Session.Id}:{Number(number)}" : string.Create(CultureInfo.InvariantCulture, $"{what}:{held.Session.Id}:{number}:{more}");

    /// <summary>A begin in the argument of a button: minutes, since no date has seconds.</summary>
    public static long Minutes(DateTimeOffset begin) => begin.ToUnixTimeSeconds() / 60;

    private static bool Proposes(Meeting meeting, int round) => round >= 0 || (meeting is { State: MeetingState.Open, Offered.IsEmpty: true });

    /// <summary>What is free, and who may take it.</summary>
    private static void Propose(Turn turn, HeldSession held, Meeting meeting, DateSearch search, int round, List<string> said, List<CardButton> buttons)
    {
        var dates = turn.Content.Dates;
        if (meeting.Start is { } old && meeting.State == MeetingState.Planned)
            said.Add(turn.Text(dates.Planned, ("when", SessionWords.When(turn, old)), ("minutes", Length)));
        if (held.Part == Part.Guest)
        {
            said.Add(turn.Text(dates.None));
            return;
        }

        var (coach, moves) = (held.Part == Part.Coach, meeting.State == MeetingState.Planned);
        var free = search.Propose(round);
        said.Add(turn.Text(search.Hours is null ? coach ? dates.NoHoursCoach : dates.NoHours
            : free.IsEmpty ? coach ? dates.NothingFreeCoach : dates.NothingFree
            : coach ? moves ? dates.ChooseOffer : dates.WaitsChoice
            : moves ? dates.ChooseAnew : dates.Choose));
        if (coach)
            said.AddRange(free.Select(f => SessionWords.When(turn, f)));
        else
            buttons.AddRange(free.Select(f => new CardButton(SessionWords.When(turn, f), Verbs.SessionDo, Arg("take", held, meeting.Number, Minutes(f)))));
        if (coach && !free.IsEmpty)
            buttons.Add(new CardButton(turn.Text(dates.ButtonOffer), Verbs.SessionDo, Arg("offer", held, meeting.Number, round)));
        if (free.Count == DateSearch.Proposals && round + 1 < DateSearch.MostRounds)
            buttons.Add(new CardButton(turn.Text(dates.ButtonOthers), Verbs.Session, Arg("dates", held, meeting.Number, round + 1)));
        buttons.Add(new CardButton(turn.Text(dates.ButtonOwn), Verbs.Session, Arg("own", held, meeting.Number)));
        if (coach && search.Hours is null)
            buttons.Insert(0, HoursMoves.Button(turn));
        if (moves)
            buttons.Add(new CardButton(turn.Text(dates.ButtonKeepOld), Verbs.Session, Arg("dates", held, meeting.Number)));
    }

    /// <summary>Where the date stands, and what can be done about it.</summary>
    private static void Stands(Turn turn, HeldSession held, Meeting meeting, List<string> said, List<CardButton> buttons)
    {
        var dates = turn.Content.Dates;
        var when = meeting.Start is { } start ? SessionWords.When(turn, start) : "";
        if (!meeting.Offered.IsEmpty && held.Part != Part.Guest)
        {
            Offered(turn, held, meeting, said, buttons);
            return;
        }

        said.Add(meeting.State switch
        {
            MeetingState.Planned => turn.Text(dates.Planned, ("when", when), ("minutes", Length)),
            MeetingState.CalledOff => turn.Text(dates.CalledOff, ("when", when), ("why", SessionWords.Why(turn, meeting.Why))).TrimEnd(),
            MeetingState.Held => turn.Text(dates.Held, ("when", when)),
            MeetingState.Missed => turn.Text(dates.Missed, ("when", when)),
            _ => turn.Text(dates.None),
        });
        if (meeting.State == MeetingState.Planned)
            Agreed(turn, held, meeting, said, buttons);
        else if (meeting is { State: MeetingState.CalledOff, Sequence: > 0 })
            buttons.Add(new CardButton(turn.Text(dates.ButtonFileOff), Verbs.Session, Arg("file", held, meeting.Number)));
        if (held.Part != Part.Guest && !held.Session.Meetings.Exists(m => IsAhead(turn, m) || m.State == MeetingState.Open) && held.Session.Meetings.Count < PlanMoves.MostMeetings)
            buttons.Insert(0, new CardButton(turn.Text(dates.ButtonNext), Verbs.Session, Arg("dates", held, held.Session.Meetings.Count + 1), Primary: true));
    }

    private static void Agreed(Turn turn, HeldSession held, Meeting meeting, List<string> said, List<CardButton> buttons)
    {
        var (dates, begin) = (turn.Content.Dates, meeting.Start!.ToInstant());
        if (meeting.Late)
            said.Add(turn.Text(dates.Late));
        if (turn.Now >= begin - Near && turn.Now < begin + Slots.SessionLength)
            buttons.Add(new CardButton(turn.Text(dates.ButtonLate), Verbs.SessionDo, Arg("late", held, meeting.Number)));
        if (turn.Now >= begin && held.Part != Part.Guest)
        {
            buttons.Add(new CardButton(turn.Text(dates.ButtonHeld), Verbs.SessionDo, Arg("held", held, meeting.Number)));
            buttons.Add(new CardButton(turn.Text(dates.ButtonMissed), Verbs.SessionDo, Arg("missed", held, meeting.Number)));
        }

        buttons.Add(new CardButton(turn.Text(dates.ButtonFile), Verbs.Session, Arg("file", held, meeting.Number)));
        if (held.Part == Part.Guest)
        {
            said.Add(turn.Text(dates.GuestHow));
            return;
        }

        if (turn.Now >= begin)
            return;
        buttons.Add(new CardButton(turn.Text(dates.ButtonMove), Verbs.Session, Arg("dates", held, meeting.Number, 0)));
        buttons.Add(new CardButton(turn.Text(dates.ButtonOff), Verbs.Session, Arg("off", held, meeting.Number)));
        if (held.Session.Meetings.Count(m => IsAhead(turn, m)) == 1)
            buttons.Add(new CardButton(turn.Text(dates.ButtonSeries), Verbs.Session, Arg("series", held, meeting.Number)));
    }

    private static void Offered(Turn turn, HeldSession held, Meeting meeting, List<string> said, List<CardButton> buttons)
    {
        var dates = turn.Content.Dates;
        if (meeting is { State: MeetingState.Planned, Start: { } old })
            said.Add(turn.Text(dates.StillStands, ("when", SessionWords.When(turn, old))));
        if (meeting.OfferedBy == held.Part)
        {
            said.Add(turn.Text(dates.OfferedByMe, ("when", string.Join(" · ", meeting.Offered.Select(o => SessionWords.When(turn, o))))));
            buttons.Add(new CardButton(turn.Text(dates.ButtonUnoffer), Verbs.SessionDo, Arg("keep", held, meeting.Number)));
        }
        else
        {
            said.Add(turn.Text(dates.OfferedToMe));
            buttons.AddRange(meeting.Offered.Where(o => o.ToInstant() > turn.Now).Select(o => new CardButton(SessionWords.When(turn, o), Verbs.SessionDo, Arg("agree", held, meeting.Number, Minutes(o.ToInstant())))));
            buttons.Add(new CardButton(turn.Text(dates.ButtonKeepOld), Verbs.SessionDo, Arg("keep", held, meeting.Number)));
        }

        buttons.Add(new CardButton(turn.Text(dates.ButtonOthers), Verbs.Session, Arg("dates", held, meeting.Number, 0)));
        buttons.Add(new CardButton(turn.Text(dates.ButtonOwn), Verbs.Session, Arg("own", held, meeting.Number)));
    }

    private static CardButton Back(Turn turn, HeldSession held) => held.Part == Part.Coach
        ? Speech.Repairing(turn, turn.Content.Sessions.ButtonDesk, Guides.Repair.Desk) : Speech.Repairing(turn, turn.Content.Sessions.ButtonMine, Guides.Repair.MySessions);

    private static string Length => Number((int)Slots.SessionLength.TotalMinutes);

    private static int Int(string text, int otherwise) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : otherwise;

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Words about dates of a session, on the wall of whoever reads them.</summary>
internal static class SessionWords
{
    public static string When(Turn turn, WallTime wall) => When(turn, wall.ToInstant());

    public static string When(Turn turn, DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, turn.Zone);
        return turn.Text(turn.Content.Dates.Time,
            ("weekday", Weekday(turn, local.DayOfWeek)), ("day", Dates.WriteShort(DateOnly.FromDateTime(local.DateTime), turn.Language)), ("time", local.ToString("HH:mm", CultureInfo.InvariantCulture)));
    }

    /// <summary>"Do" or "Thu".</summary>
    public static string Weekday(Turn turn, DayOfWeek day) => CultureInfo.GetCultureInfo(turn.Language == Guides.Language.De ? "de-DE" : "en-GB").DateTimeFormat.GetAbbreviatedDayName(day);

    /// <summary>Empty: no reason was given.</summary>
    public static string Why(Turn turn, CallOff? why)
    {
        var dates = turn.Content.Dates;
        return why switch
        {
            CallOff.Clash => turn.Text(dates.WhyClash),
            CallOff.Ill => turn.Text(dates.WhyIll),
            CallOff.NotNeeded => turn.Text(dates.WhyNotNeeded),
            _ => "",
        };
    }
}
