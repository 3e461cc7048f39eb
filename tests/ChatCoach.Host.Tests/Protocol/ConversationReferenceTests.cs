using System.Text.Json;
using ChatCoach.Protocol;
using ChatCoach.Protocol.Activities;

namespace ChatCoach.Host.Tests.Protocol;

public sealed class ConversationReferenceTests
{
    private static Activity Parse(ReadOnlySpan<byte> json)
    {
        Assert.True(Activity.TryParse(json, out var activity, out var problem), problem);
        return activity;
    }

    private static readonly Activity FromTeams = Parse("""
        {"type":"message","channelId":"msteams","serviceUrl":"https://smba.trafficmanager.net/emea/","localTimezone":"Europe/Berlin","locale":"de-DE",
         "from":{"id":"29:p","name":"Erika","aadObjectId":"o-1"},"recipient":{"id":"28:b","name":"Bot"},
         "conversation":{"id":"a:1","conversationType":"personal","tenantId":"t-1","new":true},
         "entities":[{"type":"clientInfo","locale":"en-GB","timezone":"Europe/London"}],"channelData":{"tenant":{"id":"t-2"}}}
        """u8);

    [Fact]
    public void It_holds_all_that_is_needed_to_write_later()
    {
        var reference = ConversationReference.From(FromTeams)!;

        Assert.Equal(
            ("msteams", "https://smba.trafficmanager.net/emea/", "a:1", "28:b", "29:p", "o-1", "t-1", "de-DE", "Europe/Berlin", true),
            (reference.ChannelId, reference.ServiceUrl, reference.Conversation.Id, reference.Bot.Id, reference.User!.Id,
                reference.User.AadObjectId, reference.TenantId, reference.Locale, reference.TimeZone, reference.IsPersonal));
    }

    [Fact]
    public void What_the_activity_does_not_say_is_taken_from_what_the_client_says_of_itself()
    {
        var reference = ConversationReference.From(FromTeams with
        {
            Locale = null,
            LocalTimezone = "",
            Conversation = new ConversationAccount { Id = "a:1" },
        })!;

        Assert.Equal(("en-GB", "Europe/London", "t-2"), (reference.Locale, reference.TimeZone, reference.TenantId));
    }

    [Fact]
    public void It_can_be_stored_and_read_again_with_members_nobody_knows()
    {
        var stored = JsonSerializer.Serialize(ConversationReference.From(FromTeams)!, ProtocolJson.Wire.ConversationReference);

        var read = JsonSerializer.Deserialize(stored, ProtocolJson.Wire.ConversationReference)!;

        Assert.Equal(stored, JsonSerializer.Serialize(read, ProtocolJson.Wire.ConversationReference));
        Assert.True(read.Conversation.Extra!["new"].GetBoolean());
        Assert.DoesNotContain("isPersonal", stored, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("personal", null, true)]
    [InlineData("Personal", true, true)]
    [InlineData(null, null, true)]
    [InlineData(null, false, true)]
    [InlineData(null, true, false)]
    [InlineData("groupChat", null, false)]
    [InlineData("channel", false, false)]
    public void A_chat_is_personal_if_it_says_so_or_says_nothing_else(string? type, bool? isGroup, bool personal)
        => Assert.Equal(personal, new ConversationAccount { ConversationType = type, IsGroup = isGroup }.IsPersonal);

    [Theory]
    [InlineData(null)]
    [InlineData("smba")]
    public void Without_an_absolute_service_address_nobody_can_be_answered(string? serviceUrl)
        => Assert.Null(ConversationReference.From(FromTeams with { ServiceUrl = serviceUrl }));

    [Fact]
    public void An_answer_is_from_the_bot_to_the_person_unless_it_says_otherwise()
    {
        var reference = ConversationReference.From(FromTeams)!;

        var answer = reference.Address(new Activity { Type = ActivityTypes.Message, Text = "hallo" });

        Assert.Equal(("28:b", "29:p", "a:1", "msteams"), (answer.From!.Id, answer.Recipient!.Id, answer.Conversation!.Id, answer.ChannelId));
    }
}
