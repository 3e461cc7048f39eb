using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ChatCoach.Host.LocalChat;

namespace ChatCoach.Host.Tests.LocalChat;

public sealed class DirectLineTests
{
    [Fact]
    public async Task The_first_start_tells_the_coach_who_has_come_and_a_second_window_does_not()
    {
        await using var app = await LocalChatApp.StartAsync();
        var user = await app.EnterAsync("lena");
        using var first = await user.StartAsync();
        using var second = await user.StartAsync();

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        var update = Assert.Single(app.Received);
        Assert.Equal("conversationUpdate", (string?)update["type"]);
        Assert.Equal(["29:lena", (string)update["recipient"]!["id"]!], update["membersAdded"]!.AsArray().Select(member => (string)member!["id"]!));
        Assert.Equal("en-US", (string?)update["locale"]);
        Assert.Equal("local-lena", (string?)update["conversation"]!["id"]);
    }

    [Fact]
    public async Task A_start_the_coach_did_not_take_is_tried_again()
    {
        await using var app = await LocalChatApp.StartAsync();
        var user = await app.EnterAsync("lena");
        app.Coach = _ => Task.FromResult(new DeliveredAnswer(503, null));
        using var refused = await user.StartAsync();
        app.Coach = _ => Task.FromResult(new DeliveredAnswer(200, null));
        using var taken = await user.StartAsync();
        Assert.Equal(HttpStatusCode.FailedDependency, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Created, taken.StatusCode);
        Assert.Equal(2, app.Received.Count);
    }

    [Fact]
    public async Task The_coach_gets_a_message_as_Teams_would_send_it()
    {
        await using var app = await LocalChatApp.StartAsync();
        var user = await app.TalkAsAsync("lena");
        using var answer = await user.SayAsync("Hallo");

        var message = app.Received.Last();
        Assert.Equal((string?)(await LocalChatApp.ReadAsync(answer))["id"], (string?)message["id"]);
        Assert.Equal("message", (string?)message["type"]);
        Assert.Equal("Hallo", (string?)message["text"]);
        Assert.Equal("webchat", (string?)message["channelId"]);
        Assert.Equal("""{"id":"29:lena","name":"Lena Hofmann","aadObjectId":"lena"}""", message["from"]!.ToJsonString());
        Assert.Equal("""{"id":"local-lena","conversationType":"personal","tenantId":"demo"}""", message["conversation"]!.ToJsonString());
        Assert.Equal("de-DE", (string?)message["locale"]);
        Assert.Equal("Europe/Berlin", (string?)message["localTimezone"]);
        Assert.Equal("demo", (string?)message["channelData"]!["tenant"]!["id"]);
        Assert.True((bool?)message["channelData"]!["clientCapabilities"]!["cards"]);
        Assert.Equal(
            $"http://localhost:{app.Http.BaseAddress!.Port}/directline/connector/{LocalChatApp.ConnectorKey}", (string?)message["serviceUrl"]);
    }

    [Fact]
    public async Task A_page_without_cards_says_so_to_the_coach()
    {
        await using var app = await LocalChatApp.StartAsync();
        var user = await app.TalkAsAsync("lena");
        using var answer = await user.PostAsync("""{"type":"message","text":"1","channelData":{"clientCapabilities":{"cards":false}}}""");
        Assert.False((bool?)app.Received.Last()["channelData"]!["clientCapabilities"]!["cards"]);
    }

    [Fact]
    public async Task The_page_hears_its_own_message_with_the_mark_it_put_on_it()
    {
        await using var app = await LocalChatApp.StartAsync();
        var user = await app.TalkAsAsync("lena");
        using var stream = await user.ListenAsync();
        using var answer = await user.SayAsync("Hallo", "mark-7");

        var echo = Assert.Single((await stream.NextAsync()).Activities);
        Assert.Equal("mark-7", (string?)echo["channelData"]!["clientActivityID"]);
        Assert.Equal("Hallo", (string?)echo["text"]);
        Assert.Equal("user", (string?)echo["from"]!["role"]);
        Assert.Equal("29:lena", (string?)echo["from"]!["id"]);
    }

