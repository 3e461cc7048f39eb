using System.Collections.Immutable;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Sessions;

/// <summary>When a coach holds sessions.</summary>
/// <param name="Week">On the coach's wall; none: the coach takes no sessions.</param>
/// <param name="Zone">IANA name of the coach's zone.</param>
/// <param name="BufferMinutes">Kept free before and after each session, to write a note and breathe.</param>
/// <param name="LeadHours">A session is planned at least so long before: the coach sleeps on it once.</param>
/// <param name="HorizonDays">A session is planned at most so far ahead: three weeks are within days, and holidays are not known much longer.</param>
/// <param name="PerWeek">Sessions in one ISO week of the coach.</param>
[StoredFor(Purpose.Session, Keeping.Settings)]
public sealed record CoachHours(ImmutableList<WorkingSpan> Week, string Zone, int BufferMinutes = 15, int LeadHours = 24, int HorizonDays = 21, int PerWeek = 5)
{
    /// <summary>Three a day from Monday to Friday; more is a slip of the finger.</summary>
    public const int MostSpans = 15;

    /// <summary>A longer pause leaves two sessions in a day.</summary>
    public const int MostBufferMinutes = 120;

    /// <summary>Whoever needs longer than a week before a session is planned cannot help within days.</summary>
    public const int MostLeadHours = 7 * 24;

    /// <summary>Beyond a quarter of a year neither side knows its calendar.</summary>
    public const int MostHorizonDays = 90;

    /// <summary>Eight sessions of 45 minutes on each of five days: nobody holds more.</summary>
    public const int MostPerWeek = 40;

    /// <summary>What is wrong first; null: these hours can be used.</summary>
    public HoursProblem? Problem()
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var zone) || !zone.HasIanaId)
            return HoursProblem.UnknownZone;
        return OfSpans() ?? OfNumbers();
    }

    private HoursProblem? OfSpans()
    {
        if (Week.Count is 0 or > MostSpans)
            return Week.IsEmpty ? HoursProblem.NoSpan : HoursProblem.TooManySpans;
        if (Week.Exists(s => s.Day is DayOfWeek.Saturday or DayOfWeek.Sunday || !Enum.IsDefined(s.Day)))
            return HoursProblem.Weekend;
        if (Week.Exists(s => s.From >= s.To))
            return HoursProblem.EndsBeforeItBegins;
        if (Week.Exists(s => s.To - s.From < Slots.SessionLength))
            return HoursProblem.TooShort;
        return Week.Exists(s => Week.Exists(t => !ReferenceEquals(s, t) && s.Day == t.Day && s.From < t.To && t.From < s.To)) ? HoursProblem.Overlap : null;
    }

    private HoursProblem? OfNumbers() => this switch
    {
        { BufferMinutes: < 0 or > MostBufferMinutes } => HoursProblem.Buffer,
        { LeadHours: < 0 or > MostLeadHours } => HoursProblem.Lead,
        { HorizonDays: < 1 or > MostHorizonDays } => HoursProblem.Horizon,
        { PerWeek: < 1 or > MostPerWeek } => HoursProblem.PerWeek,
        _ when HorizonDays * 24 <= LeadHours => HoursProblem.Horizon,
        _ => null,
    };
}

/// <summary>A part of a day on the coach's wall.</summary>
/// <param name="Day">Monday to Friday.</param>
/// <param name="From">The earliest begin of a session.</param>
/// <param name="To">The latest end of a session.</param>
[StoredFor(Purpose.Session, Keeping.Settings)]
public sealed record WorkingSpan(DayOfWeek Day, TimeOnly From, TimeOnly To);

/// <summary>Why hours cannot be used.</summary>
public enum HoursProblem
{
    UnknownZone,
    NoSpan,

    /// <summary>More than <see cref="CoachHours.MostSpans"/>.</summary>
    TooManySpans,

    /// <summary>Sessions are on working days only.</summary>
    Weekend,

    EndsBeforeItBegins,

    /// <summary>No session fits in.</summary>
    TooShort,

    /// <summary>Two spans of one day meet.</summary>
    Overlap,

    /// <summary>Not 0 to <see cref="CoachHours.MostBufferMinutes"/>.</summary>
    Buffer,

    /// <summary>Not 0 to <see cref="CoachHours.MostLeadHours"/>.</summary>
    Lead,

    /// <summary>Not 1 to <see cref="CoachHours.MostHorizonDays"/>, or not beyond the lead time.</summary>
    Horizon,

    /// <summary>Not 1 to <see cref="CoachHours.MostPerWeek"/>.</summary>
    PerWeek,
}
