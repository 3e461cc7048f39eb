using ChatCoach.Coaching.Voice;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Voice;

namespace ChatCoach.Host.Tests.Turns;

/// <summary>Own words on a weekly card: from the threshold on, without a name, gone when taken back (privacy rules P4, P8, P13).</summary>
public sealed class CardWordTests
{
    private const string Words = "Ein Kunde hat sich bedankt.";

    [Theory]
    [OnSqlite(10, true)]
    [OnSqlite(9, false)]
    [OnPostgres(10, true)]
    [OnPostgres(9, false)]
    public async Task They_stand_there_from_ten_contributors_on_and_wait_below(Database database, int contributors, bool shown)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (mia, ben) = await StartedAsync(host);
        await ContributedAsync(host, "2026-W47", contributors);
        await Companions.AtAsync(host, "2026-11-23T05:01:00Z");
        await mia.SayAsync("Wochenkarte");
        Assert.Equal(shown, mia.Newest.Plain.Contains(Words, StringComparison.Ordinal));
        Assert.DoesNotContain("Ben", mia.Newest.Plain, StringComparison.Ordinal);

        // What waited comes on the next card that has enough.
        await ContributedAsync(host, "2026-W48", 10);
        await Companions.AtAsync(host, "2026-11-30T05:01:00Z");
        await mia.SayAsync("Wochenkarte");
        Assert.Equal(!shown, mia.Newest.Plain.Contains(Words, StringComparison.Ordinal));

        Assert.DoesNotContain(await StoredAsync(host), row => row.Contains(Words, StringComparison.Ordinal) || row.Contains(ben.Key.ObjectId, StringComparison.Ordinal));
    }

    [Theory]
    [OnSqlite(11, false)]
    [OnSqlite(12, true)]
    [OnPostgres(11, false)]
    [OnPostgres(12, true)]
    public async Task A_raised_threshold_for_texts_holds_also_where_the_card_has_numbers(Database database, int contributors, bool shown)
    {
        await using var host = await CoachHost.StartAsync(database, "--Privacy:MinimumGroupForText=12");
        var (mia, _) = await StartedAsync(host);
        await ContributedAsync(host, "2026-W47", contributors);
        await Companions.AtAsync(host, "2026-11-23T05:01:00Z");
        await mia.SayAsync("Wochenkarte");
        Assert.Equal(shown, mia.Newest.Plain.Contains(Words, StringComparison.Ordinal));
    }

    [Theory]
    [OnSqlite("meine Freigaben", "Zurückziehen", "Hilfe")]
    [OnSqlite("vergiss mich", "Alles von mir", "Ja, löschen")]
    [OnPostgres("meine Freigaben", "Zurückziehen", "Hilfe")]
    [OnPostgres("vergiss mich", "Alles von mir", "Ja, löschen")]
    public async Task Taken_back_or_erased_they_stand_nowhere_any_more(Database database, string first, string second, string third)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (mia, ben) = await StartedAsync(host);
        await ContributedAsync(host, "2026-W47", 10);
        await Companions.AtAsync(host, "2026-11-23T05:01:00Z");
        await ben.SaysAsync(first, second, third);

        Assert.Empty(await StoredAsync(host));
        await mia.SayAsync("Wochenkarte");
        Assert.DoesNotContain(Words, mia.Newest.Plain, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task They_go_after_ninety_days(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        await StartedAsync(host);
        await Companions.AtAsync(host, "2027-02-17T09:00:00Z");
        Assert.Single(await StoredAsync(host));
        await Companions.AtAsync(host, "2027-02-19T09:00:00Z");
        Assert.Empty(await StoredAsync(host));
    }

    private static async Task<(Person Mia, Person Ben)> StartedAsync(CoachHost host)
    {
        var (mia, ben) = (await host.Person("mia").AgreedAsync(), await host.Person("ben").AgreedAsync());
        await host.Get<People>().ImportAsync([new OrgUnit("u1", "Nord")], [new OrgPerson(mia.Key, "u1", ["manager"], "Mia"), new OrgPerson(ben.Key, "u1", [])], default);
        await ben.SaysAsync("Hilfe", "Team und Wissen", "Team-Blick", "weiter", "weiter", Words);
        await ben.SaysAsync("Meine Check-ins", "Etwas freigeben", "Gelungen", "Auf die Wochenkarte, ohne Namen", "Ja, auf die Wochenkarte");
        Assert.Single(await StoredAsync(host));
        return (mia, ben);
    }

    /// <summary>What is stored of them, as text.</summary>
    private static Task<List<string>> StoredAsync(CoachHost host) => host.Get<CoachStorage>().Sql.ReadAsync(
        $"SELECT tag, pseudonym, unit, sealed FROM card_words",
        row => $"{row.GetString(0)} {row.GetString(1)} {row.GetString(2)} {System.Text.Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(3))}", default);

    private static async Task ContributedAsync(CoachHost host, string period, int people)
    {
        for (var n = 0; n < people; n++)
        {
            var (tag, who) = ($"{period}{n}", $"who{period}{n}");
            await host.Get<CoachStorage>().Sql.WriteAsync($"INSERT INTO contributions (id, run_tag, unit, period, code, pseudonym) VALUES ({tag}, {tag}, {"u1"}, {period}, {VoiceCells.TookPart}, {who})", default);
        }
    }
}
