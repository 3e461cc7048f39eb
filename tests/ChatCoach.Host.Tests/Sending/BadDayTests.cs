using ChatCoach.Host.Sending;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Storage.Places;
using ChatCoach.Storage.Sending;
using ChatCoach.Storage.Turns;
using Microsoft.AspNetCore.Http;

namespace ChatCoach.Host.Tests.Sending;

/// <summary>Everything a channel does to its bots, and what people see of it.</summary>
public sealed class BadDayTests
{
    private const string Help = "Was ich für dich tun kann";

    public static TheoryData<int, string, ConversationStatus> Closing => new()
    {
        { 403, """{"error":{"code":"ConversationBlockedByUser"}}""", ConversationStatus.Blocked },
        { 403, """{"errorCode":209,"message":"{ \"subCode\":\"MessageWritesBlocked\" }"}""", ConversationStatus.Blocked },
        { 403, """{"error":{"code":"BotDisabledByAdmin"}}""", ConversationStatus.Removed },
        { 403, """{"error":{"code":"BotNotInConversationRoster"}}""", ConversationStatus.Removed },
        { 403, """{"error":{"code":"ForbiddenOperationException"}}""", ConversationStatus.Removed },
        { 404, """{"error":{"code":"ConversationNotFound"}}""", ConversationStatus.Removed },
    };

    [Theory]
    [MemberData(nameof(Closing))]
    public Task Who_cannot_be_reached_any_more_gets_no_call_at_all_until_they_write(int status, string body, ConversationStatus then) =>
        LeftInPeaceAsync(Database.Sqlite, status, body, then, person => person.SayAsync("neustart"));

    [PostgresTheory]
    [MemberData(nameof(Closing))]
    public Task Nor_on_PostgreSQL(int status, string body, ConversationStatus then) =>
        LeftInPeaceAsync(Database.Postgres, status, body, then, person => person.SayAsync("neustart"));

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public Task Or_until_they_install_the_app_again(Database database) =>
        LeftInPeaceAsync(database, 403, """{"error":{"code":"ConversationBlockedByUser"}}""", ConversationStatus.Blocked, person => person.InstallAsync());

    [Theory]
    [InlineData("30", 30)]
    [InlineData("date", 30)]
    [InlineData(null, 1)]
    public async Task A_throttled_chat_rests_as_long_as_the_service_asks_in_seconds_by_date_or_not_at_all(string? header, int seconds)
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        var person = await PausedAsync(host);
        var retryAfter = header == "date" ? host.Clock.Now.AddSeconds(seconds).ToString("R") : header;
        if (retryAfter is null)
            host.FarEnd.Answer(person.Conversation, 429);
        else
            host.FarEnd.Answer(person.Conversation, 429, "", ("Retry-After", retryAfter));
        await person.SayAsync("hilfe");
        var throttled = host.FarEnd.In(person.Conversation)[^1];
        Assert.Equal(429, throttled.Status);
        host.FarEnd.BehaveAsUsual(person.Conversation);
        var calls = host.FarEnd.In(person.Conversation).Count;

        for (var i = 0; i < 40; i++)
            await host.PassAsync(TimeSpan.FromSeconds(1));

