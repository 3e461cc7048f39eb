using ChatCoach.Coaching.Guides;

namespace ChatCoach.Storage.Schema;

/// <summary>A one-time link. No file lies behind it: what it leads to is drawn when it is fetched.</summary>
[StoredFor(Purpose.Support, Keeping.Link)]
public sealed class LinkRow
{
    /// <summary>Hash of the code.</summary>
    public required string Tag { get; init; }

    public required string PersonId { get; init; }

    public DateTimeOffset Until { get; init; }

    /// <summary>Which file, under the person's key.</summary>
    public required byte[] Sealed { get; init; }
}

/// <summary>A line of a person's access log (privacy rule P23).</summary>
[StoredFor(Purpose.Support, Keeping.Log)]
public sealed class AccessRow
{
    public required string PersonId { get; init; }

    public required string Id { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>What happened and who did it, under the key of the person whose log it is.</summary>
    public required byte[] Sealed { get; init; }
}
