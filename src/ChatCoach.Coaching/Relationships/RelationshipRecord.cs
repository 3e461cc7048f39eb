using System.Collections.Immutable;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Relationships;

/// <summary>
/// What those on a relationship hold in common. Never a feeling, an impression, a note, or who said what (privacy rules
/// P2, P11). It is laid in from the answers of runs: see <see cref="ProjectedFields"/>.
/// </summary>
[StoredFor(Purpose.Relationship, Keeping.Shared)]
public sealed record RelationshipRecord
{
    /// <summary>Beyond these numbers the oldest that are done go, so that a record stays under 64 KB.</summary>
    public const int MaxExtras = 60;

    /// <inheritdoc cref="MaxExtras"/>
    public const int MaxAgreements = 60;

    /// <inheritdoc cref="MaxExtras"/>
    public const int MaxEvents = 100;

    /// <inheritdoc cref="MaxExtras"/>
    public const int MaxFollowUps = 24;

    /// <summary>Ids of deleted entries that are remembered: more than a record can hold at once.</summary>
    public const int MaxGone = 200;

    public static RelationshipRecord New { get; } = new();

    public Said? Kind { get; init; }

    public Said? Carriers { get; init; }

    public Said? Since { get; init; }

    public Said? Cadence { get; init; }

    public Said? Closeness { get; init; }

    public Said? Horizon { get; init; }

    public Said? Scope { get; init; }

    /// <summary>Until when what was agreed holds; from <see cref="Horizon"/>.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>When the relationship was ended; null: it goes on.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>The run that ended it, so that it can take that back.</summary>
    public string? EndedBy { get; init; }

    /// <summary>Ids of the vocabulary of needs.</summary>
    public SaidList? Needs { get; init; }

    public SaidList? UpdateContent { get; init; }

    public ImmutableList<Extra> Extras { get; init => field = value ?? []; } = [];

    public ImmutableList<Agreement> Agreements { get; init => field = value ?? []; } = [];

    public ImmutableList<RelationshipEvent> Events { get; init => field = value ?? []; } = [];

    public ImmutableList<FollowUp> FollowUps { get; init => field = value ?? []; } = [];

    public Programme? Programme { get; init; }

    public Decision? Decision { get; init; }

    /// <summary>Ids of entries that were deleted, newest last: they are not laid in again.</summary>
    public ImmutableList<string> Gone { get; init => field = value ?? []; } = [];
}
