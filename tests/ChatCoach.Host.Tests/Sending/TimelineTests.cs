using ChatCoach.Host.Sending;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Protocol.Connector;
using ChatCoach.Storage.Setup;

namespace ChatCoach.Host.Tests.Sending;

/// <summary>Crowds and quick typists, and what the channel saw of them: never more in any stretch of time than Teams takes.</summary>
public sealed class TimelineTests
{
    private const string Reminder = "Du wolltest erinnert werden";

    /// <summary>What Teams takes of all hosts together.</summary>
    private static readonly TeamsLimits Teams = TeamsLimits.SharedBy(1);

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Two_hundred_quick_messages_of_one_person_stay_within_the_limits_and_the_last_is_answered(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var person = await GreetedAsync(host, "quick");
        for (var i = 0; i < 200; i++)
            Assert.Equal(200, (await host.PostAsync(person.Message(i % 2 == 0 ? "hilfe" : "meine Daten"))).Status);
        await CalmAsync(host);

        AssertKept(host, [person]);
        await AssertOrderlyAsync(person);
        Assert.StartsWith("Gespeichert", person.History.Last(s => s.Way == Way.Said).Shown.Plain, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Three_hundred_people_of_one_tenant_at_once_with_reminders_stay_within_the_limits(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var people = Enumerable.Range(0, 300).Select(i => host.Person($"crowd-{i}")).ToList();
        await Task.WhenAll(people.Select(p => SayAllAsync(host, p, "hallo", "Deutsch", "Einverstanden")));
        await CalmAsync(host);
        var reminded = people.Take(60).ToList();
        await Task.WhenAll(reminded.Select(p => SayAllAsync(host, p, "Linie 9", "pause", "In einer Stunde erinnern")));
        await CalmAsync(host);

        host.Clock.Now += TimeSpan.FromHours(1);
        await Task.WhenAll(host.PassAsync(TimeSpan.Zero), Task.WhenAll(people.Skip(60).Select(p => SayAllAsync(host, p, "hilfe", "meine Daten"))));
        await CalmAsync(host);

        AssertKept(host, people);
        foreach (var person in people)
            await AssertOrderlyAsync(person);
        Assert.All(reminded, p => Assert.Single(p.History, s => s.Shown.Plain.Contains(Reminder, StringComparison.Ordinal)));
        Assert.All(people.Skip(60), p => Assert.StartsWith("Gespeichert", p.History.Last(s => s.Way == Way.Said).Shown.Plain, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_crowd_of_one_tenant_lets_another_tenant_through_at_once()
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        var crowd = Enumerable.Range(0, 150).Select(i => host.Person($"crowd-{i}")).ToList();
        var free = new Person(host, "free") { TenantId = "tenant-2" };
        await Task.WhenAll(crowd.Select(p => host.PostAsync(p.Message("hallo"))));
        await UntilAsync(() => host.FarEnd.Calls.Count == 50);
        var before = host.Clock.Now;

        await host.PostAsync(free.Message("hallo"));
        await UntilAsync(() => free.History.Count == 1);

        Assert.Equal((before, 50), (host.Clock.Now, crowd.Count(p => p.History.Count == 1)));
        await CalmAsync(host);
        Assert.All(crowd, p => Assert.Single(p.History));
        AssertKept(host, [.. crowd, free]);
    }

    [PostgresFact]
    public async Task Two_hosts_together_stay_within_what_one_bot_may()
    {
        await using var one = await CoachHost.StartAsync(Database.Postgres);
        await using var two = await one.BesideAsync();
        var people = Enumerable.Range(0, 80).Select(i => one.Person($"pair-{i}")).ToList();
        var hosts = new[] { one, two };
        await Task.WhenAll(people.Select(async (p, i) =>
        {
            for (var turn = 0; turn < 6; turn++)
                Assert.Equal(200, (await hosts[(i + turn) % 2].PostAsync(p.Message(turn % 2 == 0 ? "hallo" : "Deutsch"))).Status);
        }));
        await CalmAsync(one, two);

        AssertKept(one, people);
        foreach (var person in people)
            await AssertOrderlyAsync(person);
    }

    [Fact]
    public async Task While_one_message_of_a_chat_is_throttled_no_other_is_sent_there()
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        var person = await GreetedAsync(host, "throttled");
        host.FarEnd.Answer(person.Conversation, 429, "", ("Retry-After", "40"));
        await person.SayAsync("hilfe");
        host.FarEnd.BehaveAsUsual(person.Conversation);
        var (calls, until) = (host.FarEnd.In(person.Conversation).Count, host.Clock.Now + TimeSpan.FromSeconds(40));

        await person.SayAsync("meine Daten");
        await host.PassAsync(TimeSpan.FromSeconds(39));
        Assert.Equal(calls, host.FarEnd.In(person.Conversation).Count);

        await CalmAsync(host);
        Assert.All(host.FarEnd.In(person.Conversation).Skip(calls), call => Assert.True(call.At >= until));
        Assert.StartsWith("Gespeichert", person.Newest.Plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Want_of_room_is_no_failed_attempt_so_nothing_is_given_up()
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        var person = await GreetedAsync(host, "patient");
        await HoldAsync(host, person);
        await person.SayAsync("hilfe");
        for (var i = 0; i < Pauses.MaxAttempts; i++)
        {
            // The message comes back and finds the chat held once more.
            host.Clock.Now += TimeSpan.FromSeconds(21);
            await HoldAsync(host, person);
            await host.PassAsync(TimeSpan.Zero);
        }

        host.FarEnd.AnswerOnce(person.Conversation, (429, ""), (429, ""));
        await CalmAsync(host);

        Assert.StartsWith("Was ich für dich tun kann", person.Newest.Plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_uninstalls_while_a_message_waits_for_room_gets_it_no_more()
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        var person = await GreetedAsync(host, "gone");
        for (var i = 0; i < 10; i++)
            await host.PostAsync(person.Message("hilfe"));
        await UntilAsync(() => host.Get<SendWindows>().Waiting > 0);
        var calls = host.FarEnd.In(person.Conversation).Count;

        await host.PostAsync(person.Installation("remove"));
        await CalmAsync(host);

        Assert.Equal(calls, host.FarEnd.In(person.Conversation).Count);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_host_that_stops_hands_what_waits_for_room_to_the_next(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var stopping = await host.BesideAsync();
        var person = await GreetedAsync(host, "handed");
        for (var i = 0; i < 10; i++)
            await stopping.PostAsync(person.Message(i % 2 == 0 ? "hilfe" : "meine Daten"));
        await UntilAsync(() => stopping.Get<SendWindows>().Waiting > 0);

        await stopping.StopAsync();
        await host.PassAsync(TimeSpan.FromSeconds(2));

        Assert.StartsWith("Gespeichert", person.History.Last(s => s.Way == Way.Said).Shown.Plain, StringComparison.Ordinal);
        await stopping.DisposeAsync();
    }

    private static void AssertKept(CoachHost host, IReadOnlyCollection<Person> people)
    {
        var tenants = people.ToDictionary(p => p.Conversation, p => p.TenantId);
        foreach (var thread in host.FarEnd.Calls.GroupBy(c => c.Conversation))
            Timeline.AssertWithin(Teams.Sends, thread.Select(c => c.At), thread.Key);
        foreach (var tenant in host.FarEnd.Calls.GroupBy(c => tenants[c.Conversation]))
            Timeline.AssertWithin(Teams.Tenant, tenant.Select(c => c.At), tenant.Key);
    }

    /// <summary>Every message that arrived is one of the outbox, came once, and in the order in which it was said.</summary>
    private static async Task AssertOrderlyAsync(Person person)
    {
        var sent = await person.Host.Get<CoachStorage>().Sql.ReadAsync(
            $"SELECT sent_activity_id FROM outbox WHERE conversation_id = {person.Conversation} AND kind = 'send' AND NOT proactive AND state = 'sent' ORDER BY seq",
            row => row.GetString(0),
            default);
        var arrived = person.Host.FarEnd.In(person.Conversation).Where(c => c is { Method: "POST", Status: 201 } && !c.Text.Contains(Reminder, StringComparison.Ordinal));
        Assert.Equal(sent, arrived.Select(c => c.ActivityId!));
    }

    private static async Task<Person> GreetedAsync(CoachHost host, string name)
    {
        var person = host.Person(name);
        foreach (var said in (string[])["hallo", "Deutsch", "Einverstanden"])
            await person.SayAsync(said);
        host.Clock.Now += TimeSpan.FromMinutes(1);
        return person;
    }

    /// <summary>As if another call had just been asked for a pause.</summary>
    private static async Task HoldAsync(CoachHost host, Person person)
    {
        using var pass = await host.Get<SendWindows>().EnterAsync(ThreadKey.Of(person.Conversation, reads: false), Person.Tenant, TimeSpan.Zero, default);
        pass.Made = false;
        pass.HoldBack(TimeSpan.FromSeconds(20));
    }

    private static async Task SayAllAsync(CoachHost host, Person person, params string[] texts)
    {
        foreach (var text in texts)
            Assert.Equal(200, (await host.PostAsync(person.Message(text))).Status);
    }

    /// <summary>Time passes until nothing is left to send.</summary>
    private static async Task CalmAsync(params CoachHost[] hosts)
    {
        for (var calls = -1; calls != hosts[0].FarEnd.Calls.Count;)
        {
            calls = hosts[0].FarEnd.Calls.Count;
            foreach (var host in hosts)
                await host.SettleAsync();
            for (var i = 0; i < 30; i++)
                await hosts[i % hosts.Length].PassAsync(TimeSpan.FromSeconds(2));
        }
    }

    private static async Task UntilAsync(Func<bool> so)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!so())
            await Task.Delay(10, patience.Token);
    }
}
