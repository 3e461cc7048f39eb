using System.Text.Json.Nodes;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;

namespace ChatCoach.Host.Tests.Privacy;

/// <summary>P2 and P11 among people who share a relationship, by the way people take.</summary>
public sealed class SharedRelationshipTests
{
    private const string Hers = "Nordlicht";
    private const string His = "Leuchtturm";

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Both_see_what_is_held_in_common_and_nobody_the_others_check_ins_feelings_notes_or_alias(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var anna = await host.Person("anna").AgreedAsync();
        await anna.SaysAsync("check-in", Hers, "1", "Es war einfach anstrengend", "erschöpft", "stopp", "Behalten, was da ist");
        await anna.SaysAsync("den menschen sehen", "Schwierig", Hers, "Ganz geheim", "Auch geheim", "stopp", "Behalten, was da ist");
        await anna.AgreesAsync(Hers, "Angebot bis Freitag");
        var ben = await host.Person("ben").AgreedAsync();
        await ben.JoinsAsync(await anna.CodeAsync(Hers));
        await ben.SaysAsync(Hers, "Mehr", "Umbenennen", His);
        await ben.SaysAsync("rahmen und sonderlocken", His, "Nein", "Nur der Betrieb", "Ein Bericht am Sonntag", "Ich", "Zähneknirschend", "Ein freundliches Nein", "Nein, weiter", "1");

        var (hers, his) = (await anna.CardAsync(Hers), await ben.CardAsync(His));

        foreach (var card in new[] { hers, his })
        {
            Assert.Contains("Angebot bis Freitag", card, StringComparison.Ordinal);
            Assert.Contains("Ein Bericht am Sonntag", card, StringComparison.Ordinal);
            Assert.Contains("Nur der Betrieb", card, StringComparison.Ordinal);
            Assert.Contains("Mit dir dabei: 1", card, StringComparison.Ordinal);
        }

        Assert.Contains("Check-ins: ", hers, StringComparison.Ordinal);
        Assert.DoesNotContain("Check-ins: ", his, StringComparison.Ordinal);
        await ben.SaysAsync("vereinbarungen", "1", "Gehalten", "meine check-ins", "meine beziehungen", "meine daten");
        await anna.SaysAsync("vereinbarungen");
        Assert.Contains("gehalten", anna.Newest.Plain, StringComparison.Ordinal);
        foreach (var secret in new[] { "geheim", "erschöpft", await anna.IdAsync(Hers) })
            Assert.DoesNotContain(Everything(ben), shown => shown.Contains(secret, StringComparison.Ordinal));
        Assert.DoesNotContain(Everything(anna), shown => shown.Contains(His, StringComparison.Ordinal) || shown.Contains("hneknirschend\"", StringComparison.Ordinal));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_wrong_used_late_or_foreign_code_and_that_of_somebody_on_it_get_one_and_the_same_answer(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var anna = await host.Person("anna").AgreedAsync();
        await anna.AgreesAsync(Hers, "Angebot");
        var (replaced, used) = (await anna.CodeAsync(Hers), await anna.CodeAsync(Hers));
        var ben = await host.Person("ben").AgreedAsync();
        await ben.JoinsAsync(used);
        var open = await anna.CodeAsync(Hers);
        var carl = await host.Person("carl").AgreedAsync();
        var elsewhere = await new Person(host, "elsewhere") { TenantId = "tenant-2" }.AgreedAsync();

        await anna.SayAsync("neustart");
        foreach (var (who, code) in new[] { (carl, "ABCD-EFGH-2345-6789"), (carl, replaced), (carl, used), (elsewhere, open), (ben, open), (anna, open) })
        {
            await who.SayAsync(code);
            Assert.Contains("Dieser Code öffnet nichts.", who.Newest.Plain, StringComparison.Ordinal);
            Assert.DoesNotContain(Hers, who == ben || who == anna ? "" : who.Newest.Plain, StringComparison.Ordinal);
        }

        await host.PassAsync(TimeSpan.FromDays(7));
        await carl.SayAsync(open);
        Assert.Contains("Dieser Code öffnet nichts.", carl.Newest.Plain, StringComparison.Ordinal);
        Assert.Empty((await carl.LoadAsync()).Memory.State.Relationships);
        Assert.Equal(1, (await anna.AboutAsync(Hers)).Others);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Of_two_who_say_yes_to_the_same_code_on_two_machines_one_comes_in(Database database)
    {
        await using var one = await CoachHost.StartAsync(database);
        await using var two = await one.BesideAsync();
        var anna = await one.Person("anna").AgreedAsync();
        await anna.AgreesAsync(Hers, "Angebot");
        var code = await anna.CodeAsync(Hers);
        var (ben, carl) = (await one.Person("ben").AgreedAsync(), await one.Person("carl").AgreedAsync());
        carl.Host = two;
        await ben.SayAsync(code);
        await carl.SayAsync(code);

        await Task.WhenAll(ben.TapAsync("Ja, dazukommen"), carl.TapAsync("Ja, dazukommen"));

        Assert.Equal(1, (await anna.AboutAsync(Hers)).Others);
        var told = new[] { ben.Newest.Plain, carl.Newest.Plain };
        Assert.Single(told, t => t.Contains("Dieser Code öffnet nichts.", StringComparison.Ordinal));
        Assert.Single(told, t => t.Contains("Du bist dabei.", StringComparison.Ordinal));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task What_two_write_at_once_on_two_machines_is_held_both(Database database)
    {
        await using var one = await CoachHost.StartAsync(database);
        await using var two = await one.BesideAsync();
        var (anna, ben) = await SharedAsync(one);
        ben.Host = two;
        foreach (var (who, alias) in new[] { (anna, Hers), (ben, Hers) })
            await who.SaysAsync("ereignis notieren", alias, "Mail");

        await Task.WhenAll(anna.TapAsync("Weiter", ("what", "Von Anna")), ben.TapAsync("Weiter", ("what", "Von Ben")));

        Assert.Equal(["Von Anna", "Von Ben"], (await anna.AboutAsync(Hers)).Record.Events.Select(e => e.What).Order(StringComparer.Ordinal));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Who_leaves_reads_and_adds_nothing_any_more_and_the_others_keep_it(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, ben) = await SharedAsync(host);
        await ben.AgreesAsync(Hers, "Von Ben");

        await anna.SaysAsync(Hers, "Mehr", "Verlassen", "Ja, verlassen");
        await anna.AgreesAsync(Hers, "Nur für mich");

        Assert.DoesNotContain("Von Ben", await anna.CardAsync(Hers), StringComparison.Ordinal);
        Assert.Contains("Nur für mich", anna.Newest.Plain, StringComparison.Ordinal);
        var his = await ben.CardAsync(Hers);
        Assert.Contains("Von Ben", his, StringComparison.Ordinal);
        Assert.Contains("Angebot", his, StringComparison.Ordinal);
        Assert.DoesNotContain("Nur für mich", his, StringComparison.Ordinal);
        Assert.Contains("Nur du siehst das.", his, StringComparison.Ordinal);
        Assert.True((await ben.AboutAsync(Hers)).Owner);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Alone_again_the_others_read_nothing_of_it_and_only_the_owner_can_say_so(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, ben) = await SharedAsync(host);
        await ClaimAsync(ben, "alone", ("arg", await ben.IdAsync(Hers)));
        Assert.Contains("Einladen kann, wer am längsten dabei ist.", ben.Newest.Plain, StringComparison.Ordinal);
        await ClaimAsync(ben, "aside", ("arg", "alone.yes"));
        Assert.Equal(1, (await anna.AboutAsync(Hers)).Others);

        await anna.SaysAsync(Hers, "Mehr", "Wieder allein", "Ja, wieder allein");

        Assert.DoesNotContain("Angebot", await ben.CardAsync(Hers), StringComparison.Ordinal);
        Assert.Contains("Angebot", await anna.CardAsync(Hers), StringComparison.Ordinal);
        Assert.Contains("Nur du siehst das.", anna.Newest.Plain, StringComparison.Ordinal);
        await ben.AgreesAsync(Hers, "Nur für mich");
        Assert.DoesNotContain("Nur für mich", await anna.CardAsync(Hers), StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Erasing_one_leaves_the_others_what_was_held_in_common_and_nothing_else(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, ben) = await SharedAsync(host);
        var open = await anna.CodeAsync(Hers);

        await anna.SaysAsync("vergiss mich", "Alles von mir", "Ja, löschen");

        await host.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Contains(Everything(anna), shown => shown.Contains("Was du mit anderen gemeinsam festgehalten hast, bleibt bei ihnen.", StringComparison.Ordinal));
        Assert.Equal(0, (await anna.LoadAsync()).Version);
        Assert.Contains("Angebot", await ben.CardAsync(Hers), StringComparison.Ordinal);
        Assert.DoesNotContain("Mit dir dabei", ben.Newest.Plain, StringComparison.Ordinal);
        var carl = await host.Person("carl").AgreedAsync();
        await carl.SayAsync(open);
        Assert.Contains("Dieser Code öffnet nichts.", carl.Newest.Plain, StringComparison.Ordinal);
        await carl.JoinsAsync(await ben.CodeAsync(Hers));
        Assert.Contains("Angebot", await carl.CardAsync(Hers), StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Ids_of_another_persons_runs_and_relationships_show_nothing_and_change_nothing(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, ben) = await SharedAsync(host);
        await anna.SaysAsync("check-in", Hers, "4", "stopp", "Behalten, was da ist");
        await anna.SaysAsync("check-in", Hers, "5", "pause");
        var stranger = await host.Person("stranger").AgreedAsync();
        var (relationship, finished, paused) = (await anna.IdAsync(Hers), (await anna.FinishedAsync())[0].Id, (await anna.LoadAsync()).Memory.OpenRuns[^1].Id);
        var (hers, his) = (await Stored.OfAsync(anna), await SaidAsync(ben));
        List<(string Verb, string Name, string Value)> claims =
        [
            .. new[] { "relationship", "invite", "rename", "leave", "alone", "later" }.Select(verb => (verb, "arg", relationship)),
            ("relationship", "arg", $"{relationship}:more"), ("list", "arg", $"agreements:{relationship}"), ("entry", "arg", $"agreements:{relationship}:delete:x"), ("start", "arg", $"G2.6@{relationship}"),
            .. new[] { "answer", "resume", "summary", "change", "reopen", "delete", "remind", "more", "repair" }.SelectMany(verb => new[] { (verb, "run", finished), (verb, "run", paused) }),
        ];
        foreach (var who in new[] { ben, stranger })
            foreach (var (verb, name, value) in claims)
            {
                await ClaimAsync(who, verb, (name, value));
                Assert.NotEmpty(who.Newest.Buttons);
                Assert.False(who.Newest.Card!.ToJsonString().Contains("Check-ins: ", StringComparison.Ordinal), $"{verb} {value}\n{who.Newest.Plain}");
            }

        Assert.Equal(hers, await Stored.OfAsync(anna));
        Assert.Equal(his, await SaidAsync(ben));
        Assert.Empty((await SaidAsync(stranger)).Skip(1));
        Assert.DoesNotContain(Everything(stranger), shown => shown.Contains("Angebot", StringComparison.Ordinal) || shown.Contains(Hers, StringComparison.Ordinal));
    }

    /// <summary>Anna with an agreement, and Ben, who came in.</summary>
    private static async Task<(Person Anna, Person Ben)> SharedAsync(CoachHost host)
    {
        var anna = await host.Person("anna").AgreedAsync();
        await anna.AgreesAsync(Hers, "Angebot");
        var ben = await host.Person("ben").AgreedAsync();
        await ben.JoinsAsync(await anna.CodeAsync(Hers));
        await anna.SayAsync("Fertig");
        return (anna, ben);
    }

    /// <summary>A click whose data somebody made up.</summary>
    private static async Task ClaimAsync(Person person, string verb, params (string Name, string Value)[] more)
    {
        var (id, shown) = person.Chat[^1];
        var data = new JsonObject { ["do"] = verb, ["token"] = shown.Buttons[0].Data["token"]!.DeepClone() };
        foreach (var (name, value) in more)
            data[name] = value;
        person.Became(id, await person.Host.PostAsync(person.Click(verb, data, id)));
        await person.Host.SettleAsync();
    }

    /// <summary>What is stored of the person but for guides in which nothing was said.</summary>
    private static async Task<List<string>> SaidAsync(Person person) => [.. (await Stored.OfAsync(person)).Where(line => !line.EndsWith(" open", StringComparison.Ordinal))];

    /// <summary>Every card and text the person ever got, whole.</summary>
    private static List<string> Everything(Person person) => [.. person.History.Select(s => $"{s.Shown.Plain}\n{s.Shown.Card?.ToJsonString()}")];
}
