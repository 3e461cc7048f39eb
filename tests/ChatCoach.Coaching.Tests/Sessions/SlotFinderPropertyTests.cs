using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cadence;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Coaching.Tests.Cadence;

namespace ChatCoach.Coaching.Tests.Sessions;

/// <summary>Random coaches, calendars and wishes, judged minute by minute on both walls without the rules under test.</summary>
public sealed class SlotFinderPropertyTests
{
    private static readonly string[] Zones = ["Europe/Berlin", "Europe/London", "America/New_York", "America/Sao_Paulo", "Asia/Kathmandu", "Asia/Kolkata", "Africa/Casablanca", "Australia/Lord_Howe"];
    private static readonly string?[] States = [null, .. HolidayTable.States.Where(s => s != HolidayTable.Everywhere)];

    [Fact]
    public void Proposals_keep_every_rule_and_exist_whenever_there_is_one()
    {
        var (some, none) = (0, 0);
        for (var seed = 0; seed < 1500; seed++)
        {
            var life = new Case(new Random(seed));
            var free = life.BruteForce();
            var proposed = life.Propose();

            Assert.True(proposed.All(free.Contains), $"Case {seed}: outside the rules.");
            Assert.True(proposed.Zip(proposed.Skip(1)).All(p => p.Second - p.First >= TimeSpan.FromMinutes(45)), $"Case {seed}: two overlap.");
            Assert.True(proposed.Count > 0 == free.Count > 0, $"Case {seed}: {free.Count} are there, {proposed.Count} proposed.");
            Assert.True(proposed.Count(life.Wished) == Math.Min(3, life.Wishable(free)), $"Case {seed}: a wish was left out.");
            Assert.True(proposed.Select(life.TheirDay).Distinct().Count() == life.MostDays(free), $"Case {seed}: days that could differ do not.");
            Assert.Equal(proposed, life.Propose());
            _ = free.Count > 0 ? some++ : none++;
        }

        // Both kinds of calendar were met often enough to say something.
        Assert.InRange(none, 50, 1450);
        Assert.InRange(some, 50, 1450);
    }

    [Fact]
    public void A_time_is_free_exactly_when_no_rule_is_broken()
    {
        var free = 0;
        for (var seed = 0; seed < 500; seed++)
        {
            var life = new Case(new Random(seed));
            var all = life.BruteForce();
            for (var slot = Slots.Of(life.Now) - 4; slot < Slots.Of(life.Now) + (life.Days * 96) + 4; slot++)
            {
                var at = Slots.Begin(slot);
                if (life.Their(at).Minute % 30 != 0)
                    continue;
                Assert.True(life.IsFree(at) == all.Contains(at), $"Case {seed}: {at:u}");
                free += life.IsFree(at) ? 1 : 0;
            }
        }

        Assert.InRange(free, 1000, int.MaxValue);
    }

    private sealed class Case
    {
        private readonly CoachHours hours;
        private readonly HashSet<long> coachBusy = [];
        private readonly HashSet<long> othersBusy = [];
        private readonly Dictionary<(int Year, int Week), int> planned = [];
        private readonly TimeZoneInfo coachZone;
        private readonly TimeZoneInfo zone;
        private readonly string? coachState;
        private readonly string? state;
        private readonly WishedTimes wishes;
        private readonly List<(DateTimeOffset From, DateTimeOffset To)> sessions = [];

        public Case(Random random)
        {
            // Around both changes of clocks, Christmas and Easter as well as in plain weeks.
            Now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(random.Next(2 * 365 * 24 * 60));
            (coachZone, zone) = (Zone(random), Zone(random));
            (coachState, state) = (States[random.Next(States.Length)], States[random.Next(States.Length)]);
            hours = new CoachHours(Week(random), coachZone.Id, random.Next(5) * 10, random.Next(3) * 20, random.Next(3, 15), random.Next(1, 4));
            wishes = new WishedTimes((DayPart)random.Next(3), random.Next(2) == 0 ? null : [.. Enumerable.Range(1, 5).Where(_ => random.Next(3) == 0).Select(d => (DayOfWeek)d)]);
            for (var n = random.Next(random.Next(2, 40)); n > 0; n--)
                Plan(random, coachBusy, mine: true);
            for (var n = random.Next(random.Next(2, 40)); n > 0; n--)
                Plan(random, othersBusy, mine: false);
        }

        public DateTimeOffset Now { get; }

        public int Days => hours.HorizonDays;

        public ImmutableList<DateTimeOffset> Propose() =>
            SlotFinder.Propose(hours, coachBusy, othersBusy, planned, new ContactWindow(coachZone, coachState), new ContactWindow(zone, state), wishes, Now);

