using System.Text;
using System.Text.Json.Nodes;
using ChatCoach.Protocol.Activities;
using ChatCoach.Protocol.Invokes;

namespace ChatCoach.Host.Tests.Protocol;

public sealed class InvokeAnswerTests
{
    private static string Body(InvokeAnswer answer) => Encoding.UTF8.GetString(answer.ToUtf8().Span);

    [Fact]
    public void A_card_takes_the_place_of_the_one_that_was_clicked()
    {
        var answer = InvokeAnswer.Card(new RawJson("""{"type":"AdaptiveCard"}"""u8.ToArray()));

        Assert.Equal(200, answer.Status);
        Assert.Equal("""{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"type":"AdaptiveCard"}}""", Body(answer));
    }

    [Fact]
    public void A_sentence_stands_near_the_card()
        => Assert.Equal("""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"Schön, größer"}""", Body(InvokeAnswer.Message("Schön, größer")));

    [Fact]
    public void An_error_is_HTTP_200_with_the_status_in_the_body()
    {
        var answer = InvokeAnswer.Error(400, "BadRequest", "Bitte noch einmal.");

        Assert.Equal(200, answer.Status);
        Assert.Equal("""{"statusCode":400,"type":"application/vnd.microsoft.error","value":{"code":"BadRequest","message":"Bitte noch einmal."}}""", Body(answer));
    }

    [Fact]
    public void What_there_is_not_is_501_and_what_needs_no_answer_is_empty()
    {
        Assert.Equal((501, ""), (InvokeAnswer.NotImplemented.Status, Body(InvokeAnswer.NotImplemented)));
        Assert.Equal((200, ""), (InvokeAnswer.Empty.Status, Body(InvokeAnswer.Empty)));
    }

    [Fact]
    public void Typeahead_answers_rows_or_none()
    {
        Assert.Equal("""{"statusCode":200,"type":"application/vnd.microsoft.search.searchResponse","value":{"results":[]}}""", Body(InvokeAnswer.NoResults()));
        Assert.Contains("""[{"title":"Mainz","value":"mz"}]""", Body(InvokeAnswer.Results([("Mainz", "mz")])), StringComparison.Ordinal);
    }

    [Fact]
    public void Expected_replies_stand_in_the_answer_with_the_outcome_of_the_invoke_last()
    {
        var reply = new Activity { Type = ActivityTypes.Message, Text = "hallo" };

        Assert.Equal("""{"activities":[{"type":"message","text":"hallo"}]}""", Encoding.UTF8.GetString(ExpectedReplies.ToUtf8([reply])));
        Assert.Equal("""{"activities":[]}""", Encoding.UTF8.GetString(ExpectedReplies.ToUtf8([])));
        Assert.Equal(
            """{"activities":[{"type":"message","text":"hallo"},{"type":"invokeResponse","value":{"status":200,"body":{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"ok"}}}]}""",
            Encoding.UTF8.GetString(ExpectedReplies.ToUtf8([reply], InvokeAnswer.Message("ok"))));
        Assert.Equal(
            """{"activities":[{"type":"invokeResponse","value":{"status":501}}]}""",
            Encoding.UTF8.GetString(ExpectedReplies.ToUtf8([], InvokeAnswer.NotImplemented)));
    }

    [Fact]
    public void Every_invoke_name_written_down_is_known()
    {
        var names = typeof(InvokeNames).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal(InvokeNames.Known.Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
    }
}
