using System.Text.Json.Nodes;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Storage.Org;

namespace ChatCoach.Host.Tests.Wire;

/// <summary>Which Teams teams are known: those the app is in, and nothing of their people.</summary>
public sealed class TeamTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_team_is_known_from_when_the_app_is_added_until_it_is_removed(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var team = new TeamEnd(host, "Süd");
        foreach (var (type, more) in Beginnings())
        {
            await team.HappensAsync(type, null, more);
            Assert.Equal(new KnownTeam(team.Id, Person.Tenant, host.FarEnd.ServiceUrl, "Süd"), Assert.Single(await KnownAsync(host)));
            await team.HappensAsync("conversationUpdate", "teamMemberRemoved", ("membersRemoved", Account(Person.Bot)));
            Assert.Empty(await KnownAsync(host));
        }

        foreach (var (type, what, more) in Ends())
        {
            await team.AddedAsync();
            Assert.Single(await KnownAsync(host));
            await team.HappensAsync(type, what, more);
            Assert.Empty(await KnownAsync(host));
        }

        Assert.Empty(host.FarEnd.Calls);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_team_that_is_renamed_or_moves_to_another_address_is_reached_there_and_nobody_else_takes_its_place(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var team = await new TeamEnd(host, "Süd").AddedAsync();
        var teams = host.Get<Teams>();
        Assert.True(await teams.NoteAsync(new KnownTeam(team.Id, Person.Tenant, "http://localhost:1/emea/", "Südwest"), default));
        Assert.False(await teams.NoteAsync(new KnownTeam(team.Id, Person.Tenant, "http://localhost:1/emea/", "Südwest"), default));
        Assert.False(await teams.NoteAsync(new KnownTeam(team.Id, Person.Tenant, "http://localhost:1/emea/", null), default));
        Assert.False(await teams.NoteAsync(new KnownTeam(team.Id, "tenant-2", "http://localhost:2/", "Fremd"), default));
        Assert.Equal(new KnownTeam(team.Id, Person.Tenant, "http://localhost:1/emea/", "Südwest"), Assert.Single(await KnownAsync(host)));

        await team.HappensAsync("conversationUpdate", "teamRenamed");
        Assert.Equal(new KnownTeam(team.Id, Person.Tenant, host.FarEnd.ServiceUrl, "Süd"), Assert.Single(await KnownAsync(host)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whoever_calls_the_coach_in_a_channel_makes_the_team_known_and_a_group_chat_is_none(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var team = new TeamEnd(host, "Süd");
        await host.PostAsync(Called(host.Person("anna"), "19:group@thread.v2", "groupChat", null));
        await host.SettleAsync();
        Assert.Empty(await KnownAsync(host));

        await host.PostAsync(Called(host.Person("anna"), $"{team.Id};messageid=1", "channel", Team(team, "Süd")));
        await host.SettleAsync();
        Assert.Equal(team.Id, Assert.Single(await KnownAsync(host)).Id);
        Assert.Contains("Hier lesen andere mit", Assert.Single(host.FarEnd.In($"{team.Id};messageid=1")).Text, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Type, (string, JsonNode?)[] More)> Beginnings() =>
    [
        ("installationUpdate", [("action", "add")]),
        ("installationUpdate", [("action", "add-upgrade")]),
        ("conversationUpdate", [("membersAdded", Account(Person.Bot))]),
        // A team the app was added to by an earlier version.
        ("conversationUpdate", [("membersAdded", Account("29:somebody"))]),
        ("conversationUpdate", [("membersRemoved", Account("29:somebody"))]),
    ];

    private static IEnumerable<(string Type, string? What, (string, JsonNode?)[] More)> Ends() =>
    [
        ("installationUpdate", null, [("action", "remove")]),
        ("conversationUpdate", "teamDeleted", []),
        ("conversationUpdate", "teamHardDeleted", []),
    ];

    private static JsonArray Account(string id) => new(new JsonObject { ["id"] = id });

    private static JsonObject Team(TeamEnd team, string name) =>
        new() { ["tenant"] = new JsonObject { ["id"] = team.Tenant }, ["team"] = new JsonObject { ["id"] = team.Id, ["name"] = name } };

    private static JsonObject Called(Person person, string conversation, string kind, JsonObject? data)
    {
        var message = person.Message("<at>Coach</at> hallo");
        message["conversation"] = new JsonObject { ["id"] = conversation, ["conversationType"] = kind, ["isGroup"] = true, ["tenantId"] = Person.Tenant };
        message["channelData"] = data;
        return message;
    }

    private static async Task<IReadOnlyList<KnownTeam>> KnownAsync(CoachHost host) => await host.Get<Teams>().AllAsync(default);
}