        var after = host.FarEnd.In(person.Conversation).Skip(calls).ToList();
        Assert.All(after, call => Assert.True(call.At >= throttled.At + TimeSpan.FromSeconds(seconds), $"Called again after {call.At - throttled.At}."));
        Assert.StartsWith(Help, Assert.Single(after, call => call.Method == "POST").Text, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_reply_never_waits_for_the_line_in_the_place_of_the_card_above_which_follows_later(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var person = await PausedAsync(host);
        await person.SayAsync("fortsetzen");
        host.FarEnd.Answer(person.Conversation, "PUT", 503);
        var before = host.FarEnd.In(person.Conversation).Count;
        await person.SayAsync("1");
        var calls = host.FarEnd.In(person.Conversation).Skip(before).ToList();
        Assert.Equal([("PUT", 503), ("POST", 201)], calls.Select(call => (call.Method, call.Status)));
        host.FarEnd.BehaveAsUsual(person.Conversation);

        await host.PassAsync(TimeSpan.FromSeconds(10));
        await host.PassAsync(TimeSpan.FromSeconds(10));

        var later = Assert.Single(host.FarEnd.In(person.Conversation).Skip(before + calls.Count));
        Assert.Equal(("PUT", 200, calls[0].ActivityId, calls[0].Text), (later.Method, later.Status, later.ActivityId, later.Text));
    }

    [Fact]
    public async Task A_reply_whose_line_took_too_long_is_given_back_and_goes_out_once()
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        var person = await PausedAsync(host);
        await person.SayAsync("fortsetzen");
        host.FarEnd.Behave(person.Conversation, (context, _) =>
        {
            if (context.Request.Method == "PUT")
                host.Clock.Now += TimeSpan.FromSeconds(16);
            return Task.FromResult(false);
        });
        var before = host.FarEnd.In(person.Conversation).Count;
        await person.SayAsync("1");
        Assert.DoesNotContain(host.FarEnd.In(person.Conversation).Skip(before), call => call.Method == "POST");
        host.FarEnd.BehaveAsUsual(person.Conversation);

        for (var i = 0; i < 5; i++)
            await host.PassAsync(TimeSpan.FromSeconds(20));

        Assert.Single(host.FarEnd.In(person.Conversation).Skip(before), call => call.Method == "POST");
    }

    [Fact]
    public async Task A_reminder_that_could_not_be_sent_for_long_is_not_sent_in_the_evening_but_spoken_of()
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        var person = await PausedAsync(host);
        host.FarEnd.Answer(person.Conversation, "POST", 503);
        await host.PassAsync(TimeSpan.FromHours(1));
        await host.PassAsync(TimeSpan.FromMinutes(16));
        var before = host.FarEnd.In(person.Conversation).Count;
        host.FarEnd.BehaveAsUsual(person.Conversation);

        for (var i = 0; i < 5; i++)
            await host.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(before, host.FarEnd.In(person.Conversation).Count);
        await person.SayAsync("hilfe");
        Assert.Contains("Ich weiß nicht, ob meine letzte Nachricht bei dir ankam", person.Newest.Plain, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("late")]
    [InlineData("dropped")]
    [InlineData("html")]
    public async Task A_reply_of_unclear_fate_goes_out_again(string how)
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        var person = await PausedAsync(host);
        var release = Misbehave(host, person, how);
        await host.PostAsync(person.Message("hilfe"));
        await TroubleAsync(host, how, () => host.FarEnd.Calls.Count);
        host.FarEnd.BehaveAsUsual(person.Conversation);
        release.SetResult();
        var before = host.FarEnd.In(person.Conversation).Count(c => c is { Method: "POST", Status: 201 });

        await host.PassAsync(TimeSpan.FromSeconds(10));
        await host.PassAsync(TimeSpan.FromSeconds(30));

        Assert.StartsWith(Help, host.FarEnd.In(person.Conversation).Where(c => c is { Method: "POST", Status: 201 }).Skip(before).Last().Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("late")]
    [InlineData("dropped")]
    [InlineData("html")]
    public async Task A_reminder_of_unclear_fate_goes_out_once_and_is_spoken_of(string how)
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        var person = await PausedAsync(host);
        var (posts, before) = (0, person.History.Count);
        var release = Misbehave(host, person, how, () => posts++);
        host.Clock.Now += TimeSpan.FromHours(1);
        var passing = host.PassAsync(TimeSpan.Zero);
        await TroubleAsync(host, how, () => posts);
        release.SetResult();
        await passing;
        host.FarEnd.BehaveAsUsual(person.Conversation);

        for (var i = 0; i < 10; i++)
            await host.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal((1, before), (posts, person.History.Count));

