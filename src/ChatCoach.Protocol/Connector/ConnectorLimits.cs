namespace ChatCoach.Protocol.Connector;

/// <summary>Limits of the connector client, each with its reason.</summary>
public static class ConnectorLimits
{
    /// <summary>80 KB of JSON. Teams takes about 100 KB a message and asks bots to stay at or below 80 (Teams docs, message size limits).</summary>
    public const int MaxActivityBytes = 80 * 1024;

    /// <summary>Answers are an id, a member or an error; a page of HTML is read no further than this.</summary>
    public const int MaxAnswerBytes = 64 * 1024;

    /// <summary>Likewise, of a page of members: 500 of them, at 4 KB each where a member is some 400 bytes.</summary>
    public const int MaxMembersBytes = 2 * 1024 * 1024;

    /// <summary>Members a page; Teams takes 50 to 500 (Teams docs, paged members). Each page counts against the rate limits.</summary>
    public const int MembersAPage = 500;

    /// <summary>One call, from asking for a token to the end of the answer. Half of an outbox lease of 30 s.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    /// <summary>Until the connection stands; a call that does not get this far was certainly not delivered.</summary>
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    /// <summary>A thread that is throttled without a word on how long gets no call for this long.</summary>
    public static readonly TimeSpan UnaskedPause = TimeSpan.FromSeconds(2);

    /// <summary>How long a call waits for room where its caller says nothing: somebody who waits for the answer of a request has 15 s.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
}
