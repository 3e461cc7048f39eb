using System.Text.Json;
using System.Text.Json.Nodes;
using ChatCoach.Protocol.Activities;

namespace ChatCoach.Protocol.Invokes;

/// <summary>The HTTP answer to an activity whose sender wants the replies in it: <c>{"activities":[…]}</c> (activity specification, expectReplies).</summary>
public static class ExpectedReplies
{
    /// <summary>
    /// UTF-8 JSON for a 200 answer. The outcome of an invoke, if there is one, is the last activity, of type
    /// <c>invokeResponse</c> with value <c>{status, body}</c>.
    /// </summary>
    public static byte[] ToUtf8(IEnumerable<Activity> replies, InvokeAnswer? invoke = null)
    {
        var activities = new JsonArray();
        foreach (var reply in replies)
            activities.Add(JsonSerializer.SerializeToNode(reply, ProtocolJson.Wire.Activity));
        if (invoke is not null)
            activities.Add((JsonNode)ResponseOf(invoke));
        return JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["activities"] = activities }, ProtocolJson.Wire.JsonObject);
    }

    private static JsonObject ResponseOf(InvokeAnswer invoke)
    {
        var value = new JsonObject { ["status"] = invoke.Status };
        if (invoke.Body is not null)
            value["body"] = JsonNode.Parse(invoke.Body.Utf8.Span);
        return new JsonObject { ["type"] = ActivityTypes.InvokeResponse, ["value"] = value };
    }
}
