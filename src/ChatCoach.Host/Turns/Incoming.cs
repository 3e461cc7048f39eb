using ChatCoach.Coaching.Turns;
using ChatCoach.Protocol.Activities;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Places;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Host.Turns;

/// <summary>What an activity means for the coach.</summary>
public abstract record Incoming
{
    private Incoming()
    {
    }

    /// <summary>Something the coach does nothing with; the channel gets an empty success.</summary>
    public sealed record Nothing : Incoming;

    /// <summary>An invoke this coach does not have; the channel gets a 501.</summary>
    public sealed record NotImplemented : Incoming;

    /// <summary>An invoke that is answered without a turn: thanks for feedback, a search that finds nothing.</summary>
    public sealed record Answered(Protocol.Invokes.InvokeAnswer Answer) : Incoming;

    /// <summary>The app was removed for this person: nothing can be sent any more.</summary>
    public sealed record Left(string ConversationId, string ChannelId) : Incoming;

    /// <summary>Something happened in a Teams team the app is in: it is known now, and how it is reached.</summary>
    public sealed record TeamMet(KnownTeam Team) : Incoming;

    /// <summary>The app was removed from a Teams team, or the team is gone.</summary>
    public sealed record TeamLeft(string Id) : Incoming;

    /// <summary>Somebody called in a group or channel, where others read along.</summary>
    public sealed record Called(ConversationReference Where, PersonKey Who, ClientHints Hints, string? ActivityId) : Incoming
    {
        /// <summary>Whose channel it is; null: it is a group chat.</summary>
        public KnownTeam? Team { get; init; }
    }

    /// <summary>A turn of one person in their private chat.</summary>
    public sealed record ForTurn(TurnRequest Request) : Incoming;
}

/// <summary>How the answer of a turn reaches the person.</summary>
public enum Answering
{
    /// <summary>Posted to the conversation, by the outbox.</summary>
    Posted,

    /// <summary>In the HTTP answer of the invoke: the card is replaced in place.</summary>
    InPlace,

    /// <summary>In the HTTP answer, as a list of activities (expectReplies).</summary>
    Expected,

    /// <summary>The coach writes first.</summary>
    Proactive,
}

/// <summary>One turn that is to be run.</summary>
/// <param name="Who">The person, from the activity and never from a card (privacy rule P33).</param>
/// <param name="Place">Their private chat.</param>
/// <param name="Hints">What the client said about itself.</param>
/// <param name="Input">What came in.</param>
/// <param name="Answering">How the answer goes out.</param>
public sealed record TurnRequest(PersonKey Who, ConversationPlace Place, ClientHints Hints, TurnInput Input, Answering Answering)
{
    /// <summary>Id of the activity; null for a turn nobody sent.</summary>
    public string? ActivityId { get; init; }

    /// <summary>The activity whose card was clicked.</summary>
    public string? CardActivityId { get; init; }

    /// <summary>The activity was an invoke: its answer is a card in the HTTP answer and no message.</summary>
    public bool Invoked { get; init; }

    /// <summary>The reminder this turn acts on.</summary>
    public string? NudgeId { get; init; }

    /// <summary>False on a channel, or a page, that cannot draw cards.</summary>
    public bool Cards { get; init; } = true;
}
