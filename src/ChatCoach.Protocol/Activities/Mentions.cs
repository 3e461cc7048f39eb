namespace ChatCoach.Protocol.Activities;

/// <summary>Mentions in the text of a message (Teams docs, channel and group conversations).</summary>
public static class Mentions
{
    /// <summary>
    /// The text as the person meant it for the bot: mentions of the bot itself taken out, those of other people left,
    /// non-breaking spaces made plain ones, ends trimmed. Empty if there is no text.
    /// </summary>
    public static string TextForBot(Activity activity)
    {
        var text = activity.Text ?? "";
        var from = 0;
        foreach (var entity in activity.Entities ?? [])
        {
            if (entity.Type != Entity.Mention || entity.Text("text") is not { Length: > 0 } mention)
                continue;
            var at = text.IndexOf(mention, from, StringComparison.Ordinal);
            if (at < 0)
                at = text.IndexOf(mention, StringComparison.Ordinal);
            if (at < 0)
                continue;
            if (IsBot(entity, activity))
                text = Cut(text, at, mention.Length);
            else
                at += mention.Length;
            from = at;
        }

        return text.Replace("&nbsp;", " ", StringComparison.OrdinalIgnoreCase).Replace('\u00A0', ' ').Trim();
    }

    /// <summary>True if the message names the bot.</summary>
    public static bool NamesTheBot(Activity activity)
        => activity.Entities?.Exists(entity => entity.Type == Entity.Mention && IsBot(entity, activity)) == true;

    private static bool IsBot(Entity entity, Activity activity)
        => activity.Recipient?.Id is { Length: > 0 } bot
            && string.Equals(entity.Text("mentioned", "id"), bot, StringComparison.OrdinalIgnoreCase);

    /// <summary>Of the two spaces that stood around the mention, one is left.</summary>
    private static string Cut(string text, int at, int length)
    {
        var spaceBefore = at == 0 || char.IsWhiteSpace(text[at - 1]);
        var end = at + length;
        if (spaceBefore && end < text.Length && text[end] is ' ' or '\u00A0')
            end++;
        return string.Concat(text.AsSpan(0, at), text.AsSpan(end));
    }
}
