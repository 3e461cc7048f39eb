using System.Text.Json.Nodes;
using ChatCoach.Protocol.Model;

namespace ChatCoach.Host.Tests.Ai;

/// <summary>The wire to a language model: whatever its service does, there is an end that a guide can go on from.</summary>
public sealed class ModelClientTests
{
    private const string Filtered = """{"error":{"message":"The response was filtered","type":null,"param":"prompt","code":"content_filter","status":400,"innererror":{"code":"ResponsibleAIPolicyViolation","content_filter_result":{"violence":{"filtered":true,"severity":"medium"}}}}}""";

    private static readonly ModelCall Question = new("Answer in JSON.", [new ModelTurn(false, "first"), new ModelTurn(true, "second"), new ModelTurn(false, "third")], "words",
        """{"type":"object","properties":{"message":{"type":"string"}},"required":["message"],"additionalProperties":false}""", 400);

    [Fact]
    public async Task A_question_carries_its_schema_and_turns_and_the_answer_comes_piece_by_piece()
    {
        await using var model = await ModelStandIn.StartAsync();
        var heard = new List<string>();

        var outcome = await model.Client.AskAsync(Question, Hear(heard), default);

        Assert.Equal((ModelEnd.Said, """{"message":"Guten Tag"}"""), (outcome.End, outcome.Text));
        Assert.Equal(["""{"messa""", """{"message":"Gu"""], heard.Take(2));
        var call = Assert.Single(model.Calls);
        Assert.Equal("/openai/v1/chat/completions", call.Path);
        Assert.Equal("Bearer secret", call.Authorization);
        Assert.Equal(["system Answer in JSON.", "user first", "assistant second", "user third"], call.Body["messages"]!.AsArray().Select(m => $"{m!["role"]} {TextOf(m)}"));
        Assert.True(call.Body["response_format"]!["json_schema"]!["strict"]!.GetValue<bool>());
        Assert.Equal("words", call.Body["model"]!.GetValue<string>());
        Assert.Equal(400, call.Body["max_completion_tokens"]!.GetValue<int>());
    }

    [Fact]
    public async Task Without_a_key_the_bots_identity_asks()
    {
        await using var model = await ModelStandIn.StartAsync(o => o with { Key = null });

        Assert.Equal(ModelEnd.Said, await EndAsync(model));

        Assert.Equal("Bearer token-1", Assert.Single(model.Calls).Authorization);
        Assert.Equal(["https://ai.azure.com/.default"], model.Credential.Asked!.Value.Scopes);
    }

    [Theory]
    [InlineData(400, Filtered, ModelEnd.Filtered)]
    [InlineData(400, """{"error":{"code":"context_length_exceeded"}}""", ModelEnd.Broken)]
    [InlineData(400, "no JSON", ModelEnd.Broken)]
    [InlineData(401, """{"error":{"code":"401"}}""", ModelEnd.Misconfigured)]
    [InlineData(403, "", ModelEnd.Misconfigured)]
    [InlineData(404, """{"error":{"code":"DeploymentNotFound"}}""", ModelEnd.Misconfigured)]
    [InlineData(429, "", ModelEnd.Busy)]
    [InlineData(500, "<html>", ModelEnd.Unavailable)]
    [InlineData(503, "", ModelEnd.Unavailable)]
    [InlineData(302, "", ModelEnd.Broken)]
    public async Task Each_status_has_its_end_and_is_asked_once(int status, string body, ModelEnd end)
    {
        await using var model = await ModelStandIn.StartAsync();
        model.Answer = ModelStandIn.Status(status, body, ("Location", "https://localhost:1/"));

        Assert.Equal(end, await EndAsync(model));
        Assert.Single(model.Calls);
    }

    [Fact]
    public async Task Too_many_calls_are_asked_once_more_after_a_short_wait_and_not_after_a_long_one()
    {
        await using var model = await ModelStandIn.StartAsync();
        model.Answer = context => (model.Calls.Count == 1 ? ModelStandIn.Status(429, "", ("retry-after-ms", "40")) : ModelStandIn.Said("{}"))(context);
        Assert.Equal(ModelEnd.Said, await EndAsync(model));
        Assert.Equal(2, model.Calls.Count);

        model.Answer = ModelStandIn.Status(429, "", ("retry-after-ms", "60000"));
        Assert.Equal(ModelEnd.Busy, await EndAsync(model));
        Assert.Equal(3, model.Calls.Count);
    }

