using ChatCoach.Coaching.Turns;
using ChatCoach.Coaching.Voice;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Voice;

namespace ChatCoach.Host.Tests.Turns;

/// <summary>From a published card over the answer of management to everybody in the unit.</summary>
public sealed class TeamAskNewsTests
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task What_a_card_asks_is_answered_and_everybody_of_the_unit_learns_it_once(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        await using var other = database == Database.Postgres ? await CoachHost.OnAsync(host.Databases, host.FarEnd, host.Clock, null) : null;
        var (mia, ben, eva, far) = (await host.Person("mia").AgreedAsync(), await host.Person("ben").AgreedAsync(), await host.Person("eva").AgreedAsync(), await host.Person("far").AgreedAsync());
        await host.Get<People>().ImportAsync(
            [new OrgUnit("all", "Kundenservice"), new OrgUnit("u1", "Nord", null, "all"), new OrgUnit("u2", "Süd")],
            [new OrgPerson(mia.Key, "all", ["manager"], "Mia"), new OrgPerson(ben.Key, "u1", []), new OrgPerson(eva.Key, "all", []), new OrgPerson(far.Key, "u2", [])], default);
        await ContributedAsync(host, "u1");
        await AtAsync(host, other, "2026-11-23T05:01:00Z");
        await AtAsync(host, other, "2026-11-23T08:31:00Z");

        // Nobody leads the small unit: the next larger one is asked, also where the small one has numbers of its own.
        await mia.SaysAsync("Antworten der Leitung", "Entscheiden dürfen");
        Assert.Contains("offen seit 23. November, noch ohne Antwort", mia.Newest.Plain, StringComparison.Ordinal);
        await mia.SaysAsync("Gehört", "Entschieden", "Bis 200 Euro entscheidet ihr selbst.", "Ans Team senden");
        Assert.Contains("dein Team erfährt es", mia.Newest.Plain, StringComparison.Ordinal);
        await AtAsync(host, other, "2026-11-23T08:35:00Z");
        Assert.Equal(0, News(host));
        await AtAsync(host, other, "2026-11-23T09:00:00Z");
        await AtAsync(host, other, "2026-11-23T09:30:00Z");

        Assert.Equal(2, News(host));
        foreach (var person in (Person[])[ben, eva])
        {
            Assert.Contains("Neues von eurer Leitung: Entscheiden dürfen.", person.Newest.Plain, StringComparison.Ordinal);
            await person.SayAsync("Lesen");
            Assert.Contains("Bis 200 Euro entscheidet ihr selbst.", person.Newest.Plain, StringComparison.Ordinal);
        }

        await far.SayAsync("Antworten der Leitung");
        Assert.DoesNotContain("200 Euro", far.Newest.Plain, StringComparison.Ordinal);
        var stored = await host.Get<CoachStorage>().Sql.ReadAsync($"SELECT sealed FROM team_asks WHERE sealed IS NOT NULL", row => row.GetFieldValue<byte[]>(0), default);
        Assert.DoesNotContain("200 Euro", System.Text.Encoding.UTF8.GetString(Assert.Single(stored)), StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Cut_off_at_any_moment_nobody_is_told_twice_and_nobody_is_left_out(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (mia, ben) = (await host.Person("mia").AgreedAsync(), await host.Person("ben").AgreedAsync());
        await host.Get<People>().ImportAsync([new OrgUnit("u1", "Nord")], [new OrgPerson(mia.Key, "u1", ["manager"], "Mia"), new OrgPerson(ben.Key, "u1", [])], default);
        await ContributedAsync(host, "u1");
        await AtAsync(host, null, "2026-11-23T05:01:00Z");
        var (sql, keyed) = (host.Get<CoachStorage>().Sql, 500);
        // They share one key, which says nothing here: reminders are written for whoever has one.
        for (var n = 0; n < keyed; n++)
        {
            var id = $"p{n:000}";
            await sql.WriteAsync($"INSERT INTO people (id, tenant, object_id, unit, roles, key_id, version, state) SELECT {id}, tenant, {id}, 'u1', '', key_id, 1, state FROM people WHERE object_id = {ben.Key.ObjectId}", default);
        }

        await mia.SaysAsync("Antworten der Leitung", "Entscheiden dürfen", "Gehört");
        var (late, cut) = (host.Clock.Now + TimeSpan.FromHours(1), 0);
        for (var tick = 1; ; tick++)
        {
            using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(tick * tick));
            try
            {
                await host.Get<TeamAskNews>().RunAsync(late, soon.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or System.Data.Common.DbException && soon.IsCancellationRequested)
            {
                cut++;
            }

            var told = (await sql.ReadAsync($"SELECT person_id FROM nudges WHERE id = {TeamAskNudge.Id} ORDER BY person_id", row => row.GetString(0), default)).Order(StringComparer.Ordinal).ToList();
            var (upTo, waits) = (await sql.ReadAsync($"SELECT told_to, tell_at FROM team_asks", row => (row.IsDBNull(0) ? null : row.GetString(0), !row.IsDBNull(1)), default))[0];
            Assert.Equal(upTo, told.LastOrDefault());
            if (!waits)
            {
                Assert.Equal(keyed + 2, told.Count);
                break;
            }
        }

        Assert.True(cut > 0, "It was never cut off.");
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task An_ask_goes_on_while_it_is_open_and_rests_once_it_was_closed(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var mia = await host.Person("mia").AgreedAsync();
        await host.Get<People>().ImportAsync([new OrgUnit("u1", "Nord")], [new OrgPerson(mia.Key, "u1", ["manager"], "Mia")], default);
        await ContributedAsync(host, "u1", "2026-W47");
        await AtAsync(host, null, "2026-11-23T05:01:00Z");
        await ContributedAsync(host, "u1", "2026-W48");
        await AtAsync(host, null, "2026-11-30T05:01:00Z");
        Assert.Equal([("2026-W47", "2026-W48")], await AsksAsync(host));

        await mia.SaysAsync("Antworten der Leitung", "Entscheiden dürfen", "Machen wir nicht", "Der Vertrag lässt es nicht zu.", "Ans Team senden");
        foreach (var (period, monday) in new[] { ("2026-W49", "2026-12-07"), ("2026-W51", "2026-12-21"), ("2027-W01", "2027-01-11") })
        {
            await ContributedAsync(host, "u1", period);
            await AtAsync(host, null, $"{monday}T05:01:00Z");
        }

        Assert.Equal([("2026-W47", "2026-W48"), ("2027-W01", "2027-W01")], await AsksAsync(host));
        await AtAsync(host, null, "2029-12-20T05:01:00Z");
        Assert.Equal([("2027-W01", "2027-W01")], await AsksAsync(host));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Of_two_who_lead_the_unit_the_later_sees_what_the_earlier_did(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (mia, max) = (await host.Person("mia").AgreedAsync(), await host.Person("max").AgreedAsync());
        await host.Get<People>().ImportAsync([new OrgUnit("u1", "Nord")], [new OrgPerson(mia.Key, "u1", ["manager"], "Mia"), new OrgPerson(max.Key, "u1", ["manager"], "Max")], default);
        await ContributedAsync(host, "u1");
        await AtAsync(host, null, "2026-11-23T05:01:00Z");
        await mia.SaysAsync("Antworten der Leitung", "Entscheiden dürfen");
        await max.SaysAsync("Antworten der Leitung", "Entscheiden dürfen");
        await Task.WhenAll(mia.SayAsync("Wir arbeiten daran"), max.SayAsync("Gehört"));
        await max.SaysAsync("Antworten der Leitung");
        Assert.Contains("wir arbeiten daran", max.Newest.Plain, StringComparison.Ordinal);
        Assert.Equal([("2026-W47", "2026-W47")], await AsksAsync(host));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_question_is_asked_on_Monday_answered_and_shown_after_its_week_and_is_in_no_card(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        await using var other = database == Database.Postgres ? await CoachHost.OnAsync(host.Databases, host.FarEnd, host.Clock, null) : null;
        var (mia, ben) = (await host.Person("mia").AgreedAsync(), await host.Person("ben").AgreedAsync());
        await ben.SaysAsync("einstellungen", "Ja, zählen", "Sachlich", "Nur bei Vereinbartem");
        await host.Get<People>().ImportAsync([new OrgUnit("u1", "Nord")], [new OrgPerson(mia.Key, "u1", ["manager"], "Mia"), new OrgPerson(ben.Key, "u1", [])], default);
        await ContributedAsync(host, "u1");
        await AtAsync(host, other, "2026-11-23T05:01:00Z");
        await mia.SaysAsync("Antworten der Leitung", "Entscheiden dürfen", "Nachfragen an alle", "Reichen 200 Euro?", "Am Montag fragen");
        await AtAsync(host, other, "2026-11-24T09:00:00Z");
        Assert.DoesNotContain("fragt alle", ben.Newest.Plain, StringComparison.Ordinal);

        await AtAsync(host, other, "2026-11-30T05:02:00Z");
        await AtAsync(host, other, "2026-11-30T08:31:00Z");
        await AtAsync(host, other, "2026-11-30T09:31:00Z");
        Assert.Equal(1, host.FarEnd.Calls.Count(c => c.Text.StartsWith("Eure Leitung fragt alle etwas nach", StringComparison.Ordinal)));
        await ben.SaysAsync("Nachfrage: Entscheiden dürfen", "Ja", "Nachfrage: Entscheiden dürfen", "Nein");
        for (var n = 0; n < 12; n++)
        {
            var (tag, code) = ($"asked{n}", n < 7 ? "asked.authority:yes" : "asked.authority:no");
            await host.Get<CoachStorage>().Sql.WriteAsync($"INSERT INTO contributions (id, run_tag, unit, period, code, pseudonym) VALUES ({tag}, {tag}, {"u1"}, {"2026-W49"}, {code}, {tag})", default);
        }

        Assert.Equal(["asked.authority:no"], await host.Get<CoachStorage>().Sql.ReadAsync($"SELECT code FROM contributions WHERE period = {"2026-W49"} AND pseudonym NOT LIKE 'asked%'", row => row.GetString(0), default));
        await AtAsync(host, other, "2026-12-07T05:01:00Z");
        await mia.SaysAsync("Antworten der Leitung");
        Assert.Contains("Nachfrage: „Reichen 200 Euro?“ Ja: etwa die Hälfte", mia.Newest.Plain, StringComparison.Ordinal);
        // Thirteen answered and nobody checked in: the week's card has no contributors.
        Assert.Null((await host.Get<Snapshots>().OfAsync("u1", 1, default))[0].Stands);
    }

    private static async Task AtAsync(CoachHost host, CoachHost? other, string utc)
    {
        await Companions.AtAsync(host, utc);
        if (other is not null)
            await Companions.WakeAsync(other);
    }

    private static int News(CoachHost host) => host.FarEnd.Calls.Count(c => c.Text.StartsWith("Neues von eurer Leitung", StringComparison.Ordinal));

    private static async Task<List<(string Since, string Last)>> AsksAsync(CoachHost host) =>
        await host.Get<CoachStorage>().Sql.ReadAsync($"SELECT since, last FROM team_asks ORDER BY since", row => (row.GetString(0), row.GetString(1)), default);

    /// <summary>Contributors of a week of whom half may not decide.</summary>
    private static async Task ContributedAsync(CoachHost host, string unit, string period = "2026-W47")
    {
        for (var n = 0; n < 12; n++)
        {
            var (tag, who, code) = ($"{period}{unit}{n}", $"who{period}{unit}{n}", n < 6 ? "checkin.authority:no" : VoiceCells.TookPart);
            await host.Get<CoachStorage>().Sql.WriteAsync($"INSERT INTO contributions (id, run_tag, unit, period, code, pseudonym) VALUES ({tag}, {tag}, {unit}, {period}, {code}, {who})", default);
        }
    }
}
