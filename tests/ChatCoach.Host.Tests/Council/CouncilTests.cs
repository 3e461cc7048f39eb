using ChatCoach.Coaching.Council;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Voice;
using ChatCoach.Host.Commands;
using ChatCoach.Host.Publishing;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Storage.Council;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Setup;

namespace ChatCoach.Host.Tests.Council;

/// <summary>What the works council reads and stops, on real databases and on every host (privacy rule P24).</summary>
public sealed class CouncilTests
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Stopped_cards_come_once_when_they_go_on_whatever_host_is_asked(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        await using var other = database == Database.Postgres ? await CoachHost.OnAsync(host.Databases, host.FarEnd, host.Clock, null) : null;
        var (mia, vera, far) = (await host.Person("mia").AgreedAsync(), await host.Person("vera").AgreedAsync(), await host.Person("far").AgreedAsync());
        await host.Get<People>().ImportAsync([new OrgUnit("u1", "Nord")],
            [new OrgPerson(mia.Key, "u1", ["manager"], "Mia"), new OrgPerson(vera.Key, null, ["works-council"], "Vera")], default);
        await vera.SaysAsync("Betriebsrat", "Wochenkarten anhalten", "Ja, anhalten");
        Assert.Contains("Angehalten", vera.Newest.Plain, StringComparison.Ordinal);
        for (var n = 0; n < 12; n++)
        {
            var (tag, code) = ($"t{n}", n < 6 ? "checkin.source:process" : VoiceCells.TookPart);
            await host.Get<CoachStorage>().Sql.WriteAsync($"INSERT INTO contributions (id, run_tag, unit, period, code, pseudonym) VALUES ({tag}, {tag}, {"u1"}, {"2026-W47"}, {code}, {tag})", default);
        }

        foreach (var at in (string[])["2026-11-23T05:01:00Z", "2026-11-23T08:31:00Z", "2026-11-24T08:31:00Z"])
            await AtAsync(host, other, at);
        Assert.Equal(0, Cards(host));
        await mia.SayAsync("Wochenkarte");
        Assert.Contains("Der Betriebsrat hat die Wochenkarten angehalten", mia.Newest.Plain, StringComparison.Ordinal);

        await vera.SaysAsync("Betriebsrat", "Wochenkarten weiterlaufen lassen");
        foreach (var at in (string[])["2026-11-25T08:32:00Z", "2026-11-25T12:00:00Z", "2026-11-26T09:00:00Z"])
            await AtAsync(host, other, at);
        Assert.Equal(1, Cards(host, mia));
        await vera.SaysAsync("Betriebsrat", "Was sich geändert hat");
        Assert.Contains("Wochenkarten: vorher angehalten, jetzt läuft", vera.Newest.Plain, StringComparison.Ordinal);
        Assert.DoesNotContain("Vera", vera.Newest.Plain, StringComparison.Ordinal);
        Assert.Equal(2, (await LogAsync(host)).Count);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Another_organisation_on_the_same_database_goes_on(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var vera = await host.Person("vera").AgreedAsync();
        await host.Get<People>().ImportAsync([], [new OrgPerson(vera.Key, null, ["works-council"], "Vera")], default);
        await vera.SaysAsync("Betriebsrat", "Erinnerungen anhalten", "Ja, anhalten");
        var sql = host.Get<CoachStorage>().Sql;
        Assert.Equal([Pausable.Reminders], await sql.ReadAsync(s => PauseSql.ReadAsync(s, vera.Key.Tenant), default));
        Assert.Empty(await sql.ReadAsync(s => PauseSql.ReadAsync(s, "elsewhere"), default));
        Assert.Empty(await sql.ReadAsync(s => SetupChangeSql.ReadAsync(s, "elsewhere"), default));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task What_becomes_other_is_written_once_by_whatever_host_starts(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        Assert.Empty(await LogAsync(host));
        var (log, lines) = (host.Get<SetupLog>(), host.Get<GuidePublisher>().Content.Values.Setup);
        await log.NoteAsync(lines, host.Clock.Now, default);
        Assert.Empty(await LogAsync(host));

        var raised = lines.ConvertAll(l => l.Id == "group" ? l with { Value = new Phrase("7 Personen", "7 people") } : l).RemoveAll(l => l.Id == "model");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => log.NoteAsync(raised, host.Clock.Now, default))));
        Assert.Equal([("group", "5 people", "7 people"), ("model", "off", "")], await LogAsync(host));
    }

    [Fact]
    public async Task A_raised_setting_stands_in_the_log_of_the_next_start_and_on_the_page()
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        await using var next = await CoachHost.OnAsync(host.Databases, host.FarEnd, host.Clock, null, "--Privacy:MinimumGroup=6", "--Privacy:MinimumGroupForText=12");
        Assert.Equal([("group", "5 people", "6 people"), ("text", "10 people", "12 people"), ("unit", "10 people", "12 people")], await LogAsync(next));
    }

    [Fact]
    public void Every_line_and_everything_that_can_be_stopped_has_a_name()
    {
        var named = ContentFolder.Delivered.CouncilTexts().Lines.Keys;
        string[] other = ["version", "guides", "graph", "links", "model"];
        Assert.Equal(Threshold.All.Select(t => t.Id).Concat(other).Concat(Enum.GetNames<Pausable>()).Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_value_that_is_kept_in_English_is_said_in_German_too()
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        var words = ContentFolder.Delivered.CouncilTexts().Words;
        foreach (var (id, value) in host.Get<GuidePublisher>().Content.Values.Setup.Where(l => l.Value.De != l.Value.En).Select(l => (l.Id, l.Value)))
        {
            var word = value.En.Split(' ', 2)[^1];
            Assert.True(words.TryGetValue(word, out var said) && value.De.EndsWith(said.De, StringComparison.Ordinal), $"{id}: {value.En}");
        }
    }

    private static async Task AtAsync(CoachHost host, CoachHost? other, string utc)
    {
        await Companions.AtAsync(host, utc);
        if (other is not null)
            await Companions.WakeAsync(other);
    }

    private static int Cards(CoachHost host, Person? of = null) => host.FarEnd.Calls.Count(c => c.Text.StartsWith("Stimme der Kundenkontakte", StringComparison.Ordinal) && (of is null || c.Text.Contains("Nord", StringComparison.Ordinal)));

    private static async Task<List<(string What, string Before, string After)>> LogAsync(CoachHost host) => await host.Get<CoachStorage>().Sql.ReadAsync(
        $"SELECT what, before, after FROM setup_changes ORDER BY at, what", row => (row.GetString(0), row.IsDBNull(1) ? "" : row.GetString(1), row.IsDBNull(2) ? "" : row.GetString(2)), default);
}
