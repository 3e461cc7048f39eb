using System.Collections.Immutable;
using ChatCoach.Coaching.Council;
using ChatCoach.Coaching.Files;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Releases;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Coaching.Turns;
using ChatCoach.Coaching.Voice;
using ChatCoach.Storage.Places;
using ChatCoach.Storage.Sending;

namespace ChatCoach.Storage.Turns;

/// <summary>Everything one turn changes. It is stored whole or not at all.</summary>
public sealed record TurnCommit
{
    public required PersonKey Who { get; init; }

    /// <summary>What <see cref="TurnStore.LoadAsync"/> gave for this turn; its version must still be the stored one.</summary>
    public required LoadedPerson Before { get; init; }

    public required PersonState State { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Name of the committing host; the outbox rows are born leased to it.</summary>
    public required string Host { get; init; }

    public ImmutableList<RunChange> Runs { get; init; } = [];

    /// <summary>The activity that caused the turn; null for a turn nobody sent.</summary>
    public SeenActivity? Seen { get; init; }

    /// <summary>Where the person is reached, as the activity said; null leaves what is known.</summary>
    public ConversationPlace? Conversation { get; init; }

    /// <summary>What is to be sent, in this order.</summary>
    public ImmutableList<OutboxMessage> Outbox { get; init; } = [];

    /// <summary>Reminders; one with the id of a waiting one replaces it.</summary>
    public ImmutableList<Nudge> Nudges { get; init; } = [];

    /// <summary>Id of the reminder this turn acted on; it goes. When it is gone already the turn is one too many.</summary>
    public string? NudgeDone { get; init; }

    /// <summary>All contributions of the runs they name; they replace what those runs counted before.</summary>
    public ImmutableList<Contribution> Contributions { get; init; } = [];

    /// <summary>Runs whose contributions go.</summary>
    public ImmutableList<string> Uncounted { get; init; } = [];

    /// <summary>The contributions of all the person's runs go: the yes to counting was taken back (privacy rule P3).</summary>
    public bool UncountAll { get; init; }

    /// <summary>
    /// What becomes of relationships, in this order. A relationship the person had before must have been asked for with
    /// <see cref="PersonQuery.Wants"/>, and so the invitation somebody comes in with.
    /// </summary>
    public ImmutableList<RelationshipChange> Relationships { get; init; } = [];

    /// <summary>One-time links the person asked for.</summary>
    public ImmutableList<NewLink> Links { get; init; } = [];

    /// <summary>What becomes of releases, in this order. What is read or withdrawn must have been asked for with <see cref="PersonQuery.Wants"/>.</summary>
    public ImmutableList<ReleaseChange> Releases { get; init; } = [];

    /// <summary>What comes on weekly cards in the person's own words, and off them, in this order. Without a unit nothing comes on.</summary>
    public ImmutableList<CardWordChange> CardWords { get; init; } = [];

    /// <summary>What the works council stops or lets go on for its organisation; null: nothing. Of anybody else it is not read.</summary>
    public PauseChange? Paused { get; init; }

    /// <summary>What becomes of sessions with coaches, in this order. Whichever was there before must have been asked for with <see cref="PersonQuery.Wants"/>.</summary>
    public ImmutableList<SessionChange> Sessions { get; init; } = [];

    /// <summary>Dates that are agreed, moved or called off are ordered for calendars: this host is set up to write them there.</summary>
    public bool OrdersCalendars { get; init; }

    /// <summary>Lines of the person's own access log; those of others on a relationship are written besides.</summary>
    public ImmutableList<LogEntry> Log { get; init; } = [];

    /// <summary>The frame of the person's unit from now on; null: it stays. Without a unit it is not read.</summary>
    public TeamFrame? Frame { get; init; }

    /// <summary>What management answers to an ask of the person's unit, which they lead; null: nothing. It must have been asked for with <see cref="PersonQuery.Wants"/>.</summary>
    public TeamAsk? Answered { get; init; }

    /// <summary>Everything of the person goes, their key first. <see cref="State"/>, runs, reminders, contributions, relationships and the frame are then not read.</summary>
    public bool Erase { get; init; }

    /// <summary>All records of the person go, with what they counted, and they leave every relationship; <see cref="Runs"/> and <see cref="Relationships"/> are written after that.</summary>
    public bool ForgetRuns { get; init; }

    /// <summary>This was the turn of <see cref="Waking.Untidy"/>: no other is due until the person comes again.</summary>
    public bool Tidied { get; init; }
}

/// <summary>An activity that was taken in; ids as the channel gave them. Remembered for 48 hours (privacy rule P12).</summary>
public sealed record SeenActivity(string ConversationId, string ActivityId);

/// <summary>What became of a commit.</summary>
public abstract record CommitOutcome
{
    private CommitOutcome()
    {
    }

    /// <summary>Stored.</summary>
    /// <param name="Born">The messages of this turn, leased to the committing host: to be sent at once.</param>
    public sealed record Committed(ImmutableList<OutboxItem> Born) : CommitOutcome;

    /// <summary>Somebody else wrote since the person was loaded. Nothing was stored: load and run the turn again.</summary>
    public sealed record Conflict : CommitOutcome;

    /// <summary>The activity, or the reminder, was committed before. Nothing was stored.</summary>
    public sealed record AlreadySeen : CommitOutcome;
}
