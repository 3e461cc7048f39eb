using System.Text.Json.Nodes;
using ChatCoach.Load.Hosts;
using ChatCoach.Load.Measuring;

namespace ChatCoach.Load.Talking;

/// <summary>What became of one POST.</summary>
/// <param name="Status">0: it was not answered.</param>
public sealed record PostAnswer(int Status, byte[] Body)
{
    private static readonly byte[] ErrorType = "application/vnd.microsoft.error"u8.ToArray();

    public static PostAnswer None { get; } = new(0, []);

    /// <summary>The answer to a click is HTTP 200 also when the card shows an error and the person has to click again.</summary>
    public bool IsDone => Status is >= 200 and < 300 && !IsErrorOnCard;

    /// <summary>For counting.</summary>
    public string Kind => Status == 0 ? "not answered" : IsErrorOnCard ? "answered by an error on the card" : $"answered {Status}";

    private bool IsErrorOnCard => Body.AsSpan().IndexOf(ErrorType) >= 0;
}

/// <summary>Brings activities to the hosts as the Bot Service does: an unanswered one again, first under the same id, then a card action under a new one.</summary>
public sealed class Delivery(Coach coach, Findings findings, Random random)
{
    /// <summary>Tries under the same id before a card action gets a new one (seen with Teams: the second delivery has the same id).</summary>
    private const int TriesUnderOneId = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Lock drawing = new();

    /// <summary>Before it is sent again. Teams waits longer; the repetition is what matters here.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Share of the activities that come twice.</summary>
    public double Repeats { get; init; }

    /// <summary>Delivers until it is answered with 2xx.</summary>
    public async Task<PostAnswer> DeliverAsync(JsonObject activity)
    {
        var repeat = Draw();
        if (repeat >= Repeats)
            return await InsistAsync(activity);
        findings.Count("delivered twice");
        // Four ways to come twice, equally often; a message keeps its id.
        var way = (int)(repeat / Repeats * 4);
        var again = way % 2 == 1 && Activities.IsClick(activity) ? Activities.UnderNewId(activity) : activity.DeepClone().AsObject();
        if (way < 2)
        {
            var first = await InsistAsync(activity, 0);
            return Same(activity, first, await InsistAsync(again, 1));
        }

        var both = await Task.WhenAll(InsistAsync(activity, 0), InsistAsync(again, 1));
        return Same(activity, both[0], both[1]);
    }

    /// <summary>A click that only turns a page shows that page each time it comes.</summary>
    private PostAnswer Same(JsonObject activity, PostAnswer first, PostAnswer second)
    {
        if (!Activities.TurnsPage(activity))
            return first;
        findings.Count("pages turned twice");
        var (one, other) = (Card.OfInvokeAnswer(first.Body), Card.OfInvokeAnswer(second.Body));
        findings.Expect(one is not null && other is not null && one.Texts.SequenceEqual(other.Texts, StringComparer.Ordinal), "A page that came twice showed something else the second time.");
        return first;
    }

    /// <summary>Delivers once, to a named host.</summary>
    public Task<PostAnswer> PostAsync(JsonObject activity, int host) => coach.PostAsync(Activities.ToUtf8(activity), host);

    private async Task<PostAnswer> InsistAsync(JsonObject activity, int? host = null)
    {
        var until = DateTimeOffset.UtcNow + Patience;
        for (var attempt = 0; DateTimeOffset.UtcNow < until; attempt++)
        {
            if (attempt >= TriesUnderOneId && Activities.IsClick(activity))
                activity = Activities.UnderNewId(activity);
            var answer = await PostAsync(activity, attempt == 0 && host is { } named ? named : Any());
            if (answer.IsDone)
                return answer;
            findings.Count($"{answer.Kind}, sent again");
            await Task.Delay(Pause);
        }

        throw new ViolationException($"An activity was not taken within {Patience.TotalSeconds:0} s.");
    }

    private double Draw()
    {
        lock (drawing)
            return random.NextDouble();
    }

    private int Any()
    {
        lock (drawing)
            return random.Next(int.MaxValue);
    }
}
