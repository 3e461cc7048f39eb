using System.Globalization;
using System.Text.Json.Nodes;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Turns;
using Microsoft.AspNetCore.Http;

namespace ChatCoach.Host.Tests.Commands;

/// <summary>The verb that fills a unit from the roster of a Teams team.</summary>
public sealed class RosterCommandTests
{
    private const string NoRoles = "No role is taken from a roster: an owner of the team is no manager. Roles come with org import.";

    private static readonly Func<HttpContext, Task<bool>> Usual = _ => Task.FromResult(false);
    private static readonly Func<HttpContext, Task<bool>> Broken = context =>
    {
        context.Abort();
        return Task.FromResult(true);
    };

    [Theory, OnSqlite, OnPostgres]
    public async Task The_roster_fills_a_unit_page_by_page_with_whom_no_unit_has_and_says_who_stays_out(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var team = await new TeamEnd(host, "Süd").AddedAsync();
        await host.ImportAsync("objectId;unit;roles;name\nlead;south;manager;Mia\nfar;north;;\nboss;;manager;Max\ncora;;coach;Cora");
        var anonymous = new JsonObject { ["id"] = "29:x", ["userRole"] = "anonymous" };
        var (nameless, silent, foreign, bot) = (team.Member("n"), team.Member("silent"), team.Member("foreign"), team.Member("bot"));
        nameless.Remove("aadObjectId");
        silent.Remove("userRole");
        foreign["tenantId"] = "tenant-2";
        bot["id"] = "28:other";
        team.Pages =
        [
            [team.Member("lead"), team.Member("anna"), team.Member("guest", "guest"), anonymous],
            [team.Member("anna"), team.Member("far"), team.Member("boss"), nameless, silent, team.Member("guest", "guest")],
            [foreign, bot, team.Member("cora"), team.Member("ben"), team.Member("lead")],
        ];

        var done = await host.RosterAsync("south", team.Id);

        Assert.Equal(
            [
                "guest is left out: a guest.", "Member 4 of the roster is left out: nobody knows who they are.", "Member 8 of the roster is left out: Teams names no Entra id.",
                "silent is left out: Teams does not say whether they are a guest.", "foreign is left out: of another organisation.", "bot is left out: a bot.",
                "boss stays without a unit: a manager, and which unit they lead only org import says.", "far stays in \"north\".",
                "anna is added to \"south\".", "ben is added to \"south\".", "cora is added to \"south\".",
                "Unit \"south\": 3 added, 1 as they were, 0 left. 1 stay in another unit (the first one wins), 1 managers stay without one, 6 are left out.", NoRoles,
            ],
            [.. done.Said.Take(8), .. done.Said.Skip(8).Take(3).Order(StringComparer.Ordinal), .. done.Said.Skip(11)]);
        Assert.Equal((0, 3), (done.Code, team.Asked));
        Assert.Equal("anna:south* ben:south* boss:-+manager cora:south*+coach far:north lead:south+manager", await host.UnitsAsync());
        Assert.Equal("Cora", (await host.Get<People>().FindAsync(new PersonKey(Person.Tenant, "cora"), default))?.Name);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_dry_run_says_the_same_and_changes_nothing(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var team = await new TeamEnd(host, "Süd").AddedAsync();
        await host.ImportAsync("objectId;unit\nfar;south");
        team.Has("far", "anna");
        var before = await host.UnitsAsync();

        var dry = await host.RosterAsync("south", team.Id, dryRun: true);

        Assert.Equal(before, await host.UnitsAsync());
        Assert.Equal("This was a dry run, nothing is changed. It would be:", dry.Said[1]);
        var done = await host.RosterAsync("south", team.Id);
        Assert.Equal(done.Said, dry.Said.Where(line => !line.StartsWith("This was", StringComparison.Ordinal)));
        Assert.NotEqual(before, await host.UnitsAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_left_the_team_leaves_the_unit_when_told_and_keeps_what_the_import_named(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (team, other) = (await new TeamEnd(host, "Süd").AddedAsync(), await new TeamEnd(host, "Nord").AddedAsync());
        await host.ImportAsync("objectId;unit;roles;name\nnamed;south;;\ncora;;coach;Cora");
        team.Has("anna", "ben", "cora", "named");
        other.Has("zoe");
        await host.RosterAsync("south", team.Id);
        await host.RosterAsync("south", other.Id);
        team.Has("anna");

        var kept = await host.RosterAsync("south", team.Id);
        Assert.Contains("2 more people whom this roster filled in are not in the team any more; they stay. With --leavers they leave the unit.", kept.Said);
        Assert.Equal("anna:south* ben:south* cora:south*+coach named:south zoe:south*", await host.UnitsAsync());

        var left = await host.RosterAsync("south", team.Id, leavers: true, most: 2);
        Assert.Equal(["ben leaves \"south\".", "cora leaves \"south\"."], left.Said.Take(2).Order(StringComparer.Ordinal));
        Assert.Equal("anna:south* cora:-+coach named:south zoe:south*", await host.UnitsAsync());
        Assert.Equal("Cora", (await host.Get<People>().FindAsync(new PersonKey(Person.Tenant, "cora"), default))?.Name);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_import_goes_before_a_roster_and_takes_nobody_out_whom_only_a_roster_put_in(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var team = await new TeamEnd(host, "Süd").AddedAsync();
        await host.ImportAsync("objectId;unit;roles;name\nlead;south;manager;Mia\ncora;;coach;Cora");
        team.Has("anna", "ben", "cora");
        await host.RosterAsync("south", team.Id);

        var again = await host.ImportAsync("objectId;unit;roles;name\nlead;south;manager;Mia\ncora;;coach;Cora", leavers: true);
        Assert.Equal("Units: 0 added, 0 changed. People: 0 added, 0 changed (0 left their unit for another or none), 2 as they were, 0 left.", Assert.Single(again.Said));

        var named = await host.ImportAsync("objectId;unit;roles\nlead;south;manager\nanna;south;\nben;;manager", dryRun: true, leavers: true, most: 1);
        Assert.Equal(
            ["Line 3 changes: unit as before, named by the file now.", "Line 4 changes: unit \"south\" to none, roles none to \"manager\".", "cora loses roles and name, and stays in \"south\", which a Teams roster filled."],
            named.Said.Where(line => line.StartsWith("Line ", StringComparison.Ordinal) || line.StartsWith("cora", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        await host.ImportAsync("objectId;unit;roles\nlead;south;manager\nanna;south;\nben;;manager", leavers: true, most: 1);
        Assert.Equal("anna:south ben:-+manager cora:south* lead:south+manager", await host.UnitsAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task People_of_two_tenants_are_told_apart(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (first, second) = (await new TeamEnd(host, "Eins").AddedAsync(), await new TeamEnd(host, "Zwei", "tenant-2").AddedAsync());
        await host.ImportAsync("objectId;unit\nx;south");
        first.Has("anna", "ben");
        second.Has("anna", "carl");
        await host.RosterAsync("south", first.Id);
        await host.RosterAsync("south", second.Id);
        Assert.Equal("anna:south* anna@2:south* ben:south* carl@2:south* x:south", await host.UnitsAsync());

        second.Has("carl");
        await host.RosterAsync("south", second.Id, leavers: true, most: 1);
        Assert.Equal("anna:south* ben:south* carl@2:south* x:south", await host.UnitsAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_throttled_page_is_asked_for_again_when_Teams_said(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var team = await TwoPagesAsync(host);
        team.Next(Usual, context => FarEnd.With(context, 429, """{"error":{"code":"Throttled"}}""", ("Retry-After", "40")));

        var done = await host.RosterAsync("south", team.Id);

        Assert.Equal((0, 3), (done.Code, team.Asked));
        var calls = host.FarEnd.In(team.Id).Where(call => call.Method == "GET").ToList();
        Assert.True(calls[2].At - calls[1].At >= TimeSpan.FromSeconds(40), $"It came after {calls[2].At - calls[1].At}.");
        Assert.Equal("anna:south* ben:south* x:south", await host.UnitsAsync());

        team.Next(context => FarEnd.With(context, 429, "", ("Retry-After", "3600")));
        Assert.Equal(["Teams asks to wait 60 minutes. Run it again then.", "Nothing was changed."], (await host.RosterAsync("south", team.Id)).Said);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_connection_that_breaks_is_tried_again_and_what_stays_broken_changes_nothing(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var team = await TwoPagesAsync(host);
        team.Next(Usual, Broken, Broken, Broken, Broken, Broken, Broken);
        var clock = new SwiftClock();

        var failed = await host.RosterAsync("south", team.Id, clock: clock);

        Assert.Equal((1, "Nothing was changed.", 7), (failed.Code, failed.Said[^1], team.Asked));
        Assert.StartsWith("The roster could not be had: ", failed.Said[0], StringComparison.Ordinal);
        Assert.Equal([1, 2, 4, 8, 16], clock.Pauses.Select(pause => (int)pause.TotalSeconds));
        Assert.Equal("x:south", await host.UnitsAsync());

        team.Next(Usual, Broken, HalfAPageAsync, context => FarEnd.With(context, 503, ""), context => FarEnd.With(context, 200, "{}"));
        Assert.Equal(0, (await host.RosterAsync("south", team.Id)).Code);
        Assert.Equal("anna:south* ben:south* x:south", await host.UnitsAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_mark_that_expired_between_two_pages_begins_once_more(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var team = await TwoPagesAsync(host);
        Func<HttpContext, Task<bool>> expired = context => FarEnd.With(context, 400, """{"error":{"code":"BadSyntax","message":"Invalid continuation token"}}""");
        team.Next(Usual, expired, Usual, expired);

        var failed = await host.RosterAsync("south", team.Id);
        Assert.Equal(["Teams broke off the roster twice. Run it again later.", "Nothing was changed."], failed.Said);
        Assert.Equal(4, team.Asked);
        Assert.Equal("x:south", await host.UnitsAsync());

        team.Next(Usual, expired);
        Assert.Equal(0, (await host.RosterAsync("south", team.Id)).Code);
        Assert.Equal("anna:south* ben:south* x:south", await host.UnitsAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Ended_at_any_page_or_while_it_is_written_it_changes_nothing(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var team = await TwoPagesAsync(host);
        foreach (var pages in (int[])[0, 1])
        {
            using var stopped = new CancellationTokenSource();
            team.Next([.. Enumerable.Repeat(Usual, pages), async context =>
            {
                await stopped.CancelAsync();
                return Usual(context).Result;
            }]);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.RosterAsync("south", team.Id, ct: stopped.Token));
            Assert.Equal("x:south", await host.UnitsAsync());
        }

        using var late = new CancellationTokenSource();
        var known = (await host.Get<Teams>().AllAsync(default)).Single();
        var fill = new RosterFill("south", known, [.. Enumerable.Range(0, 300).Select(n => new PersonKey(Person.Tenant, $"p{n.ToString(CultureInfo.InvariantCulture)}"))])
        {
            Written = people =>
            {
                if (people >= 200)
                    late.Cancel();
            },
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Get<People>().FillAsync(fill, late.Token));
        Assert.Equal("x:south", await host.UnitsAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_nobody_named_is_refused_before_Teams_is_asked_and_the_known_teams_are_listed(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var none = await host.RosterAsync("south", null);
        Assert.Equal("Say with --team whose roster it is, by the id of the team.", none.Said[1]);
        Assert.StartsWith("It is in no team it knows of.", none.Said[2], StringComparison.Ordinal);

        var team = await TwoPagesAsync(host);
        var missing = await host.RosterAsync(null, null);
        Assert.StartsWith("Say with --unit which unit the roster fills; known are ", missing.Said[0], StringComparison.Ordinal);
        Assert.Equal(["Say with --team whose roster it is, by the id of the team.", $"Team \"Süd\" of tenant {Person.Tenant}: {team.Id}", "Nothing was changed."], missing.Said.Skip(1));

        var wrong = await host.RosterAsync("souht", "19:else@thread.tacv2");
        Assert.StartsWith("There is no unit \"souht\". A roster only fills units that org import named; known are ", wrong.Said[0], StringComparison.Ordinal);
        Assert.Equal(["The coach is in no team with the id \"19:else@thread.tacv2\".", $"Team \"Süd\" of tenant {Person.Tenant}: {team.Id}", "Nothing was changed."], wrong.Said.Skip(1));
        Assert.Equal((1, 1, 1, 0), (none.Code, missing.Code, wrong.Code, team.Asked));

        team.Next(context => FarEnd.With(context, 403, """{"error":{"code":"BotNotInConversationRoster"}}"""));
        Assert.Equal(["The coach is not in this team any more, or may not read its roster (BotNotInConversationRoster).", "Nothing was changed."], (await host.RosterAsync("south", team.Id)).Said);
        team.Next(context => FarEnd.With(context, 404, ""));
        Assert.Equal("Teams refused the roster (404).", (await host.RosterAsync("south", team.Id)).Said[0]);
        Assert.Equal("x:south", await host.UnitsAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_roster_of_nobody_is_none(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var team = await TwoPagesAsync(host);
        await host.RosterAsync("south", team.Id);
        team.Pages = [[]];

        var done = await host.RosterAsync("south", team.Id, leavers: true);

        Assert.Equal(["Teams names nobody in this team, not even its owner.", "Nothing was changed."], done.Said);
        Assert.Equal("anna:south* ben:south* x:south", await host.UnitsAsync());
    }

    /// <summary>Privacy rule P2: whoever reads the report learns who is in the team, not who talks to the coach.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task The_report_does_not_tell_who_talks_to_the_coach(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var team = await TwoPagesAsync(host);
        var anna = await host.Person("anna").AgreedAsync();
        team.Has(anna.ObjectId, "never");

        var done = await host.RosterAsync("south", team.Id);

        Assert.Equal([$"{anna.ObjectId} is added to \"south\".", "never is added to \"south\"."], done.Said.Take(2).OrderDescending(StringComparer.Ordinal));
        var loaded = await anna.LoadAsync();
        Assert.Equal("south", loaded.Unit);
        Assert.NotNull(loaded.Memory.State.AgreedAt);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_very_many_a_hundred_lines_are_shown_and_the_others_counted(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var team = await TwoPagesAsync(host);
        team.Pages = [.. Enumerable.Range(0, 21).Select(page => Enumerable.Range(page * 500, 500).Select(n => team.Member($"{n:D36}")).ToList())];

        var done = await host.RosterAsync("south", team.Id);

        Assert.Equal(103, done.Said.Count);
        Assert.Equal("And 10,400 more.", done.Said[100]);
        Assert.Equal(["10,000 people read", "10,000 people written"], done.Progress);
        Assert.Equal(10_501, (await host.UnitsAsync()).Split(' ').Length);
    }

    /// <summary>South is named; a team of two pages.</summary>
    private static async Task<TeamEnd> TwoPagesAsync(CoachHost host)
    {
        var team = await new TeamEnd(host, "Süd").AddedAsync();
        await host.ImportAsync("objectId;unit\nx;south");
        team.Pages = [[team.Member("anna")], [team.Member("ben")]];
        return team;
    }

    /// <summary>It says how long it will be and ends before.</summary>
    private static async Task<bool> HalfAPageAsync(HttpContext context)
    {
        context.Response.ContentLength = 500;
        await context.Response.WriteAsync("""{"members":[{"id":"29:anna",""");
        context.Abort();
        return true;
    }
}
