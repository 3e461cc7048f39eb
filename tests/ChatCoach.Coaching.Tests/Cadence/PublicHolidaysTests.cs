using System.Globalization;
using ChatCoach.Coaching.Cadence;

namespace ChatCoach.Coaching.Tests.Cadence;

public sealed class PublicHolidaysTests
{
    [Fact]
    public void They_are_those_of_the_table_in_every_state_and_year()
    {
        Assert.Equal((2024, 2040), (HolidayTable.FirstYear, HolidayTable.LastYear));
        Assert.Equal(PublicHolidays.States.Append(HolidayTable.Everywhere).Order(), HolidayTable.States.Order());

        var wrong = from state in HolidayTable.States
                    from day in Enumerable.Range(new DateOnly(2024, 1, 1).DayNumber, new DateOnly(2041, 1, 1).DayNumber - new DateOnly(2024, 1, 1).DayNumber).Select(DateOnly.FromDayNumber)
                    where day.DayOfWeek != DayOfWeek.Sunday && PublicHolidays.Is(day, state == HolidayTable.Everywhere ? null : state) != HolidayTable.Holds(state, day)
                    select $"{state} {day:O}";

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("2026-06-04", "NW", true)]
    [InlineData("2026-06-04", "BE", false)]
    [InlineData("2024-10-31", "NI", true)]
    [InlineData("2024-10-31", "HE", false)]
    [InlineData("2027-11-17", "SN", true)]
    [InlineData("2027-11-17", "ST", false)]
    [InlineData("2027-03-08", "BE", true)]
    [InlineData("2027-03-08", "MV", true)]
    [InlineData("2027-03-08", "BB", false)]
    [InlineData("2027-09-20", "TH", true)]
    [InlineData("2028-08-15", "SL", true)]
    [InlineData("2028-08-15", "BY", false)]
    [InlineData("2028-06-17", "BE", true)]
    [InlineData("2029-06-17", "BE", false)]
    [InlineData("2030-04-19", null, true)]
    [InlineData("2030-06-20", null, false)]
    [InlineData("2026-05-14", "nowhere", true)]
    public void A_few_that_are_easily_mistaken(string day, string? state, bool holiday) =>
        Assert.Equal(holiday, PublicHolidays.Is(DateOnly.Parse(day, CultureInfo.InvariantCulture), state));
}
