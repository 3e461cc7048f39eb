using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Protocol.Connector;
using ChatCoach.Storage.Places;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ChatCoach.Host.Tests.Turns;

/// <summary>How answers reach a person when the channel, or a host, has a bad day.</summary>
public sealed class DeliveryTests
{
    private const string Open = "Zu welcher Kundenbeziehung?";

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_host_that_dies_after_the_commit_leaves_a_reply_the_other_host_sends(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var gate = new DeadEnd();
        var dying = await host.BesideAsync(gate.Into);
        var person = host.Person("orphan");
        person.Host = dying;
        Assert.Equal(200, (await dying.PostAsync(person.Message("hallo"))).Status);
        await host.PassAsync(TimeSpan.FromSeconds(29));
        Assert.Empty(person.History);

        await host.PassAsync(TimeSpan.FromSeconds(2));

        Assert.Contains("Deutsch oder Englisch", Assert.Single(person.History).Shown.Plain, StringComparison.Ordinal);
        gate.Release();
        await dying.DisposeAsync();
    }

    [Fact]
    public async Task Of_several_replies_that_wait_only_the_newest_goes_out()
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        var person = await AgreedAsync(host);
        host.FarEnd.Answer(person.Conversation, 429, "", ("Retry-After", "60"));
        await person.SayAsync("hilfe");
        await person.SayAsync("meine Daten");
        await person.SayAsync("neustart");
        host.FarEnd.BehaveAsUsual(person.Conversation);
        var before = person.History.Count;

        await host.PassAsync(TimeSpan.FromSeconds(61));

        Assert.StartsWith("Was ich für dich tun kann", Assert.Single(person.History.Skip(before)).Shown.Plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_throttled_reply_waits_as_long_as_the_service_asks()
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        var person = await AgreedAsync(host);
        host.FarEnd.Behave(person.Conversation, (context, _) => FarEnd.With(context, 429, "", ("Retry-After", "30")));
        await person.SayAsync("hilfe");
        host.FarEnd.BehaveAsUsual(person.Conversation);
        var before = person.History.Count;

        await host.PassAsync(TimeSpan.FromSeconds(29));
        Assert.Equal(before, person.History.Count);
        await host.PassAsync(TimeSpan.FromSeconds(2));
        Assert.Equal(before + 1, person.History.Count);
    }

    [Fact]
    public async Task A_reply_that_nobody_answered_for_goes_out_again_because_twice_is_better_than_stuck()
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        var person = await AgreedAsync(host);
        host.FarEnd.AnswerOnce(person.Conversation, (502, "<html>Bad gateway</html>"));
        await person.SayAsync("hilfe");
        var before = person.History.Count;

