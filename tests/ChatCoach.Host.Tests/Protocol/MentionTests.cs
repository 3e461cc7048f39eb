using System.Text;
using System.Text.Json.Nodes;
using ChatCoach.Protocol.Activities;

namespace ChatCoach.Host.Tests.Protocol;

public sealed class MentionTests
{
    private static Activity Message(string text, params (string Id, string Text)[] mentions)
    {
        var json = new JsonObject
        {
            ["type"] = "message",
            ["text"] = text,
            ["from"] = new JsonObject { ["id"] = "29:a" },
            ["recipient"] = new JsonObject { ["id"] = "28:bot" },
            ["conversation"] = new JsonObject { ["id"] = "19:x" },
            ["entities"] = new JsonArray([.. mentions.Select(mention => new JsonObject
            {
                ["type"] = "mention",
                ["mentioned"] = new JsonObject { ["id"] = mention.Id },
                ["text"] = mention.Text,
            })]),
        };
        Assert.True(Activity.TryParse(Encoding.UTF8.GetBytes(json.ToJsonString()), out var activity, out var problem), problem);
        return activity;
    }

    [Theory]
    [InlineData("<at>Bot</at> hilfe", "hilfe")]
    [InlineData("<at>Bot</at>hello group", "hello group")]
    [InlineData("hilfe <at>Bot</at>", "hilfe")]
    [InlineData("sag <at>Bot</at> hilfe", "sag hilfe")]
    [InlineData("eins\n<at>Bot</at>\nzwei", "eins\n\nzwei")]
    [InlineData("<at>Bot</at>&nbsp;hilfe", "hilfe")]
    [InlineData("<at>Bot</at>\u00A0hilfe\u00A0bitte", "hilfe bitte")]
    [InlineData("<at>Bot</at>", "")]
    [InlineData("hilfe", "hilfe")]
    public void The_bots_own_mention_is_taken_out(string text, string meant)
        => Assert.Equal(meant, Mentions.TextForBot(Message(text, ("28:BOT", "<at>Bot</at>"))));

    [Fact]
    public void Mentions_of_other_people_stay()
        => Assert.Equal(
            "grüß <at>Erika</at> von mir",
            Mentions.TextForBot(Message("<at>Bot</at> grüß <at>Erika</at> von mir", ("28:bot", "<at>Bot</at>"), ("29:e", "<at>Erika</at>"))));

    [Fact]
    public void A_person_named_like_the_bot_stays()
        => Assert.Equal(
            "<at>Bot</at> und du",
            Mentions.TextForBot(Message("<at>Bot</at> und <at>Bot</at>du", ("29:p", "<at>Bot</at>"), ("28:bot", "<at>Bot</at>"))));

    [Fact]
    public void Each_mention_of_the_bot_goes()
        => Assert.Equal(
            "hallo hilfe",
            Mentions.TextForBot(Message("<at>Bot</at> hallo <at>Bot</at> hilfe", ("28:bot", "<at>Bot</at>"), ("28:bot", "<at>Bot</at>"))));

    [Fact]
    public void What_only_looks_like_a_mention_stays()
        => Assert.Equal("<at>Bot</at> hilfe", Mentions.TextForBot(Message("<at>Bot</at> hilfe")));

    [Fact]
    public void Odd_entities_and_no_text_are_no_obstacle()
    {
        Assert.True(Activity.TryParse("""{"type":"typing","recipient":{"id":"28:bot"},"entities":[{"type":"mention"},{"type":"mention","text":5,"mentioned":"x"},{}]}"""u8, out var activity, out _));
        Assert.Equal("", Mentions.TextForBot(activity));
        Assert.False(Mentions.NamesTheBot(activity));
    }

    [Fact]
    public void The_bot_knows_that_it_was_named()
    {
        Assert.True(Mentions.NamesTheBot(Message("<at>Bot</at>", ("28:bot", "<at>Bot</at>"))));
        Assert.False(Mentions.NamesTheBot(Message("<at>Erika</at>", ("29:e", "<at>Erika</at>"))));
    }
}
