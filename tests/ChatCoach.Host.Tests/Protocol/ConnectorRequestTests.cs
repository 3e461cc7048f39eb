using System.Text.Json.Nodes;
using ChatCoach.Protocol.Activities;
using ChatCoach.Protocol.Connector;
using static ChatCoach.Host.Tests.Protocol.ConnectorOutcomeTests;

namespace ChatCoach.Host.Tests.Protocol;

/// <summary>What goes over the wire to a connector.</summary>
public sealed class ConnectorRequestTests : IAsyncLifetime
{
    private ConnectorFixture _connector = null!;

    private const string Conversation = "/_connector/v3/conversations/a%3A1%3Bx%3Dy%2Fz%40thread.v2";

    private ConnectorFixture.Call Only => Assert.Single(_connector.Calls);

    [Fact]
    public async Task A_message_goes_to_its_conversation_from_the_bot_to_the_person()
    {
        await _connector.SendAsync();

        Assert.Equal(("POST", $"{Conversation}/activities"), (Only.Method, Only.Path));
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"type":"message","text":"Schön, dass du da bist","channelId":"msteams","from":{"id":"28:bot","name":"Bot"},"recipient":{"id":"29:p"},"conversation":{"id":"a:1;x=y/z@thread.v2"}}"""),
            JsonNode.Parse(Only.Body)), Only.Body);
        Assert.Contains("Schön", Only.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_and_a_deletion_name_the_message()
    {
        await _connector.Client.UpdateAsync(_connector.To, "1;2", ConnectorFixture.Hello, default);
        await _connector.Client.DeleteAsync(_connector.To, "1;2", default);

        Assert.Equal([("PUT", $"{Conversation}/activities/1%3B2"), ("DELETE", $"{Conversation}/activities/1%3B2")], _connector.Calls.Select(call => (call.Method, call.Path)));
        Assert.Equal("", _connector.Calls.Last().Body);
    }

    [Fact]
    public async Task A_page_of_members_is_asked_for_where_the_one_before_ended()
    {
        _connector.Answer = ConnectorFixture.With(200, """{"continuationToken":"a+b/c=&d","members":[{"id":"29:p"},null]}""");

        var page = Assert.IsType<MembersOutcome.Page>(await _connector.Client.GetMembersAsync(_connector.To, null, default));
        await _connector.Client.GetMembersAsync(_connector.To, page.Next, default);

        Assert.Equal("29:p", Assert.Single(page.Members).Id);
        Assert.Equal(
            [("GET", $"{Conversation}/pagedmembers?pageSize=500"), ("GET", $"{Conversation}/pagedmembers?pageSize=500&continuationToken=a%2Bb%2Fc%3D%26d")],
            _connector.Calls.Select(call => (call.Method, call.Path)));
    }

    [Theory]
    [InlineData("""{"members":[{"id":"29:p"}],"continuationToken":""}""", "1 and no more")]
    [InlineData("""{"members":[]}""", "0 and no more")]
    [InlineData("""{}""", "RetryLater")]
    [InlineData("""{"members":[{"id":"29:p"}""", "RetryLater")]
    [InlineData("<html>", "RetryLater")]
    public async Task What_is_no_page_of_members_is_none(string body, string comesOutAs)
    {
        _connector.Answer = ConnectorFixture.Ok(body);

        var outcome = await _connector.Client.GetMembersAsync(_connector.To, null, default);

        Assert.Equal(comesOutAs, outcome switch
        {
            MembersOutcome.Page page => $"{page.Members.Count} and {page.Next ?? "no more"}",
            MembersOutcome.Failed failed => InWords(failed.Why),
            _ => "",
        });
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData(null)]
    public async Task An_id_that_would_climb_in_the_path_is_not_sent(string? id)
    {
        var climbing = _connector.To with { Conversation = new ConversationAccount { Id = id } };

        Assert.Equal("Rejected 0 BadId", InWords(await _connector.Client.SendAsync(climbing, ConnectorFixture.Hello, default)));
        Assert.Equal("Rejected 0 BadId", InWords(await _connector.Client.DeleteAsync(_connector.To, id!, default)));
        Assert.Empty(_connector.Calls);
    }

    [Fact]
    public async Task A_chat_with_one_person_is_opened_without_writing_into_it()
    {
        _connector.Answer = ConnectorFixture.With(201, """{"id":"a:new"}""");

        var outcome = await _connector.Client.CreateConversationAsync(
            _connector.To.ServiceUrl, new ChannelAccount { Id = "29:p", Name = "Erika" }, new ChannelAccount { Id = "28:bot" }, "t-1", default);

        Assert.Equal("Sent a:new", InWords(outcome));
        Assert.Equal(("POST", "/_connector/v3/conversations"), (Only.Method, Only.Path));
        Assert.Equal("""{"isGroup":false,"members":[{"id":"29:p"}],"bot":{"id":"28:bot"},"tenantId":"t-1","channelData":{"tenant":{"id":"t-1"}}}""", Only.Body);
    }

    [Theory]
    [InlineData(202, "", "Rejected 202 NoConversationId")]
    [InlineData(502, "", "RetryLater")]
    [InlineData(403, """{"error":{"code":"ForbiddenOperationException"}}""", "Unreachable NotInstalled")]
    public async Task Opening_a_chat_needs_its_id_and_may_be_repeated(int status, string body, string outcome)
    {
        _connector.Answer = ConnectorFixture.With(status, body);

        Assert.Equal(outcome, InWords(await _connector.Client.CreateConversationAsync(_connector.To.ServiceUrl, new ChannelAccount { Id = "29:p" }, null, null, default)));
    }

    [Fact]
    public async Task A_member_is_found_by_id_with_whatever_is_known()
    {
        _connector.Answer = ConnectorFixture.Ok("""{"id":"29:p","name":"Erika","objectId":"o-1","userRole":"guest","new":1}""");

        var found = Assert.IsType<MemberOutcome.Found>(await _connector.Client.GetMemberAsync(_connector.To, "29:p", default));

        Assert.Equal(("29:p", "Erika", "o-1", "guest"), (found.Member.Id, found.Member.Name, found.Member.EntraId, found.Member.UserRole));
        Assert.Equal(("GET", $"{Conversation}/members/29%3Ap"), (Only.Method, Only.Path));
    }

    [Theory]
    [InlineData(404, """{"error":{"code":"MemberNotFoundInConversation"}}""", "NotAMember")]
    [InlineData(404, """{"error":{"code":"ConversationNotFound"}}""", "Failed: Unreachable ConversationGone")]
    [InlineData(200, "<html>", "Failed: Rejected 200 NoMember")]
    [InlineData(200, "null", "Failed: Rejected 200 NoMember")]
    [InlineData(504, "", "Failed: RetryLater")]
    public async Task A_member_who_is_not_found_is_told_from_a_service_that_fails(int status, string body, string expected)
    {
        _connector.Answer = ConnectorFixture.With(status, body);

        var outcome = await _connector.Client.GetMemberAsync(_connector.To, "29:p", default);

        Assert.Equal(expected, outcome is MemberOutcome.Failed failed ? $"Failed: {InWords(failed.Why)}" : outcome.GetType().Name);
    }

    [Fact]
    public async Task Eighty_kilobytes_are_sent_and_one_byte_more_is_not()
    {
        var frame = _connector.To.Address(new Activity { Type = "message", Text = "" }).ToUtf8().Length;
        var fits = new Activity { Type = "message", Text = new string('x', ConnectorLimits.MaxActivityBytes - frame) };

        Assert.Equal("Sent 1", InWords(await _connector.Client.SendAsync(_connector.To, fits, default)));
        Assert.Equal("TooLarge", InWords(await _connector.Client.SendAsync(_connector.To, fits with { Text = fits.Text + "x" }, default)));
        Assert.Single(_connector.Calls);
    }

    public async Task InitializeAsync() => _connector = await ConnectorFixture.StartAsync(withTokens: false, path: "_connector/");

    public async Task DisposeAsync() => await _connector.DisposeAsync();
}