    [Fact]
    public async Task A_filtered_refused_truncated_or_malformed_answer_is_none()
    {
        await using var model = await ModelStandIn.StartAsync();
        foreach (var (answer, end) in new[]
        {
            (ModelStandIn.Said("""{"message":"Gut""", "content_filter"), ModelEnd.Filtered),
            (ModelStandIn.Said("""{"message":"Gut""", "length"), ModelEnd.Broken),
            (ModelStandIn.Said(""), ModelEnd.Broken),
            (ModelStandIn.Refused("I cannot"), ModelEnd.Refused),
            (context => ModelStandIn.PieceAsync(context, "{\"choices\":[{\"delta\":{\"content\":"), ModelEnd.Broken),
            (context => ModelStandIn.PieceAsync(context, ModelStandIn.Piece(new JsonObject { ["content"] = "{" }, null)), ModelEnd.Broken),
            (ModelStandIn.Said(new string('x', 20_000)), ModelEnd.Broken),
        })
        {
            model.Answer = answer;
            Assert.Equal(end, await EndAsync(model));
        }
    }

    [Fact]
    public async Task A_connection_that_breaks_in_the_middle_is_an_end_too()
    {
        await using var model = await ModelStandIn.StartAsync();
        model.Answer = async context =>
        {
            await ModelStandIn.PieceAsync(context, ModelStandIn.Piece(new JsonObject { ["content"] = "{\"message\":" }, null));
            context.Abort();
        };
        Assert.Equal(ModelEnd.Unavailable, await EndAsync(model));
    }

    [Fact]
    public async Task Silence_ends_at_the_first_word_and_again_at_the_last()
    {
        await using var model = await ModelStandIn.StartAsync(o => o with { FirstWord = TimeSpan.FromMilliseconds(300), Whole = TimeSpan.FromSeconds(2) });
        model.Answer = context => Task.Delay(TimeSpan.FromSeconds(60), context.RequestAborted);
        Assert.Equal(ModelEnd.Slow, await EndAsync(model));

        var heard = new List<string>();
        model.Answer = async context =>
        {
            await ModelStandIn.PieceAsync(context, ModelStandIn.Piece(new JsonObject { ["content"] = "{" }, null));
            await Task.Delay(TimeSpan.FromSeconds(60), context.RequestAborted);
        };
        Assert.Equal(ModelEnd.Slow, (await model.Client.AskAsync(Question, Hear(heard), default)).End);
        Assert.Equal(["{"], heard);
    }

    [Fact]
    public async Task A_service_that_is_down_rests_and_is_tried_again_after_it()
    {
        await using var model = await ModelStandIn.StartAsync();
        model.Answer = ModelStandIn.Status(500, "");
        for (var n = 0; n < ModelBreaker.MostFailures; n++)
            Assert.Equal(ModelEnd.Unavailable, await EndAsync(model));
        Assert.Equal(ModelEnd.Resting, await EndAsync(model));

        model.Clock.Now += ModelBreaker.Rest;
        Assert.Equal(ModelEnd.Unavailable, await EndAsync(model));
        Assert.Equal(ModelEnd.Resting, await EndAsync(model));

        model.Clock.Now += ModelBreaker.Rest;
        model.Answer = ModelStandIn.Said("{}");
        Assert.Equal(ModelEnd.Said, await EndAsync(model));
        Assert.Equal(ModelEnd.Said, await EndAsync(model));
    }

    [Fact]
    public async Task Who_stops_it_stops_it()
    {
        await using var model = await ModelStandIn.StartAsync();
        model.Answer = context => Task.Delay(TimeSpan.FromSeconds(60), context.RequestAborted);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => model.Client.AskAsync(Question, null, stop.Token));
    }

    private static async Task<ModelEnd> EndAsync(ModelStandIn model) => (await model.Client.AskAsync(Question, null, default)).End;

    private static Func<string, Task> Hear(List<string> heard) => text =>
    {
        heard.Add(text);
        return Task.CompletedTask;
    };

    private static string TextOf(JsonNode message) => message["content"] is JsonArray parts ? string.Concat(parts.Select(p => p!["text"])) : message["content"]!.GetValue<string>();
}
