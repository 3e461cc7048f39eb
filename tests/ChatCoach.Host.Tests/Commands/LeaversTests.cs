using System.Globalization;
using ChatCoach.Host.Commands;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Host.Tests.Storage;

namespace ChatCoach.Host.Tests.Commands;

/// <summary>A file that was cut short, or the roster of the wrong team, does not take half of the people out.</summary>
public sealed class LeaversTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_fifth_of_the_people_may_leave_and_of_more_nobody_does_unless_their_number_is_said(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.ImportAsync(Table(10));

        Assert.EndsWith(" 2 left.", (await store.ImportAsync(Table(8), leavers: true)).Said[0], StringComparison.Ordinal);

        var refused = await store.ImportAsync(Table(6), leavers: true);
        Assert.Equal(
            [$"With --leavers 2 of 8 people known in tenant \"{Person.Tenant}\" would leave: more than a fifth, as when something is missing by mistake. If it is right, run it again with --leavers-most 2.", "Nothing was imported."],
            refused.Said);
        var dry = await store.ImportAsync(Table(6), dryRun: true, leavers: true);
        Assert.Equal([.. refused.Said.Prepend("p7 leaves \"south\".").Prepend("p6 leaves \"south\".")], dry.Said.Order(StringComparer.Ordinal).OrderByDescending(line => line[0] == 'p').ThenByDescending(line => line[0]));
        Assert.Equal((1, 1), (refused.Code, dry.Code));
        Assert.Equal(["With --leavers 2 of 8 people would leave, more than --leavers-most says.", "Nothing was imported."], (await store.ImportAsync(Table(6), leavers: true, most: 1)).Said);
        Assert.Equal(8, (await store.People.AllAsync(default)).Count);

        Assert.EndsWith(" 2 left.", (await store.ImportAsync(Table(6), leavers: true, most: 2)).Said[0], StringComparison.Ordinal);
        Assert.Equal(6, (await store.People.AllAsync(default)).Count);
        Assert.Equal(0, (await store.ImportAsync(Table(3))).Code);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_tenant_is_looked_at_by_itself(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.ImportAsync(Table(50) + Others(5));

        var refused = await store.ImportAsync(Table(49) + Others(3), leavers: true);

        Assert.Equal("With --leavers 2 of 5 people known in tenant \"elsewhere\" would leave: more than a fifth, as when something is missing by mistake. If it is right, run it again with --leavers-most 3.", refused.Said[0]);
        Assert.Equal(55, (await store.People.AllAsync(default)).Count);
        Assert.Equal(0, (await store.ImportAsync(Table(49) + Others(3), leavers: true, most: 3)).Code);
        Assert.Equal(52, (await store.People.AllAsync(default)).Count);

        static string Others(int people) => string.Concat(Enumerable.Range(0, people).Select(n => string.Create(CultureInfo.InvariantCulture, $"q{n};elsewhere;south\n")));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_roster_that_lacks_more_than_a_fifth_of_whom_it_filled_in_takes_nobody_out(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var team = await new TeamEnd(host, "Süd").AddedAsync();
        await host.ImportAsync(Table(30));
        team.Has([.. Enumerable.Range(0, 5).Select(n => $"m{n.ToString(CultureInfo.InvariantCulture)}")]);
        await host.RosterAsync("south", team.Id);

        team.Has("m0", "m1", "m2", "m3");
        Assert.Equal(0, (await host.RosterAsync("south", team.Id, leavers: true)).Code);

        team.Has("m0", "m1", "m2", "new");
        var refused = await host.RosterAsync("south", team.Id, leavers: true);
        Assert.StartsWith("With --leavers 1 of 4 people known in tenant", refused.Said[0], StringComparison.Ordinal);
        Assert.Equal((1, "Nothing was changed."), (refused.Code, refused.Said[^1]));
        Assert.Contains("m3:south*", await host.UnitsAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("new:", await host.UnitsAsync(), StringComparison.Ordinal);

        Assert.Equal(0, (await host.RosterAsync("south", team.Id, leavers: true, most: 1)).Code);
        Assert.DoesNotContain("m3:south*", await host.UnitsAsync(), StringComparison.Ordinal);
        Assert.Contains("new:south*", await host.UnitsAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("org import f.csv --leavers --leavers-most 20", null)]
    [InlineData("org roster --unit u --team t --leavers --leavers-most 0", null)]
    [InlineData("org import f.csv --leavers-most 20", "--leavers-most says how many may leave; it needs --leavers.")]
    [InlineData("org import f.csv --leavers --leavers-most -1", "--leavers-most is a number of people, from 0.")]
    [InlineData("org roster --unit u --team t --leavers --leavers-most many", "--leavers-most is a number of people, from 0.")]
    public void Their_number_is_a_number_and_said_with_the_leavers(string line, string? problem) =>
        Assert.Equal(problem, CommandLine.Root().Parse(line).Errors.Select(error => error.Message).FirstOrDefault());

    private static string Table(int people) =>
        "objectId;tenant;unit\n" + string.Concat(Enumerable.Range(0, people).Select(n => string.Create(CultureInfo.InvariantCulture, $"p{n};{Person.Tenant};south\n")));
}
