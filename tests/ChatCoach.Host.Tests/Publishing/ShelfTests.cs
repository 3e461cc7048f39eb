using System.Globalization;
using ChatCoach.Coaching.Turns;
using ChatCoach.Host.Publishing;
using ChatCoach.Host.Tests.Manifest;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Storage.Guides;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Host.Tests.Publishing;

/// <summary>Guides change while people are in them.</summary>
public sealed class ShelfTests
{
    /// <summary>How many people are in the middle; the full form has a thousand.</summary>
    private static readonly int People = int.Parse(Environment.GetEnvironmentVariable("CHATCOACH_RUNS") ?? "40", CultureInfo.InvariantCulture);

    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "writing-a-guide.md"));

    /// <summary>The file as it stands on the page.</summary>
    private static string Guide => Page.Split("```json\n")[1].Split("```")[0];

    private static string Second => Guide.Replace("\"version\": 1", "\"version\": 2", StringComparison.Ordinal)
        .Replace("Ist noch etwas offen?", "Liegt noch etwas herum?", StringComparison.Ordinal);

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task The_guide_of_the_page_is_offered_without_a_restart_and_walked(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        await using var commandLine = await host.BesideAsync();
        var person = await host.Person("author").AgreedAsync();
        Assert.Empty(await commandLine.Get<GuidePublisher>().PublishAsync("feierabend.json", Guide, default));
        await host.PassAsync(TimeSpan.FromSeconds(5));

        await person.SaysAsync("feierabend", "4", "Das Gespräch mit dem Team", "Ja, etwas", "Angebot", "Den Ärger", "Ein paar Schritte gehen");

        Assert.Contains("Einen schönen Abend", person.Newest.Plain, StringComparison.Ordinal);
        await person.SayAsync("meine check-ins");
        Assert.Contains("Den Ärger", person.Newest.Plain, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Whoever_is_in_the_middle_finishes_in_their_version_on_either_host(Database database)
    {
        await using var one = await CoachHost.StartAsync(database);
        await using var other = await one.BesideAsync();
        Assert.Empty(await one.Get<GuidePublisher>().PublishAsync("feierabend.json", Guide, default));
        await other.PassAsync(TimeSpan.FromSeconds(5));
        var people = Enumerable.Range(0, People).Select(n => (n % 2 == 0 ? one : other).Person($"p{n}")).ToList();
        foreach (var person in people)
            await (await person.AgreedAsync()).SaysAsync("feierabend", "4", "ein Wort");

        Assert.Empty(await other.Get<GuidePublisher>().PublishAsync("feierabend.json", Second, default));
        await one.PassAsync(TimeSpan.FromSeconds(5));
        foreach (var person in people)
        {
            // The open card is of the first version. The channel reaches the other machine from now on.
            person.Host = person.Host == one ? other : one;
            Assert.Contains("Ist noch etwas offen?", person.Newest.Plain, StringComparison.Ordinal);
            await person.SaysAsync("Nein, alles erledigt", "nichts", "Einfach ausschalten");
            Assert.Contains("Einen schönen Abend", person.Newest.Plain, StringComparison.Ordinal);
            var run = (await FinishedAsync(person)).Run!;
            Assert.Equal(("H1", 1, 5), (run.Guide, run.Version, run.Answers.Count));
        }

        var late = await one.Person("late").AgreedAsync();
        await late.SaysAsync("feierabend", "4", "ein Wort");
        Assert.Contains("Liegt noch etwas herum?", late.Newest.Plain, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_removed_guide_parks_its_runs_with_a_way_on_and_goes_on_when_it_comes_back(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        await using var commandLine = await host.BesideAsync();
        var shelf = commandLine.Get<GuidePublisher>();
        Assert.Empty(await shelf.PublishAsync("feierabend.json", Guide, default));
        var (waiting, keeping, new_) = (await host.Person("waiting").AgreedAsync(), await host.Person("keeping").AgreedAsync(), await host.Person("new").AgreedAsync());
        await host.PassAsync(TimeSpan.FromSeconds(5));
        foreach (var person in (Person[])[waiting, keeping])
            await person.SaysAsync("feierabend", "4", "ein gutes Wort");

        Assert.Null(await shelf.RemoveAsync("H1", default));
        await host.PassAsync(TimeSpan.FromSeconds(5));
        await waiting.SayAsync("Ja, etwas");
        Assert.Contains("Diesen Ablauf gibt es gerade nicht mehr", waiting.Newest.Plain, StringComparison.Ordinal);
        await waiting.SayAsync("Erst einmal liegen lassen");
        Assert.Contains("Was ich für dich tun kann", waiting.Newest.Plain, StringComparison.Ordinal);
        await keeping.SaysAsync("Ja, etwas", "Behalten, was da ist", "meine check-ins");
        Assert.Contains("ein gutes Wort", keeping.Newest.Plain, StringComparison.Ordinal);
        await new_.SayAsync("feierabend");
        Assert.DoesNotContain("Wie war der Tag", new_.Newest.Plain, StringComparison.Ordinal);

        Assert.True(await shelf.RestoreAsync("H1", default));
        await host.PassAsync(TimeSpan.FromSeconds(5));
        await waiting.SaysAsync("weitermachen");
        Assert.Contains("Was liegt morgen als Erstes an?", waiting.Newest.Plain, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"go\": { \"*\": \"well\" }", "\"go\": { \"*\": \"wel\" }", "\"wel\" is neither a step nor a guide")]
    [InlineData("\"en\": \"The day\"", "\"fr\": \"Le jour\"", "feierabend.json")]
    [InlineData("\"feierabend\"", "\"hilfe\"", "is a repair word already")]
    [InlineData("{\n  \"id\": \"H1\"", "\n  \"id\": \"H1\"", "feierabend.json")]
    [InlineData("\"id\": \"H1\"", "\"id\": \"G4\"", "published with other content")]
    [InlineData("\"evening.day\", \"privacy\": \"coded\"", "\"evening.day\", \"privacy\": \"secret\"", "feierabend.json")]
    public async Task A_mistake_is_a_clear_sentence_and_nothing_changes(string right, string wrong, string said)
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        var before = host.Get<GuidePublisher>().Content.Guides.Known.Select(g => (g.Id, g.Version)).ToList();
        Assert.Contains(right, Guide, StringComparison.Ordinal);

        var problems = await host.Get<GuidePublisher>().PublishAsync("feierabend.json", Guide.Replace(right, wrong, StringComparison.Ordinal), default);

        Assert.Contains(problems, p => p.Contains(said, StringComparison.Ordinal));
        await host.Get<GuidePublisher>().ReloadAsync(default);
        Assert.Equal(before, host.Get<GuidePublisher>().Content.Guides.Known.Select(g => (g.Id, g.Version)));
    }

    [Fact]
    public async Task What_everybody_needs_cannot_be_removed_nor_an_older_version_published()
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        var shelf = host.Get<GuidePublisher>();
        Assert.Empty(await shelf.PublishAsync("feierabend.json", Second, default));

        Assert.Contains(await shelf.PublishAsync("feierabend.json", Guide, default), p => p.Contains("up to 3", StringComparison.Ordinal));
        foreach (var needed in RemovedMoves.Needed)
            Assert.NotNull(await shelf.RemoveAsync(needed, default));
        Assert.NotNull(await shelf.RemoveAsync("H9", default));
        Assert.False(await shelf.RestoreAsync("G4", default));
    }

    [Fact]
    public async Task What_a_newer_host_published_and_this_one_cannot_read_takes_no_other_guide_away()
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        var person = await host.Person("older").AgreedAsync();
        await host.Get<GuideStore>().PublishAsync(new StoredGuide("G4", 99, "newer", "{\"id\":\"G4\",\"version\":99,\"novelty\":true}"), host.Clock.Now, default);
        await host.PassAsync(TimeSpan.FromSeconds(5));

        await person.SaysAsync("finte oder fakt");

        Assert.Contains("Behauptung 1", person.Newest.Plain, StringComparison.Ordinal);
    }

    private static async Task<HistoryPage> FinishedAsync(Person person) =>
        (await person.Host.Get<TurnStore>().LoadAsync(new PersonQuery(person.Key) { Wants = new TurnWants { Page = 0 } }, default)).Memory.History!;
}
