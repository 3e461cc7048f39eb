using System.Text.Json;
using System.Text.Unicode;

namespace ChatCoach.Protocol.Activities;

/// <summary>Turns bytes into an <see cref="Activity"/> or into a sentence that says why not.</summary>
internal static class ActivityReader
{
    /// <summary>Ids of Teams have up to about 200 characters; what is far longer is no id.</summary>
    private const int MaxId = 1000;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private const string NotJson = "The body is not JSON, or is nested deeper than 64 levels.";

    public static bool TryRead(ReadOnlySpan<byte> json, out Activity? activity, out string? problem)
    {
        activity = null;
        if (json.StartsWith(ByteOrderMark))
            json = json[ByteOrderMark.Length..];
        problem = Utf8.IsValid(json) ? ProblemOfText(json) : "The body is not UTF-8.";
        if (problem is not null)
            return false;
        try
        {
            activity = JsonSerializer.Deserialize(json, ProtocolJson.Wire.Activity);
        }
        catch (JsonException e)
        {
            problem = $"The JSON is no activity: the member at {e.Path ?? "$"} has a value of the wrong kind or stands there twice.";
            return false;
        }

        DropNulls(activity!);
        problem = MissingIn(activity!) ?? ProblemOfIds(activity!);
        if (problem is not null)
            activity = null;
        return problem is null;
    }

    /// <summary>
    /// One pass over the tokens: is it JSON, is it an object, and is every string text? An escape like \ud800 alone is
    /// legal JSON but no text, and would throw later, wherever somebody reads that string.
    /// </summary>
    private static string? ProblemOfText(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            if (!reader.Read())
                return NotJson;
            if (reader.TokenType != JsonTokenType.StartObject)
                return "The body is JSON, but not an object; an activity is one JSON object.";
            while (reader.Read())
            {
                if (reader.ValueIsEscaped)
                    reader.GetString();
            }

            return null;
        }
        catch (JsonException)
        {
            return NotJson;
        }
        catch (InvalidOperationException)
        {
            return "The body holds a string that is not valid Unicode text.";
        }
    }

    private static void DropNulls(Activity activity)
    {
        activity.MembersAdded?.RemoveAll(static m => m is null);
        activity.MembersRemoved?.RemoveAll(static m => m is null);
        activity.Attachments?.RemoveAll(static a => a is null);
        activity.Entities?.RemoveAll(static e => e is null);
    }

    /// <summary>Ids are opaque, but they are stored and compared: none of any channel is longer or holds control characters.</summary>
    private static string? ProblemOfIds(Activity activity)
    {
        ReadOnlySpan<string?> ids =
        [
            activity.Id, activity.ReplyToId, activity.ChannelId, activity.ServiceUrl, activity.Conversation?.Id, activity.TenantId,
            activity.From?.Id, activity.From?.AadObjectId, activity.Recipient?.Id,
        ];
        foreach (var id in ids)
            if (id is not null && (id.Length > MaxId || id.AsSpan().ContainsAnyInRange('\0', '\u001F')))
                return $"An id of the activity is longer than {MaxId} characters or holds control characters.";
        return null;
    }

    private static string? MissingIn(Activity activity)
    {
        if (string.IsNullOrWhiteSpace(activity.Type))
            return "The activity has no \"type\".";
        if (ActivityTypes.NeedsSender(activity.Type) && string.IsNullOrWhiteSpace(activity.From?.Id))
            return $"An activity of type \"{activity.Type}\" needs \"from\" with an \"id\".";
        if (ActivityTypes.NeedsConversation(activity.Type) && string.IsNullOrWhiteSpace(activity.Conversation?.Id))
            return $"An activity of type \"{activity.Type}\" needs \"conversation\" with an \"id\".";
        return activity.Type == ActivityTypes.Invoke && string.IsNullOrWhiteSpace(activity.Name)
            ? "An activity of type \"invoke\" needs a \"name\"."
            : null;
    }
}
