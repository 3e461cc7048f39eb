using System.Globalization;
using ChatCoach.Coaching.Voice;

namespace ChatCoach.Coaching.Tests.Voice;

/// <summary>Weeks and four weeks, and when a unit changes from one to the other (privacy rule P5).</summary>
public sealed class VoicePeriodTests
{
    private static readonly DateOnly Friday = new(2026, 11, 20);

    [Theory]
    [InlineData("2024-01-01", "2024-W04-4")]
    [InlineData("2024-01-28", "2024-W04-4")]
    [InlineData("2024-01-29", "2024-W08-4")]
    [InlineData("2023-12-31", "2023-W52-4")]
    [InlineData("2026-11-20", "2026-W48-4")]
    [InlineData("2026-12-31", "2027-W03-4")]
    public void Four_weeks_are_the_same_everywhere_and_named_by_their_last(string day, string id)
    {
        var period = VoicePeriod.Of(Day(day), PeriodKind.FourWeeks);
        Assert.Equal(id, period.Id);
        Assert.Equal(period, VoicePeriod.Parse(period.Id));
        Assert.Equal((DayOfWeek.Monday, DayOfWeek.Sunday, 28), (period.First.DayOfWeek, period.Last.DayOfWeek, period.Last.DayNumber - period.First.DayNumber + 1));
    }

    [Fact]
    public void Periods_follow_each_other_without_a_gap_and_their_names_are_in_the_order_in_which_they_end()
    {
        foreach (var kind in Enum.GetValues<PeriodKind>())
        {
            var period = VoicePeriod.Of(Friday, kind);
            for (var n = 0; n < 200; n++, period = period.Back(1))
            {
                Assert.Equal(period.First.AddDays(-1), period.Back(1).Last);
                Assert.Equal(period.Back(1), VoicePeriod.Of(period.First.AddDays(-1), kind));
                Assert.True(string.CompareOrdinal(period.Back(1).Id, period.Id) < 0);
                Assert.Equal(n, VoicePeriod.Of(Friday, kind).Since(period));
                Assert.Equal(period, VoicePeriod.Parse(period.Id));
            }
        }

        string[] ids = ["2026-W47", "2026-W48", "2026-W48-4", "2026-W49"];
        Assert.Equal(ids, ids.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("2026-11-20", "2026-11-30")]
    [InlineData("2026-11-28", "2026-11-30")]
    [InlineData("2026-11-29", "2026-12-28")]
    [InlineData("2026-11-30", "2026-12-28")]
    public void A_change_holds_from_the_next_four_weeks_on_that_nobody_on_earth_has_begun(string today, string from) =>
        Assert.Equal(new UnitPeriod(PeriodKind.FourWeeks, Day(from)), UnitPeriod.Weeks.To(PeriodKind.FourWeeks, Day(today)));

    [Fact]
    public void A_change_that_is_still_to_come_is_taken_back_and_the_same_again_changes_nothing()
    {
        var changed = UnitPeriod.Weeks.To(PeriodKind.FourWeeks, Friday);
        Assert.Same(changed, changed.To(PeriodKind.FourWeeks, Friday.AddDays(90)));
        Assert.Equal(UnitPeriod.Weeks, changed.To(PeriodKind.Week, Friday));
        Assert.Equal(new UnitPeriod(PeriodKind.Week, new DateOnly(2026, 12, 28)), changed.To(PeriodKind.Week, new DateOnly(2026, 12, 8)));
    }

    [Theory]
    [InlineData("2026-11-28", false)]
    [InlineData("2026-11-29", true)]
    [InlineData("2026-11-30", true)]
    [InlineData("2026-12-06", true)]
    [InlineData("2026-12-07", false)]
    public void While_it_changes_it_is_not_to_be_changed_again(string today, bool changing) =>
        Assert.Equal(changing, new UnitPeriod(PeriodKind.FourWeeks, Day("2026-11-30")).IsChanging(Day(today)));

    /// <summary>An organisation changes its mind on any day, again and again: what a day counted in while it was lived is what it counts in when that is published.</summary>
    [Fact]
    public void However_often_it_changes_every_day_is_in_one_period_and_no_two_overlap()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var (random, period, lived) = (new Random(seed), UnitPeriod.Weeks, new Dictionary<DateOnly, VoicePeriod>());
            for (var today = Friday; today < Friday.AddDays(400); today = today.AddDays(1))
            {
                // Ahead of UTC it is tomorrow already, and a Sunday evening west of it is counted no more.
                foreach (var day in (DateOnly[])[today.AddDays(1), today, today.AddDays(-1)])
                    Assert.Equal(lived.TryGetValue(day, out var was) ? was : lived[day] = period.Of(day), period.Of(day));
                foreach (var ended in (VoicePeriod[])[VoicePeriod.WeekOf(today).Back(1), VoicePeriod.Of(today, PeriodKind.FourWeeks).Back(1)])
                {
                    // Published on Monday; when every host was away, in the week after.
                    if (today < ended.Last.AddDays(8) && lived.TryGetValue(ended.First, out var counted))
                        Assert.Equal(counted == ended, period.On(ended.First) == ended.Kind);
                }

                if (random.Next(10) == 0 && !period.IsChanging(today))
                    period = period.To((PeriodKind)random.Next(2), today);
            }

            Assert.All(lived, day => Assert.Equal(day.Value, lived.GetValueOrDefault(day.Value.First, day.Value)));
        }
    }

    private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);
}
