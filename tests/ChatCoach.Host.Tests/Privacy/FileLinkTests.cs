using System.Security.Cryptography;
using System.Buffers.Text;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Host.Tests.Storage;
using ChatCoach.Storage.Setup;

namespace ChatCoach.Host.Tests.Privacy;

/// <summary>P14: a file reaches its person by a link that works once, for ten minutes, and helps nobody else.</summary>
public sealed class FileLinkTests
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_link_opens_once_and_looking_at_it_uses_nothing_up(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var anna = await host.Person("anna").AgreedAsync();
        var (page, _) = await anna.ExportAsync();

        for (var previews = 0; previews < 3; previews++)
        {
            Assert.Equal(200, (await FileLinks.FetchAsync(HttpMethod.Head, page)).Status);
            var door = await FileLinks.LookAsync(page);
            Assert.Equal(200, door.Status);
            Assert.Contains("<form method=\"post\"><button", door.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("Deine Daten", door.Body, StringComparison.Ordinal);
        }

        var first = await FileLinks.OpenAsync(page);
        Assert.Equal(200, first.Status);
        Assert.Contains("<h1>Deine Daten</h1>", first.Body, StringComparison.Ordinal);
        Assert.Equal(404, (await FileLinks.OpenAsync(page)).Status);
        Assert.Equal(404, (await FileLinks.LookAsync(page)).Status);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Used_late_guessed_mistyped_and_after_forget_me_are_answered_alike_and_show_nothing(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var anna = await host.Person("anna").AgreedAsync();
        var (used, _) = await anna.ExportAsync();
        await FileLinks.OpenAsync(used);
        var (late, _) = await anna.ExportAsync();
        await host.PassAsync(TimeSpan.FromMinutes(10));
        var (erased, erasedData) = await anna.ExportAsync();
        await anna.SaysAsync("vergiss mich", "Alles von mir", "Ja, löschen");
        var guessed = late[..^43] + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

        string[] dead = [used, late, erased, erasedData, guessed, late[..^1], late[..^43] + "x", late + "x"];
        var answers = new List<Fetched>();
        foreach (var address in dead)
            foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Post])
                answers.Add(await FileLinks.FetchAsync(method, address));

        Assert.All(answers, a => Assert.Equal(404, a.Status));
        Assert.Single(answers.Select(a => a.Body).Distinct());
        Assert.Contains("Ein Link geht einmal", answers[0].Body, StringComparison.Ordinal);
        Assert.Contains("A link works once", answers[0].Body, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Of_many_who_open_a_link_at_the_same_instant_on_two_hosts_exactly_one_gets_it(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        await using var other = await host.BesideAsync();
        var anna = await host.Person("anna").AgreedAsync();
        for (var round = 0; round < 3; round++)
        {
            var (page, _) = await anna.ExportAsync();
            var there = page.Replace(host.Address.Authority, other.Address.Authority, StringComparison.Ordinal);
            var got = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => FileLinks.OpenAsync(n % 2 == 0 ? page : there)));
            Assert.Equal(1, got.Count(g => g.Status == 200));
            Assert.Equal(7, got.Count(g => g.Status == 404));
        }
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Every_answer_forbids_keeping_framing_scripts_finding_and_telling_where_one_came_from(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var anna = await host.Person("anna").AgreedAsync();
        var (page, data) = await anna.ExportAsync();

        foreach (var answer in new[] { await FileLinks.LookAsync(page), await FileLinks.OpenAsync(page), await FileLinks.OpenAsync(data), await FileLinks.OpenAsync(data) })
        {
            Assert.True(answer.Headers.CacheControl!.NoStore);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.StartsWith("noindex", answer.Headers.GetValues("X-Robots-Tag").Single(), StringComparison.Ordinal);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("script", policy, StringComparison.Ordinal);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
        }
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task The_database_holds_neither_the_code_nor_what_it_leads_to_and_is_swept(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var anna = await host.Person("anna").AgreedAsync();
        var (page, _) = await anna.ExportAsync();
        var code = page[^43..];

        var readable = await Crawler.ReadAsync(host.Databases.Coach, []);
        Assert.DoesNotContain(code, readable, StringComparison.Ordinal);
        Assert.DoesNotContain("\"kind\":\"page\"", readable, StringComparison.Ordinal);
        Assert.Equal(2, await LinksAsync(host));
        Assert.DoesNotContain(host.Log.Lines, line => line.Contains(code, StringComparison.Ordinal));

        host.Clock.Now += TimeSpan.FromMinutes(10);
        await host.Get<Upkeep>().RunAsync(host.Clock.Now, default);
        Assert.Equal(0, await LinksAsync(host));
    }

    [Fact]
    public async Task Asked_again_and_again_only_a_few_links_are_open()
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        var anna = await host.Person("anna").AgreedAsync();
        var first = (await anna.ExportAsync()).Page;
        for (var n = 0; n < 4; n++)
        {
            host.Clock.Now += TimeSpan.FromSeconds(1);
            await anna.ExportAsync();
        }

        Assert.Equal(6, await LinksAsync(host));
        Assert.Equal(404, (await FileLinks.LookAsync(first)).Status);
    }

    [Fact]
    public async Task The_card_that_got_lost_comes_again_with_links_that_work()
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        var anna = await host.Person("anna").AgreedAsync();
        await anna.SayAsync("meine daten");
        var (id, shown) = anna.Chat[^1];
        var click = anna.Click("file", Person.DataOf(shown, shown.Find("Alles als Datei")), id);
        await host.PostAsync(click.DeepClone().AsObject());

        anna.Became(id, await host.PostAsync(click));

        Assert.Equal(200, (await FileLinks.OpenAsync(anna.Links()[0])).Status);
    }

    [Fact]
    public async Task Without_an_address_the_coach_says_so_and_shows_the_way_in_the_chat()
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite, "--Bot:AppId=00000000-0000-0000-0000-000000000001", "--Bot:TenantId=tenant-1", "--Bot:ClientSecret=secret");

        Assert.Null(host.Get<ChatCoach.Host.Files.PublicAddress>().Base);
    }

    private static async Task<int> LinksAsync(CoachHost host) => (await host.Get<CoachStorage>().Sql.ReadAsync($"SELECT tag FROM links", row => row.GetString(0), default)).Count;
}
