using System.Collections.Immutable;
using ChatCoach.Coaching.Turns;
using ChatCoach.Coaching.Voice;
using ChatCoach.Storage.Places;
using ChatCoach.Storage.Relationships;
using ChatCoach.Storage.Sessions;

namespace ChatCoach.Storage.Turns;

/// <summary>A person as Teams names them. Both ids are opaque; they are compared byte by byte.</summary>
/// <param name="Tenant">Entra tenant id; empty where a channel has none.</param>
/// <param name="ObjectId">Entra object id; a channel without Entra puts its own user id here.</param>
public sealed record PersonKey(string Tenant, string ObjectId);

/// <summary>What a turn asks for.</summary>
/// <param name="Who">The person; need not be known.</param>
public sealed record PersonQuery(PersonKey Who)
{
    /// <summary>The run a card names; it comes back only if it is this person's and finished.</summary>
    public string? NamedRun { get; init; }

    /// <summary>What the engine asked for besides.</summary>
    public TurnWants Wants { get; init; } = TurnWants.Nothing;

    /// <summary>UTC: an invitation counts only when it ends later; unless said, none does.</summary>
    public DateTimeOffset Now { get; init; } = DateTimeOffset.MaxValue;

    /// <summary>Where the person is; null: nothing of a conversation is asked for.</summary>
    public ConversationPlace? Place { get; init; }
}

/// <summary>What was found of a person before a turn.</summary>
/// <param name="PersonId">Our own id of the person; also set for a person who was never here.</param>
/// <param name="Version">Counts the turns that were committed; 0: none yet.</param>
/// <param name="Memory">What the engine is given.</param>
/// <param name="Unit">Id of the unit the organisation named; null: none.</param>
/// <param name="Roles">Roles the organisation named; everyone is an employee besides.</param>
public sealed record LoadedPerson(
    string PersonId,
    int Version,
    PersonMemory Memory,
    string? Unit,
    IReadOnlyList<string> Roles)
{
    /// <summary>The newest card of ours at <see cref="PersonQuery.Place"/>; null: none.</summary>
    public string? CardActivityId { get; init; }

    /// <summary>At <see cref="PersonQuery.Place"/> is a message the coach began with that nobody knows the fate of.</summary>
    public bool HasUnclear { get; init; }

    /// <summary><see cref="PersonQuery.Place"/> is stored just so, can be written to, and is where the person was last, a moment ago.</summary>
    internal bool SeenHere { get; init; }

    /// <summary>The key the person's records lie under; null for a person without any.</summary>
    internal string? KeyId { get; init; }

    /// <summary>When the person is to be tidied up, in UTC ticks; null: nothing is to be done.</summary>
    internal long? TidyAt { get; init; }

    /// <summary>Where <see cref="Strange"/> keeps those of the frame.</summary>
    internal const string StrangeFrame = "frame";

    /// <summary>Counts how often the frame of the unit was set; 0: never.</summary>
    internal int FrameVersion { get; init; }

    /// <summary>In which periods what the person taps counts.</summary>
    internal UnitPeriod Period { get; init; } = UnitPeriod.Weeks;

    /// <summary>Those of the asked relationships that are stored, by the person's own id.</summary>
    internal ImmutableDictionary<string, HeldRelationship> Held { get; init; } = ImmutableDictionary<string, HeldRelationship>.Empty;

    /// <summary>What the asked invitation opens; null: it does not count.</summary>
    internal HeldInvitation? Invited { get; init; }

    /// <summary>The asked sessions, by their id.</summary>
    internal ImmutableDictionary<string, MetSession> Met { get; init; } = ImmutableDictionary<string, MetSession>.Empty;

    /// <summary>Version of the calendar of the coach of the asked session; 0: nothing was planned with them yet.</summary>
    internal int CalendarVersion { get; init; }

    /// <summary>Members of the stored records this host does not know, by record; a newer host wrote them and they are kept.</summary>
    internal ImmutableDictionary<string, StrangeMembers> Strange { get; init; } = ImmutableDictionary<string, StrangeMembers>.Empty;
}
