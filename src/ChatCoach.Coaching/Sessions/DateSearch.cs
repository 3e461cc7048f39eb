using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cadence;

namespace ChatCoach.Coaching.Sessions;

/// <summary>Looks for dates of one session. A date that is to be moved does not stand in its own way.</summary>
/// <param name="session">With a coach.</param>
/// <param name="calendar">Of that session.</param>
/// <param name="number">The date that is looked for.</param>
/// <param name="now">UTC.</param>
/// <param name="zone">Where the owner is, when the session does not say: an older version of the program asked.</param>
public sealed class DateSearch(CoachSession session, SessionCalendar calendar, int number, DateTimeOffset now, TimeZoneInfo zone)
{
    /// <summary>Dates offered at once (guide 9, step "slots").</summary>
    public const int Proposals = 3;

    /// <summary>So often other ones can be had; then an own time is quicker.</summary>
    public const int MostRounds = 6;

    /// <summary>Weeks a date of a series gives way when its own is full.</summary>
    private const int WeeksToGiveWay = 8;

    private const int DaysOfWeek = 7;

    private readonly Meeting? moved = session.Meetings.Find(m => m.Number == number && m is { State: MeetingState.Planned, Start: not null });

    /// <summary>Null: the coach did not say when they hold sessions, or what they said cannot be used.</summary>
    public CoachHours? Hours => calendar.Hours is { } hours && hours.Problem() is null ? hours : null;

    /// <summary>Where the owner is.</summary>
    public TimeZoneInfo Zone { get; } = TimeZoneInfo.TryFindSystemTimeZoneById(session.At?.Zone ?? "", out var known) ? known : zone;

    /// <summary>Three begins in UTC, in order of time; less or none when nothing more is free.</summary>
    /// <param name="round">0 for the first three; others for every further round.</param>
    public ImmutableList<DateTimeOffset> Propose(int round)
    {
        if (Hours is not { } hours)
            return [];
        var before = moved is null ? [] : ImmutableHashSet.Create(moved.Start!.ToInstant());
        for (var at = 0; ; at++)
        {
            var found = SlotFinder.Propose(hours, CoachBusy, OthersBusy, Planned, CoachWindow, OwnerWindow, session.Wishes ?? new WishedTimes(), now, Proposals, before);
            if (at >= Math.Min(round, MostRounds - 1))
                return found;
            before = before.Union(found);
        }
    }

    /// <summary>Why the session may not begin then; null: it may.</summary>
    public SlotRefusal? Refusal(DateTimeOffset begin)
    {
        if (begin <= now)
            return SlotRefusal.Past;
        if (Hours is { } hours)
            return SlotFinder.IsFree(hours, CoachBusy, OthersBusy, Planned, CoachWindow, OwnerWindow, now, begin, out var why) ? null : why;
        return Hindrance(begin) ?? SlotRefusal.OutsideHours;
    }

    /// <summary>What no yes of the coach can help: it is past, further ahead than is looked, or somebody is in another session. Null: nothing.</summary>
    public SlotRefusal? Hindrance(DateTimeOffset begin) => begin <= now ? SlotRefusal.Past : begin + Slots.SessionLength > now + SessionCalendar.Reach ? SlotRefusal.TooFar : IsTaken(begin) ? SlotRefusal.Taken : null;

    /// <summary>
    /// The dates after the first one: weekly, at the same time on the owner's wall; where that is not free, another time of
    /// the same week, or else of one of the next. Less than asked for when nothing is free.
    /// </summary>
    /// <param name="first">The first one's.</param>
    /// <param name="count">How many follow it.</param>
    public ImmutableList<DateTimeOffset> Series(WallTime first, int count)
    {
        var found = ImmutableList.CreateBuilder<DateTimeOffset>();
        if (Hours is not { } hours)
            return [];
        var far = hours with { LeadHours = 0, HorizonDays = (int)SessionCalendar.Reach.TotalDays };
        var (busy, planned, last) = (CoachBusy, Planned, first.Day);
        for (var week = 1; found.Count < count && week <= count + WeeksToGiveWay; week++)
        {
            var wish = new WallTime(first.Day.AddDays(DaysOfWeek * week), first.At, first.Zone);
            if (InWeekOf(wish, last) is not { } next)
                continue;
            found.Add(next);
            busy = busy.Union(Slots.Covering(next, Slots.SessionLength));
            planned = planned.SetItem(WeekOf(next), planned.GetValueOrDefault(WeekOf(next)) + 1);
            last = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(next, Zone).DateTime);
        }

        return found.ToImmutable();

        DateTimeOffset? InWeekOf(WallTime wish, DateOnly after)
        {
            var begin = wish.ToInstant();
            if (begin > now && SlotFinder.IsFree(far, busy, OthersBusy, planned, CoachWindow, OwnerWindow, now, begin, out _))
                return begin;
            var monday = wish.Day.AddDays(-(((int)wish.Day.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek));
            var from = new WallTime(monday > after ? monday : after.AddDays(1), TimeOnly.MinValue, Zone.Id).ToInstant();
            return SlotFinder.Propose(far with { HorizonDays = DaysOfWeek - 1 }, busy, OthersBusy, planned, CoachWindow, OwnerWindow, new WishedTimes(), from > now ? from : now, 1) is [var other] && other > now ? other : null;
        }
    }

    private ImmutableHashSet<long> CoachBusy => Without(calendar.CoachBusy);

    private ImmutableHashSet<long> OthersBusy => Without(calendar.OthersBusy);

    private ImmutableDictionary<(int Year, int Week), int> Planned => moved is null || Hours is null || WeekOf(moved.Start!.ToInstant()) is var week && calendar.Planned.GetValueOrDefault(week) == 0
        ? calendar.Planned : calendar.Planned.SetItem(week, calendar.Planned[week] - 1);

    private ContactWindow CoachWindow => new(Zone, calendar.CoachState);

    private ContactWindow OwnerWindow => new(Zone, session.At?.State);

    private bool IsTaken(DateTimeOffset begin) => Slots.Covering(begin, Slots.SessionLength).Any(slot => CoachBusy.Contains(slot) || OthersBusy.Contains(slot));

    private ImmutableHashSet<long> Without(ImmutableHashSet<long> busy) => moved is null ? busy : busy.Except(Slots.Covering(moved.Start!.ToInstant(), Slots.SessionLength));

    private (int Year, int Week) WeekOf(DateTimeOffset begin)
    {
        var day = TimeZoneInfo.ConvertTime(begin, TimeZoneInfo.TryFindSystemTimeZoneById(calendar.Hours?.Zone ?? "", out var theirs) ? theirs : TimeZoneInfo.Utc).DateTime;
        return (ISOWeek.GetYear(day), ISOWeek.GetWeekOfYear(day));
    }
}
