using System.Net;

namespace ChatCoach.Host.Tests.LocalChat;

public sealed class ConnectorStandInTests
{
    private const string Activities = "conversations/local-lena/activities";

    [Theory]
    [InlineData("""{"type":"message","text":"x"}""", HttpStatusCode.Created)]
    [InlineData("""{"type":"typing"}""", HttpStatusCode.Accepted)]
    [InlineData("""{"type":"event"}""", HttpStatusCode.BadRequest)]
    [InlineData("nonsense", HttpStatusCode.BadRequest)]
    public async Task It_answers_a_post_as_the_connector_does(string activity, HttpStatusCode expected)
    {
        await using var app = await LocalChatApp.StartAsync();
        using var answer = await app.ConnectAsync(HttpMethod.Post, Activities, activity);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_deleted_message_is_gone_and_can_be_changed_no_more()
    {
        await using var app = await LocalChatApp.StartAsync();
        var user = await app.TalkAsAsync("lena");
        using var sent = await app.ConnectAsync(HttpMethod.Post, Activities, """{"type":"message","text":"x"}""");
        var id = (string)(await LocalChatApp.ReadAsync(sent))["id"]!;
        var (_, watermark) = await user.ReadAsync();

        using var deleted = await app.ConnectAsync(HttpMethod.Delete, $"{Activities}/{id}");
        using var changed = await app.ConnectAsync(HttpMethod.Put, $"{Activities}/{id}", """{"type":"message","text":"y"}""");
        Assert.Equal(HttpStatusCode.OK, deleted.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, changed.StatusCode);
        Assert.Equal("ActivityNotFoundInConversation", (string?)(await LocalChatApp.ReadAsync(changed))["error"]!["code"]);
        Assert.Equal("messageDelete", (string?)Assert.Single((await user.ReadAsync(watermark)).Activities)["type"]);
        Assert.Empty((await user.ReadAsync()).Activities);
    }

    [Fact]
    public async Task What_a_person_wrote_is_not_the_coachs_to_change()
    {
        await using var app = await LocalChatApp.StartAsync();
        var user = await app.TalkAsAsync("lena");
        using var said = await user.SayAsync("mine");
        var id = (string)(await LocalChatApp.ReadAsync(said))["id"]!;
        using var changed = await app.ConnectAsync(HttpMethod.Put, $"{Activities}/{id}", """{"type":"message","text":"theirs"}""");
        using var deleted = await app.ConnectAsync(HttpMethod.Delete, $"{Activities}/{id}");
        Assert.Equal(HttpStatusCode.NotFound, changed.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, deleted.StatusCode);
        Assert.Equal("mine", (string?)Assert.Single((await user.ReadAsync()).Activities)["text"]);
    }

    [Theory]
    [InlineData("29:omar")]
    [InlineData("omar")]
    public async Task Creating_a_conversation_finds_the_one_of_the_member(string member)
    {
        await using var app = await LocalChatApp.StartAsync();
        using var answer = await app.ConnectAsync(HttpMethod.Post, "conversations", $$"""{"isGroup":false,"members":[{"id":"{{member}}"}]}""");
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("local-omar", (string?)(await LocalChatApp.ReadAsync(answer))["id"]);
    }

    [Fact]
    public async Task A_message_sent_before_the_page_was_ever_open_is_there_when_it_opens()
    {
        await using var app = await LocalChatApp.StartAsync();
        using var sent = await app.ConnectAsync(HttpMethod.Post, "conversations/local-omar/activities", """{"type":"message","text":"a nudge"}""");
        var omar = await app.TalkAsAsync("omar");
        Assert.Equal("a nudge", (string?)Assert.Single((await omar.ReadAsync()).Activities)["text"]);
        Assert.Single(app.Received, activity => (string?)activity["type"] == "conversationUpdate");
    }

    [Theory]
    [InlineData("POST", "conversations", """{"members":[]}""", HttpStatusCode.BadRequest, "BadSyntax")]
    [InlineData("POST", "conversations", """{"members":[{"id":"29:nobody"}]}""", HttpStatusCode.Forbidden, "ForbiddenOperationException")]
    [InlineData("POST", "conversations/local-nobody/activities", """{"type":"message"}""", HttpStatusCode.NotFound, "ConversationNotFound")]
    [InlineData("GET", "conversations/local-lena/members/29:omar", null, HttpStatusCode.NotFound, "MemberNotFoundInConversation")]
    public async Task What_does_not_exist_is_refused_in_the_protocols_words(string method, string path, string? body, HttpStatusCode status, string code)
    {
        await using var app = await LocalChatApp.StartAsync();
        using var answer = await app.ConnectAsync(new HttpMethod(method), path, body);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(code, (string?)(await LocalChatApp.ReadAsync(answer))["error"]!["code"]);
    }

    [Fact]
    public async Task A_member_is_described_as_Teams_does()
    {
        await using var app = await LocalChatApp.StartAsync();
        using var answer = await app.ConnectAsync(HttpMethod.Get, "conversations/local-lena/members/29%3Alena");
        Assert.Equal(
            """{"id":"29:lena","name":"Lena Hofmann","aadObjectId":"lena","tenantId":"demo","userRole":"user"}""",
            (await LocalChatApp.ReadAsync(answer)).ToJsonString());
    }
}
