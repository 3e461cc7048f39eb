using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;

namespace ChatCoach.Host.Tests.LocalChat;

public sealed class GuardTests
{
    [Fact]
    public async Task Nothing_of_it_exists_unless_the_host_says_so()
    {
        await using var app = await LocalChatApp.StartAsync(options => options with { Enabled = false });
        foreach (var path in new[] { "/", "/local-chat/page.js", "/local-chat/people", "/directline/conversations/local-lena" })
            Assert.Equal(HttpStatusCode.NotFound, (await app.Http.GetAsync(path)).StatusCode);
    }

    [Theory]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("LOCALHOST:4711", HttpStatusCode.OK)]
    [InlineData("127.0.0.1:3978", HttpStatusCode.OK)]
    [InlineData("[::1]:3978", HttpStatusCode.OK)]
    [InlineData("attacker.example", HttpStatusCode.NotFound)]
    [InlineData("localhost.attacker.example", HttpStatusCode.NotFound)]
    [InlineData("127.0.0.2", HttpStatusCode.NotFound)]
    [InlineData("192.168.0.7:3978", HttpStatusCode.NotFound)]
    public async Task Only_the_names_of_this_machine_are_answered(string host, HttpStatusCode expected)
    {
        await using var app = await LocalChatApp.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = host } };
        Assert.Equal(expected, (await app.Http.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("::1", HttpStatusCode.OK)]
    [InlineData("::ffff:127.0.0.1", HttpStatusCode.OK)]
    [InlineData("192.168.0.9", HttpStatusCode.NotFound)]
    [InlineData("2001:db8::1", HttpStatusCode.NotFound)]
    public async Task Another_machine_is_refused_whatever_it_calls_us(string remote, HttpStatusCode expected)
    {
        await using var app = await LocalChatApp.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "localhost" } };
        request.Headers.Add(LocalChatApp.RemoteAddressHeader, remote);
        Assert.Equal(expected, (await app.Http.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("Forwarded", "for=10.0.0.1")]
    [InlineData("X-Forwarded-For", "10.0.0.1")]
    [InlineData("x-forwarded-host", "localhost")]
    [InlineData("X-Forwarded-Anything", "")]
    public async Task Whatever_a_proxy_passes_on_is_refused(string header, string value)
    {
        await using var app = await LocalChatApp.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add(header, value);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Http.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("https://attacker.example")]
    [InlineData("http://localhost:5000")]
    [InlineData("null")]
    public async Task Another_origin_is_refused_even_with_both_tokens(string origin)
    {
        await using var app = await LocalChatApp.StartAsync();
        var user = await app.EnterAsync("lena");
        using var request = LocalChatApp.Post("/directline/conversations", "{}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", user.Token);
        request.Headers.Add("x-chatcoach-page", await app.PageTokenAsync());
        request.Headers.Add("Origin", origin);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Http.SendAsync(request)).StatusCode);
        Assert.Empty(app.Received);
    }

    [Fact]
    public async Task The_page_itself_is_its_own_origin()
    {
        await using var app = await LocalChatApp.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Origin", app.Http.BaseAddress!.GetLeftPart(UriPartial.Authority));
        Assert.Equal(HttpStatusCode.OK, (await app.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_websocket_from_another_origin_is_refused()
    {
        await using var app = await LocalChatApp.StartAsync();
        var user = await app.TalkAsAsync("lena");
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", "https://attacker.example");
        var url = new UriBuilder(app.Http.BaseAddress!)
        {
            Scheme = "ws", Path = $"/directline/conversations/{user.ConversationId}/stream", Query = $"t={user.Token}",
        };
        var refused = await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(url.Uri, CancellationToken.None));
        Assert.Contains("404", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/jsonx")]
    public async Task A_body_that_needs_no_leave_of_the_browser_is_refused(string contentType)
    {
        await using var app = await LocalChatApp.StartAsync();
        using var request = LocalChatApp.Post("/directline/tokens/generate", """{"as":"lena"}""");
        request.Content!.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        request.Headers.Add("x-chatcoach-page", await app.PageTokenAsync());
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await app.Http.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("guessed")]
    public async Task Without_the_token_of_the_page_nobody_enters(string? pageToken)
    {
        await using var app = await LocalChatApp.StartAsync();
        using var request = LocalChatApp.Post("/directline/tokens/generate", """{"as":"lena"}""");
        if (pageToken is not null)
            request.Headers.Add("x-chatcoach-page", pageToken);
        Assert.Equal(HttpStatusCode.Forbidden, (await app.Http.SendAsync(request)).StatusCode);
        using var people = new HttpRequestMessage(HttpMethod.Get, "/local-chat/people");
        Assert.Equal(HttpStatusCode.Forbidden, (await app.Http.SendAsync(people)).StatusCode);
    }

    [Theory]
    [InlineData("Origin", "http://localhost:5000")]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Cookie", "a=b")]
    public async Task No_browser_gets_at_the_connector_even_with_its_key(string header, string value)
    {
        await using var app = await LocalChatApp.StartAsync();
        using var request = LocalChatApp.Post(
            $"/directline/connector/{LocalChatApp.ConnectorKey}/v3/conversations/local-lena/activities", """{"type":"message","text":"x"}""");
        request.Headers.Add(header, value);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task The_connector_wants_its_key()
    {
        await using var app = await LocalChatApp.StartAsync();
        const string Message = """{"type":"message","text":"x"}""";
        using var wrong = await app.ConnectAsync(HttpMethod.Post, "conversations/local-lena/activities", Message, key: "other");
        using var right = await app.ConnectAsync(HttpMethod.Post, "conversations/local-lena/activities", Message);
        Assert.Equal(HttpStatusCode.NotFound, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.Created, right.StatusCode);
    }

    [Fact]
    public async Task A_body_too_large_for_a_message_is_refused_in_words()
    {
        await using var app = await LocalChatApp.StartAsync();
        var user = await app.TalkAsAsync("lena");
        using var answer = await user.SayAsync(new string('x', 300_000));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("too long", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
