using ChatCoach.Host.Commands;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace ChatCoach.Host.Tests.Commands;

/// <summary>The verb that names units and roles.</summary>
public sealed class OrgCommandTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_table_of_people_names_their_units_with_their_states(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var anna = host.Person("anna");

        var (code, said) = await ImportAsync(host, $"objectId;unit;unitName;state;roles\r\n{anna.ObjectId};south;\"Süd; Nacht\";by;coach manager\r\n{anna.ObjectId}-2;north;;;\r\n");

        Assert.Equal((0, "2 units written; 2 people added, 0 changed, 0 as they were."), (code, said));
        Assert.Equal([new OrgUnit("north", "north"), new OrgUnit("south", "Süd; Nacht", "BY")], await UnitsAsync(host));
        var place = (await anna.LoadAsync()).Memory.Place;
        Assert.Equal(("south", "BY"), (place.Unit, place.FederalState));
        Assert.Equal(["coach", "manager"], place.Roles);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_table_without_states_leaves_them_as_they_are_and_a_new_one_moves_the_unit(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        await ImportAsync(host, "objectId,unit,state\none,south,BY");

        Assert.StartsWith("0 units written", (await ImportAsync(host, "objectId,unit\none,south")).Said, StringComparison.Ordinal);
        Assert.Equal("BY", Assert.Single(await UnitsAsync(host)).FederalState);

        Assert.StartsWith("1 units written", (await ImportAsync(host, "objectId,unit,state\none,south,SN")).Said, StringComparison.Ordinal);
        Assert.Equal("SN", Assert.Single(await UnitsAsync(host)).FederalState);
    }

    [Theory]
    [InlineData("name,unit\nx,y", "Line 1 must name the columns")]
    [InlineData("objectId,state,unit\none,XX,south", "Line 2 names a state that is none of BB, BE")]
    [InlineData("objectId,state,unit\none,BY,south\ntwo,NW,south", "Line 3 names another state")]
    [InlineData("objectId,roles\none,boss", "Line 2 names a role")]
    [InlineData("objectId,unit\n,south", "Line 2 names no objectId")]
    [InlineData("objectId,unit\none", "Line 2 has 1 cells")]
    public void What_is_wrong_is_said_with_its_line(string text, string problem) =>
        Assert.StartsWith(problem, Assert.Single(PeopleCsv.Read(text, "tenant").Problems), StringComparison.Ordinal);

    [Fact]
    public async Task A_wrong_line_imports_nothing()
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        var before = await host.Get<People>().UnitsAsync(default);

        Assert.Equal(1, (await ImportAsync(host, "objectId,unit,roles\none,elsewhere,\ntwo,elsewhere,boss")).Code);

        Assert.Equal(before, await host.Get<People>().UnitsAsync(default));
    }

    /// <summary>The local chat's own people are there already.</summary>
    private static async Task<IEnumerable<OrgUnit>> UnitsAsync(CoachHost host) => (await host.Get<People>().UnitsAsync(default)).Where(u => u.Id is "north" or "south");

    private static async Task<(int Code, string Said)> ImportAsync(CoachHost host, string text)
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton(host.Get<StorageStart>()).AddSingleton(host.Get<People>()).BuildServiceProvider();
        await using var output = new StringWriter();
        var code = await OrgCommand.ImportAsync(text, Person.Tenant, services, output, default);
        return (code, output.ToString().Trim());
    }
}