        public bool IsFree(DateTimeOffset at) =>
            SlotFinder.IsFree(hours, coachBusy, othersBusy, planned, new ContactWindow(coachZone, coachState), new ContactWindow(zone, state), Now, at, out _);

        public DateTime Their(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).DateTime;

        public DateTime TheirDay(DateTimeOffset at) => Their(at).Date;

        public bool Wished(DateTimeOffset at) =>
            (wishes.Days is not { Count: > 0 } || wishes.Days.Contains(Their(at).DayOfWeek))
            && (wishes.Part == DayPart.Either || (Their(at).Hour < 12) == (wishes.Part == DayPart.Mornings));

        /// <summary>How many wished sessions fit in one after the other.</summary>
        public int Wishable(HashSet<DateTimeOffset> free)
        {
            var (count, end) = (0, DateTimeOffset.MinValue);
            foreach (var at in free.Where(Wished).Order())
            {
                if (at < end)
                    continue;
                count++;
                end = at.AddMinutes(45);
            }

            return count;
        }

        /// <summary>The most different days there can be when wishes come first.</summary>
        public int MostDays(HashSet<DateTimeOffset> free)
        {
            var wished = free.Where(Wished).Select(TheirDay).Distinct().Count();
            var places = 3 - Math.Min(3, Wishable(free));
            return Math.Min(3, wished) + Math.Min(places, free.Where(f => !Wished(f)).Select(TheirDay).Except(free.Where(Wished).Select(TheirDay)).Count());
        }

        public HashSet<DateTimeOffset> BruteForce()
        {
            var free = new HashSet<DateTimeOffset>();
            for (var at = new DateTimeOffset(Now.Year, Now.Month, Now.Day, 0, 0, 0, TimeSpan.Zero); at <= Now.AddDays(hours.HorizonDays); at = at.AddMinutes(15))
                if (at > Now && at >= Now.AddHours(hours.LeadHours) && Their(at).Minute % 30 == 0 && FitsInBothDays(at) && IsAlone(at))
                    free.Add(at);
            return free;
        }

        private static TimeZoneInfo Zone(Random random) => TimeZoneInfo.FindSystemTimeZoneById(Zones[random.Next(3) == 0 ? random.Next(Zones.Length) : 0]);

        private static ImmutableList<WorkingSpan> Week(Random random) =>
        [
            .. from day in Enumerable.Range(1, 5)
               where random.Next(2) == 0
               let begin = new TimeOnly(random.Next(6, 16), random.Next(4) * 15)
               select new WorkingSpan((DayOfWeek)day, begin, begin.AddMinutes(45 + (15 * random.Next(12)))),
        ];

        private void Plan(Random random, HashSet<long> busy, bool mine)
        {
            var at = Slots.Begin(Slots.Of(Now) + random.Next(Days * 96));
            busy.UnionWith([Slots.Of(at), Slots.Of(at) + 1, Slots.Of(at) + 2]);
            var pause = mine ? (hours.BufferMinutes + 14) / 15 * 15 : 0;
            sessions.Add((at.AddMinutes(-pause), at.AddMinutes(45 + pause)));
            if (!mine || random.Next(4) > 0)
                return;
            var wall = TimeZoneInfo.ConvertTime(at, coachZone).DateTime;
            planned[(ISOWeek.GetYear(wall), ISOWeek.GetWeekOfYear(wall))] = random.Next(1, 5);
        }

        private bool FitsInBothDays(DateTimeOffset at)
        {
            var (coach, coachEnd) = (TimeZoneInfo.ConvertTime(at, coachZone).DateTime, TimeZoneInfo.ConvertTime(at.AddMinutes(45), coachZone).DateTime);
            var (their, theirEnd) = (Their(at), Their(at.AddMinutes(45)));
            return IsWorkday(coach, coachState) && IsWorkday(their, state)
                && their.Hour >= 8 && theirEnd.Date == their.Date && theirEnd.TimeOfDay <= TimeSpan.FromHours(18)
                && hours.Week.Any(s => s.Day == coach.DayOfWeek && coach.TimeOfDay >= s.From.ToTimeSpan() && coachEnd.Date == coach.Date && coachEnd.TimeOfDay <= s.To.ToTimeSpan())
                && planned.GetValueOrDefault((ISOWeek.GetYear(coach), ISOWeek.GetWeekOfYear(coach))) < hours.PerWeek;
        }

        private bool IsAlone(DateTimeOffset at) => !sessions.Exists(s => at < s.To && s.From < at.AddMinutes(45));

        private static bool IsWorkday(DateTime day, string? state) =>
            day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !HolidayTable.Holds(state, DateOnly.FromDateTime(day));
    }
}
