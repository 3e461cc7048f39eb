using System.Text.Json.Nodes;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Host.Tests.Transcripts;
using ChatCoach.Protocol.Invokes;

namespace ChatCoach.Host.Tests.Wire;

/// <summary>What the channel is answered to each kind of activity (protocol of the Bot Framework, Teams docs).</summary>
public sealed class ActivityTests(SqliteCoach coach) : IClassFixture<SqliteCoach>
{
    private static int people;

    private readonly Person person = coach.Host.Person($"wire-{Interlocked.Increment(ref people)}");

    public static TheoryData<string> LeftOut =>
        [.. InvokeNames.Known.Except([InvokeNames.AdaptiveCardAction, InvokeNames.Search, InvokeNames.MessageSubmitAction]).Order(StringComparer.Ordinal), "nobody/knowsThis"];

    [Theory]
    [InlineData("messageUpdate", "editMessage")]
    [InlineData("messageUpdate", "undeleteMessage")]
    [InlineData("messageDelete", "softDeleteMessage")]
    [InlineData("messageReaction", null)]
    [InlineData("conversationUpdate", "teamRenamed")]
    [InlineData("conversationUpdate", "channelCreated")]
    [InlineData("typing", null)]
    [InlineData("endOfConversation", null)]
    [InlineData("event", null)]
    [InlineData("aKindNobodyKnows", null)]
    public async Task Is_taken_and_nothing_is_said(string type, string? eventType)
    {
        var activity = person.Activity(type, ("text", "hallo"), ("name", "application/vnd.microsoft.readReceipt"));
        activity["channelData"]!["eventType"] = eventType;

        var answered = await coach.Host.PostAsync(activity);
        await coach.Host.SettleAsync();

        Assert.Equal((200, ""), (answered.Status, answered.Body));
        Assert.Empty(person.History);
        Assert.Equal(0, (await person.LoadAsync()).Version);
    }

    [Theory]
    [MemberData(nameof(LeftOut))]
    public async Task An_invoke_the_coach_does_not_have_is_answered_501(string name)
    {
        var answered = await coach.Host.PostAsync(person.Activity("invoke", ("name", name), ("value", new JsonObject())));
        Assert.Equal((501, ""), (answered.Status, answered.Body));
    }

    [Fact]
    public async Task Feedback_is_thanked_and_a_search_finds_nothing()
    {
        var feedback = await coach.Host.PostAsync(person.Activity("invoke", ("name", "message/submitAction"), ("value", new JsonObject { ["actionName"] = "feedback" })));
        var search = await coach.Host.PostAsync(person.Activity("invoke", ("name", "application/search"), ("value", new JsonObject { ["queryText"] = "mai" })));

        Assert.Equal((200, ""), (feedback.Status, feedback.Body));
        Assert.Equal("application/vnd.microsoft.search.searchResponse", search.Json["type"]!.GetValue<string>());
        Assert.Empty(search.Json["value"]!["results"]!.AsArray());
    }

    [Theory]
    [InlineData("add-upgrade")]
    [InlineData("remove-upgrade")]
    public async Task An_upgrade_says_nothing(string action)
    {
        await coach.Host.PostAsync(person.Installation(action));
        await coach.Host.SettleAsync();
        Assert.Empty(person.History);
    }

