using System.Net;
using System.Text.Json.Nodes;
using ChatCoach.Host.LocalChat;

namespace ChatCoach.Host.Tests.LocalChat;

public sealed class CardClickTests
{
    private const string Card = """
        {"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":
        {"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"one"}],
        "actions":[{"type":"Action.Execute","verb":"answer","data":{"run":"r1","token":"t1"}}]}}]}
        """;

    [Fact]
    public async Task A_click_reaches_the_coach_as_an_invoke_on_its_card()
    {
        await using var app = await LocalChatApp.StartAsync();
        var (user, id) = await ShowCardAsync(app);
        using var answer = await user.ClickAsync(id, """{"run":"r1","token":"t1","state":"2"}""");

        var invoke = app.Received.Last();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("invoke", (string?)invoke["type"]);
        Assert.Equal("adaptiveCard/action", (string?)invoke["name"]);
        Assert.Equal(id, (string?)invoke["replyToId"]);
        Assert.Equal(
            """{"action":{"type":"Action.Execute","verb":"answer","data":{"run":"r1","token":"t1","state":"2"}},"trigger":"manual"}""",
            invoke["value"]!.ToJsonString());
        Assert.Null(invoke["text"]);
    }

    [Fact]
    public async Task A_card_tells_the_page_which_message_it_is_in_and_keeps_its_data()
    {
        await using var app = await LocalChatApp.StartAsync();
        var (user, id) = await ShowCardAsync(app);
        var action = Action((await user.ReadAsync()).Activities.Single());
        Assert.Equal(id, (string?)action["cardActivityId"]);
        Assert.Equal("""{"run":"r1","token":"t1"}""", action["data"]!.ToJsonString());
    }

    [Fact]
    public async Task The_card_of_the_answer_stands_in_the_place_of_the_clicked_one()
    {
        await using var app = await LocalChatApp.StartAsync();
        var (user, id) = await ShowCardAsync(app);
        app.Coach = _ => Answer("application/vnd.microsoft.card.adaptive", JsonNode.Parse(
            """{"type":"AdaptiveCard","version":"1.5","body":[],"actions":[{"type":"Action.Execute","verb":"next"}]}"""));
        using var stream = await user.ListenAsync();
        var old = Assert.Single((await stream.NextAsync()).Activities);
        using var answer = await user.ClickAsync(id);

        var replaced = (await stream.NextAsync(2)).Last();
        Assert.Equal(id, (string?)replaced["id"]);
        Assert.Equal((string?)old["timestamp"], (string?)replaced["timestamp"]);
        Assert.Equal("next", (string?)Action(replaced)["verb"]);
        Assert.Equal(id, (string?)Action(replaced)["cardActivityId"]);
        Assert.Single((await user.ReadAsync()).Activities, activity => activity["attachments"] is not null);
    }

    [Fact]
    public async Task A_click_leaves_no_bubble_of_the_person()
    {
        await using var app = await LocalChatApp.StartAsync();
        var (user, id) = await ShowCardAsync(app);
        using var answer = await user.ClickAsync(id);
        var echo = (await user.ReadAsync()).Activities.Single(activity => (string?)activity["from"]!["role"] == "user");
        Assert.True((bool?)echo["channelData"]!["postBack"]);
        Assert.Null(echo["text"]);
    }

    [Fact]
    public async Task A_line_as_answer_becomes_a_message_of_the_coach()
    {
        await using var app = await LocalChatApp.StartAsync();
        var (user, id) = await ShowCardAsync(app);
        app.Coach = _ => Answer("application/vnd.microsoft.activity.message", "Noted.");
        using var answer = await user.ClickAsync(id);
        Assert.Equal("Noted.", await LastLineAsync(user));
    }

    [Fact]
    public async Task An_error_of_the_coach_is_shown_in_the_coachs_own_words()
    {
        await using var app = await LocalChatApp.StartAsync();
        var (user, id) = await ShowCardAsync(app);
        app.Coach = _ => Answer("application/vnd.microsoft.error", new JsonObject { ["code"] = "BadRequest", ["message"] = "That is closed." });
        using var answer = await user.ClickAsync(id);
        Assert.Equal("That is closed.", await LastLineAsync(user));
    }

    [Fact]
    public async Task A_click_the_coach_could_not_take_is_answered_with_an_apology_and_can_be_repeated()
    {
        await using var app = await LocalChatApp.StartAsync();
        var (user, id) = await ShowCardAsync(app);
        app.Coach = _ => Task.FromResult(new DeliveredAnswer(500, null));
        using var answer = await user.ClickAsync(id);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.StartsWith("Das hat gerade nicht geklappt", await LastLineAsync(user), StringComparison.Ordinal);
        Assert.Contains((await user.ReadAsync()).Activities, activity => (string?)activity["id"] == id);
    }

    [Fact]
    public async Task A_card_for_a_message_that_is_gone_is_shown_as_a_new_one()
    {
        await using var app = await LocalChatApp.StartAsync();
        var user = await app.TalkAsAsync("lena");
        app.Coach = _ => Answer("application/vnd.microsoft.card.adaptive", JsonNode.Parse("""{"type":"AdaptiveCard","version":"1.5"}"""));
        using var answer = await user.ClickAsync("1");
        Assert.Single((await user.ReadAsync()).Activities, activity => activity["attachments"] is not null);
    }

    private static async Task<(LocalChatUser User, string CardId)> ShowCardAsync(LocalChatApp app)
    {
        var user = await app.TalkAsAsync("lena");
        using var sent = await app.ConnectAsync(HttpMethod.Post, "conversations/local-lena/activities", Card);
        return (user, (string)(await LocalChatApp.ReadAsync(sent))["id"]!);
    }

    private static Task<DeliveredAnswer> Answer(string type, JsonNode? value) =>
        Task.FromResult(new DeliveredAnswer(200, new JsonObject { ["statusCode"] = 200, ["type"] = type, ["value"] = value }));

    private static JsonObject Action(JsonObject activity) => activity["attachments"]![0]!["content"]!["actions"]![0]!.AsObject();

    private static async Task<string?> LastLineAsync(LocalChatUser user) => (string?)(await user.ReadAsync()).Activities.Last()["text"];
}
