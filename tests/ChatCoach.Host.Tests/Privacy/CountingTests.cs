using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Host.Tests.Storage;
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

    /// <summary>P12: the week of 23 November ends on 30 November at midnight, and eight weeks later it is 25 January.</summary>
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task P12_What_was_counted_goes_eight_weeks_after_its_week_and_does_not_come_back_with_a_change(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var person = await CountedAsync(host);

        await ToAsync(host, new DateTimeOffset(2027, 1, 4, 9, 0, 0, TimeSpan.Zero));
        await SayAsync(person, "meine check-ins", "ändern", "Rahmen", "Der Rahmen ist unklar");
        Assert.Equal(["checkin.authority:no", "checkin.frame:unclear", "took-part"], await CodesAsync(host));

        var goes = new DateTimeOffset(2027, 1, 25, 0, 0, 0, TimeSpan.Zero);
        await ToAsync(host, goes.AddTicks(-1));
        Assert.NotEmpty(await CodesAsync(host));
        await ToAsync(host, goes);
        Assert.Empty(await CodesAsync(host));

        await SayAsync(person, "meine check-ins", "ändern", "Rahmen", "Nein, eine Sonderlocke");
        Assert.Contains("Geändert", person.Newest.Plain, StringComparison.Ordinal);
        Assert.Empty(await CodesAsync(host));
        Assert.Contains(Assert.Single(await person.FinishedAsync()).Answers, answer => answer.Values is ["out"]);

        await CheckInAsync(person);
        Assert.NotEmpty(await CodesAsync(host));
        await SayAsync(person, "einstellungen", "Nein", "Sachlich", "Nein, ich komme zu dir");
        Assert.Empty(await CodesAsync(host));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task P12_However_many_were_counted_they_go_at_once_and_those_of_later_weeks_stay(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        foreach (var (from, to, period) in new[] { (0, 45_000, "2026-W47"), (45_000, 45_010, "2026-W48"), (45_010, 45_020, "2025-W52") })
            await store.Storage.Sql.WriteAsync(
                $"""
                WITH RECURSIVE numbers(n) AS (SELECT {from} UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < {to})
                INSERT INTO contributions (id, run_tag, unit, period, code, pseudonym) SELECT 'i' || n, 'r' || n, 'u1', {period}, 'took-part', 'p' || n FROM numbers
                """,
                default);

        await store.Upkeep.RunAsync(new DateTimeOffset(2027, 1, 18, 0, 0, 0, TimeSpan.Zero), default);

        Assert.Equal(["2026-W48"], (await store.Storage.Sql.ReadAsync($"SELECT DISTINCT period FROM contributions", row => row.GetString(0), default)));
        Assert.Equal(10, (await store.Storage.Sql.ReadAsync($"SELECT COUNT(*) FROM contributions", row => row.GetInt64(0), default)).Single());
    }

    /// <summary>Somebody who said yes, and a check-in in the week after.</summary>
    private static async Task<Person> CountedAsync(CoachHost host)
    {
        var person = host.Person("counted");
        await host.Get<People>().ImportAsync([new OrgUnit("u1", "Unit")], [new OrgPerson(person.Key, "u1", [])], default);
        await SayAsync(person, "hallo", "Deutsch", "Einverstanden", "neustart", "einstellungen", "Ja, zählen", "Sachlich", "Nein, ich komme zu dir");
        host.Clock.Now += TimeSpan.FromDays(7);
        await CheckInAsync(person);
        Assert.Equal(["checkin.authority:no", "checkin.frame:out", "took-part"], await CodesAsync(host));
        return person;
    }

    private static async Task ToAsync(CoachHost host, DateTimeOffset to)
    {
        host.Clock.Now = to;
        await host.PassAsync(TimeSpan.Zero);
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
