using System.Collections.Immutable;
using ChatCoach.Coaching.Sessions;

namespace ChatCoach.Coaching.Tests.Sessions;

public sealed class CoachHoursTests
{
    private static readonly WorkingSpan Monday = new(DayOfWeek.Monday, new TimeOnly(9, 0), new TimeOnly(12, 0));
    private static readonly CoachHours Good = new([Monday, Monday with { From = new TimeOnly(12, 0), To = new TimeOnly(17, 0) }, Monday with { Day = DayOfWeek.Friday }], "Europe/Berlin");

    public static TheoryData<CoachHours, HoursProblem?> Hours => new()
    {
        { Good, null },
        { Good with { BufferMinutes = 0, LeadHours = 0, HorizonDays = 90, PerWeek = 40 }, null },
        { Good with { Zone = "Europe/Atlantis" }, HoursProblem.UnknownZone },
        { Good with { Zone = "W. Europe Standard Time" }, HoursProblem.UnknownZone },
        { Good with { Zone = "" }, HoursProblem.UnknownZone },
        { Good with { Week = [] }, HoursProblem.NoSpan },
        { Good with { Week = [.. Enumerable.Repeat(Monday, 16)] }, HoursProblem.TooManySpans },
        { Good with { Week = [Monday with { Day = DayOfWeek.Sunday }] }, HoursProblem.Weekend },
        { Good with { Week = [Monday with { To = Monday.From }] }, HoursProblem.EndsBeforeItBegins },
        { Good with { Week = [Monday with { To = new TimeOnly(8, 0) }] }, HoursProblem.EndsBeforeItBegins },
        { Good with { Week = [Monday with { To = new TimeOnly(9, 44) }] }, HoursProblem.TooShort },
        { Good with { Week = [Monday with { To = new TimeOnly(9, 45) }] }, null },
        { Good with { Week = [Monday, Monday with { From = new TimeOnly(11, 0) }] }, HoursProblem.Overlap },
        { Good with { Week = [Monday, Monday with { }] }, HoursProblem.Overlap },
        { Good with { BufferMinutes = -1 }, HoursProblem.Buffer },
        { Good with { BufferMinutes = 121 }, HoursProblem.Buffer },
        { Good with { LeadHours = -1 }, HoursProblem.Lead },
        { Good with { LeadHours = 169 }, HoursProblem.Lead },
        { Good with { HorizonDays = 0 }, HoursProblem.Horizon },
        { Good with { HorizonDays = 91 }, HoursProblem.Horizon },
        { Good with { LeadHours = 48, HorizonDays = 2 }, HoursProblem.Horizon },
        { Good with { PerWeek = 0 }, HoursProblem.PerWeek },
        { Good with { PerWeek = 41 }, HoursProblem.PerWeek },
    };

    [Theory]
    [MemberData(nameof(Hours))]
    public void It_is_said_what_is_wrong(CoachHours hours, HoursProblem? problem) => Assert.Equal(problem, hours.Problem());
}
