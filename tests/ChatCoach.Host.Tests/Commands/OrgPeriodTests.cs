using ChatCoach.Coaching.Voice;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Storage.Org;

namespace ChatCoach.Host.Tests.Commands;

/// <summary>The organisation says what the weekly card of its units is about (privacy rule P5). The first day is Friday, 20 November 2026; four weeks end on the 29th.</summary>
public sealed class OrgPeriodTests
{
    private static readonly UnitPeriod FourWeeks = new(PeriodKind.FourWeeks);
    private static readonly UnitPeriod FromNext = new(PeriodKind.FourWeeks, new DateOnly(2026, 11, 30));

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_said_of_the_largest_unit_holds_for_all_of_its_parts_and_for_new_ones_at_once(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var done = await host.ImportAsync("objectId;unit;partOf;period\none;house;;four-weeks\ntwo;south;house;\nthree;night;south;Four-Weeks\nfour;north;;");
        Assert.Equal(0, done.Code);
        Assert.Equal([("house", FourWeeks), ("night", FourWeeks), ("north", null), ("south", FourWeeks)], await PeriodsAsync(host));

        Assert.StartsWith("Units: 0 added, 0 changed.", (await host.ImportAsync("objectId;unit;period\none;house;four-weeks\ntwo;south;")).Said[0], StringComparison.Ordinal);
        await host.ImportAsync("objectId;unit;partOf\nfive;new;south");
        Assert.Contains(("new", FourWeeks), await PeriodsAsync(host));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_change_holds_from_the_next_four_weeks_on_for_units_the_file_does_not_name_too(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        await host.ImportAsync("objectId;unit;partOf\none;house;\ntwo;south;house\nthree;north;");
        const string Table = "objectId;unit;period\none;house;four-weeks";

        Assert.Contains("Unit \"south\" changes: period \"week\" to \"four-weeks from 2026-11-30\".", (await host.ImportAsync(Table, dryRun: true)).Said);
        Assert.All(await PeriodsAsync(host), unit => Assert.Null(unit.Period));
        var done = await host.ImportAsync(Table);
        Assert.StartsWith("Units: 0 added, 2 changed.", done.Said[0], StringComparison.Ordinal);
        Assert.Equal("The weekly card of 2 units is about four weeks from 2026-11-30 on.", done.Said[1]);
        Assert.Equal([("house", FromNext), ("north", null), ("south", FromNext)], await PeriodsAsync(host));

        await host.ImportAsync("objectId;unit;period\none;house;week");
        Assert.All(await PeriodsAsync(host), unit => Assert.Null(unit.Period));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_comes_into_another_larger_unit_has_its_periods_from_the_next_four_weeks_on(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        await host.ImportAsync("objectId;unit;partOf;period\none;house;;four-weeks\ntwo;south;;\nthree;night;south;");
        await host.ImportAsync("objectId;unit;partOf\ntwo;south;house");
        Assert.Equal([("house", FourWeeks), ("night", FromNext), ("south", FromNext)], await PeriodsAsync(host));
    }

    [Theory, OnSqlite]
    public async Task A_part_that_says_otherwise_than_the_whole_is_refused(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        await host.ImportAsync("objectId;unit;partOf;period\none;house;;four-weeks\ntwo;south;house;");
        const string Refused = "Line 2 gives unit \"night\" the period week, but \"house\", the largest unit it is part of, has four-weeks; say it of \"house\", and it holds for all of its parts.";
        Assert.Equal([Refused, "Nothing was imported."], (await host.ImportAsync("objectId;unit;partOf;period\nthree;night;south;week")).Said);
        Assert.DoesNotContain(await PeriodsAsync(host), unit => unit.Id == "night");
        Assert.StartsWith("Line 2 names a period that is none of week, four-weeks.", (await host.ImportAsync("objectId;unit;period\none;house;month")).Said[0], StringComparison.Ordinal);
        Assert.StartsWith("Line 3 names another period for unit \"house\" than line 2.", (await host.ImportAsync("objectId;unit;period\none;house;week\ntwo;house;four-weeks")).Said[0], StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task While_the_periods_change_they_are_not_to_be_changed_again(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        await host.ImportAsync("objectId;unit\none;house");
        await host.ImportAsync("objectId;unit;period\none;house;four-weeks");
        const string Back = "objectId;unit;period\none;house;week";
        foreach (var moment in (string[])["2026-11-29T12:00:00Z", "2026-11-30T03:00:00Z", "2026-12-06T23:00:00Z"])
        {
            host.Clock.Now = DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(["Unit \"house\" changes its period on 2026-11-30; from the day before until a week after that it cannot be changed again.", "Nothing was imported."], (await host.ImportAsync(Back)).Said);
        }

        host.Clock.Now = new DateTimeOffset(2026, 12, 7, 1, 0, 0, TimeSpan.Zero);
        Assert.Equal("The weekly card of 1 units is about a week from 2026-12-28 on.", (await host.ImportAsync(Back)).Said[1]);
    }

    private static async Task<List<(string Id, UnitPeriod? Period)>> PeriodsAsync(CoachHost host) =>
        [.. (await host.Get<People>().UnitsAsync(default)).Select(unit => (unit.Id, unit.Period)).Where(unit => unit.Id is "house" or "south" or "night" or "north" or "new")];
}
