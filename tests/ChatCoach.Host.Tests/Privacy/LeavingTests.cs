using System.Text.Json.Nodes;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Host.Tests.Storage;
using ChatCoach.Storage.Places;
using ChatCoach.Storage.Setup;

namespace ChatCoach.Host.Tests.Privacy;

/// <summary>P29: who leaves is left in peace at once; what they said goes in its time; what is held in common can be handed over, and nothing else with it.</summary>
public sealed class LeavingTests
{
    private const string Alias = "Nordlicht";

    [Theory]
    [OnSqlite("installation")]
    [OnPostgres("installation")]
    [OnSqlite("members")]
    [OnPostgres("members")]
    public async Task P29_Once_the_app_is_removed_nothing_goes_out_and_everything_goes_in_its_time(Database database, string said)
    {
        await using var host = await CoachHost.StartAsync(database);
        var anna = await WithPlansAsync(host);
        host.FarEnd.Answer(anna.Conversation, 429, "", ("Retry-After", "60"));
        await anna.SaysAsync("hilfe");
        host.FarEnd.BehaveAsUsual(anna.Conversation);
        var before = host.FarEnd.In(anna.Conversation).Count;

        var answered = await host.PostAsync(said == "members" ? Removed(anna) : anna.Installation("remove"));
        await host.SettleAsync();
        await host.PassAsync(TimeSpan.FromMinutes(2));
        await host.PassAsync(TimeSpan.FromHours(1));

        Assert.Equal((200, ""), (answered.Status, answered.Body));
        await host.PassAsync(TimeSpan.FromHours(46));
        Assert.Equal(ConversationStatus.Removed, (await host.Get<Conversations>().FindAsync(anna.Key, null, default))!.Status);
        await host.PassAsync(TimeSpan.FromHours(2));
        Assert.Null(await host.Get<Conversations>().FindAsync(anna.Key, null, default));
        Assert.Contains("Die Notiz", await SaidAsync(anna), StringComparison.Ordinal);
        for (var day = 0; day < 91; day++)
            await host.PassAsync(TimeSpan.FromDays(1));

        Assert.Equal(before, host.FarEnd.In(anna.Conversation).Count);
        var left = await SaidAsync(anna);
        Assert.DoesNotContain("Die Notiz", left, StringComparison.Ordinal);
        Assert.Contains("Angebot", left, StringComparison.Ordinal);
        Assert.DoesNotContain((await anna.AboutAsync(Alias)).Record.FollowUps, f => f.AnsweredOn is not null);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task P29_Who_comes_back_within_days_is_asked_what_was_planned_and_once(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var anna = await WithPlansAsync(host);
        await host.PostAsync(anna.Installation("remove"));
        host.Clock.Now = new DateTimeOffset(2026, 12, 4, 8, 31, 0, TimeSpan.Zero);
        await host.PassAsync(TimeSpan.Zero);
        Assert.Equal(0, Asked(anna));

        await anna.InstallAsync();
        await host.PostAsync(anna.Members());
        await host.SettleAsync();
        Assert.Equal(0, Asked(anna));
        foreach (var _ in Enumerable.Range(0, 5))
            await host.PassAsync(TimeSpan.FromDays(1));

        Assert.Equal(1, Asked(anna));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task P29_What_is_held_in_common_is_handed_over_without_notes_and_sentences(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var anna = await WithPlansAsync(host);
        var ben = await host.Person("ben").AgreedAsync();
        await ben.JoinsAsync(await anna.CodeAsync(Alias));
        var annasKey = (await anna.LoadAsync()).KeyId!;
        var bens = (await host.Get<CoachStorage>().Keys.OpenableAsync((await ben.LoadAsync()).KeyId!, default))!;

        var seen = await Crawler.ReadAsync(host.Databases.Coach, [bens]);
        await anna.SaysAsync("vergiss mich", "Alles von mir", "Ja, löschen");

        Assert.Contains("Angebot", seen, StringComparison.Ordinal);
        foreach (var own in new[] { "Die Notiz", "Der Satz", "Wut im Bauch" })
            Assert.DoesNotContain(own, seen, StringComparison.Ordinal);
        Assert.True((await ben.AboutAsync(Alias)).Owner);
        Assert.Contains("Angebot", await ben.CardAsync(Alias), StringComparison.Ordinal);
        Assert.DoesNotContain(annasKey, await host.Get<CoachStorage>().Keys.LiveAsync(default));
    }

    /// <summary>On Friday, 20 November 2026: a note, a sentence, an agreement, follow-ups and a reminder in an hour.</summary>
    private static async Task<Person> WithPlansAsync(CoachHost host)
    {
        var anna = await host.Person("anna").AgreedAsync();
        await anna.SaysAsync("den menschen sehen", "Schwierig", Alias, "Die Notiz", "Der Satz", "stopp", "Behalten, was da ist");
        await anna.SaysAsync("nach dem gespräch", Alias, "Ja", "überspringen", "Angebot", "Die Kundenseite", "überspringen", "Ja, ich darf es zusagen", "Nein, weiter", "überspringen", "überspringen", "Ja, bitte");
        Assert.Equal(3, (await anna.LoadAsync()).Memory.State.FollowUps.Count);
        await anna.SaysAsync("check-in", "pause", "In einer Stunde erinnern");
        return anna;
    }

    private static JsonObject Removed(Person person) => person.Activity("conversationUpdate", ("membersRemoved", new JsonArray((JsonNode)new JsonObject { ["id"] = Person.Bot })));

    private static async Task<string> SaidAsync(Person person) => string.Join('\n', (await person.FinishedAsync()).SelectMany(r => r.Answers).SelectMany(a => a.Values));

    private static int Asked(Person person) => person.History.Count(seen => seen.Way == Way.Said && seen.Shown.Plain.Contains("Da war etwas vereinbart", StringComparison.Ordinal));
}