    [Fact]
    public async Task A_reply_sent_before_the_coach_has_answered_still_comes_after_the_message()
    {
        await using var app = await LocalChatApp.StartAsync();
        var user = await app.TalkAsAsync("lena");
        app.Coach = async activity =>
        {
            using var sent = await app.ConnectAsync(
                HttpMethod.Post, $"conversations/local-lena/activities/{activity["id"]}", """{"type":"message","text":"reply"}""");
            return new DeliveredAnswer(202, null);
        };
        using var stream = await user.ListenAsync();
        using var answer = await user.SayAsync("question");

        var heard = await stream.NextAsync(2);
        Assert.Equal(["question", "reply"], heard.Select(activity => (string)activity["text"]!));
        Assert.Equal((string?)heard[0]["id"], (string?)heard[1]["replyToId"]);
        Assert.Equal("bot", (string?)heard[1]["from"]!["role"]);
        Assert.True(string.CompareOrdinal((string)heard[0]["id"]!, (string)heard[1]["id"]!) < 0);
    }

    [Fact]
    public async Task A_message_the_coach_did_not_take_is_not_sent_and_leaves_nothing_behind()
    {
        await using var app = await LocalChatApp.StartAsync();
        var user = await app.TalkAsAsync("lena");
        app.Coach = _ => Task.FromResult(new DeliveredAnswer(503, null));
        using var refused = await user.SayAsync("lost");
        app.Coach = _ => Task.FromResult(new DeliveredAnswer(200, null));
        using var taken = await user.SayAsync("kept");
        Assert.Equal(HttpStatusCode.FailedDependency, refused.StatusCode);
        Assert.Equal(["kept"], (await user.ReadAsync()).Activities.Select(activity => (string)activity["text"]!));
    }

    [Fact]
    public async Task A_coach_who_takes_too_long_is_not_waited_for()
    {
        await using var app = await LocalChatApp.StartAsync(options => options with { CoachTimeout = TimeSpan.FromMilliseconds(200) });
        var user = await app.TalkAsAsync("lena");
        app.Coach = async _ =>
        {
            await Task.Delay(TimeSpan.FromSeconds(20));
            return new DeliveredAnswer(200, null);
        };
        using var answer = await user.SayAsync("anybody there?").WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(HttpStatusCode.FailedDependency, answer.StatusCode);
    }

    [Fact]
    public async Task A_reload_brings_the_whole_chat_back_as_it_now_stands()
    {
        await using var app = await LocalChatApp.StartAsync();
        var user = await app.TalkAsAsync("lena");
        using var said = await user.SayAsync("Hallo");
        var id = await PostAsync(app, """{"type":"message","text":"old"}""");
        using var typing = await app.ConnectAsync(HttpMethod.Post, "conversations/local-lena/activities", """{"type":"typing"}""");
        using var updated = await app.ConnectAsync(HttpMethod.Put, $"conversations/local-lena/activities/{id}", """{"type":"message","text":"new"}""");

        using var reloaded = await (await app.EnterAsync("lena")).ListenAsync();
        Assert.Equal(["Hallo", "new"], (await reloaded.NextAsync()).Activities.Select(activity => (string)activity["text"]!));
    }

    [Fact]
    public async Task A_reconnect_brings_only_what_was_missed_replaced_messages_too()
    {
        await using var app = await LocalChatApp.StartAsync();
        var user = await app.TalkAsAsync("lena");
        var first = await PostAsync(app, """{"type":"message","text":"first"}""");
        string watermark;
        using (var stream = await user.ListenAsync())
            watermark = (await stream.NextAsync()).Watermark;

        await PostAsync(app, """{"type":"message","text":"second"}""");
        using var updated = await app.ConnectAsync(HttpMethod.Put, $"conversations/local-lena/activities/{first}", """{"type":"message","text":"changed"}""");
        using var again = await user.ListenAsync(watermark);
        var missed = (await again.NextAsync()).Activities;
        Assert.Equal(["second", "changed"], missed.Select(activity => (string)activity["text"]!));
        Assert.Equal(first, (string?)missed[1]["id"]);
    }

