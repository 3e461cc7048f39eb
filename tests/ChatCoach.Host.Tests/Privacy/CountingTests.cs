using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Setup;

namespace ChatCoach.Host.Tests.Privacy;

/// <summary>P3: taps count only with the person's yes, from the next week on, and a yes can be taken back.</summary>
public sealed class CountingTests
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task P3_Taps_count_with_a_yes_and_what_was_counted_goes_with_it(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var person = host.Person("counted");
        await host.Get<People>().ImportAsync([new OrgUnit("u1", "Unit")], [new OrgPerson(person.Key, "u1", [])], default);
        await SayAsync(person, "hallo", "Deutsch", "Einverstanden", "neustart");
        await CheckInAsync(person);
        Assert.Empty(await CodesAsync(host));

        await SayAsync(person, "einstellungen", "Ja, zählen", "Sachlich", "Nein, ich komme zu dir");
        await CheckInAsync(person);
        Assert.Empty(await CodesAsync(host));

        host.Clock.Now += TimeSpan.FromDays(7);
        await CheckInAsync(person);
        Assert.Equal(["checkin.authority:no", "checkin.frame:out", "took-part"], await CodesAsync(host));

        await SayAsync(person, "einstellungen", "Nein", "Sachlich", "Nein, ich komme zu dir");
        Assert.Empty(await CodesAsync(host));
    }

    private static Task CheckInAsync(Person person) => SayAsync(
        person, "check-in", "überspringen", "4", "wütend", "Bauch", "Weiß nicht", "Klarheit", "Nein, eine Sonderlocke", "Nein, das darf jemand anders", "Das reicht so", "neustart");

    private static async Task SayAsync(Person person, params string[] texts)
    {
        foreach (var text in texts)
            await person.SayAsync(text);
    }

    private static async Task<IReadOnlyList<string>> CodesAsync(CoachHost host) =>
        [.. (await host.Get<CoachStorage>().Sql.ReadAsync($"SELECT code FROM contributions", row => row.GetString(0), default)).Order(StringComparer.Ordinal)];
}
