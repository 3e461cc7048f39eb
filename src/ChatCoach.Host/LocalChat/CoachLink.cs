using System.Text.Json.Nodes;

namespace ChatCoach.Host.LocalChat;

/// <summary>Brings what a person did to the coach, and what an answer to a click says back into the chat.</summary>
internal sealed class CoachLink(
    DeliverActivity deliver, Conversations conversations, CoachActivities activities, LocalChatOptions options, IHostApplicationLifetime lifetime)
{
    private const string CardType = "application/vnd.microsoft.card.adaptive";
    private const string MessageType = "application/vnd.microsoft.activity.message";

    /// <summary>Tells the coach that the chat of this person exists. False if the coach did not take it.</summary>
    public async Task<bool> OpenAsync(Conversation conversation, HttpContext context, JsonObject? page)
    {
        if (!conversation.TryOpen())
            return true;
        var told = false;
        try
        {
            told = Took(await DeliverAsync(activities.Added(conversation, context, page)));
            return told;
        }
        finally
        {
            if (!told)
                conversation.Close();
        }
    }

    /// <summary>
    /// A message or a click. Returns the id it got, or null if the coach did not take a message: then it leaves the chat
    /// and the page offers to send it again. A click needs no such offer, its card is still there.
    /// </summary>
    public async Task<string?> SendAsync(Conversation conversation, HttpContext context, JsonObject page)
    {
        var id = conversations.NextActivityId();
        var echo = activities.Echo(conversation, page, id);
        if (CardClick.In(page) is { } click)
        {
            conversation.Add(echo);
            var answer = await DeliverAsync(activities.Invoke(conversation, context, page, click, id));
            Show(conversation, click, answer, CoachActivities.Locale(conversation, page));
            return id;
        }
        // Web Chat takes the echo as proof of delivery, whatever the POST says later: so it waits for the coach.
        conversation.Add(echo, held: true);
        var taken = false;
        try
        {
            taken = Took(await DeliverAsync(activities.Message(conversation, context, page, id)));
            return taken ? id : null;
        }
        finally
        {
            if (taken)
                conversation.Release(id);
            else
                conversation.Withdraw(id);
        }
    }

    private void Show(Conversation conversation, CardClick click, DeliveredAnswer? answer, string locale)
    {
        var type = answer?.Body.Text("type");
        var value = (answer?.Body as JsonObject)?["value"];
        if (Took(answer) && type == CardType && value is JsonObject card)
            ShowCard(conversation, click.CardActivityId, card);
        else if (Took(answer) && type == MessageType && value is JsonValue text && text.TryGetValue(out string? line))
            conversation.Add(activities.Line(conversation, line));
        else if (!Took(answer) || type is not null)
            conversation.Add(activities.Line(conversation, value.Text("message") ?? Apology(locale)));
    }

    private void ShowCard(Conversation conversation, string? cardActivityId, JsonObject card)
    {
        var attachments = new JsonArray(new JsonObject
        {
            ["contentType"] = CardType, ["content"] = card.DeepClone(),
        });
        if (cardActivityId is not null && conversation.Find(cardActivityId) is { } shown)
        {
            shown["attachments"] = attachments;
            CardClick.Stamp(shown);
            conversation.Replace(cardActivityId, shown);
            return;
        }
        var activity = new JsonObject { ["type"] = "message", ["attachments"] = attachments };
        conversation.Add(activities.FromCoach(conversation, activity, conversations.NextActivityId()));
    }

    // Null if the coach took longer than a channel waits. The turn itself goes on, as it does behind Teams.
    private async Task<DeliveredAnswer?> DeliverAsync(JsonObject activity)
    {
        try
        {
            return await deliver(activity, lifetime.ApplicationStopping).WaitAsync(options.CoachTimeout);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private static bool Took(DeliveredAnswer? answer) => answer?.Status is >= 200 and < 300;

    private static string Apology(string locale) =>
        locale.StartsWith("de", StringComparison.OrdinalIgnoreCase)
            ? "Das hat gerade nicht geklappt. Bitte versuch es gleich noch einmal."
            : "That did not work just now. Please try again in a moment.";
}
