using ChatCoach.Coaching.Turns;
using ChatCoach.Coaching.Voice;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Schema;
using ChatCoach.Storage.Turns;
using Microsoft.EntityFrameworkCore;
using static ChatCoach.Host.Tests.Storage.TurnWords;

namespace ChatCoach.Host.Tests.Storage;

public sealed class CountingTests
{
    private static readonly DateOnly Day = new(2026, 11, 20);

    [Theory, OnSqlite, OnPostgres]
    public async Task What_a_change_counts_replaces_what_the_run_counted_before(Database database)
    {
        await using var store = await InNorthAsync(database);
        await store.CommittedAsync(Anna, turn => turn with { Contributions = [new("run1", "frame:in", Day), new("run1", "mood:2", Day), new("run2", "frame:in", Day)] });
        await store.CommittedAsync(Anna, turn => turn with { Contributions = [new("run1", "frame:out", Day)] });
        Assert.Equal(["frame:in", "frame:out"], (await RowsAsync(store)).Select(row => row.Code).Order(StringComparer.Ordinal));
        await store.CommittedAsync(Anna, turn => turn with { Uncounted = ["run1"] });
        Assert.Equal("frame:in", Assert.Single(await RowsAsync(store)).Code);
        await store.CommittedAsync(Anna, turn => turn with { Runs = [new RunChange.Put(RunOf("run2"))] });
        await store.CommittedAsync(Anna, turn => turn with { ForgetRuns = true });
        Assert.Empty(await RowsAsync(store));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_pseudonym_holds_a_week_and_is_another_in_the_next_and_for_anybody_else(Database database)
    {
        await using var store = await InNorthAsync(database);
        await store.CommittedAsync(Anna, turn => turn with { Contributions = [new("run1", "a", Day), new("run2", "a", Day.AddDays(2)), new("run3", "a", Day.AddDays(3))] });
        await store.CommittedAsync(Ben, turn => turn with { Contributions = [new("run1", "a", Day)] });
        var rows = await RowsAsync(store);
        Assert.Equal(["2026-W47", "2026-W47", "2026-W47", "2026-W48"], rows.Select(row => row.Period).Order(StringComparer.Ordinal));
        Assert.Equal(3, rows.Select(row => row.Pseudonym).Distinct().Count());
        Assert.Equal(4, rows.Select(row => row.RunTag).Distinct().Count());
        Assert.All(rows, row => Assert.DoesNotContain("run", row.Id + row.RunTag + row.Pseudonym, StringComparison.Ordinal));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_is_in_no_unit_is_not_counted(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.CommittedAsync(Anna);
        await store.CommittedAsync(Anna, turn => turn with { Contributions = [new("run1", "a", Day)] });
        Assert.Empty(await RowsAsync(store));
    }

    [Theory]
    [InlineData("2026-01-01", "2026-W01")]
    [InlineData("2027-01-03", "2026-W53")]
    [InlineData("2024-12-30", "2025-W01")]
    public void A_day_belongs_to_its_ISO_week(string day, string week) =>
        Assert.Equal(week, VoicePeriod.WeekOf(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).Id);

    private static async Task<TestStore> InNorthAsync(Database database)
    {
        var store = await TestStore.StartedAsync(database);
        await store.People.ImportAsync([new OrgUnit("north", "North")], [new OrgPerson(Anna, "north", []), new OrgPerson(Ben, "north", [])], default);
        return store;
    }

    private static async Task<List<ContributionRow>> RowsAsync(TestStore store)
    {
        await using var db = store.Storage.Open();
        return await db.Contributions.AsNoTracking().ToListAsync();
    }
}
