using System.Globalization;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Host.Waking;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Waking;

namespace ChatCoach.Host.Tests.Turns;

/// <summary>Months pass: the coach comes back to what was agreed, at the right moments only.</summary>
public sealed class ComingBackTests
{
    private static readonly string[] Agreeing =
    [
        "hallo", "Deutsch", "Einverstanden", "nach dem gespräch", "Nordlicht", "Ja", "überspringen", "Aufträge kommen bis Mittwoch.", "Die Kundenseite", "überspringen",
        "Ja, ich darf es zusagen", "Nein, weiter", "überspringen", "überspringen", "Ja, bitte",
    ];

    [Theory, OnSqlite, OnPostgres]
    public async Task It_comes_after_two_six_and_twelve_weeks_on_working_days_can_be_put_off_and_falls_silent(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        await using var beside = await host.BesideAsync();
        var person = await AgreedAsync(host);
        Assert.Contains("9. Dezember 2026 · 7. Januar 2027 · 17. Februar 2027", person.Newest.Plain, StringComparison.Ordinal);

        await ToAsync(host, beside, "2026-12-09 09:29");
        Assert.Equal(0, Asked(person));
        await ToAsync(host, beside, "2026-12-09 09:31");
        Assert.Equal(1, Asked(person));
        Assert.DoesNotContain("Nordlicht", person.Newest.Plain, StringComparison.Ordinal);
        Assert.DoesNotContain("Mittwoch", person.Newest.Plain, StringComparison.Ordinal);

        await person.TapAsync("Später, in einer Woche");
        await ToAsync(host, beside, "2026-12-15 12:00");
        Assert.Equal(1, Asked(person));
        await ToAsync(host, beside, "2026-12-16 09:31");
        Assert.Equal(2, Asked(person));

        await ToAsync(host, beside, "2027-01-06 12:00"); // Epiphany, a holiday in Bavaria
        Assert.Equal(2, Asked(person));
        await ToAsync(host, beside, "2027-01-07 09:31");
        Assert.Equal(3, Asked(person));
        Assert.Contains("zweite Nachfrage in Folge", person.Newest.Plain, StringComparison.Ordinal);

        await ToAsync(host, beside, "2027-03-31 12:00");
        Assert.Equal(3, Asked(person));
        Assert.Empty((await person.LoadAsync()).Memory.State.FollowUps);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Hosts_that_were_away_in_the_morning_ask_on_the_next_one(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        await using var beside = await host.BesideAsync();
        var person = await AgreedAsync(host);

        await ToAsync(host, beside, "2026-12-11 18:30"); // a Friday
        await ToAsync(host, beside, "2026-12-13 12:00");
        Assert.Equal(0, Asked(person));

        await ToAsync(host, beside, "2026-12-14 09:31");
        Assert.Equal(1, Asked(person));
        await ToAsync(host, beside, "2026-12-31 12:00");
        Assert.Equal(1, Asked(person));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whoever_travels_is_asked_in_the_morning_where_they_are(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        await using var beside = await host.BesideAsync();
        var there = new Person(host, "traveller", await AgreedAsync(host)) { Zone = "America/New_York" };
        await there.SayAsync("menü");

        await ToAsync(host, beside, "2026-12-09 15:29");
        Assert.Equal(0, Asked(there));
        await ToAsync(host, beside, "2026-12-09 15:31");
        Assert.Equal(1, Asked(there));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whoever_was_erased_or_wants_no_more_hears_nothing(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        await using var beside = await host.BesideAsync();
        var erased = await AgreedAsync(host, "erased");
        host.Clock.Now = PlayClock.Start;
        var unwanted = await AgreedAsync(host, "unwanted");
        foreach (var text in new[] { "vergiss mich", "Alles von mir", "ja, löschen" })
            await erased.SayAsync(text);
        await ToAsync(host, beside, "2026-12-09 09:31");
        await unwanted.SayAsync("Hierzu nicht mehr nachfragen");

        await ToAsync(host, beside, "2027-03-31 12:00");

        Assert.Equal((0, 1), (Asked(erased), Asked(unwanted)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whoever_moved_to_another_unit_meanwhile_has_the_holidays_there(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        await using var beside = await host.BesideAsync();
        var person = await AgreedAsync(host, "mover", "HH");
        Assert.Contains("9. Dezember 2026 · 6. Januar 2027", person.Newest.Plain, StringComparison.Ordinal);
        await ToAsync(host, beside, "2026-12-09 09:31");
        await person.SayAsync("gerade nicht");

        await host.Get<People>().ImportAsync([new OrgUnit("south", "Süd", "BY")], [new OrgPerson(person.Key, "south", [])], default);
        await ToAsync(host, beside, "2027-01-06 17:00"); // Epiphany, a holiday in Bavaria only
        Assert.Equal(1, Asked(person));

        await ToAsync(host, beside, "2027-01-07 09:31");
        Assert.Equal(2, Asked(person));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whoever_is_erased_while_a_follow_up_is_due_hears_nothing_and_nothing_of_them_comes_back(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        await using var beside = await host.BesideAsync();
        var person = await AgreedAsync(host);
        host.Clock.Now = new DateTimeOffset(2026, 12, 9, 8, 31, 0, TimeSpan.Zero);
        var due = Assert.Single(await beside.Get<Nudges>().ClaimDueAsync("beside", host.Clock.Now, 10, default));

        foreach (var text in new[] { "vergiss mich", "Alles von mir", "ja, löschen" })
            await person.SayAsync(text);
        await beside.Get<WakingTurns>().RemindAsync(due, default);
        await ToAsync(host, beside, "2027-03-31 12:00");

        Assert.Equal(0, Asked(person));
        Assert.Equal(0, (await person.LoadAsync()).Version);
        Assert.Empty(await host.Get<CoachStorage>().Sql.ReadAsync($"SELECT person_id FROM nudges UNION ALL SELECT person_id FROM runs UNION ALL SELECT person_id FROM relationship_members", row => row.GetString(0), default));
        Assert.Equal(["house"], await host.Get<CoachStorage>().Keys.LiveAsync(default));
    }

    /// <summary>Agreed on Wednesday, 25 November 2026, in a unit in that state.</summary>
    private static async Task<Person> AgreedAsync(CoachHost host, string name = "traveller", string state = "BY")
    {
        var person = host.Person(name);
        await host.Get<People>().ImportAsync([new OrgUnit($"unit-{state}", state, state)], [new OrgPerson(person.Key, $"unit-{state}", [])], default);
        host.Clock.Now += TimeSpan.FromDays(5);
        foreach (var text in Agreeing)
            await person.SayAsync(text);
        return person;
    }

    private static int Asked(Person person) => person.History.Count(seen => seen.Way == Way.Said && seen.Shown.Plain.Contains("Da war etwas vereinbart", StringComparison.Ordinal));

    /// <summary>Time passes in Berlin, and both hosts do at once what became due.</summary>
    private static async Task ToAsync(CoachHost host, CoachHost beside, string local)
    {
        var wall = DateTime.Parse(local, CultureInfo.InvariantCulture);
        host.Clock.Now = new DateTimeOffset(wall, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin").GetUtcOffset(wall)).ToUniversalTime();
        await host.WithRoomAsync(Task.WhenAll(host.Get<Clockwork>().RoundAsync(default), beside.Get<Clockwork>().RoundAsync(default)));
    }
}
