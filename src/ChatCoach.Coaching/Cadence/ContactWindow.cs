namespace ChatCoach.Coaching.Cadence;

/// <summary>When the coach may write first: in working hours of working days where the person is.</summary>
/// <param name="Zone">The person's.</param>
/// <param name="State">German state of the person's unit, see <see cref="PublicHolidays.States"/>; null: it is not known.</param>
public sealed record ContactWindow(TimeZoneInfo Zone, string? State)
{
    /// <summary>From here on nobody is startled by a message of work.</summary>
    public static readonly TimeOnly Opens = new(8, 0);

    /// <summary>From here on the evening belongs to the person.</summary>
    public static readonly TimeOnly Closes = new(18, 0);

    /// <summary>What the channel does not take at once is tried for ten minutes: it begins so long before the end that it is still in time.</summary>
    private static readonly TimeSpan ToSend = TimeSpan.FromMinutes(15);

    /// <summary>When in the morning a reminder comes: after the first mails, before the meetings.</summary>
    public static readonly TimeOnly Morning = new(9, 30);

    /// <summary>True when the coach may begin to write first at that moment.</summary>
    public bool IsOpen(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, Zone).DateTime;
        return IsWorkday(DateOnly.FromDateTime(local)) && TimeOnly.FromDateTime(local) is var time && time >= Opens && time < Closes.Add(-ToSend);
    }

    /// <summary>The morning of that day, or of the first working day after it.</summary>
    public WallTime MorningOf(DateOnly day)
    {
        while (!IsWorkday(day))
            day = day.AddDays(1);
        return new WallTime(day, Morning, Zone.Id);
    }

    /// <summary>The next morning that lies ahead: today's while it is not there yet, else that of the next working day.</summary>
    public WallTime NextMorning(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zone).DateTime);
        var morning = MorningOf(today);
        return morning.ToInstant() > now ? morning : MorningOf(today.AddDays(1));
    }

    /// <summary>True from Monday to Friday, public holidays aside.</summary>
    public bool IsWorkday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !PublicHolidays.Is(day, State);
}