        await host.PassAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(before + 1, person.History.Count);
    }

    [Fact]
    public async Task An_answer_older_than_ten_minutes_asks_whether_to_go_on()
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        var person = await AgreedAsync(host);
        host.FarEnd.Answer(person.Conversation, 429, "", ("Retry-After", "660"));
        await person.SayAsync("Linie 9");
        host.FarEnd.BehaveAsUsual(person.Conversation);

        await host.PassAsync(TimeSpan.FromMinutes(12));
        await host.SettleAsync();

        Assert.Contains("Meine Antwort kam zu spät", person.Newest.Plain, StringComparison.Ordinal);
        Assert.Contains("Wie geht es dir gerade?", person.Newest.Plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_blocked_the_coach_is_left_in_peace_until_they_write()
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        var person = await AgreedAsync(host);
        await person.SayAsync("Linie 9");
        await person.SayAsync("pause");
        await person.SayAsync("In einer Stunde erinnern");
        host.FarEnd.Answer(person.Conversation, 403, """{"error":{"code":"ConversationBlockedByUser"}}""");
        await person.SayAsync("hilfe");
        Assert.Equal(ConversationStatus.Blocked, await StatusAsync(host, person));
        host.FarEnd.BehaveAsUsual(person.Conversation);
        var before = person.History.Count;

        await host.PassAsync(TimeSpan.FromHours(2));
        Assert.Equal(before, person.History.Count);

        await person.SayAsync("hilfe");
        Assert.Equal(before + 1, person.History.Count);
        Assert.Equal(ConversationStatus.Active, await StatusAsync(host, person));
    }

    [Fact]
    public async Task Uninstalling_stops_everything_and_a_return_finds_the_answers_again()
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        var person = await AgreedAsync(host);
        await person.SayAsync("Linie 9");
        await person.SayAsync("pause");
        await person.SayAsync("In einer Stunde erinnern");
        await host.PostAsync(person.Installation("remove"));
        var before = person.History.Count;
        await host.PassAsync(TimeSpan.FromHours(2));
        Assert.Equal(before, person.History.Count);

        await person.InstallAsync();
        Assert.Equal(before, person.History.Count);
        await person.SayAsync("fortsetzen");
        Assert.Contains("Wie geht es dir gerade?", person.Newest.Plain, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(202, "")]
    [InlineData(200, "<html>ok</html>")]
    public async Task A_channel_that_gives_no_id_is_no_trouble(int status, string body)
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        var person = await AgreedAsync(host);
        host.FarEnd.Answer(person.Conversation, "POST", status, body);
        await person.SayAsync("Linie 9");
        await person.SayAsync("4");
        host.FarEnd.BehaveAsUsual(person.Conversation);
        await person.SayAsync("wütend");

        Assert.Equal("G1 open client=Linie 9 strain=4 feel=angry", (await Stored.OfAsync(person))[^1]);
        Assert.Contains("Spürst du es irgendwo?", person.Newest.Plain, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, """{"error":{"code":"ActivityNotFoundInConversation"}}""")]
    [InlineData(400, """{"error":{"code":"BadSyntax"}}""")]
    [InlineData(501, "")]
    public async Task An_old_card_that_cannot_be_replaced_harms_nothing(int status, string body)
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        var person = await AgreedAsync(host);
        host.FarEnd.Answer(person.Conversation, "PUT", status, body);
        await person.SayAsync("Linie 9");
        await person.SayAsync("4");

        Assert.Contains("Was ist gerade da?", person.Newest.Plain, StringComparison.Ordinal);
        Assert.Contains(person.Chat, m => m.Shown.Plain.Contains(Open, StringComparison.Ordinal));
        // The card that could not be replaced still knows what was answered since.
        await person.TapAsync("Überspringen");
        Assert.Equal("G1 open client=Linie 9 strain=4 feel=", (await Stored.OfAsync(person))[^1]);
    }

    [Fact]
    public async Task Replies_of_one_conversation_keep_their_order_although_the_channel_is_slow()
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        var person = await AgreedAsync(host);
        var slow = 3;
        host.FarEnd.Behave(person.Conversation, async (_, _) =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100 * Interlocked.Decrement(ref slow)));
            return false;
        });
        var before = person.History.Count;
        await host.PostAsync(person.Message("hilfe"));
        await host.PostAsync(person.Message("meine Daten"));
        await host.PostAsync(person.Message("neustart"));
        await host.SettleAsync();

        Assert.Equal(["Was ich für", "Gespeichert", "Was ich für"], person.History.Skip(before).Select(s => s.Shown.Plain[..11].TrimEnd()));
    }

    [Fact]
    public async Task One_hanging_conversation_holds_up_nobody_else()
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        var stuck = await AgreedAsync(host, "stuck");
        var free = await AgreedAsync(host, "free");
        var release = new TaskCompletionSource();
        host.FarEnd.Behave(stuck.Conversation, async (_, _) =>
        {
            await release.Task;
            return false;
        });
        await host.PostAsync(stuck.Message("hilfe"));
        var before = free.History.Count;
        await host.PostAsync(free.Message("hilfe"));

        await UntilAsync(() => free.History.Count == before + 1);
        release.SetResult();
        await host.SettleAsync();
    }

    private static async Task<ConversationStatus> StatusAsync(CoachHost host, Person person) =>
        (await host.Get<Conversations>().FindAsync(person.Conversation, person.Channel, default))!.Status;

    private static async Task UntilAsync(Func<bool> so)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!so())
            await Task.Delay(20, patience.Token);
    }

    private static async Task<Person> AgreedAsync(CoachHost host, string name = "delivery")
    {
        var person = host.Person(name);
        await person.SayAsync("hallo");
        await person.SayAsync("Deutsch");
        await person.SayAsync("Einverstanden");
        Assert.Contains(Open, person.Newest.Plain, StringComparison.Ordinal);
        return person;
    }

    /// <summary>Nothing a host sends gets out any more, as if it had died between its commit and the first byte.</summary>
    private sealed class DeadEnd : HttpMessageHandler
    {
        private readonly TaskCompletionSource released = new();

        public void Into(WebApplicationBuilder builder) => builder.Services.AddHttpClient(ConnectorCall.ClientName).ConfigurePrimaryHttpMessageHandler(() => this);

        public void Release() => released.SetResult();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await released.Task;
            throw new OperationCanceledException(cancellationToken);
        }
    }
}
