using ChatCoach.Coaching.Guides;

namespace ChatCoach.Storage.Schema;

/// <summary>A version of a guide.</summary>
[StoredFor(Keeping.House)]
public sealed class GuideVersionRow
{
    public required string Guide { get; init; }

    public int Version { get; init; }

    public required string Hash { get; init; }

    public required string Json { get; init; }

    public DateTimeOffset PublishedAt { get; init; }
}

/// <summary>A key that must not exist any more, whatever a restored key store says.</summary>
[StoredFor(Purpose.Support, Keeping.Erased)]
public sealed class ErasedKeyRow
{
    public required string KeyId { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>A fact about the database itself; see <see cref="Marks"/>.</summary>
[StoredFor(Keeping.House)]
public sealed class MarkRow
{
    public required string Key { get; init; }

    public required string Value { get; init; }
}

/// <summary>A data key, wrapped.</summary>
[StoredFor(Purpose.Support, Keeping.Key)]
public sealed class KeyRow
{
    public required string Id { get; init; }

    /// <summary>Null: erased. The row stays, so that a restored database is known to be dead.</summary>
    public byte[]? Wrapped { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ErasedAt { get; init; }
}

/// <summary>Something of the configuration that became other. Nothing of it is about a person: the works council stands there as a role.</summary>
[StoredFor(Keeping.SetupChange)]
public sealed class SetupChangeRow
{
    public required string Id { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Of whose organisation; null: of every one.</summary>
    public string? Tenant { get; init; }

    public required string What { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }
}

/// <summary>Names of marks.</summary>
internal static class Marks
{
    /// <summary>The same random value in both stores: they belong together.</summary>
    public const string Pair = "pair";

    /// <summary>"yes": the database holds the made-up organisation.</summary>
    public const string Demo = "demo";

    /// <summary>Followed by a period of the weekly card: its snapshots are made; the value is when.</summary>
    public const string Snapshots = "voice:";

    /// <summary>Followed by the id of a guide that was taken off the shelf; the value is when.</summary>
    public const string RemovedGuide = "guide-removed:";

    /// <summary>Followed by what and for which tenant the works council stopped; the value is when.</summary>
    public const string Paused = "paused:";

    /// <summary>JSON of the configuration as it was at the last start.</summary>
    public const string Setup = "setup";

    /// <summary>The organisation was imported; the value is when for the last time. Whoever imports holds this row until all is written.</summary>
    public const string Import = "org-import";
}