        await person.SayAsync("hilfe");
        Assert.Contains("Ich weiß nicht, ob meine letzte Nachricht bei dir ankam", person.Newest.Plain, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_channel_that_cannot_delete_is_asked_once_and_all_goes_on(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var person = await PausedAsync(host);
        host.FarEnd.Answer(person.Conversation, "DELETE", 501);
        var before = await person.LoadAsync();
        var committed = Assert.IsType<CommitOutcome.Committed>(await host.Get<TurnStore>().CommitAsync(
            new TurnCommit
            {
                Who = person.Key,
                Before = before,
                State = before.Memory.State,
                Now = host.Clock.Now,
                Host = host.Get<HostName>().Name,
                Outbox = [new OutboxMessage(person.Conversation, person.Channel, OutboxKind.Delete, ""u8.ToArray()) { TargetActivityId = person.Chat[^1].Id }],
            },
            default));
        host.Get<OutboxSender>().SendNow(committed.Born);
        await host.SettleAsync();
        for (var i = 0; i < 5; i++)
            await host.PassAsync(TimeSpan.FromMinutes(1));

        Assert.Single(host.FarEnd.In(person.Conversation), call => call.Method == "DELETE");
        await person.SayAsync("hilfe");
        Assert.StartsWith(Help, person.Newest.Plain, StringComparison.Ordinal);
    }

    private static async Task LeftInPeaceAsync(Database database, int status, string body, ConversationStatus then, Func<Person, Task> returns)
    {
        await using var host = await CoachHost.StartAsync(database);
        var person = await PausedAsync(host);
        host.FarEnd.Answer(person.Conversation, status, body);
        await person.SayAsync("hilfe");
        Assert.Equal(then, await StatusAsync(host, person));
        host.FarEnd.BehaveAsUsual(person.Conversation);
        var calls = host.FarEnd.In(person.Conversation).Count;

        // Their reminder falls due meanwhile.
        for (var i = 0; i < 4; i++)
            await host.PassAsync(TimeSpan.FromMinutes(30));
        Assert.Equal(calls, host.FarEnd.In(person.Conversation).Count);

        await returns(person);
        Assert.Equal(ConversationStatus.Active, await StatusAsync(host, person));
        foreach (var said in (string[])["fortsetzen", "pause", "In einer Stunde erinnern"])
            await person.SayAsync(said);
        await host.PassAsync(TimeSpan.FromHours(1));
        Assert.Contains("Du wolltest erinnert werden", person.Newest.Plain, StringComparison.Ordinal);
    }

    /// <summary>Every new message is taken and never answered properly.</summary>
    private static TaskCompletionSource Misbehave(CoachHost host, Person person, string how, Action? posted = null)
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.FarEnd.Behave(person.Conversation, async (context, _) =>
        {
            if (context.Request.Method != "POST")
                return false;
            posted?.Invoke();
            if (how == "html")
                return await FarEnd.With(context, 500, "<!DOCTYPE html><title>Sorry</title>");
            if (how == "late")
                await release.Task;
            context.Response.StatusCode = StatusCodes.Status504GatewayTimeout;
            context.Abort();
            return true;
        });
        return release;
    }

    /// <summary>Where the answer is late, the coach waits as long as it does.</summary>
    private static async Task TroubleAsync(CoachHost host, string how, Func<int> seen)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        if (how == "late")
        {
            while (seen() == 0)
                await Task.Delay(10, patience.Token);
            await Task.Delay(200, patience.Token);
            host.Clock.Advance(TimeSpan.FromSeconds(15));
        }

        await host.SettleAsync();
    }

    private static async Task<ConversationStatus> StatusAsync(CoachHost host, Person person) =>
        (await host.Get<Conversations>().FindAsync(person.Conversation, person.Channel, default))!.Status;

    /// <summary>Somebody with a reminder in an hour.</summary>
    private static async Task<Person> PausedAsync(CoachHost host)
    {
        var person = host.Person("bad-day");
        foreach (var said in (string[])["hallo", "Deutsch", "Einverstanden", "Linie 9", "pause", "In einer Stunde erinnern"])
            await person.SayAsync(said);
        return person;
    }
}
