using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cadence;
using ChatCoach.Coaching.Sessions;

namespace ChatCoach.Coaching.Tests.Sessions;

public sealed class SlotFinderTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    /// <summary>A Monday.</summary>
    private static readonly DateTimeOffset Now = At("2026-11-23 09:10");

    private static readonly ImmutableList<WorkingSpan> EveryDay = [.. Enumerable.Range(1, 5).Select(d => new WorkingSpan((DayOfWeek)d, new TimeOnly(9, 0), new TimeOnly(17, 0)))];

    [Fact]
    public void Three_days_are_proposed_beginning_a_day_from_now() =>
        Assert.Equal(["2026-11-24 09:30", "2026-11-25 09:00", "2026-11-26 09:00"], new Ask().Proposed());

    [Fact]
    public void What_was_wished_comes_first() => Assert.Equal(
        ["2026-11-24 12:00", "2026-11-27 12:00", "2026-12-01 12:00"],
        new Ask { Wishes = new WishedTimes(DayPart.Afternoons, [DayOfWeek.Tuesday, DayOfWeek.Friday]) }.Proposed());

    [Fact]
    public void One_day_that_was_wished_is_proposed_twice_before_another_day() => Assert.Equal(
        ["2026-11-24 09:30", "2026-11-25 09:00", "2026-11-25 10:00"],
        new Ask
        {
            Hours = new CoachHours([.. EveryDay.Select(s => s with { To = new TimeOnly(11, 0) })], "Europe/Berlin", HorizonDays: 4),
            Wishes = new WishedTimes(Days: [DayOfWeek.Wednesday]),
        }.Proposed());

    [Fact]
    public void What_was_proposed_before_is_followed_by_other_days()
    {
        var before = new Ask().Propose();

        Assert.Equal(["2026-11-27 09:00", "2026-11-30 09:00", "2026-12-01 09:00"], new Ask { Except = [.. before] }.Proposed());
    }

    [Fact]
    public void A_participant_far_away_is_met_within_both_days() =>
        Assert.Equal(["2026-11-24 14:00", "2026-11-25 14:00", "2026-11-26 14:00"], new Ask { Theirs = "America/New_York" }.Proposed());

    [Fact]
    public void It_begins_at_a_full_or_half_hour_where_the_participant_is() =>
        Assert.Equal(["2026-11-24 09:15", "2026-11-25 09:15", "2026-11-26 09:15"], new Ask { Theirs = "Asia/Kathmandu" }.Proposed());

    [Fact]
    public void Days_without_a_common_hour_end_in_no_proposal() => Assert.Empty(new Ask { Theirs = "Pacific/Auckland" }.Propose());

    [Theory]
    [InlineData("2026-11-23 09:10", SlotRefusal.Past)]
    [InlineData("2026-11-24 09:00", SlotRefusal.TooSoon)]
    [InlineData("2026-12-15 09:30", SlotRefusal.TooFar)]
    [InlineData("2026-11-28 10:00", SlotRefusal.Holiday)]
    [InlineData("2026-11-25 08:30", SlotRefusal.OutsideHours)]
    [InlineData("2026-11-25 16:16", SlotRefusal.OutsideHours)]
    [InlineData("2026-11-25 16:15", null)]
    [InlineData("2026-11-26 09:00", null)]
    [InlineData("2026-11-26 09:15", SlotRefusal.Taken)] // it would end at the begin of the next
    [InlineData("2026-11-26 10:00", SlotRefusal.Taken)]
    [InlineData("2026-11-26 10:50", SlotRefusal.Taken)]
    [InlineData("2026-11-26 11:00", null)]
    [InlineData("2026-11-26 14:15", null)] // no buffer for the participant
    [InlineData("2026-11-26 14:30", SlotRefusal.Taken)]
    [InlineData("2026-12-03 10:00", SlotRefusal.WeekFull)]
    public void A_time_of_the_participants_own_is_refused_with_a_reason(string local, SlotRefusal? expected)
    {
        var ask = new Ask
        {
            CoachBusy = [.. Slots.Covering(At("2026-11-26 10:00"), Slots.SessionLength)],
            OthersBusy = [.. Slots.Covering(At("2026-11-26 15:00"), Slots.SessionLength)],
            Planned = new Dictionary<(int, int), int> { [(2026, 49)] = 5, [(2026, 48)] = 4 },
        };

        Assert.Equal(expected is null, ask.IsFree(At(local), out var why));
        Assert.Equal(expected, why);
    }

    [Fact]
    public void A_public_holiday_of_either_side_is_free()
    {
        var epiphany = At("2027-01-06 10:00");
        var ask = new Ask { Now = At("2027-01-04 10:00") };

        Assert.True(ask.IsFree(epiphany, out _));
        Assert.False((ask with { State = "BY" }).IsFree(epiphany, out var theirs));
        Assert.False((ask with { CoachState = "BY" }).IsFree(epiphany, out var coachs));
        Assert.Equal((SlotRefusal.Holiday, SlotRefusal.Holiday), (theirs, coachs));
    }

    [Fact]
    public void A_full_week_is_left_out()
    {
        var ask = new Ask
        {
            Hours = new CoachHours([new WorkingSpan(DayOfWeek.Monday, new TimeOnly(18, 0), new TimeOnly(23, 0))], "Pacific/Auckland", PerWeek: 1),
            Planned = new Dictionary<(int, int), int> { [(2026, 49)] = 1 },
        };

        Assert.Equal(["2026-12-07 08:00", "2026-12-07 09:00", "2026-12-14 08:00"], ask.Proposed());
    }

    [Fact]
    public void The_evening_of_the_participant_is_theirs()
    {
        var ask = new Ask { Hours = new CoachHours([new WorkingSpan(DayOfWeek.Wednesday, new TimeOnly(6, 0), new TimeOnly(22, 0))], "Europe/Berlin") };

        Assert.False(ask.IsFree(At("2026-11-25 17:30"), out var evening));
        Assert.False(ask.IsFree(At("2026-11-25 07:45"), out var morning));
        Assert.True(ask.IsFree(At("2026-11-25 17:15"), out _));
        Assert.Equal((SlotRefusal.OutsideParticipantsDay, SlotRefusal.OutsideParticipantsDay), (evening, morning));
    }

    [Fact]
    public void No_more_is_looked_at_than_needed()
    {
        var busy = new CountingSet(Enumerable.Range(0, 100_000).Select(n => Slots.Of(Now) + 100_000L + n));

        Assert.Equal(3, new Ask().Propose(busy).Count);
        Assert.InRange(busy.Looks, 1, 15);
    }

    private static DateTimeOffset At(string local)
    {
        var wall = DateTime.Parse(local, CultureInfo.InvariantCulture);
        return new DateTimeOffset(wall, Berlin.GetUtcOffset(wall)).ToUniversalTime();
    }

    private sealed record Ask
    {
        public CoachHours Hours { get; init; } = new(EveryDay, "Europe/Berlin");

        public ImmutableHashSet<long> CoachBusy { get; init; } = [];

        public ImmutableHashSet<long> OthersBusy { get; init; } = [];

        public Dictionary<(int Year, int Week), int> Planned { get; init; } = [];

        public string Theirs { get; init; } = "Europe/Berlin";

        public string? State { get; init; }

        public string? CoachState { get; init; }

        public WishedTimes Wishes { get; init; } = new();

        public DateTimeOffset Now { get; init; } = SlotFinderTests.Now;

        public ImmutableHashSet<DateTimeOffset>? Except { get; init; }

        private ContactWindow Participant => new(TimeZoneInfo.FindSystemTimeZoneById(Theirs), State);

        private ContactWindow Coach => new(TimeZoneInfo.Utc, CoachState);

        public ImmutableList<DateTimeOffset> Propose(IReadOnlySet<long>? busy = null) =>
            SlotFinder.Propose(Hours, busy ?? CoachBusy, OthersBusy, Planned, Coach, Participant, Wishes, Now, except: Except);

        /// <summary>On the wall in Berlin.</summary>
        public List<string> Proposed() => [.. Propose().Select(p => TimeZoneInfo.ConvertTime(p, Berlin).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture))];

        public bool IsFree(DateTimeOffset slot, out SlotRefusal? why) =>
            SlotFinder.IsFree(Hours, CoachBusy, OthersBusy, Planned, Coach, Participant, Now, slot, out why);
    }

    private sealed class CountingSet(IEnumerable<long> items) : HashSet<long>(items), IReadOnlySet<long>
    {
        public int Looks { get; private set; }

        bool IReadOnlySet<long>.Contains(long item)
        {
            Looks++;
            return Contains(item);
        }
    }
}
