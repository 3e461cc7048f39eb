using System.Text;
using ChatCoach.Protocol.Activities;

namespace ChatCoach.Host.Tests.Protocol;

public sealed class ActivityReadingTests
{
    private static string? ProblemOf(string json)
        => Activity.TryParse(Encoding.UTF8.GetBytes(json), out _, out var problem) ? null : problem;

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("{\"type\":\"message\"")]
    [InlineData("{\"type\":\"message\"} {}")]
    [InlineData("{'type':'message'}")]
    public void What_is_no_JSON_is_called_so(string body) => Assert.StartsWith("The body is not JSON", ProblemOf(body), StringComparison.Ordinal);

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"message\"")]
    [InlineData("12")]
    public void JSON_that_is_no_object_is_called_so(string body) => Assert.Contains("not an object", ProblemOf(body), StringComparison.Ordinal);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"type":""}""")]
    [InlineData("""{"type":null}""")]
    [InlineData("""{"Type":"message"}""")]
    public void An_activity_needs_a_type(string body) => Assert.Contains("no \"type\"", ProblemOf(body), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"type":5}""", "$.type")]
    [InlineData("""{"type":"message","text":{}}""", "$.text")]
    [InlineData("""{"type":"message","from":"me"}""", "$.from")]
    [InlineData("""{"type":"message","entities":{}}""", "$.entities")]
    [InlineData("""{"type":"message","conversation":{"isGroup":"yes"}}""", "$.conversation.isGroup")]
    [InlineData("""{"type":"message","type":"invoke"}""", "$.type")]
    public void A_member_of_the_wrong_kind_is_named(string body, string path) => Assert.Contains(path, ProblemOf(body), StringComparison.Ordinal);

    [Theory]
    [InlineData("message")]
    [InlineData("messageUpdate")]
    [InlineData("messageDelete")]
    [InlineData("messageReaction")]
    [InlineData("installationUpdate")]
    public void What_a_person_does_needs_a_person_and_a_conversation(string type)
    {
        Assert.Contains("\"from\"", ProblemOf($$$"""{"type":"{{{type}}}","conversation":{"id":"a:1"}}"""), StringComparison.Ordinal);
        Assert.Contains("\"conversation\"", ProblemOf($$$"""{"type":"{{{type}}}","from":{"id":"29:a"}}"""), StringComparison.Ordinal);
        Assert.Null(ProblemOf($$$"""{"type":"{{{type}}}","from":{"id":"29:a"},"conversation":{"id":"a:1"}}"""));
    }

    [Fact]
    public void Members_that_come_or_go_need_a_conversation_but_no_sender()
    {
        Assert.Contains("\"conversation\"", ProblemOf("""{"type":"conversationUpdate"}"""), StringComparison.Ordinal);
        Assert.Null(ProblemOf("""{"type":"conversationUpdate","conversation":{"id":"a:1"}}"""));
    }

    [Theory]
    [InlineData("id", "a\\u0000b")]
    [InlineData("replyToId", "a\\nb")]
    [InlineData("channelId", "ms\\u0007teams")]
    public void An_id_with_control_characters_is_refused(string member, string id) =>
        Assert.Contains("control characters", ProblemOf($$$"""{"type":"message","{{{member}}}":"{{{id}}}","from":{"id":"29:a"},"conversation":{"id":"a:1"}}"""), StringComparison.Ordinal);

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        byte[] body = [.. Encoding.UTF8.GetBytes("{\"type\":\"message\",\"from\":{\"id\":\"29:a\"},\"conversation\":{\"id\":\"a:1\"},\"text\":\""), 0xC3, 0x28, .. "\"}"u8];

        Assert.False(Activity.TryParse(body, out _, out var problem));
        Assert.Contains("not UTF-8", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_of_a_thousand_characters_is_taken_and_a_longer_one_refused()
    {
        Assert.Null(ProblemOf($$$"""{"type":"message","from":{"id":"{{{new string('a', 1000)}}}"},"conversation":{"id":"a:1"}}"""));
        Assert.Contains("longer", ProblemOf($$$"""{"type":"message","from":{"id":"29:a"},"conversation":{"id":"{{{new string('a', 1001)}}}"}}"""), StringComparison.Ordinal);
    }

    [Fact]
    public void An_invoke_needs_a_name()
    {
        Assert.Contains("\"name\"", ProblemOf("""{"type":"invoke","from":{"id":"29:a"},"conversation":{"id":"a:1"}}"""), StringComparison.Ordinal);
        Assert.Null(ProblemOf("""{"type":"invoke","name":"x","from":{"id":"29:a"},"conversation":{"id":"a:1"}}"""));
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("endOfConversation")]
    [InlineData("somethingNew")]
    public void Kinds_nobody_acts_on_need_nothing_else(string type) => Assert.Null(ProblemOf($$"""{"type":"{{type}}"}"""));

    [Theory]
    [InlineData("""{"type":"typing","text":"\ud800"}""")]
    [InlineData("""{"type":"typing","channelData":{"deep":["\udc00x"]}}""")]
    [InlineData("""{"type":"typing","\ud800":1}""")]
    public void Half_a_character_is_refused_before_anybody_stumbles_over_it(string body)
        => Assert.Contains("Unicode", ProblemOf(body), StringComparison.Ordinal);

    [Fact]
    public void Members_that_stand_twice_are_refused_anywhere()
        => Assert.NotNull(ProblemOf("""{"type":"typing","value":{"a":1,"a":2}}"""));

    [Fact]
    public void JSON_nested_without_end_is_refused()
        => Assert.Contains("nested", ProblemOf("{\"type\":\"typing\",\"value\":" + new string('[', 5000) + new string(']', 5000) + "}"), StringComparison.Ordinal);

    [Fact]
    public void Empty_places_in_lists_are_left_out()
    {
        Assert.True(Activity.TryParse("""{"type":"typing","entities":[null],"attachments":[null],"membersAdded":[null,{"id":"a"}],"membersRemoved":[null]}"""u8, out var activity, out _));
        Assert.Empty(activity.Entities!);
        Assert.Empty(activity.Attachments!);
        Assert.Single(activity.MembersAdded!);
        Assert.Empty(activity.MembersRemoved!);
    }

    [Fact]
    public void A_byte_order_mark_is_no_obstacle()
        => Assert.True(Activity.TryParse([0xEF, 0xBB, 0xBF, .. """{"type":"typing"}"""u8], out _, out _));

    [Fact]
    public void No_problem_repeats_what_somebody_wrote()
        => Assert.DoesNotContain("secret", ProblemOf("""{"type":"message","text":{"secret":"secret"},"from":{"id":"29:secret"}}"""), StringComparison.Ordinal);
}
