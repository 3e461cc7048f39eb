using System.Text.Json.Nodes;
using ChatCoach.Load.Connector;
using ChatCoach.Load.Measuring;

namespace ChatCoach.Load.Talking;

/// <summary>
/// Types the next message the moment the reply appears: while the host still waits for the connector's answer to that
/// reply. Whoever keeps its state until after sending meets the old one here.
/// </summary>
public sealed class EagerPerson
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<(string Step, string Text)> script;
    private readonly Surroundings around;
    private readonly Place place;
    private readonly bool holds;
    private int at;

    /// <param name="name">Of the person.</param>
    /// <param name="around">The run.</param>
    /// <param name="meant">The check-in, typed as a whole.</param>
    /// <param name="holds">True: the connector answers the reply only when the next message was taken in.</param>
    public EagerPerson(string name, Surroundings around, CheckIn meant, bool holds)
    {
        this.around = around;
        this.holds = holds;
        place = new Place(name, around.Coach.Connector.ServiceUrl);
        script = [("lang", "Deutsch"), ("privacy", "Einverstanden"), .. meant.Answers.Select(a => (a.Step, a.Typed))];
        around.Coach.Connector.Listen(place.ConversationId, HearAsync);
    }

    /// <summary>Ends with the closing card.</summary>
    /// <exception cref="ViolationException">A reply asked something else than what was due.</exception>
    public async Task TalkAsync()
    {
        await PostAsync(Activities.Installed(place));
        try
        {
            await finished.Task.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw new ViolationException($"{place.Name}: no reply to message {at}.");
        }
    }

    private async Task HearAsync(Posted posted)
    {
        if (posted.Card is null || !seen.Add(posted.Card.Mark))
        {
            around.Findings.Count("replies without a new card");
            return;
        }

        if (at == script.Count)
        {
            End(posted.Card.Find("summary") is null ? $"{place.Name}: no closing card after the last answer." : null);
            return;
        }

        var (step, text) = script[at];
        if (posted.Card.Steps is not [var asked, ..] || asked != step)
        {
            End($"{place.Name}: asked {string.Join('+', posted.Card.Steps)} where {step} was due: the message met an old state.");
            return;
        }

        at++;
        var post = PostAsync(Activities.Said(place, text));
        if (holds)
            await post;
    }

    private async Task PostAsync(JsonObject activity)
    {
        var answer = await around.Delivery.PostAsync(activity, at);
        if (!answer.IsDone)
            End($"{place.Name}: message {at} was answered {answer.Status}.");
    }

    private void End(string? violation)
    {
        if (violation is null)
            finished.TrySetResult();
        else
            finished.TrySetException(new ViolationException(violation));
    }
}
