using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using ChatCoach.Load.Connector;
using ChatCoach.Load.Hosts;
using ChatCoach.Load.Measuring;

namespace ChatCoach.Load.Talking;

/// <summary>What all people of a run share.</summary>
/// <param name="Coach">Whom they talk to.</param>
/// <param name="Delivery">How their activities get there.</param>
/// <param name="Findings">Where they complain.</param>
public sealed record Surroundings(Coach Coach, Delivery Delivery, Findings Findings)
{
    /// <summary>From the post of a typed message to its reply at the connector.</summary>
    public Latencies Typed { get; } = new();

    /// <summary>From the post of a click to its HTTP answer.</summary>
    public Latencies Clicked { get; } = new();

    /// <summary>Of replies whose turn a host's death fell into: how long after it they came.</summary>
    public Latencies Left { get; } = new();
}

/// <summary>Somebody at a Teams client: sees one card at a time, clicks or types, waits for the reply.</summary>
public sealed class Person
{
    /// <summary>A reply a dead host left is sent by a live one within this.</summary>
    private static readonly TimeSpan ReplyPatience = TimeSpan.FromSeconds(60);

    private readonly Channel<Posted> mailbox = Channel.CreateUnbounded<Posted>();
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly Surroundings around;
    private readonly Place place;

    public Person(string name, Surroundings around)
    {
        this.around = around;
        place = new Place(name, around.Coach.Connector.ServiceUrl);
        around.Coach.Connector.Listen(place.ConversationId, posted => mailbox.Writer.WriteAsync(posted).AsTask());
    }

    public Place Place => place;

    /// <summary>What the person sees last.</summary>
    public Card Current { get; private set; } = null!;

    /// <summary>The app is installed for the person; the coach says hello.</summary>
    public Task ArriveAsync() => TalkAsync(Activities.Installed(place));

    public Task SayAsync(string text) => TalkAsync(Activities.Said(place, text));

    /// <summary>Clicks a button; the answer replaces the card in place.</summary>
    public async Task ClickAsync(CardButton button, IReadOnlyDictionary<string, string> inputs)
    {
        var from = Stopwatch.GetTimestamp();
        var answer = await around.Delivery.DeliverAsync(Activities.Clicked(place, button, inputs));
        around.Clicked.Add(from, Stopwatch.GetTimestamp());
        See(Card.OfInvokeAnswer(answer.Body) ?? throw new ViolationException($"{place.Name}: a click was answered without a card."));
    }

    public void See(Card card)
    {
        Current = card;
        seen.Add(card.Mark);
    }

    private async Task TalkAsync(JsonObject activity)
    {
        var from = Stopwatch.GetTimestamp();
        await around.Delivery.DeliverAsync(activity);
        var reply = await ReplyAsync(Stopwatch.GetTimestamp());
        around.Typed.Add(from, reply.ArrivedAt);
        if (around.Coach.LastDeath > from && reply.ArrivedAt > around.Coach.LastDeath)
            around.Left.Add(around.Coach.LastDeath, reply.ArrivedAt);
        See(reply.Card!);
    }

    /// <summary>The next card that was not seen yet: a reply may come twice when a host died over it.</summary>
    private async Task<Posted> ReplyAsync(long since)
    {
        while (true)
        {
            var death = around.Coach.LastDeath;
            var from = Math.Max(since, death);
            using var patience = new CancellationTokenSource(Remaining(from));
            try
            {
                var posted = await mailbox.Reader.ReadAsync(patience.Token);
                if (posted.Card is null || seen.Contains(posted.Card.Mark))
                {
                    around.Findings.Count(posted.Card is null ? "kind sentences without a card" : "replies that came twice");
                    continue;
                }

                return posted;
            }
            catch (OperationCanceledException) when (around.Coach.LastDeath == death)
            {
                throw new ViolationException($"{place.Name}: no reply within {ReplyPatience.TotalSeconds:0} s, although a host was alive.");
            }
            catch (OperationCanceledException)
            {
                // Another host died meanwhile; what it held is waited for from then on.
            }
        }
    }

    private static TimeSpan Remaining(long from)
    {
        var remaining = ReplyPatience - Stopwatch.GetElapsedTime(from);
        return remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero;
    }
}