    [Fact]
    public async Task Pings_of_the_page_are_nothing_to_it()
    {
        await using var app = await LocalChatApp.StartAsync();
        var user = await app.TalkAsAsync("lena");
        using var stream = await user.ListenAsync();
        await stream.PingAsync();
        await PostAsync(app, """{"type":"message","text":"still here"}""");
        Assert.Equal("still here", (string?)Assert.Single((await stream.NextAsync()).Activities)["text"]);
    }

    [Fact]
    public async Task One_person_cannot_read_or_write_in_the_conversation_of_another()
    {
        await using var app = await LocalChatApp.StartAsync();
        var lena = await app.TalkAsAsync("lena");
        var omar = await app.TalkAsAsync("omar");
        using var said = await lena.SayAsync("private");

        foreach (var path in new[] { "/local-lena", "/local-lena/activities" })
            Assert.Equal(HttpStatusCode.Forbidden, (await omar.SendAsync(HttpMethod.Get, path)).StatusCode);
        using var written = await omar.SendAsync(HttpMethod.Post, "/local-lena/activities", """{"type":"message","text":"as lena"}""");
        Assert.Equal(HttpStatusCode.Forbidden, written.StatusCode);
        using var stream = await app.Http.GetAsync($"/directline/conversations/local-lena/stream?t={omar.Token}");
        Assert.Equal(HttpStatusCode.Forbidden, stream.StatusCode);
        Assert.Empty((await omar.ReadAsync()).Activities);
        Assert.NotEqual(lena.Token, omar.Token);
    }

    [Fact]
    public async Task After_a_restart_the_old_token_is_refused_and_the_same_person_has_the_same_conversation()
    {
        LocalChatUser before;
        await using (var app = await LocalChatApp.StartAsync())
            before = await app.TalkAsAsync("lena");

        await using var restarted = await LocalChatApp.StartAsync();
        var after = await restarted.EnterAsync("lena");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/directline/conversations/{before.ConversationId}?watermark=3");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", before.Token);
        Assert.Equal(HttpStatusCode.Forbidden, (await restarted.Http.SendAsync(request)).StatusCode);
        Assert.Equal(before.ConversationId, after.ConversationId);
    }

    [Fact]
    public async Task A_token_is_refreshed_without_a_body()
    {
        await using var app = await LocalChatApp.StartAsync();
        var user = await app.EnterAsync("lena");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/directline/tokens/refresh");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", user.Token);
        Assert.Equal(user.Token, (string?)(await LocalChatApp.ReadAsync(await app.Http.SendAsync(request)))["token"]);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"type":"message","type":"message"}""")]
    [InlineData("""{"type":"conversationUpdate"}""")]
    [InlineData("""{"type":7}""")]
    [InlineData("{}")]
    public async Task What_is_no_message_is_refused_and_reaches_nobody(string body)
    {
        await using var app = await LocalChatApp.StartAsync();
        var user = await app.TalkAsAsync("lena");
        using var answer = await user.PostAsync(body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotNull((await LocalChatApp.ReadAsync(answer))["error"]!["message"]);
        Assert.Single(app.Received);
    }

    [Fact]
    public async Task A_file_is_refused_kindly()
    {
        await using var app = await LocalChatApp.StartAsync();
        var user = await app.TalkAsAsync("lena");
        using var answer = await user.SendAsync(HttpMethod.Post, "/local-lena/upload", "{}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("reads no files", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_has_no_conversation()
    {
        await using var app = await LocalChatApp.StartAsync();
        using var request = LocalChatApp.Post("/directline/tokens/generate", """{"as":"nobody"}""");
        request.Headers.Add("x-chatcoach-page", await app.PageTokenAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await app.Http.SendAsync(request)).StatusCode);
    }

    private static async Task<string> PostAsync(LocalChatApp app, string activity)
    {
        using var sent = await app.ConnectAsync(HttpMethod.Post, "conversations/local-lena/activities", activity);
        return (string)(await LocalChatApp.ReadAsync(sent.EnsureSuccessStatusCode()))["id"]!;
    }
}
