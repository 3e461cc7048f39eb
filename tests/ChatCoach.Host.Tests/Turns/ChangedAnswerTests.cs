using System.Text.Json.Nodes;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Host.Tests.Storage;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Setup;

namespace ChatCoach.Host.Tests.Turns;

/// <summary>A changed answer takes the way that no longer is with it: out of history, export, counting and what is held in common.</summary>
public sealed class ChangedAnswerTests
{
    private const string Alias = "Nordlicht";

    [Theory, OnSqlite, OnPostgres]
    public async Task In_a_finished_check_in_what_lay_on_the_old_way_is_gone_everywhere(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var anna = await InUnitAsync(host);
        await anna.SaysAsync("check-in", Alias, "1", "Es war einfach anstrengend", "wütend", "Bauch", "Weiß nicht", "Klarheit", "Nein, eine Sonderlocke", "Nein, das darf jemand anders", "Das reicht so");
        Assert.Contains("safe", Steps(await anna.FinishedAsync()), StringComparison.Ordinal);
        // Two taps, and that somebody took part.
        Assert.Equal(3, await CountedAsync(host));

        await anna.SaysAsync("meine check-ins", "ändern", "Befinden", "4");
        Assert.Contains("Geändert", anna.Newest.Plain, StringComparison.Ordinal);
        await anna.SaysAsync("meine check-ins", "ändern", "Rahmen", "Ja");

        var run = Assert.Single(await anna.FinishedAsync());
        Assert.DoesNotContain(run.Answers, a => a.Step == "safe");
        Assert.Equal(2, await CountedAsync(host));
        var (page, data) = await ExportedAsync(anna);
        Assert.Contains("wütend", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Sonderlocke", page + string.Join(' ', JsonNode.Parse(data)!["said"]!.ToJsonString()), StringComparison.Ordinal);
        Assert.DoesNotContain("checkin.frame:out", data, StringComparison.Ordinal);
        Assert.DoesNotContain(JsonNode.Parse(data)!["runs"]!.AsArray().SelectMany(r => r!["answers"]!.AsArray()), a => a!["step"]!.GetValue<string>() == "safe");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task In_a_finished_talk_an_agreement_on_the_old_way_leaves_what_is_held_in_common_and_its_follow_ups_too(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var anna = await InUnitAsync(host);
        await anna.SaysAsync("nach dem gespräch", Alias, "Ja", "überspringen", "Ruhige Wochenenden", "Beide", "18.12.2026", "Ja, ich darf es zusagen", "Ja");
        await anna.SaysAsync("Ruhige Feiertage", "Beide", "18.12.2026", "Ja, ich darf es zusagen", "Nein, weiter", "überspringen", "überspringen", "Ja, bitte");
        var ben = await host.Person("ben").AgreedAsync();
        await ben.JoinsAsync(await anna.CodeAsync(Alias));
        Assert.Equal(["Ruhige Wochenenden", "Ruhige Feiertage"], await AgreedOnAsync(ben));
        Assert.Equal(3, (await anna.LoadAsync()).Memory.State.FollowUps.Count);

        await anna.SaysAsync("meine check-ins", "ändern", "Gespräch", "Verschoben", "1.12.2026");

        Assert.Empty(await AgreedOnAsync(ben));
        Assert.Empty((await anna.AboutAsync(Alias)).Record.FollowUps);
        Assert.Empty((await anna.LoadAsync()).Memory.State.FollowUps);
        var (page, data) = await ExportedAsync(anna);
        Assert.DoesNotContain("Ruhige", page + data, StringComparison.Ordinal);
        await anna.SayAsync("meine check-ins");
        Assert.DoesNotContain("Ruhige", anna.Newest.Plain, StringComparison.Ordinal);
        Assert.DoesNotContain("Ruhige", await Crawler.ReadAsync(host.Databases.Coach, [(await host.Get<CoachStorage>().Keys.OpenableAsync((await anna.LoadAsync()).KeyId!, default))!]), StringComparison.Ordinal);
    }

    private static async Task<Person> InUnitAsync(CoachHost host)
    {
        var anna = host.Person("anna");
        await host.Get<People>().ImportAsync([new OrgUnit("north", "Nord")], [new OrgPerson(anna.Key, "north", [])], default);
        await anna.AgreedAsync();
        await anna.SaysAsync("einstellungen", "Ja, zählen", "Sachlich", "Nur bei Vereinbartem");
        host.Clock.Now += TimeSpan.FromDays(7);
        return anna;
    }

    private static async Task<IEnumerable<string>> AgreedOnAsync(Person person) => (await person.AboutAsync(Alias)).Record.Agreements.Select(a => a.What);

    private static async Task<int> CountedAsync(CoachHost host) => (await host.Get<CoachStorage>().Sql.ReadAsync($"SELECT code FROM contributions", row => row.GetString(0), default)).Count;

    private static string Steps(IEnumerable<ChatCoach.Coaching.Turns.Run> runs) => string.Join(' ', runs.SelectMany(r => r.Answers).Select(a => a.Step));

    private static async Task<(string Page, string Data)> ExportedAsync(Person person)
    {
        var (page, data) = await person.ExportAsync();
        return ((await FileLinks.OpenAsync(page)).Body, (await FileLinks.OpenAsync(data)).Body);
    }
}
