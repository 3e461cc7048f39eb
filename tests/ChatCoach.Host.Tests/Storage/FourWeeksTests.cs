using System.Collections.Immutable;
using ChatCoach.Coaching.Turns;
using ChatCoach.Coaching.Voice;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Schema;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Voice;
using Microsoft.EntityFrameworkCore;

namespace ChatCoach.Host.Tests.Storage;

/// <summary>Units that count in four whole weeks beside units that count in weeks (privacy rule P5). Four weeks end on Sunday, 29 November 2026.</summary>
public sealed class FourWeeksTests
{
    private const string Frame = "checkin.frame:out";
    private const string Period = "2026-W48-4";

    private static readonly DateOnly First = new(2026, 11, 2);
    private static readonly DateOnly Last = new(2026, 11, 29);
    private static readonly DateTimeOffset Monday = new(2026, 11, 30, 5, 0, 0, TimeSpan.Zero);
    private static readonly ImmutableList<VoiceCell> Cells = VoiceCells.With([]);
    private static readonly UnitPeriod Together = new(PeriodKind.FourWeeks);

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_answers_in_each_of_the_weeks_is_one_contributor_and_ten_of_them_are_enough(Database database)
    {
        await using var store = await WithAsync(database, ("small", 10, Together));
        // Each week five others; the first says it every week.
        foreach (var week in Enumerable.Range(0, 4))
        {
            foreach (var n in Enumerable.Range(0, 10).Where(n => n % 2 == week % 2))
                await CountAsync(store, Of("small", n), First.AddDays(7 * week), $"run{week}", n is 0 or 2 or 4 or 1 or 3 ? Frame : VoiceCells.TookPart);
        }

        Assert.Equal(10, (await RowsAsync(store)).Select(row => row.Pseudonym).Distinct().Count());
        Assert.All(await RowsAsync(store), row => Assert.Equal(Period, row.Period));
        await MakeAsync(store);
        var card = Assert.Single(await CardsAsync(store, "small"));
        Assert.Equal((Period, "small"), (card.Period, card.Stands));
        Assert.Equal([new ShownCell("frame", Share.Half, null)], card.Cells);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nine_are_too_few_however_often_each_of_them_answers(Database database)
    {
        await using var store = await WithAsync(database, ("small", 9, Together));
        foreach (var n in Enumerable.Range(0, 9))
        {
            foreach (var week in Enumerable.Range(0, 4))
                await CountAsync(store, Of("small", n), First.AddDays(7 * week), $"run{week}", n < 5 ? Frame : VoiceCells.TookPart);
        }

        await MakeAsync(store);
        Assert.Equal((null, 0), (Assert.Single(await CardsAsync(store, "small")).Stands, (await CardsAsync(store, "small"))[0].Cells.Count));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task They_are_made_when_they_are_over_and_no_week_of_theirs_before_or_after(Database database)
    {
        await using var store = await WithAsync(database, ("small", 12, Together), ("large", 12, null));
        foreach (var unit in (string[])["small", "large"])
        {
            foreach (var n in Enumerable.Range(0, 12))
                await CountAsync(store, Of(unit, n), Last, "run", n % 2 == 0 ? Frame : VoiceCells.TookPart);
        }

        foreach (var week in (int[])[3, 2, 1])
        {
            await MakeAsync(store, Last.AddDays(-7 * week));
            Assert.DoesNotContain(await CardsAsync(store, "small"), card => card.Period == Period);
        }

        Assert.True(await MakeAsync(store));
        Assert.False(await MakeAsync(store));
        await MakeAsync(store, Last.AddDays(7));
        Assert.Equal(Period, (await CardsAsync(store, "small"))[0].Period);
        Assert.All(await CardsAsync(store, "small"), card => Assert.EndsWith("-4", card.Period, StringComparison.Ordinal));
        Assert.Equal(["2026-W49", "2026-W48", "2026-W47"], (await CardsAsync(store, "large")).Take(3).Select(card => card.Period));
        Assert.NotEmpty((await CardsAsync(store, "large"))[1].Cells);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Made_late_after_all_hosts_were_away_they_are_still_made(Database database)
    {
        await using var store = await WithAsync(database, ("small", 12, Together));
        foreach (var n in Enumerable.Range(0, 12))
            await CountAsync(store, Of("small", n), First, "run", n % 2 == 0 ? Frame : VoiceCells.TookPart);
        await MakeAsync(store, Last.AddDays(14));
        Assert.NotEmpty(Assert.Single(await CardsAsync(store, "small")).Cells);
    }

    /// <summary>Whoever moves between units of both kinds, and changes answers of before: a tap is in one period.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Who_moves_and_then_changes_an_answer_counts_it_where_it_was_counted(Database database)
    {
        await using var store = await WithAsync(database, ("small", 1, Together), ("large", 1, null));
        var (who, other) = (Of("large", 0), Of("small", 0));
        await CountAsync(store, who, First, "before", Frame);
        await CountAsync(store, other, First, "before", Frame);
        await store.People.ImportAsync([], [new OrgPerson(who, "small", []), new OrgPerson(other, "large", [])], default);
        await CountAsync(store, who, First, "before", "checkin.frame:unclear");
        await CountAsync(store, who, Last, "after", Frame);
        await CountAsync(store, other, First, "before", "checkin.frame:unclear");
        await CountAsync(store, other, Last, "after", Frame);

        Assert.Equal(
            [("large", "2026-W45", "checkin.frame:unclear"), ("large", "2026-W48", Frame), ("small", Period, Frame), ("small", Period, "checkin.frame:unclear")],
            (await RowsAsync(store)).Select(row => (row.Unit, row.Period, row.Code)).Order());
        Assert.Equal(4, (await RowsAsync(store)).Select(row => row.Pseudonym).Distinct().Count());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_changes_in_the_middle_changes_nothing_before_the_next_four_weeks(Database database)
    {
        await using var store = await WithAsync(database, ("house", 2, new UnitPeriod(PeriodKind.FourWeeks, Last.AddDays(1))));
        await CountAsync(store, Of("house", 0), Last, "run", Frame);
        await CountAsync(store, Of("house", 0), Last.AddDays(1), "next", Frame);
        Assert.Equal(["2026-W48", "2026-W52-4"], (await RowsAsync(store)).Select(row => row.Period).Order(StringComparer.Ordinal));
        await MakeAsync(store);
        Assert.Equal("2026-W48", Assert.Single(await CardsAsync(store, "house")).Period);
        await MakeAsync(store, Last.AddDays(7));
        Assert.Single(await CardsAsync(store, "house"));
        await MakeAsync(store, Last.AddDays(28));
        Assert.Equal(["2026-W52-4", "2026-W48"], (await CardsAsync(store, "house")).Select(card => card.Period));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Taking_the_yes_back_takes_back_all_four_weeks(Database database)
    {
        await using var store = await WithAsync(database, ("small", 2, Together));
        foreach (var week in Enumerable.Range(0, 4))
            await CountAsync(store, Of("small", 0), First.AddDays(7 * week), $"run{week}", Frame);
        await CountAsync(store, Of("small", 1), First, "run", Frame);
        await store.CommittedAsync(Of("small", 0), turn => turn with { UncountAll = true });
        Assert.Single(await RowsAsync(store));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_manager_pages_back_a_year_and_no_further(Database database)
    {
        await using var store = await WithAsync(database, ("small", 1, Together));
        foreach (var back in Enumerable.Range(0, 20).Reverse())
            await MakeAsync(store, Last.AddDays(-28 * back));
        Assert.Equal(13, (await store.Get<Snapshots>().OfAsync("small", Snapshots.WeeksBack, default)).Count);
    }

    private static Task<bool> MakeAsync(TestStore store, DateOnly? last = null) => store.Get<Snapshots>().MakeAsync(last ?? Last, Cells, new VoiceRules(), Monday, default);

    private static Task<List<VoiceSnapshot>> CardsAsync(TestStore store, string unit) => store.Get<Snapshots>().OfAsync(unit, 100, default);

    private static Task<ImmutableList<ChatCoach.Storage.Sending.OutboxItem>> CountAsync(TestStore store, PersonKey who, DateOnly day, string run, string code) =>
        store.CommittedAsync(who, turn => turn with { Contributions = [new Contribution(run, code, day)] });

    private static PersonKey Of(string unit, int n) => new("tenant", $"{unit}-{n}");

    private static async Task<TestStore> WithAsync(Database database, params (string Unit, int People, UnitPeriod? Period)[] units)
    {
        var store = await TestStore.StartedAsync(database);
        await store.People.ImportAsync(
            [.. units.Select(u => new OrgUnit(u.Unit, u.Unit, Period: u.Period))],
            [.. units.SelectMany(u => Enumerable.Range(0, u.People).Select(n => new OrgPerson(Of(u.Unit, n), u.Unit, [])))], default);
        foreach (var (unit, _, period) in units)
        {
            if (period?.From is { } from)
                await store.Storage.Sql.WriteAsync($"UPDATE units SET period_from = {from.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)} WHERE id = {unit}", default);
        }

        return store;
    }

    private static async Task<List<ContributionRow>> RowsAsync(TestStore store)
    {
        await using var db = store.Storage.Open();
        return await db.Contributions.AsNoTracking().ToListAsync();
    }
}
