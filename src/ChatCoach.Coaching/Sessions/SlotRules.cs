using System.Globalization;
using ChatCoach.Coaching.Cadence;

namespace ChatCoach.Coaching.Sessions;

/// <summary>The rules of one search; for the parameters see <see cref="SlotFinder.Propose"/>.</summary>
internal sealed class SlotRules(
    CoachHours hours, IReadOnlySet<long> coachBusy, IReadOnlySet<long> othersBusy, IReadOnlyDictionary<(int Year, int Week), int> plannedInWeek,
    ContactWindow coachWindow, ContactWindow participantWindow, DateTimeOffset now)
{
    /// <summary>A session begins at a full or half hour: nobody notes 10:15.</summary>
    private const int BeginMinutes = 30;

    private readonly ContactWindow coach = coachWindow with { Zone = TimeZoneInfo.TryFindSystemTimeZoneById(hours.Zone, out var zone) ? zone : TimeZoneInfo.Utc };
    private readonly TimeSpan buffer = TimeSpan.FromMinutes(hours.BufferMinutes);
    private readonly DateTimeOffset earliest = now.AddHours(hours.LeadHours);
    private readonly DateTimeOffset latest = now.AddDays(hours.HorizonDays);

    public DateTime OnParticipantsWall(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, participantWindow.Zone).DateTime;

    /// <summary>Begins within the coach's hours, lead time and horizon, in order of time; days without a chance are left out.</summary>
    public IEnumerable<DateTimeOffset> Candidates()
    {
        var last = CoachDay(latest);
        for (var day = CoachDay(earliest); day <= last; day = day.AddDays(1))
        {
            if (!coach.IsWorkday(day) || IsFull(day))
                continue;
            foreach (var span in hours.Week.Where(s => s.Day == day.DayOfWeek).OrderBy(s => s.From))
            {
                var (from, to) = Within(day, span);
                for (var slot = Slots.Of(from > earliest ? from : earliest); Slots.Begin(slot) + Slots.SessionLength <= to; slot++)
                    if (OnParticipantsWall(Slots.Begin(slot)).Minute % BeginMinutes == 0)
                        yield return Slots.Begin(slot);
            }
        }
    }

    /// <summary>Null: a session may begin then.</summary>
    public SlotRefusal? Refusal(DateTimeOffset slot)
    {
        if (slot <= now)
            return SlotRefusal.Past;
        if (slot < earliest)
            return SlotRefusal.TooSoon;
        if (slot > latest)
            return SlotRefusal.TooFar;
        return OfDay(slot) ?? OfOthers(slot);
    }

    private SlotRefusal? OfDay(DateTimeOffset slot)
    {
        var (day, theirs) = (CoachDay(slot), DateOnly.FromDateTime(OnParticipantsWall(slot)));
        if (!coach.IsWorkday(day) || !participantWindow.IsWorkday(theirs))
            return SlotRefusal.Holiday;
        if (!hours.Week.Exists(s => s.Day == day.DayOfWeek && Holds(Within(day, s), slot)))
            return SlotRefusal.OutsideHours;
        var open = (At(theirs, ContactWindow.Opens, participantWindow.Zone), At(theirs, ContactWindow.Closes, participantWindow.Zone));
        return Holds(open, slot) ? null : SlotRefusal.OutsideParticipantsDay;
    }

    private SlotRefusal? OfOthers(DateTimeOffset slot)
    {
        if (Slots.Covering(slot - buffer, Slots.SessionLength + buffer + buffer).Any(coachBusy.Contains) || Slots.Covering(slot, Slots.SessionLength).Any(othersBusy.Contains))
            return SlotRefusal.Taken;
        return IsFull(CoachDay(slot)) ? SlotRefusal.WeekFull : null;
    }

    private bool IsFull(DateOnly coachDay)
    {
        var day = coachDay.ToDateTime(TimeOnly.MinValue);
        return plannedInWeek.TryGetValue((ISOWeek.GetYear(day), ISOWeek.GetWeekOfYear(day)), out var planned) && planned >= hours.PerWeek;
    }

    private DateOnly CoachDay(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, coach.Zone).DateTime);

    private (DateTimeOffset From, DateTimeOffset To) Within(DateOnly day, WorkingSpan span) => (At(day, span.From, coach.Zone), At(day, span.To, coach.Zone));

    private static DateTimeOffset At(DateOnly day, TimeOnly time, TimeZoneInfo zone) => new WallTime(day, time, zone.Id).ToInstant();

    private static bool Holds((DateTimeOffset From, DateTimeOffset To) span, DateTimeOffset slot) => slot >= span.From && slot + Slots.SessionLength <= span.To;
}
