using ChatCoach.Coaching.Files;
using ChatCoach.Coaching.Turns;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Host.Tests.Storage;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Host.Tests.Privacy;

/// <summary>P23: every person can read what was given out and shared, and in which role somebody did it.</summary>
public sealed class AccessLogTests
{
    private const string Hers = "Nordlicht";

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task P23_Each_way_by_which_something_leaves_the_person_writes_one_line(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var anna = await host.Person("anna").AgreedAsync();
        await anna.AgreesAsync(Hers, "Angebot");
        var (page, data) = await anna.ExportAsync();
        host.Clock.Now += TimeSpan.FromSeconds(5);
        await FileLinks.OpenAsync(page);
        await FileLinks.OpenAsync(page);
        await FileLinks.OpenAsync(data);
        var ben = await host.Person("ben").AgreedAsync();
        await ben.JoinsAsync(await anna.CodeAsync(Hers));
        var carl = await host.Person("carl").AgreedAsync();
        await carl.JoinsAsync(await anna.CodeAsync(Hers));
        await ben.SaysAsync(Hers, "Mehr", "Verlassen", "Ja, verlassen");
        await carl.SaysAsync("vergiss mich", "Alles von mir", "Ja, löschen");
        var dora = await host.Person("dora").AgreedAsync();
        await dora.JoinsAsync(await anna.CodeAsync(Hers));
        await anna.SaysAsync(Hers, "Mehr", "Wieder allein", "Ja, wieder allein");
        await anna.SaysAsync("vergiss mich", "Alle Check-ins und Decknamen", "Ja, löschen");

        Assert.Equal(
        [
            "LinkMade Self", "LinkOpened Self", "LinkOpened Self", "CodeMade Self", "CodeUsed Member", "CodeMade Self", "CodeUsed Member", "Left Member", "Left Member",
            "CodeMade Self", "CodeUsed Member", "Alone Self", "Erased Self",
        ], await LogAsync(anna));
        Assert.Equal(["Joined Self", "Joined Member", "Left Self"], await LogAsync(ben));
        Assert.Equal(["Joined Self", "Alone Member"], await LogAsync(dora));
        Assert.Empty(await LogAsync(carl));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task P23_Each_kind_of_file_that_leaves_says_which_it_was_and_what_cannot_be_opened_says_nothing(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var anna = await host.Person("anna").AgreedAsync();
        await anna.AgreesAsync(Hers, "Angebot");
        var (page, data) = await anna.ExportAsync();
        await anna.SaysAsync("vereinbarungen", "Für die Kundenseite", "Vereinbarung zum Drucken", "Als Seite holen");
        var sheet = Assert.Single(anna.Links());
        foreach (var link in new[] { page, data, sheet, sheet })
        {
            host.Clock.Now += TimeSpan.FromSeconds(5);
            await FileLinks.OpenAsync(link);
        }

        var late = (await anna.ExportAsync()).Page;
        host.Clock.Now += TimeSpan.FromMinutes(11);
        Assert.Equal(404, (await FileLinks.OpenAsync(late)).Status);

        Assert.Equal(
            ["LinkMade Page", "LinkMade Agreement", "LinkOpened Page", "LinkOpened Data", "LinkOpened Agreement", "LinkMade Page"],
            (await EntriesAsync(anna)).OrderBy(e => e.At).Select(e => $"{e.What} {e.File}"));
    }

    /// <summary>A way in or out that is added has to be written down, and shown above to be, those of releases in <see cref="ReleaseTests"/>, of sessions in <see cref="Turns.CoachSessionTests"/> and <see cref="Turns.SessionLeadTests"/>.</summary>
    [Fact]
    public void P23_Every_kind_of_line_is_shown_to_be_written() =>
        Assert.Equal(["LinkMade", "LinkOpened", "CodeMade", "CodeUsed", "Joined", "Left", "Alone", "Erased", "Released", "ReleaseRead", "ReleaseWithdrawn", "SessionRead", "SessionShown"], Enum.GetNames<LogEvent>());

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task It_is_read_in_words_and_names_nobody(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var anna = await host.Person("anna").AgreedAsync();
        await anna.SayAsync("wer hat gesehen");
        Assert.Contains("nichts von dir herausgegeben", anna.Newest.Plain, StringComparison.Ordinal);
        await anna.AgreesAsync(Hers, "Angebot");
        var ben = await host.Person("ben").AgreedAsync();
        await ben.JoinsAsync(await anna.CodeAsync(Hers));

        await anna.SaysAsync("meine daten", "Wer hat gesehen");

        Assert.Contains("Jemand aus deiner Firma ist mit deinem Code bei „Nordlicht“ dazugekommen", anna.Newest.Plain, StringComparison.Ordinal);
        Assert.DoesNotContain("ben", anna.Newest.Plain.Replace("geben", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        await anna.SaysAsync("english", "who has seen");
        Assert.Contains("Someone in your company joined “Nordlicht” with your code", anna.Newest.Plain, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_line_lies_under_the_readers_key_is_kept_twelve_months_and_there_are_at_most_so_many(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var anna = await host.Person("anna").AgreedAsync();
        await anna.ExportAsync();
        Assert.DoesNotContain("linkMade", await Crawler.ReadAsync(host.Databases.Coach, []), StringComparison.Ordinal);

        var store = host.Get<TurnStore>();
        var before = await store.LoadAsync(new PersonQuery(anna.Key), default);
        var many = Enumerable.Range(0, LogEntry.Most).Select(n => new LogEntry($"n{n}", host.Clock.Now.AddSeconds(n + 1), LogEvent.LinkMade, LogWho.Self));
        await store.CommitAsync(new TurnCommit { Who = anna.Key, Before = before, State = before.Memory.State, Now = host.Clock.Now, Host = "here", Log = [.. many] }, default);
        var kept = await EntriesAsync(anna);
        Assert.Equal(LogEntry.Most, kept.Count);
        Assert.All(kept, e => Assert.StartsWith("n", e.Id, StringComparison.Ordinal));

        await host.Get<Upkeep>().RunAsync(host.Clock.Now.AddDays(364), default);
        Assert.Equal(LogEntry.Most, (await EntriesAsync(anna)).Count);
        await host.Get<Upkeep>().RunAsync(host.Clock.Now.AddDays(366), default);
        Assert.Empty(await EntriesAsync(anna));
    }

    private static async Task<List<LogEntry>> EntriesAsync(Person person) =>
        [.. (await person.Host.Get<TurnStore>().LoadAsync(new PersonQuery(person.Key) { Wants = new TurnWants { Log = true } }, default)).Memory.Log!];

    private static async Task<List<string>> LogAsync(Person person) => [.. (await EntriesAsync(person)).OrderBy(e => e.At).Select(e => $"{e.What} {e.Who}")];
}