    [Fact]
    public async Task Install_and_members_at_the_same_instant_are_one_hello()
    {
        var events = new[] { person.Installation("add"), person.Members(), person.Members(), person.Installation("add") };
        await Task.WhenAll(events.Select(e => coach.Host.PostAsync(e)));
        await coach.Host.SettleAsync();

        Assert.Contains("Deutsch oder Englisch", Assert.Single(person.History).Shown.Plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_members_event_of_a_reload_says_nothing_more()
    {
        await person.InstallAsync();
        await coach.Host.PostAsync(person.Members());
        await coach.Host.SettleAsync();
        Assert.Single(person.History);
    }

    [Fact]
    public async Task A_mention_of_the_coach_is_no_part_of_what_was_said()
    {
        var message = person.Message("<at>Coach</at>&nbsp;hallo");
        message["entities"]!.AsArray().Add((JsonNode)new JsonObject { ["type"] = "mention", ["text"] = "<at>Coach</at>", ["mentioned"] = new JsonObject { ["id"] = Person.Bot, ["name"] = "Coach" } });
        await coach.Host.PostAsync(message);
        await coach.Host.SettleAsync();
        Assert.Contains("Deutsch oder Englisch", person.Newest.Plain, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("groupChat")]
    [InlineData("channel")]
    public async Task Called_where_others_read_along_it_answers_kindly_and_moves_to_the_private_chat(string kind)
    {
        var group = $"19:{kind}-{person.Name}@thread.v2";
        var call = InGroup(group, kind, "<at>Coach</at> mein Chef hat mich angeschrien");

        var answered = await coach.Host.PostAsync(call);
        await coach.Host.PostAsync(call.DeepClone().AsObject());
        await coach.Host.SettleAsync();

        Assert.Equal(200, answered.Status);
        Assert.Contains("Hier lesen andere mit", Assert.Single(coach.Host.FarEnd.In(group)).Text, StringComparison.Ordinal);
        var opened = Assert.Single(coach.Host.FarEnd.Calls, c => c.Conversation.Length == 0 && c.Body!["members"]![0]!["id"]!.GetValue<string>() == person.UserId);
        Assert.Contains("Deutsch oder Englisch", Assert.Single(coach.Host.FarEnd.In(opened.ActivityId!)).Text, StringComparison.Ordinal);
        Assert.Empty((await person.LoadAsync()).Memory.OpenRuns);
    }

    [Fact]
    public async Task Called_in_a_group_a_known_person_is_met_in_the_chat_they_have()
    {
        await person.SayAsync("hallo");
        await person.SayAsync("Deutsch");
        await person.SayAsync("Einverstanden");
        await coach.Host.PostAsync(InGroup($"19:known-{person.Name}@thread.v2", "groupChat", "<at>Coach</at> hallo"));
        await coach.Host.SettleAsync();
        Assert.Contains("unter uns", person.Newest.Plain, StringComparison.Ordinal);
        Assert.DoesNotContain(coach.Host.FarEnd.Calls, c => c.Conversation.Length == 0 && c.Body!["members"]![0]!["id"]!.GetValue<string>() == person.UserId);
    }

    [Fact]
    public async Task Who_has_not_installed_the_app_still_gets_the_kind_answer()
    {
        coach.Host.FarEnd.Answer("", 403, """{"error":{"code":"ForbiddenOperationException"}}""");
        var group = $"19:not-installed-{person.Name}@thread.v2";
        var answered = await coach.Host.PostAsync(InGroup(group, "groupChat", "<at>Coach</at> hallo"));
        coach.Host.FarEnd.BehaveAsUsual("");
        Assert.Equal(200, answered.Status);
        Assert.Single(coach.Host.FarEnd.In(group));
    }

    [Fact]
    public async Task Expected_replies_come_in_the_answer_and_nowhere_else()
    {
        var message = person.Message("hallo");
        message["deliveryMode"] = "expectReplies";
        var answered = await coach.Host.PostAsync(message);
        var reply = Assert.Single(answered.Json["activities"]!.AsArray())!.AsObject();
        var shown = Shown.Of(reply);
        Assert.Contains("Deutsch oder Englisch", shown.Plain, StringComparison.Ordinal);

        var click = person.Click("answer", shown.Find("Deutsch").Data.DeepClone().AsObject(), "m-0");
        click["deliveryMode"] = "expectReplies";
        click.Remove("replyToId");
        var invoked = Assert.Single((await coach.Host.PostAsync(click)).Json["activities"]!.AsArray())!;
        Assert.Equal("invokeResponse", invoked["type"]!.GetValue<string>());
        Assert.Equal(200, invoked["value"]!["status"]!.GetValue<int>());
        var card = Shown.OfCard(invoked["value"]!["body"]!["value"]!.AsObject());

        var submit = person.Submit(card.Find("Einverstanden").Data.DeepClone().AsObject(), "m-0");
        submit["deliveryMode"] = "expectReplies";
        var last = Assert.Single((await coach.Host.PostAsync(submit)).Json["activities"]!.AsArray())!;
        Assert.Equal("message", last["type"]!.GetValue<string>());
        await coach.Host.SettleAsync();
        Assert.Empty(person.History);
    }

    [Fact]
    public async Task A_channel_nobody_knows_is_answered_in_text()
    {
        var plain = new Person(coach.Host, $"fax-{Interlocked.Increment(ref people)}") { Channel = "fax" };
        await plain.SayAsync("hallo");
        Assert.Null(plain.Newest.Card);
        Assert.Contains("1. Deutsch", plain.Newest.Plain, StringComparison.Ordinal);
    }

    private JsonObject InGroup(string conversation, string kind, string text)
    {
        var message = person.Message(text);
        message["conversation"] = new JsonObject { ["id"] = conversation, ["conversationType"] = kind, ["isGroup"] = true, ["tenantId"] = Person.Tenant };
        message["entities"] = new JsonArray((JsonNode)new JsonObject { ["type"] = "mention", ["text"] = "<at>Coach</at>", ["mentioned"] = new JsonObject { ["id"] = Person.Bot, ["name"] = "Coach" } });
        return message;
    }
}
