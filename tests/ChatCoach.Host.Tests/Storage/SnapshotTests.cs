using System.Collections.Immutable;
using ChatCoach.Coaching.Turns;
using ChatCoach.Coaching.Voice;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Voice;

namespace ChatCoach.Host.Tests.Storage;

/// <summary>What is stored of a week for the weekly card (privacy rules P4, P5, P28).</summary>
public sealed class SnapshotTests
{
    private const string Frame = "checkin.frame:out";

    private static readonly DateOnly Day = new(2026, 11, 18);
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 5, 0, 0, TimeSpan.Zero);
    private static readonly ImmutableList<VoiceCell> Cells = VoiceCells.With([]);
    private static readonly VoiceRules Rules = new();

    [Theory, OnSqlite, OnPostgres]
    public async Task A_week_is_made_once_and_stays_whoever_is_erased_or_comes_later(Database database)
    {
        await using var store = await WithAsync(database, ("north", 12));
        Assert.True(await MakeAsync(store));
        var made = Assert.Single(await store.Get<Snapshots>().OfAsync("north", 10, default));
        Assert.Equal(("2026-W47", "north", 5), (made.Period, made.Stands, made.Threshold));
        Assert.Equal([new ShownCell("frame", Share.Half, null)], made.Cells);

        foreach (var n in Enumerable.Range(0, 6))
            await store.CommittedAsync(Of("north", n), turn => turn with { Erase = true });
        Assert.False(await MakeAsync(store));
        Assert.Equal(made.Cells, Assert.Single(await store.Get<Snapshots>().OfAsync("north", 10, default)).Cells);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_small_unit_sees_the_larger_one_it_counts_in_and_a_large_one_its_own(Database database)
    {
        await using var store = await WithAsync(database, ("firm", 0), ("north", 12), ("south", 7), ("west", 4), ("alone", 9));
        await MakeAsync(store);
        foreach (var (unit, stands) in new[] { ("north", "north"), ("south", "firm"), ("west", "firm"), ("firm", "firm"), ("alone", null) })
            Assert.Equal(stands, (await NewestAsync(store, unit)).Stands);
        Assert.Equal((await NewestAsync(store, "firm")).Cells, (await NewestAsync(store, "west")).Cells);
        Assert.NotEmpty((await NewestAsync(store, "west")).Cells);
        Assert.Empty((await NewestAsync(store, "alone")).Cells);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_moved_within_the_week_counts_in_one_unit_only(Database database)
    {
        await using var store = await WithAsync(database, ("north", 10), ("south", 9));
        await store.People.ImportAsync([], [new OrgPerson(Of("north", 0), "south", [])], default);
        await store.CommittedAsync(Of("north", 0), turn => turn with { Contributions = [new Contribution("later", Frame, Day)] });
        await MakeAsync(store);
        Assert.Equal("north", (await NewestAsync(store, "north")).Stands);
        Assert.Null((await NewestAsync(store, "south")).Stands);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_several_hosts_one_makes_it(Database database)
    {
        await using var store = await WithAsync(database, ("north", 12), ("south", 3));
        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => MakeAsync(store))));
        Assert.Single(made, true);
        Assert.Single(await store.Get<Snapshots>().OfAsync("south", 10, default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_threshold_that_was_raised_is_not_lowered_again(Database database)
    {
        await using var store = await WithAsync(database, ("north", 10));
        var snapshots = store.Get<Snapshots>();
        await snapshots.MakeAsync(Day.AddDays(-7), Cells, new VoiceRules(6), Monday.AddDays(-7), default);
        Assert.True(await MakeAsync(store));
        var (newest, before) = (await NewestAsync(store, "north"), (await snapshots.OfAsync("north", 2, default))[1]);
        Assert.Equal((6, 6), (before.Threshold, newest.Threshold));
        Assert.Empty(newest.Cells);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_snapshot_goes_after_three_years(Database database)
    {
        await using var store = await WithAsync(database, ("north", 1));
        await MakeAsync(store);
        await store.Upkeep.RunAsync(Monday.AddDays((3 * 365) - 8), default);
        await NewestAsync(store, "north");
        await store.Upkeep.RunAsync(Monday.AddDays((3 * 365) + 8), default);
        Assert.Empty(await store.Get<Snapshots>().OfAsync("north", 1, default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_week_without_check_ins_has_a_snapshot_without_numbers(Database database)
    {
        await using var store = await WithAsync(database, ("north", 0));
        Assert.True(await MakeAsync(store));
        Assert.Equal((null, 0), ((await NewestAsync(store, "north")).Stands, (await NewestAsync(store, "north")).Cells.Count));
    }

    private static Task<bool> MakeAsync(TestStore store) => store.Get<Snapshots>().MakeAsync(Day, Cells, Rules, Monday, default);

    private static async Task<VoiceSnapshot> NewestAsync(TestStore store, string unit) => Assert.Single(await store.Get<Snapshots>().OfAsync(unit, 1, default));

    private static PersonKey Of(string unit, int n) => new("tenant", $"{unit}-{n}");

    /// <summary>Every second person of each unit says that the frame was left; all but "alone" and "firm" are part of the firm.</summary>
    private static async Task<TestStore> WithAsync(Database database, params (string Unit, int People)[] units)
    {
        var store = await TestStore.StartedAsync(database);
        var firm = units.Any(u => u.Unit == "firm") ? "firm" : null;
        await store.People.ImportAsync(
            [.. units.Select(u => new OrgUnit(u.Unit, u.Unit, null, u.Unit is "firm" or "alone" ? null : firm))],
            [.. units.SelectMany(u => Enumerable.Range(0, u.People).Select(n => new OrgPerson(Of(u.Unit, n), u.Unit, [])))], default);
        foreach (var (unit, n) in units.SelectMany(u => Enumerable.Range(0, u.People).Select(n => (u.Unit, n))))
            await store.CommittedAsync(Of(unit, n), turn => turn with { Contributions = [new Contribution("run", n % 2 == 0 ? Frame : VoiceCells.TookPart, Day)] });
        return store;
    }
}
