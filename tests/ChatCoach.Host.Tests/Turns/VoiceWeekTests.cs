using ChatCoach.Coaching.Turns;
using ChatCoach.Coaching.Voice;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Voice;

namespace ChatCoach.Host.Tests.Turns;

/// <summary>When the snapshots of a week are made.</summary>
public sealed class VoiceWeekTests
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_week_is_made_on_Monday_morning_before_anybody_reads_its_card(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        await host.Get<People>().ImportAsync([new OrgUnit("u1", "Unit")], [], default);
        // A week that was over before there was anybody has nothing to show.
        await Companions.AtAsync(host, "2026-11-23T04:59:00Z");
        Assert.DoesNotContain("2026-W47", await PeriodsAsync(host));
        await Companions.AtAsync(host, "2026-11-23T05:01:00Z");
        Assert.Equal("2026-W47", (await PeriodsAsync(host))[0]);
        await Companions.AtAsync(host, "2026-12-01T05:01:00Z");
        Assert.Equal("2026-W48", (await PeriodsAsync(host))[0]);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_manager_is_sent_one_card_a_week_whatever_host_makes_it_and_reads_it_at_any_time(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        await using var other = database == Database.Postgres ? await CoachHost.OnAsync(host.Databases, host.FarEnd, host.Clock, null) : null;
        var (mia, ben) = (await host.Person("mia").AgreedAsync(), await host.Person("ben").AgreedAsync());
        await host.Get<People>().ImportAsync([new OrgUnit("u1", "Kundenservice")], [new OrgPerson(mia.Key, "u1", ["manager"], "Mia"), new OrgPerson(ben.Key, "u1", [])], default);
        await ContributedAsync(host, 12, 6);
        var before = Cards(host).Count;

        await AtAsync(host, other, "2026-11-23T05:01:00Z");
        Assert.Equal(before, Cards(host).Count);
        await AtAsync(host, other, "2026-11-23T08:31:00Z");
        await AtAsync(host, other, "2026-11-23T12:00:00Z");

        Assert.Equal(before + 1, Cards(host).Count);
        Assert.Contains("Stimme der Kundenkontakte – KW 47", mia.Newest.Plain, StringComparison.Ordinal);
        Assert.Contains("Eigene Abläufe\netwa die Hälfte", mia.Newest.Plain, StringComparison.Ordinal);
        Assert.DoesNotContain("Stimme der Kundenkontakte", ben.Newest.Plain, StringComparison.Ordinal);
        await mia.SayAsync("Wochenkarte");
        Assert.Contains("KW 47", mia.Newest.Plain, StringComparison.Ordinal);
        await ben.SayAsync("Wochenkarte");
        Assert.Contains("die eine Einheit leiten", ben.Newest.Plain, StringComparison.Ordinal);

        await mia.SaysAsync("Wochenkarte", "Nicht mehr schicken");
        before = Cards(host).Count;
        await AtAsync(host, other, "2026-11-30T09:00:00Z");
        Assert.Equal(before, Cards(host).Count);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task The_works_council_is_sent_what_cards_of_its_own_organisation_have_in_common(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (vera, ben) = (await host.Person("vera").AgreedAsync(), await host.Person("ben").AgreedAsync());
        await host.Get<People>().ImportAsync([new OrgUnit("u1", "Eins"), new OrgUnit("u2", "Zwei"), new OrgUnit("far", "Fremd")],
            [new OrgPerson(vera.Key, "u1", ["works-council"], "Vera"), new OrgPerson(ben.Key, "u2", []), new OrgPerson(new PersonKey("elsewhere", "x"), "far", [])], default);
        foreach (var unit in (string[])["u1", "u2", "far"])
            await ContributedAsync(host, 12, 6, unit, unit == "far" ? "disarm.missing:info" : "checkin.source:process");

        await Companions.AtAsync(host, "2026-11-23T05:01:00Z");
        await Companions.AtAsync(host, "2026-11-23T08:31:00Z");

        Assert.Contains("Ganze Organisation", vera.Newest.Plain, StringComparison.Ordinal);
        Assert.Contains("Eigene Abläufe\nauf 2 von 2 Karten", vera.Newest.Plain, StringComparison.Ordinal);
        Assert.DoesNotContain("Wissen oder Informationen", vera.Newest.Plain, StringComparison.Ordinal);
        Assert.DoesNotContain("Eins", vera.Newest.Plain, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Who_leads_a_unit_of_four_weeks_is_sent_a_card_on_the_Monday_after_them_and_on_no_other(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        await using var other = database == Database.Postgres ? await CoachHost.OnAsync(host.Databases, host.FarEnd, host.Clock, null) : null;
        var (mia, vera) = (await host.Person("mia").AgreedAsync(), await host.Person("vera").AgreedAsync());
        await host.Get<People>().ImportAsync([new OrgUnit("u4", "Kleine Einheit", Period: new UnitPeriod(PeriodKind.FourWeeks))], [new OrgPerson(mia.Key, "u4", ["manager"], "Mia"), new OrgPerson(vera.Key, "u4", ["works-council"])], default);
        await ContributedAsync(host, 12, 6, "u4", period: "2026-W48-4");
        // The four weeks before hold nothing and are made with the first start.
        await AtAsync(host, other, "2026-11-23T05:01:00Z");
        await AtAsync(host, other, "2026-11-23T12:00:00Z");
        var before = Cards(host).Count;
        await AtAsync(host, other, "2026-11-27T12:00:00Z");
        await AtAsync(host, other, "2026-11-30T04:59:00Z");
        Assert.Equal(before, Cards(host).Count);

        await AtAsync(host, other, "2026-11-30T05:01:00Z");
        await AtAsync(host, other, "2026-11-30T08:31:00Z");
        await AtAsync(host, other, "2026-11-30T12:00:00Z");
        Assert.Equal(before + 2, Cards(host).Count);
        foreach (var reader in (Person[])[mia, vera])
            Assert.Contains("4 Wochen bis KW 48", reader.Newest.Plain, StringComparison.Ordinal);
        Assert.Contains("Vier Wochen vom 2. November bis 29. November", mia.Newest.Plain, StringComparison.Ordinal);
        Assert.Contains("Eigene Abläufe\netwa die Hälfte", mia.Newest.Plain, StringComparison.Ordinal);

        await AtAsync(host, other, "2026-12-07T09:00:00Z");
        await AtAsync(host, other, "2026-12-14T09:00:00Z");
        Assert.Equal(before + 2, Cards(host).Count);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task In_the_whole_a_card_of_four_weeks_counts_in_the_week_in_which_they_end(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var vera = await host.Person("vera").AgreedAsync();
        await host.Get<People>().ImportAsync([new OrgUnit("u1", "Eins"), new OrgUnit("u4", "Zwei", Period: new UnitPeriod(PeriodKind.FourWeeks))],
            [new OrgPerson(vera.Key, "u1", ["works-council"], "Vera"), new OrgPerson(new PersonKey(vera.Key.Tenant, "x"), "u4", [])], default);
        await ContributedAsync(host, 12, 6, period: "2026-W48");
        await ContributedAsync(host, 12, 6, "u4", period: "2026-W48-4");

        await Companions.AtAsync(host, "2026-11-30T05:01:00Z");
        await Companions.AtAsync(host, "2026-11-30T08:31:00Z");

        Assert.Contains("– KW 48", vera.Newest.Plain, StringComparison.Ordinal);
        Assert.Contains("Eigene Abläufe\nauf 2 von 2 Karten", vera.Newest.Plain, StringComparison.Ordinal);
        Assert.Contains("Karten über vier Wochen", vera.Newest.Plain, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Cut_off_at_any_moment_a_week_is_there_with_what_is_sent_or_not_at_all(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var mia = await host.Person("mia").AgreedAsync();
        await host.Get<People>().ImportAsync([.. Enumerable.Range(0, 40).Select(n => new OrgUnit($"u{n}", $"Unit {n}"))], [new OrgPerson(mia.Key, "u1", ["manager"], "Mia")], default);
        await ContributedAsync(host, 12, 6);
        // The demo organisation has units, too.
        var units = (await host.Get<People>().UnitsAsync(default)).Count;
        var (day, cells, sql, cut) = (new DateOnly(2026, 11, 22), VoiceCells.With([]), host.Get<CoachStorage>().Sql, 0);
        for (var tick = 0; ; tick++)
        {
            using var soon = new CancellationTokenSource(TimeSpan.FromMicroseconds(50 * tick * tick));
            var made = false;
            try
            {
                made = await host.Get<Snapshots>().MakeAsync(day, cells, new VoiceRules(), host.Clock.Now, soon.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or System.Data.Common.DbException && soon.IsCancellationRequested)
            {
                cut++;
            }

            var rows = (await sql.ReadAsync($"SELECT unit FROM voice_snapshots WHERE period = {"2026-W47"}", row => row.GetString(0), default)).Count;
            var told = (await sql.ReadAsync($"SELECT id FROM nudges WHERE id = {VoiceNudge.Id}", row => row.GetString(0), default)).Count;
            Assert.Contains((rows, told), new[] { (0, 0), (units, 1) });
            if (made)
                break;
        }

        Assert.True(cut > 0, "It was never cut off.");
        Assert.False(await host.Get<Snapshots>().MakeAsync(day, cells, new VoiceRules(), host.Clock.Now, default));
    }

    [Fact]
    public async Task The_demo_organisation_has_a_year_of_cards_from_the_first_start_and_makes_none_twice()
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite, "--Demo:Year=true");
        var snapshots = host.Get<Snapshots>();
        var weeks = await snapshots.OfAsync("Kundenservice", 100, default);
        Assert.Equal(52, weeks.Count);
        Assert.True(weeks.Count(w => w.Cells.Count >= 3) > 26, "Most weeks show something.");
        Assert.Contains(weeks, w => w.Stands == "Kundenkontakt");
        var states = await host.Get<CoachStorage>().Sql.ReadAsync($"SELECT state FROM team_asks WHERE unit = {"Kundenservice"}", row => row.GetString(0), default);
        Assert.Superset(new HashSet<string>(["decided", "declined"]), states.ToHashSet());
        Assert.Empty(await host.Get<CoachStorage>().Sql.ReadAsync($"SELECT id FROM contributions", row => row.GetString(0), default));
        var first = weeks[^1].Cells;
        await using var again = await CoachHost.OnAsync(host.Databases, host.FarEnd, host.Clock, null, "--Demo:Year=true");
        Assert.Equal(first, (await snapshots.OfAsync("Kundenservice", 100, default))[^1].Cells);
    }

    private static async Task AtAsync(CoachHost host, CoachHost? other, string utc)
    {
        await Companions.AtAsync(host, utc);
        if (other is not null)
            await Companions.WakeAsync(other);
    }

    /// <summary>All that the coach sent by itself or in answer whose text is the card's.</summary>
    private static List<string> Cards(CoachHost host) => [.. host.FarEnd.Calls.Select(c => c.Text).Where(text => text.StartsWith("Stimme der Kundenkontakte", StringComparison.Ordinal))];

    /// <summary>Contributors of the week, as the turns write them; some of them named processes.</summary>
    private static async Task ContributedAsync(CoachHost host, int all, int named, string unit = "u1", string tap = "checkin.source:process", string period = "2026-W47")
    {
        for (var n = 0; n < all; n++)
        {
            var (tag, who, code) = ($"tag{unit}{n}", $"who{unit}{n}", n < named ? tap : "took-part");
            await host.Get<CoachStorage>().Sql.WriteAsync($"INSERT INTO contributions (id, run_tag, unit, period, code, pseudonym) VALUES ({tag}, {tag}, {unit}, {period}, {code}, {who})", default);
        }
    }

    private static async Task<List<string>> PeriodsAsync(CoachHost host) => (await host.Get<Snapshots>().OfAsync("u1", 10, default)).ConvertAll(s => s.Period);
}
